#include "inact/imports/header.h"

#include <algorithm>

#include "inact/imports/caption.h"

namespace inact {
namespace {

constexpr std::size_t kRecordsToSearch = 30;

bool identifies(AttendeeField field) {
  return field == AttendeeField::GivenName || field == AttendeeField::FamilyName || field == AttendeeField::RawName ||
         field == AttendeeField::Email;
}

/// `sep=;` in the first line, as Excel reads it; quoted too.
std::optional<char> declared_delimiter(std::string_view text) {
  std::string_view line = text.substr(0, std::min(text.find_first_of("\r\n"), text.size()));
  if (line.size() == 7 && line.front() == '"' && line.back() == '"') line = line.substr(1, 5);
  if (line.size() != 5 || caption_key(line.substr(0, 4)) != "sep=") return std::nullopt;
  return line[4];
}

std::optional<std::size_t> number_of_column(std::string_view text, std::size_t columns) {
  std::size_t number = 0;
  if (text.empty() || text.size() > 4) return std::nullopt;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    number = number * 10 + static_cast<std::size_t>(c - '0');
  }
  if (number < 1 || number > columns) return std::nullopt;
  return number - 1;
}

/// One record taken as the header of one profile.
class Candidate {
 public:
  Candidate(const Profile& profile, const std::vector<std::string>& keys, const HeaderRequest& request)
      : profile_(profile), keys_(keys), fields_(keys.size()) {
    for (const auto& [field, column] : request.map) map(field, column);
    for (std::size_t i = 0; i < keys.size(); ++i) read_caption(i, request);
    name_beside_given_name();
  }

  bool has_signature() const {
    return std::ranges::all_of(profile_.signature, [&](const auto& captions) {
      return std::ranges::any_of(captions, [&](const auto& caption) { return has(caption); });
    });
  }
  bool says_who() const {
    return std::ranges::any_of(fields_, [](const auto& field) { return field && identifies(*field); });
  }
  int known() const {
    return static_cast<int>(std::ranges::count_if(fields_, [](const auto& field) { return field.has_value(); }));
  }
  const std::vector<std::string>& unresolved() const { return unresolved_; }
  const std::vector<std::optional<AttendeeField>>& fields() const { return fields_; }

 private:
  bool has(const std::string& caption) const { return std::ranges::find(keys_, caption) != keys_.end(); }

  void map(AttendeeField field, const std::string& column) {
    const auto found = std::ranges::find(keys_, caption_key(column));
    if (found != keys_.end())
      fields_[static_cast<std::size_t>(found - keys_.begin())] = field;
    else if (const auto number = number_of_column(column, keys_.size()))
      fields_[*number] = field;
    else
      unresolved_.push_back(column);
  }

  void read_caption(std::size_t i, const HeaderRequest& request) {
    if (fields_[i] || keys_[i].empty()) return;
    if (profile_.first_of_equal_captions && std::find(keys_.begin(), keys_.begin() + static_cast<std::ptrdiff_t>(i),
                                                      keys_[i]) != keys_.begin() + static_cast<std::ptrdiff_t>(i))
      return;
    const auto field = profile_.field_of(keys_[i]);
    const bool mapped = std::ranges::any_of(request.map, [&](const auto& one) { return one.first == field; });
    if (!mapped) fields_[i] = field;
  }

  /// `Name;Vorname`: beside given names and without family names, "Name" is the family name.
  void name_beside_given_name() {
    if (!profile_.plain() || std::ranges::find(fields_, std::optional(AttendeeField::FamilyName)) != fields_.end() ||
        std::ranges::find(fields_, std::optional(AttendeeField::GivenName)) == fields_.end())
      return;
    for (std::size_t i = 0; i < fields_.size(); ++i)
      if (fields_[i] == AttendeeField::RawName && keys_[i] == "name") fields_[i] = AttendeeField::FamilyName;
  }

  const Profile& profile_;
  const std::vector<std::string>& keys_;
  std::vector<std::optional<AttendeeField>> fields_;
  std::vector<std::string> unresolved_;
};

/// A header, and how good it is: compared in this order.
struct Best {
  struct Rank {
    bool resolved = false;
    bool tool = false;
    int known = 0;
    int rows_that_fit = 0;  ///< of the first records: those with no more cells than captions
    auto operator<=>(const Rank&) const = default;
  };
  Rank rank;
  Header header;
};

void consider(Best& best, const Profile& profile, const CsvReader& reader, Dialect dialect,
              const std::vector<std::string>& keys, const HeaderRequest& request) {
  const Candidate candidate(profile, keys, request);
  if (!candidate.says_who() || !candidate.has_signature()) return;
  const Best::Rank rank{candidate.unresolved().empty(), !profile.plain(), candidate.known(), 0};
  if (best.header.line != 0 && rank <= best.rank) return;
  best.rank = rank;
  Header& header = best.header;
  header = {&profile, dialect, reader.line(), 0, {}, {}, candidate.unresolved()};
  for (std::size_t i = 0; i < keys.size(); ++i) {
    header.captions.emplace_back(reader.cells()[i].text);
    if (!keys[i].empty() || candidate.fields()[i]) header.width = i + 1;
    if (candidate.fields()[i])
      header.columns.push_back({static_cast<int>(i) + 1, header.captions.back(), *candidate.fields()[i]});
  }
}

Best best_under(std::string_view text, Dialect dialect, const HeaderRequest& request) {
  Best best;
  CsvReader reader(text, dialect);
  std::vector<std::string> keys;
  std::vector<std::size_t> widths;
  while (widths.size() < kRecordsToSearch && reader.next()) {
    keys.clear();
    for (const CsvCell& cell : reader.cells()) keys.push_back(caption_key(cell.text));
    widths.push_back(keys.size());
    for (const Profile& profile : built_in_profiles())
      if (profile.quotes == dialect.quotes && (!request.profile || request.profile == &profile))
        consider(best, profile, reader, dialect, keys, request);
  }
  best.rank.rows_that_fit = static_cast<int>(
      std::ranges::count_if(widths, [&](std::size_t width) { return width <= best.header.captions.size(); }));
  return best;
}

/// For the message when there is no header: the first record that is not empty, cut as the widest delimiter cuts it.
void show_first_record(Header& header, std::string_view text, const std::vector<Dialect>& dialects) {
  for (const Dialect& dialect : dialects) {
    CsvReader reader(text, dialect);
    std::vector<std::string> captions;
    while (captions.empty() && reader.next())
      for (const CsvCell& cell : reader.cells())
        if (!caption_key(cell.text).empty()) captions.emplace_back(cell.text);
    if (captions.size() <= header.captions.size()) continue;
    header.captions = captions;
    header.dialect = dialect;
  }
}

}  // namespace

Header find_header(std::string_view text, const HeaderRequest& request) {
  std::optional<char> delimiter = request.delimiter;
  if (!delimiter) delimiter = declared_delimiter(text);
  std::vector<Dialect> dialects;
  for (const char c : delimiter ? std::string{*delimiter} : std::string{',', ';', '\t'})
    for (const bool quotes : {true, false})
      if (quotes || std::ranges::any_of(built_in_profiles(), [](const Profile& p) { return !p.quotes; }))
        dialects.push_back({c, quotes});
  Best best;
  for (const Dialect& dialect : dialects) {
    Best one = best_under(text, dialect, request);
    if (one.header.line != 0 && (best.header.line == 0 || one.rank > best.rank)) best = std::move(one);
  }
  if (best.header.line == 0) {
    best.header.dialect = dialects.front();
    show_first_record(best.header, text, dialects);
  }
  return std::move(best.header);
}

}  // namespace inact

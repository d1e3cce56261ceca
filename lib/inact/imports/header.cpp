#include "inact/imports/header.h"

#include <algorithm>
#include <array>

#include "inact/imports/caption.h"
#include "inact/imports/minutes.h"

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

/// What tells who somebody is: what a question of a form may ask for. The first of two in one question counts:
/// "Name of your organisation".
constexpr std::array kAsked = {AttendeeField::Organization, AttendeeField::Email,       AttendeeField::Phone,
                               AttendeeField::Postcode,     AttendeeField::BirthYear,   AttendeeField::GivenName,
                               AttendeeField::FamilyName,   AttendeeField::RawName,     AttendeeField::Gender,
                               AttendeeField::Country,      AttendeeField::ArrivedYear, AttendeeField::Need};

/// What else a column of a form may hold under its own caption, as one that was added later: "Anwesend".
constexpr std::array kNoted = {AttendeeField::Language, AttendeeField::Attended, AttendeeField::Minutes};

bool holds_as_words(std::string_view question, std::string_view caption) {
  const auto letter = [&](std::size_t at) {
    const char c = question[at];
    return c < 0 || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  };
  for (std::size_t at = 0; (at = question.find(caption, at)) != question.npos; ++at) {
    const std::size_t end = at + caption.size();
    if ((at == 0 || !letter(at - 1)) && (end == question.size() || !letter(end))) return true;
  }
  return false;
}

/// "12 Sep 2026 9.00AM All students": the day at the beginning, of a group or of all. Or "2026-09-12" alone.
std::optional<WrittenDate> session_day(std::string_view caption) {
  if (parse_iso_date(caption)) return WrittenDate::read(caption);
  constexpr int kFewestWords = 3;
  std::size_t words = 1;
  for (std::size_t at = caption.find(' '); at != caption.npos; at = caption.find(' ', at + 1)) ++words;
  for (std::size_t end = caption.size(); words >= kFewestWords; --words) {
    if (auto day = WrittenDate::read(caption.substr(0, end))) return day;
    end = caption.rfind(' ', end - 1);
  }
  return std::nullopt;
}

/// One record that may be a header.
struct Captions {
  int line = 0;
  std::vector<std::string> texts, keys;

  explicit Captions(const CsvReader& reader) : line(reader.line()) {
    for (const CsvCell& cell : reader.cells()) {
      texts.emplace_back(cell.text);
      keys.push_back(caption_key(cell.text));
    }
  }
  bool has(std::string_view key) const { return std::ranges::find(keys, key) != keys.end(); }
};

/// One record taken as the header of one profile.
class Candidate {
 public:
  Candidate(const Profile& profile, const Profile& table, const Captions& captions, const HeaderRequest& request)
      : profile_(profile), table_(table), captions_(captions), request_(request), fields_(captions.keys.size()) {
    for (const auto& [field, column] : request.map) map(field, column);
  }

  void read_captions() {
    for (std::size_t i = 0; i < fields_.size(); ++i) read_caption(i);
    if (profile_.questions) read_questions();
    name_beside_given_name();
    if (profile_.sessions)
      for (std::size_t i = 0; i < fields_.size(); ++i)
        if (const auto day = session_day(captions_.texts[i]); day && !fields_[i])
          sessions_.push_back({static_cast<int>(i) + 1, captions_.texts[i], *day});
  }
  void read_positions() {
    for (std::size_t i = 0; i < std::min(fields_.size(), profile_.positions.size()); ++i)
      if (!fields_[i]) fields_[i] = profile_.positions[i];
  }

  bool fits() const {
    const bool says_what = profile_.rows == RowKind::Intakes && has(AttendeeField::Need);  // of somebody anonymous
    return (!profile_.sessions || !sessions_.empty()) && (says_who() || says_what || profile_.orders);
  }
  int known() const {
    return static_cast<int>(std::ranges::count_if(fields_, [](const auto& field) { return field.has_value(); }));
  }
  const std::vector<std::string>& unresolved() const { return unresolved_; }

  Header header(Dialect dialect) const {
    Header header{&profile_, &table_, dialect, captions_.line, 0, {}, {}, {}, unresolved_};
    header.captions = captions_.texts;
    header.sessions = sessions_;
    for (std::size_t i = 0; i < fields_.size(); ++i) {
      if (!captions_.keys[i].empty() || fields_[i]) header.width = i + 1;
      const bool fallback = std::ranges::find(profile_.fallback, captions_.keys[i]) != profile_.fallback.end();
      if (fields_[i]) header.columns.push_back({static_cast<int>(i) + 1, captions_.texts[i], *fields_[i], fallback});
    }
    return header;
  }

 private:
  bool says_who() const {
    return std::ranges::any_of(fields_, [](const auto& field) { return field && identifies(*field); });
  }
  bool has(AttendeeField field) const { return std::ranges::find(fields_, std::optional(field)) != fields_.end(); }
  bool mapped(AttendeeField field) const {
    return std::ranges::any_of(request_.map, [&](const auto& one) { return one.first == field; });
  }

  void map(AttendeeField field, const std::string& column) {
    const auto found = std::ranges::find(captions_.keys, caption_key(column));
    if (found != captions_.keys.end())
      fields_[static_cast<std::size_t>(found - captions_.keys.begin())] = field;
    else if (const auto number = number_of_column(column, fields_.size()))
      fields_[*number] = field;
    else
      unresolved_.push_back(column);
  }

  void read_caption(std::size_t i) {
    const std::string& key = captions_.keys[i];
    if (fields_[i] || key.empty()) return;
    const auto before = captions_.keys.begin() + static_cast<std::ptrdiff_t>(i);
    if (profile_.first_of_equal_captions && std::find(captions_.keys.begin(), before, key) != before) return;
    const auto field = profile_.field_of(key);
    if (field && !mapped(*field)) fields_[i] = field;
  }

  /// What a form asks, in the words of a plain table: the whole question, else a part of it.
  void read_questions() {
    std::vector<std::string> questions = captions_.keys;
    for (std::string& question : questions)
      if (const auto open = question.rfind('['); open != question.npos && question.ends_with(']'))
        question = question.substr(open + 1, question.size() - open - 2);
    for (std::size_t i = 0; i < fields_.size(); ++i)
      if (const auto field = table_.field_of(questions[i]); field && !fields_[i] && asked(*field)) fields_[i] = field;
    for (const AttendeeField field : kAsked) {
      const bool whole_name = field == AttendeeField::RawName;
      if (answered(field) || mapped(field) ||
          (whole_name && (has(AttendeeField::GivenName) || has(AttendeeField::FamilyName))))
        continue;
      for (std::size_t i = 0; i < fields_.size(); ++i)
        if (!fields_[i] && part_of(questions[i], field)) {
          fields_[i] = field;
          break;
        }
    }
  }
  bool asked(AttendeeField field) const {
    if (profile_.rows == RowKind::Intakes) return !mapped(field);
    return !mapped(field) &&
           (std::ranges::find(kNoted, field) != kNoted.end() || std::ranges::find(kAsked, field) != kAsked.end());
  }
  /// By another column than that of an account.
  bool answered(AttendeeField field) const {
    for (std::size_t i = 0; i < fields_.size(); ++i)
      if (fields_[i] == field && std::ranges::find(profile_.fallback, captions_.keys[i]) == profile_.fallback.end())
        return true;
    return false;
  }
  bool part_of(const std::string& question, AttendeeField field) const {
    return std::ranges::any_of(table_.columns, [&](const auto& column) {
      // of whole names only what says so: "Person" is part of too many questions
      const bool name = field != AttendeeField::RawName || column.first.ends_with("name");
      return column.second == field && name && holds_as_words(question, column.first);
    });
  }

  /// `Name;Vorname`: beside given names and without family names, "Name" is the family name.
  void name_beside_given_name() {
    if (!(profile_.plain() || profile_.questions) || has(AttendeeField::FamilyName) || !has(AttendeeField::GivenName))
      return;
    for (std::size_t i = 0; i < fields_.size(); ++i)
      if (fields_[i] == AttendeeField::RawName && captions_.keys[i] == "name") fields_[i] = AttendeeField::FamilyName;
  }

  const Profile& profile_;
  const Profile& table_;
  const Captions& captions_;
  const HeaderRequest& request_;
  std::vector<std::optional<AttendeeField>> fields_;
  std::vector<SessionColumn> sessions_;
  std::vector<std::string> unresolved_;
};

bool has_signature(const Profile& profile, const Captions& captions) {
  return std::ranges::all_of(profile.signature, [&](const auto& alternatives) {
    return std::ranges::any_of(alternatives, [&](const std::string& caption) { return captions.has(caption); });
  });
}

/// The row has dates and durations where the profile's positions say so.
bool fits_positions(const Profile& profile, const CsvReader& row) {
  const auto& cells = row.cells();
  if (profile.positions.empty()) return false;
  for (std::size_t i = 0; i < profile.positions.size(); ++i) {
    const auto field = profile.positions[i];
    const std::string_view text = i < cells.size() ? cells[i].text : std::string_view();
    if (field == AttendeeField::RawName && text.empty()) return false;
    if (field == AttendeeField::Attended && !WrittenDate::read(text)) return false;
    if (field == AttendeeField::Minutes && !minutes_in(text)) return false;
    if (field == AttendeeField::Email && !text.empty() && text.find('@') == text.npos) return false;
  }
  return true;
}

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

  void consider(const Candidate& candidate, const Profile& profile, Dialect dialect) {
    if (!candidate.fits()) return;
    const Rank other{candidate.unresolved().empty(), !profile.plain(), candidate.known(), 0};
    if (header.line != 0 && other <= rank) return;
    rank = other;
    header = candidate.header(dialect);
  }
};

Best best_under(std::string_view text, Dialect dialect, const HeaderRequest& request,
                const std::vector<Profile>& profiles) {
  Best best;
  CsvReader reader(text, dialect);
  std::optional<Captions> above;
  std::vector<std::size_t> widths;
  while (widths.size() < kRecordsToSearch && reader.next()) {
    Captions captions(reader);
    widths.push_back(captions.keys.size());
    for (const Profile& profile : profiles) {
      const bool asked = request.profile == &profile;
      if (profile.quotes != dialect.quotes || (request.profile && !asked)) continue;
      if (profile.signature.empty() && !asked && &profile != &profiles.back()) continue;
      if (has_signature(profile, captions)) {
        Candidate candidate(profile, profiles.back(), captions, request);
        candidate.read_captions();
        best.consider(candidate, profile, dialect);
      } else if (above && fits_positions(profile, reader)) {
        Candidate candidate(profile, profiles.back(), *above, request);
        candidate.read_positions();
        best.consider(candidate, profile, dialect);
      }
    }
    above = std::move(captions);
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
  const std::vector<Profile>& profiles = request.profiles ? *request.profiles : built_in_profiles();
  std::optional<char> delimiter = request.delimiter;
  if (!delimiter) delimiter = declared_delimiter(text);
  std::vector<Dialect> dialects;
  for (const char c : delimiter ? std::string{*delimiter} : std::string{',', ';', '\t'})
    for (const bool quotes : {true, false})
      if (quotes || std::ranges::any_of(profiles, [](const Profile& p) { return !p.quotes; }))
        dialects.push_back({c, quotes});
  Best best;
  for (const Dialect& dialect : dialects) {
    Best one = best_under(text, dialect, request, profiles);
    if (one.header.line != 0 && (best.header.line == 0 || one.rank > best.rank)) best = std::move(one);
  }
  if (best.header.line == 0) {
    best.header.dialect = dialects.front();
    show_first_record(best.header, text, dialects);
  }
  return std::move(best.header);
}

}  // namespace inact

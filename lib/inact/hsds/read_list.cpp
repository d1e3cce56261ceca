#include <fmt/core.h>

#include <algorithm>
#include <array>

#include "inact/base/error.h"
#include "inact/base/time.h"
#include "inact/hsds/list_columns.h"
#include "inact/hsds/read.h"
#include "inact/imports/csv.h"
#include "inact/imports/encoding.h"
#include "inact/imports/findings.h"
#include "inact/imports/labels.h"
#include "inact/network/hours.h"

namespace inact {
namespace {

using Texts = std::vector<std::string>;
using Said = std::array<Texts, std::size(kListColumns)>;

class ListFeed {
 public:
  ListFeed(Feed& feed, const NetworkRules& rules)
      : feed_(feed), rules_(rules), file_(static_cast<std::uint32_t>(feed.files.size() - 1)) {}

  void read(std::string_view text) {
    CsvReader csv(text, {list_delimiter(text)});
    if (!csv.next()) return;
    columns_ = list_header(csv);
    for (std::size_t i = 0; i < columns_.size(); ++i)
      if (columns_[i] < 0 && !csv.cells()[i].text.empty())
        feed_.note(tr("The column “{caption}” is not known; left out", {{"caption", extract(csv.cells()[i].text)}}));
    if (std::ranges::count(columns_, AtInstitution) != 1) {
      feed_.unreadable(feed_.files[file_], static_cast<std::uint32_t>(csv.line()),
                       tr("there is no column “organization”; `inact network import --template FILE` writes a table "
                          "with all columns"));
      return;
    }
    for (const char* table : {"organization", "service", "location", "service_at_location", "address", "phone",
                              "schedule", "language", "service_area", "required_document", "cost_option", "attribute"})
      feed_[feed_table(table)].covered = true;
    feed_.has_other_ids = true;
    while (csv.next()) row(csv);
  }

 private:
  void problem(std::string_view field, Message message) {
    feed_.problem({feed_.files[file_], line_, record_, std::string(field), std::move(message)});
    wrong_ = true;
  }

  /// What a cell says, as it is stored.
  Texts answers(ListPlace column) {
    const ListColumn& what = kListColumns[column];
    const NetworkField& field = field_of(what);
    Texts typed = field.has_many() ? parts_of(cells_[column], ";") : Texts{std::string(cells_[column])};
    if (field.has_many() ? typed.empty() : typed[0].empty()) return {};
    if (field.kind == FieldKind::Codes)
      for (std::string& one : typed) one = code_of_label(rules_.vocabularies[field.vocabulary], one);
    try {
      return accept_values(field, typed, rules_);
    } catch (const Error& error) {
      problem(what.key, error.message());
      return {};
    }
  }
  std::string answer(ListPlace column) {
    const Texts all = answers(column);
    return all.empty() ? std::string() : all.front();
  }

  /// A row, made where it is not there, and its fields where they are empty.
  std::string add(std::string_view table, std::string_view id,
                  std::initializer_list<std::pair<const char*, std::string_view>> fields) {
    const int at = feed_table(table);
    std::size_t row = feed_[at].find(id);
    if (row == FeedRows::npos) row = feed_.add(at, feed_.keep(id), {file_, line_});
    for (const auto& [field, value] : fields) {
      std::string_view& cell = feed_[at].at(row, feed_tables()[static_cast<std::size_t>(at)].place(field));
      if (cell.empty()) cell = feed_.keep(value);
    }
    return std::string(id);
  }

  void row(const CsvReader& csv) {
    const auto& cells = csv.cells();
    if (cells.size() == 1 && cells[0].text.empty()) return;
    line_ = static_cast<std::uint32_t>(csv.line());
    cells_.fill({});
    record_.clear();
    wrong_ = false;
    for (std::size_t i = 0; i < std::min(cells.size(), columns_.size()); ++i)
      if (columns_[i] >= 0) cells_[static_cast<std::size_t>(columns_[i])] = cells[i].text;
    if (csv.problem()) problem({}, tr("a quotation mark is not closed, or text stands behind it"));
    if (cells.size() > columns_.size())
      problem({}, tr("{n} cells, {expected} columns", {{"n", cells.size()}, {"expected", columns_.size()}}));
    const std::string institution = answer(AtInstitution);
    if (institution.empty() && !wrong_) problem("organization", tr("is missing"));
    record_ = institution.empty() ? std::string() : "organization " + extract(institution);
    const std::string service = answer(AtService);
    const std::string id = institution + " / " + service;
    if (!service.empty() && feed_[feed_places().service].find(id) != FeedRows::npos)
      problem("service", tr("this service stands in another line already"));
    Said said;
    for (std::size_t i = AtNeed; i < said.size(); ++i) said[i] = answers(static_cast<ListPlace>(i));
    if (wrong_) {
      feed_.whole = false;
      if (!institution.empty())
        reject(service.empty() ? "organization" : "service", service.empty() ? institution : id);
      return;
    }
    store(institution, service.empty() ? std::string() : id, service, said);
  }

  /// A line that cannot be taken counts as its service, or as its institution.
  void reject(std::string_view table, std::string_view id) {
    const int at = feed_table(table);
    if (feed_[at].find(id) == FeedRows::npos) feed_[at].rejected[feed_.add(at, feed_.keep(id), {file_, line_})] = true;
  }

  void store(const std::string& institution, const std::string& id, const std::string& service, const Said& said) {
    const auto one = [&](ListPlace column) { return said[column].empty() ? std::string() : said[column].front(); };
    add("organization", institution, {{"name", institution}});
    if (id.empty()) {
      add("organization", institution,
          {{"description", one(AtDescription)}, {"email", one(AtEmail)}, {"website", one(AtWebsite)}});
    } else {
      const bool free = one(AtCost) == "free";
      add("service", id,
          {{"organization_id", institution},
           {"name", service},
           {"status", "active"},
           {"description", one(AtDescription)},
           {"email", one(AtEmail)},
           {"url", one(AtWebsite)},
           {"minimum_age", one(AtMinimumAge)},
           {"maximum_age", one(AtMaximumAge)},
           {"fees_description", free ? std::string() : one(AtCost)}});
      if (free)
        add("cost_option", id + " / free",
            {{"service_id", id}, {"option", "free"}, {"currency", "EUR"}, {"amount", "0"}});
    }
    const char* owner = id.empty() ? "organization_id" : "service_id";
    const std::string& whose = id.empty() ? institution : id;
    for (const std::string& number : said[AtPhone])
      add("phone", whose + " / " + number, {{owner, whose}, {"number", number}});
    store_place(institution, id, one(AtStreet), one(AtPostcode), one(AtCity));
    if (!id.empty()) store_lists(id, said);
  }

  void store_place(const std::string& institution, const std::string& id, const std::string& street,
                   const std::string& postcode, const std::string& city) {
    if (street.empty()) return;
    const std::string place = add("location", fmt::format("{} / {}, {}", institution, street, postcode),
                                  {{"organization_id", institution}, {"location_type", "physical"}});
    const std::string& town = city.empty() ? rules_.city : city;
    add("address", place,
        {{"location_id", place},
         {"address_1", street},
         {"postal_code", postcode},
         {"city", town},
         {"state_province", town},
         {"country", "DE"},
         {"address_type", "physical"}});
    if (!id.empty()) add("service_at_location", id + " @ " + place, {{"service_id", id}, {"location_id", place}});
  }

  void store_lists(const std::string& id, const Said& said) {
    for (const auto& [column, type] : {std::pair{AtNeed, "need"}, {AtEligibility, "eligibility"}})
      for (const std::string& code : said[column])
        add("attribute", fmt::format("{} / {} {}", id, type, code),
            {{"link_id", id}, {"link_entity", "service"}, {"link_type", type}, {"value", code}});
    for (const std::string& tag : said[AtLanguage])
      add("language", id + " / " + tag, {{"service_id", id}, {"code", tag}});
    for (const std::string& paper : said[AtPaper])
      add("required_document", id + " / " + paper, {{"service_id", id}, {"document", paper}});
    for (const std::string& area : said[AtArea]) {
      const bool postcode = area.front() >= '0' && area.front() <= '9';
      add("service_area", id + " / " + area,
          {{"service_id", id},
           {postcode ? "extent" : "name", area},
           {"extent_type", postcode ? "postcode" : "district"}});
    }
    for (const std::string& code : said[AtHours]) {
      const OpeningTime time = parse_hours(code, rules_.today).front();
      const auto clock = [](std::optional<int> minutes) { return minutes ? time_of_day(*minutes) : std::string(); };
      const auto day = [](std::optional<Date> date) { return date ? iso(*date) : std::string(); };
      add("schedule", id + " / " + code,
          {{"service_id", id},
           {"freq", time.nth == 0 ? "WEEKLY" : "MONTHLY"},
           {"byday", byday_of(time)},
           {"opens_at", clock(time.opens)},
           {"closes_at", clock(time.closes)},
           {"valid_from", day(time.from)},
           {"valid_to", day(time.last)},
           {"description", time.note}});
    }
  }

  Feed& feed_;
  const NetworkRules& rules_;
  const std::uint32_t file_;
  std::vector<int> columns_;  ///< of the file: which of ours, or -1
  std::array<std::string_view, std::size(kListColumns)> cells_{};
  std::uint32_t line_ = 0;
  std::string record_;
  bool wrong_ = false;
};

}  // namespace

void read_feed_list(Feed& feed, const std::string& name, std::string_view bytes, const NetworkRules& rules) {
  feed.files.push_back(name);
  if (bytes.empty()) return feed.unreadable(name, 0, tr("the file is empty"));
  const Decoded decoded = decode(bytes);
  if (decoded.problem) {
    const std::size_t at = decoded.problem->offset.value_or(0);
    const auto line = 1 + std::ranges::count(decoded.text().substr(0, at), '\n');
    return feed.unreadable(name, static_cast<std::uint32_t>(line), decoded.problem->message);
  }
  ListFeed(feed, rules).read(decoded.text());
}

}  // namespace inact

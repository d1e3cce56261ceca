#include <fmt/core.h>

#include "inact/base/date.h"
#include "inact/base/time.h"
#include "inact/hsds/write.h"
#include "inact/network/hours.h"

namespace inact {
namespace {

class Services {
 public:
  Services(const Feed& feed, const Words& words)
      : feed_(feed),
        words_(words),
        attributes_(rows_by(feed, t_.attribute, "link_id")),
        languages_(by_service("language")),
        areas_(by_service("service_area")),
        places_(by_service("service_at_location")),
        phones_(by_service("phone")),
        phones_of_organization_(rows_by(feed, t_.phone, "organization_id")),
        schedules_(by_service("schedule")),
        costs_(by_service("cost_option")),
        documents_(by_service("required_document")),
        addresses_(rows_by(feed, t_.address, "location_id")) {}

  std::vector<Cell> row(std::size_t row) const {
    const std::string_view id = feed_[t_.service].at(row, 0);
    const std::string_view owner = service(row, "organization_id");
    const std::size_t organization = feed_[t_.organization].find(owner);
    const auto of_organization = [&](std::string_view field) {
      return organization == FeedRows::npos ? std::string_view() : at(t_.organization, organization, field);
    };
    auto phones = all(phones_, id, t_.phone, "number");
    if (phones.empty()) phones = all(phones_of_organization_, owner, t_.phone, "number");
    const std::string_view email = service(row, "email"), website = service(row, "url");
    return {id,
            service(row, "name"),
            of_organization("name"),
            service(row, "status"),
            codes(id, "need"),
            all(languages_, id, feed_table("language"), "code"),
            codes(id, "eligibility"),
            service(row, "minimum_age"),
            service(row, "maximum_age"),
            areas(id),
            addresses(id),
            std::move(phones),
            email.empty() ? of_organization("email") : email,
            website.empty() ? of_organization("website") : website,
            hours(id),
            cost(row, id),
            all(documents_, id, feed_table("required_document"), "document"),
            service(row, "assured_date"),
            service(row, "description")};
  }

 private:
  FeedGroups by_service(std::string_view table) const { return rows_by(feed_, feed_table(table), "service_id"); }
  std::string_view at(int table, std::size_t row, std::string_view field) const {
    return feed_[table].at(row, feed_tables()[static_cast<std::size_t>(table)].place(field));
  }
  std::string_view service(std::size_t row, std::string_view field) const { return at(t_.service, row, field); }

  std::vector<std::string> all(const FeedGroups& groups, std::string_view id, int table, std::string_view field) const {
    std::vector<std::string> values;
    for (const std::size_t row : rows_of(groups, id))
      if (const auto value = at(table, row, field); !value.empty()) values.emplace_back(value);
    return values;
  }

  std::vector<std::string> codes(std::string_view id, std::string_view type) const {
    std::vector<std::string> values;
    for (const std::size_t row : rows_of(attributes_, id))
      if (at(t_.attribute, row, "link_type") == type) values.emplace_back(at(t_.attribute, row, "value"));
    return values;
  }

  std::vector<std::string> areas(std::string_view id) const {
    const int table = feed_table("service_area");
    std::vector<std::string> values;
    for (const std::size_t row : rows_of(areas_, id)) {
      const auto name = at(table, row, "name");
      values.emplace_back(name.empty() ? at(table, row, "extent") : name);
    }
    return values;
  }

  std::vector<std::string> addresses(std::string_view id) const {
    std::vector<std::string> values;
    for (const std::size_t place : rows_of(places_, id))
      for (const std::size_t row : rows_of(addresses_, at(t_.service_at_location, place, "location_id")))
        values.push_back(fmt::format("{}, {} {}", at(t_.address, row, "address_1"), at(t_.address, row, "postal_code"),
                                     at(t_.address, row, "city")));
    return values;
  }

  std::optional<Date> day(std::size_t row, std::string_view field) const {
    return parse_iso_date(at(t_.schedule, row, field));
  }

  std::vector<std::string> hours(std::string_view id) const {
    std::vector<std::string> values;
    for (const std::size_t row : rows_of(schedules_, id)) {
      auto time = from_byday(at(t_.schedule, row, "byday"));
      const auto opens = at(t_.schedule, row, "opens_at"), closes = at(t_.schedule, row, "closes_at");
      if (time && !time->days.empty()) {
        time->opens = opens.empty() ? std::nullopt : parse_time_of_day(opens.substr(0, 5));
        time->closes = closes.empty() ? std::nullopt : parse_time_of_day(closes.substr(0, 5));
        time->from = day(row, "valid_from");
        time->last = day(row, "valid_to");
        time->note = at(t_.schedule, row, "description");
        values.push_back(hours_text(*time, words_.language()));
      } else if (const auto text = at(t_.schedule, row, "description"); !text.empty()) {
        values.emplace_back(text);
      }
    }
    return values;
  }

  std::string cost(std::size_t row, std::string_view id) const {
    if (const auto text = service(row, "fees_description"); !text.empty()) return std::string(text);
    const int table = feed_table("cost_option");
    for (const std::size_t option : rows_of(costs_, id)) {
      for (const std::string_view field : {"amount_description", "option"})
        if (const auto text = at(table, option, field); !text.empty()) return std::string(text);
      if (const auto amount = at(table, option, "amount"); !amount.empty())
        return fmt::format("{} {}", amount, at(table, option, "currency"));
    }
    return {};
  }

  const Feed& feed_;
  const Words& words_;
  const FeedTables& t_ = feed_places();
  FeedGroups attributes_, languages_, areas_, places_, phones_, phones_of_organization_, schedules_, costs_, documents_,
      addresses_;
};

}  // namespace

Document services_of(const Feed& feed, const Words& words) {
  Document document;
  document.schema = "services";
  Table table;
  for (const char* key :
       {"id", "name", "organization", "status", "need", "language", "eligibility", "minimum_age", "maximum_age", "area",
        "address", "phone", "email", "website", "schedule", "cost", "required_document", "assured_date", "description"})
    table.columns.push_back({key, {}});
  const Services services(feed, words);
  for (std::size_t row = 0; row < feed[feed_places().service].size(); ++row) table.rows.push_back(services.row(row));
  document.tables.push_back(std::move(table));
  return document;
}

}  // namespace inact

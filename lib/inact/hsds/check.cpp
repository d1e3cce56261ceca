#include <algorithm>
#include <charconv>

#include "inact/hsds/read.h"
#include "inact/imports/findings.h"

namespace inact {
namespace {

/// The table that a key leads to: of attributes the row says it. -1: none that is known.
int target(const Feed& feed, int table, std::size_t row, const FeedField& field) {
  if (field.to >= 0) return field.to;
  const FeedTableType& type = feed_tables()[static_cast<std::size_t>(table)];
  const std::string_view entity = feed[table].at(row, type.place("link_entity"));
  for (std::size_t i = 0; i < feed_tables().size(); ++i)
    if (feed_tables()[i].name == entity && static_cast<int>(i) != table) return static_cast<int>(i);
  return -1;
}

bool is_parent(const FeedField& field) { return field.name.starts_with("parent_"); }

/// What HSDS wants and others often leave out is made up, where that says nothing new.
void complete(Feed& feed, int table) {
  const FeedTableType& type = feed_tables()[static_cast<std::size_t>(table)];
  FeedRows& rows = feed[table];
  const FeedTables& t = feed_places();
  const auto from = [&](std::size_t row, std::string_view field, std::string_view value) {
    std::string_view& cell = rows.at(row, type.place(field));
    if (cell.empty()) cell = value;
  };
  const bool described =
      type.place("description") >= 0 && type.fields[static_cast<std::size_t>(type.place("description"))].required;
  for (std::size_t row = 0; row < rows.size(); ++row) {
    if (described) from(row, "description", rows.at(row, type.place("name")));
    if (table == t.service) from(row, "status", "active");
    if (table == t.location) from(row, "location_type", "physical");
    if (table == t.address) {
      from(row, "address_type", "physical");
      from(row, "country", "DE");
      from(row, "state_province", rows.at(row, type.place("city")));
    }
  }
}

/// A program that stands only in a service belongs to the service's organization.
void adopt_programs(Feed& feed) {
  const FeedTables& t = feed_places();
  const FeedTableType& service = feed_tables()[static_cast<std::size_t>(t.service)];
  const int of_program = feed_tables()[static_cast<std::size_t>(t.program)].place("organization_id");
  for (std::size_t row = 0; row < feed[t.service].size(); ++row) {
    const std::size_t found = feed[t.program].find(feed[t.service].at(row, service.place("program_id")));
    if (found == FeedRows::npos) continue;
    std::string_view& owner = feed[t.program].at(found, of_program);
    if (owner.empty()) owner = feed[t.service].at(row, service.place("organization_id"));
  }
}

/// A place that stands only under services of one organization is that organization's.
void adopt_locations(Feed& feed) {
  const FeedTables& t = feed_places();
  const FeedTableType& link = feed_tables()[static_cast<std::size_t>(t.service_at_location)];
  const int of_service = feed_tables()[static_cast<std::size_t>(t.service)].place("organization_id");
  const int of_location = feed_tables()[static_cast<std::size_t>(t.location)].place("organization_id");
  std::unordered_map<std::size_t, std::string_view> owners;  // of a location; empty: several
  for (std::size_t row = 0; row < feed[t.service_at_location].size(); ++row) {
    const std::size_t service = feed[t.service].find(feed[t.service_at_location].at(row, link.place("service_id")));
    const std::size_t location = feed[t.location].find(feed[t.service_at_location].at(row, link.place("location_id")));
    if (service == FeedRows::npos || location == FeedRows::npos || feed[t.service].rejected[service]) continue;
    const std::string_view owner = feed[t.service].at(service, of_service);
    const auto [found, is_new] = owners.emplace(location, owner);
    if (!is_new && found->second != owner) found->second = {};
  }
  for (const auto& [location, owner] : owners)
    if (feed[t.location].at(location, of_location).empty()) feed[t.location].at(location, of_location) = owner;
}

/// One page of many says nothing of what is gone.
void count_pages(Feed& feed) {
  for (const auto& [page, held] : feed.pages) {
    std::int64_t all = 0;
    std::from_chars(page.second.data(), page.second.data() + page.second.size(), all);
    if (held >= all) continue;
    feed.whole = false;
    feed.note(tr("The pages hold {held} of {all} records ({list}); nothing counts as gone.",
                 {{"held", held}, {"all", all}, {"list", feed_tables()[static_cast<std::size_t>(page.first)].list}}));
  }
}

}  // namespace

void check_feed(Feed& feed, KnownRow known, const void* context) {
  count_pages(feed);
  adopt_programs(feed);
  const auto& types = feed_tables();
  for (int table = 0; table < static_cast<int>(types.size()); ++table) {
    const FeedTableType& type = types[static_cast<std::size_t>(table)];
    complete(feed, table);
    FeedRows& rows = feed[table];
    std::vector<bool> left_out(rows.size());
    for (std::size_t row = 0; row < rows.size(); ++row) {
      int held = 0, lost = 0;  // keys to what it belongs to
      for (int place = 1; place < static_cast<int>(type.fields.size()); ++place) {
        const FeedField& field = type.fields[static_cast<std::size_t>(place)];
        std::string_view& cell = rows.at(row, place);
        if (cell.empty()) {
          if (field.required && !rows.rejected[row]) {
            feed.problem(table, row, field.name, tr("is missing"));
            rows.rejected[row] = true;
          }
          continue;
        }
        if (field.type != FieldType::Key) continue;
        const int to = target(feed, table, row, field);
        if (to < 0) {
          feed.note(tr("Attributes of what is no table of HSDS 3.0 are left out."));
          left_out[row] = true;
          break;
        }
        const std::size_t found = feed[to].find(cell);
        if (found != FeedRows::npos ? !feed[to].rejected[found] : known(context, to, cell)) {
          held += field.belongs();
          continue;
        }
        lost += field.belongs();
        if (found != FeedRows::npos) {
          // What hangs on a row that cannot be taken goes with it; the problem is told there.
          if (field.required) rows.rejected[row] = true;
          if (!field.required) cell = {};
          continue;
        }
        if (is_parent(field)) {
          feed.note(tr("A parent outside the feed is left out: {field} of {record}.",
                       {{"field", field.name}, {"record", feed.record(table, row)}}));
        } else {
          feed.problem(table, row, field.name,
                       tr("there is no {table} {id} in the feed",
                          {{"table", types[static_cast<std::size_t>(to)].name}, {"id", extract(feed.given(cell))}}));
          if (field.required) rows.rejected[row] = true;
        }
        cell = {};
      }
      // A place can be without an institution.
      if (lost > 0 && held == 0 && table != feed_places().location) rows.rejected[row] = true;
    }
    if (std::ranges::count(left_out, true) > 0) feed.drop(table, left_out);
    if (table == feed_places().location) adopt_locations(feed);  // those whose key led nowhere, too
  }
}

}  // namespace inact

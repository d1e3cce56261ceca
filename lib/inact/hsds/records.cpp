#include "inact/hsds/records.h"

#include <fmt/core.h>

#include <algorithm>
#include <charconv>

#include "inact/base/error.h"
#include "inact/hsds/protected.h"
#include "inact/hsds/value.h"
#include "inact/store/query.h"

namespace inact {
namespace {

bool is_void_able(int table) {
  const FeedTables& t = feed_places();
  return table == t.organization || table == t.service || table == t.location || table == t.contact;
}

/// id, hidden (2 void, 1 not for others), then the fields.
std::string select_of(int table) {
  const FeedTables& t = feed_places();
  const FeedTableType& type = feed_tables()[static_cast<std::size_t>(table)];
  std::string hidden = is_void_able(table) ? "CASE WHEN void_reason IS NOT NULL THEN 2 ELSE 0 END" : "0";
  if (table == t.location) hidden = "CASE WHEN void_reason IS NOT NULL THEN 2 ELSE protected END";
  if (table == t.schedule) hidden = "closed";
  std::string sql = fmt::format("SELECT id, {}, uuid", hidden);
  for (std::size_t i = 1; i < type.fields.size(); ++i) sql += ", " + type.fields[i].name;
  return sql + " FROM " + type.name + " ORDER BY id";
}

std::string as_text(const Value& value) {
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  if (const auto* whole = std::get_if<std::int64_t>(&value)) return fmt::format("{}", *whole);
  if (const auto* real = std::get_if<double>(&value)) return fmt::format("{}", *real);
  return {};
}

struct Loaded {
  RecordedFeed recorded;
  std::vector<std::vector<bool>> hidden;  ///< by table: not for others
};

class Loader {
 public:
  explicit Loader(const Store& store) : store_(store), by_id_(feed_tables().size()) {
    const std::size_t tables = feed_tables().size();
    loaded_.recorded.ids.resize(tables);
    loaded_.recorded.voided.resize(tables);
    loaded_.hidden.resize(tables);
    loaded_.recorded.feed.files.emplace_back();
  }

  Loaded load() {
    for (int table = 0; table < static_cast<int>(feed_tables().size()); ++table) {
      read(table);
      resolve(table);
    }
    return std::move(loaded_);
  }

 private:
  void read(int table) {
    const FeedTableType& type = feed_tables()[static_cast<std::size_t>(table)];
    Feed& feed = loaded_.recorded.feed;
    const auto at = static_cast<std::size_t>(table);
    Query query(store_, select_of(table));
    std::string buffer;
    while (query.next()) {
      const std::int64_t id = std::get<std::int64_t>(query.cell(0));
      const std::int64_t hidden = std::get<std::int64_t>(query.cell(1));
      const std::size_t row = feed.add(table, feed.keep(as_text(query.cell(2))), {});
      loaded_.recorded.ids[at].push_back(id);
      loaded_.recorded.voided[at].push_back(hidden == 2);
      loaded_.hidden[at].push_back(hidden != 0);
      by_id_[at].emplace(id, row);
      for (int field = 1; field < static_cast<int>(type.fields.size()); ++field) {
        const FeedField& what = type.fields[static_cast<std::size_t>(field)];
        std::string text = as_text(query.cell(field + 2));
        if (what.name == "status" && text == "temporarily_closed") text = "temporarily closed";
        const auto value = what.type == FieldType::Key ? std::nullopt : feed_value(what, text, buffer);
        feed[table].at(row, field) = feed.keep(value ? *value : std::string_view(text));
      }
    }
  }

  /// Row numbers become ids of the feed.
  void resolve(int table) {
    const FeedTableType& type = feed_tables()[static_cast<std::size_t>(table)];
    Feed& feed = loaded_.recorded.feed;
    for (int field = 1; field < static_cast<int>(type.fields.size()); ++field) {
      const FeedField& what = type.fields[static_cast<std::size_t>(field)];
      if (what.type != FieldType::Key) continue;
      for (std::size_t row = 0; row < feed[table].size(); ++row) {
        std::string_view& cell = feed[table].at(row, field);
        if (cell.empty()) continue;
        const int to = what.to >= 0 ? what.to : feed_table(feed[table].at(row, type.place("link_entity")));
        const auto found =
            to < 0 ? by_id_[0].end() : by_id_[static_cast<std::size_t>(to)].find(std::stoll(std::string(cell)));
        const bool there = to >= 0 && found != by_id_[static_cast<std::size_t>(to)].end();
        cell = there ? feed[to].at(found->second, 0) : std::string_view();
      }
    }
  }

  const Store& store_;
  Loaded loaded_;
  std::vector<std::unordered_map<std::int64_t, std::size_t>> by_id_;
};

/// What is given where HSDS wants something and the records have nothing.
void complete_for_others(Feed& feed, int table) {
  const FeedTableType& type = feed_tables()[static_cast<std::size_t>(table)];
  const FeedTables& t = feed_places();
  FeedRows& rows = feed[table];
  const int description = type.place("description");
  for (std::size_t row = 0; row < rows.size(); ++row) {
    if (description >= 0 && type.fields[static_cast<std::size_t>(description)].required &&
        rows.at(row, description).empty())
      rows.at(row, description) = rows.at(row, type.place("name"));
    if (table == t.address && rows.at(row, type.place("state_province")).empty())
      rows.at(row, type.place("state_province")) = rows.at(row, type.place("city"));
  }
}

double number(std::string_view text) {
  double value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

[[noreturn]] void refuse(GivenAway what, std::string_view field, int table, std::string_view id) {
  const std::vector<Argument> arguments = {
      {"field", field}, {"what", Coded{"hsds_table", feed_tables()[static_cast<std::size_t>(table)].name}}, {"id", id}};
  const Message message =
      what == GivenAway::Address
          ? tr("A protected address stands in {field} of {what} {id}, which is not protected.", arguments)
          : tr("The coordinates of a protected place stand in {field} of {what} {id}, which is not protected.",
               arguments);
  throw Error(ErrorKind::Refused, message)
      .remedy(tr("Take it out of that text; where it is a place that should be protected too, say so with "
                 "`inact network location edit`."));
}

/// Refuses a row in which a protected place stands.
void refuse_given_away(const Feed& feed, int table, std::size_t row, std::int64_t id, const ProtectedPlaces& places) {
  const FeedTables& t = feed_places();
  const FeedTableType& type = feed_tables()[static_cast<std::size_t>(table)];
  const FeedRows& rows = feed[table];
  for (int field = 1; field < static_cast<int>(rows.width); ++field) {
    const FeedField& what = type.fields[static_cast<std::size_t>(field)];
    const std::string_view text = rows.at(row, field);
    if (text.empty() || what.type == FieldType::Key || what.type == FieldType::Number) continue;
    const auto given = table == t.address ? places.in(text, rows.at(row, type.place("postal_code"))) : places.in(text);
    if (given) refuse(*given, what.name, table, feed_short_id(table, id).value_or(std::string(rows.at(row, 0))));
  }
  if (table != t.location) return;
  const std::string_view latitude = rows.at(row, type.place("latitude"));
  const std::string_view longitude = rows.at(row, type.place("longitude"));
  if (!latitude.empty() && !longitude.empty() && places.is_at(number(latitude), number(longitude)))
    refuse(GivenAway::Coordinates, "latitude", table, feed_short_id(table, id).value_or(""));
}

}  // namespace

std::optional<std::string> feed_short_id(int table, std::int64_t id) {
  const FeedTables& t = feed_places();
  if (id == 0) return std::nullopt;
  if (table == t.organization) return OrganizationId{id}.str();
  if (table == t.service) return ServiceId{id}.str();
  if (table == t.location) return LocationId{id}.str();
  if (table == t.contact) return ContactId{id}.str();
  return std::nullopt;
}

std::int64_t RecordedFeed::id(int table, std::string_view uuid) const {
  const std::size_t row = feed[table].find(uuid);
  return row == FeedRows::npos ? 0 : ids[static_cast<std::size_t>(table)][row];
}

RecordedFeed read_recorded_feed(const Store& store) {
  RecordedFeed recorded = Loader(store).load().recorded;
  for (int table = 0; table < static_cast<int>(feed_tables().size()); ++table)
    complete_for_others(recorded.feed, table);
  return recorded;
}

Feed read_public_feed(const Store& store) {
  Loaded loaded = Loader(store).load();
  Feed feed = std::move(loaded.recorded.feed);
  const ProtectedPlaces places(store);
  const auto& types = feed_tables();
  for (int table = 0; table < static_cast<int>(types.size()); ++table) {
    const FeedTableType& type = types[static_cast<std::size_t>(table)];
    FeedRows& rows = feed[table];
    for (std::size_t row = 0; row < rows.size(); ++row) {
      rows.rejected[row] = loaded.hidden[static_cast<std::size_t>(table)][row];
      int held = 0, lost = 0;  // keys to what it belongs to
      for (int field = 1; field < static_cast<int>(type.fields.size()); ++field) {
        const FeedField& what = type.fields[static_cast<std::size_t>(field)];
        std::string_view& cell = rows.at(row, field);
        if (what.type != FieldType::Key || cell.empty()) continue;
        const int to = what.to >= 0 ? what.to : feed_table(rows.at(row, type.place("link_entity")));
        const std::size_t found = feed[to].find(cell);
        const bool gone = found == FeedRows::npos;
        if (what.belongs()) gone ? ++lost : ++held;
        if (gone && what.required) rows.rejected[row] = true;
        if (gone) cell = {};
      }
      const bool nobodys = held == 0 && std::ranges::any_of(type.fields, &FeedField::belongs);
      if (nobodys && (lost > 0 || table != feed_places().location)) rows.rejected[row] = true;
      const int link = type.place("link_id");
      if (link >= 0 && rows.at(row, link).empty()) rows.rejected[row] = true;
    }
    // A parent that stands further down, and is not for others.
    const int parent = type.place("parent_" + type.name + "_id");
    for (std::size_t row = 0; parent >= 0 && row < rows.size(); ++row) {
      const std::size_t found = rows.find(rows.at(row, parent));
      if (found != FeedRows::npos && rows.rejected[found]) rows.at(row, parent) = {};
    }
    for (std::size_t row = 0; !places.empty() && row < rows.size(); ++row)
      if (!rows.rejected[row])
        refuse_given_away(feed, table, row, loaded.recorded.ids[static_cast<std::size_t>(table)][row], places);
    feed.drop_rejected(table);
    complete_for_others(feed, table);
  }
  return feed;
}

std::vector<std::string> hsds_json_names(const Store& store) {
  return Query(store, "SELECT uuid || '.json' FROM organization ORDER BY id").column<std::string>();
}

}  // namespace inact

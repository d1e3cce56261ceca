#include "inact/hsds/records.h"

#include <fmt/core.h>

#include <algorithm>

#include "inact/base/error.h"
#include "inact/hsds/value.h"
#include "inact/store/query.h"
#include "inact/text/fold.h"

namespace inact {
namespace {

constexpr std::size_t kTellingAddress = 8;  ///< shorter ones occur in texts by chance

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

/// Street and number as they are compared: in any spelling, "Hafenstraße 12" is in "at HAFENSTR.  12 a" too.
std::string telling(std::string_view text) {
  std::string letters;
  for (const char c : search_key(text))
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80) letters += c;
  constexpr std::string_view kStreet = "strasse";
  for (std::size_t at; (at = letters.find(kStreet)) != std::string::npos;) letters.erase(at + 3, kStreet.size() - 3);
  return letters;
}

struct Secret {
  std::string number;  ///< the first one in it: what is looked for first, because it costs nothing
  std::string street;
  std::string postcode;
};

/// Protected addresses, for the last look through what goes out.
std::vector<Secret> secrets_of(const Store& store) {
  std::vector<Secret> all;
  Query query(store,
              "SELECT DISTINCT a.address_1, a.postal_code FROM address a JOIN location l ON l.id = a.location_id "
              "WHERE l.protected = 1 ORDER BY 1, 2");
  constexpr std::string_view kDigits = "0123456789";
  while (query.next()) {
    const auto [address, postcode] = query.row<std::string, std::string>();
    const auto from = address.find_first_of(kDigits);
    if (address.size() < kTellingAddress || from == std::string::npos) continue;
    const auto to = address.find_first_not_of(kDigits, from);
    all.push_back({address.substr(from, to - from), telling(address), postcode});
  }
  return all;
}

bool quotes(std::string_view text, const Secret& secret) {
  return text.find(secret.number) != std::string_view::npos && telling(text).find(secret.street) != std::string::npos;
}

/// Refuses a row in which a protected address stands. Addresses of others may be in a street of the same name.
void refuse_quoted(const Feed& feed, int table, std::size_t row, std::int64_t id, const std::vector<Secret>& secrets) {
  const FeedTableType& type = feed_tables()[static_cast<std::size_t>(table)];
  const FeedRows& rows = feed[table];
  for (int field = 1; field < static_cast<int>(rows.width); ++field)
    for (const Secret& secret : secrets) {
      if (table == feed_places().address && rows.at(row, type.place("postal_code")) != secret.postcode) continue;
      if (!quotes(rows.at(row, field), secret)) continue;
      const std::string name = feed_short_id(table, id).value_or(std::string(rows.at(row, 0)));
      throw refused("A protected address stands in {field} of {what} {id}, which is not protected.",
                    {{"field", type.fields[static_cast<std::size_t>(field)].name},
                     {"what", Coded{"hsds_table", type.name}},
                     {"id", name}})
          .remedy(tr("Take it out of that text; where it is a place that should be protected too, say so with "
                     "`inact network location edit`."));
    }
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
  const auto secrets = secrets_of(store);
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
    for (std::size_t row = 0; !secrets.empty() && row < rows.size(); ++row)
      if (!rows.rejected[row])
        refuse_quoted(feed, table, row, loaded.recorded.ids[static_cast<std::size_t>(table)][row], secrets);
    feed.drop_rejected(table);
    complete_for_others(feed, table);
  }
  return feed;
}

std::vector<std::string> hsds_json_names(const Store& store) {
  return Query(store, "SELECT uuid || '.json' FROM organization ORDER BY id").column<std::string>();
}

}  // namespace inact

#include "inact/network/lists.h"

#include <fmt/core.h>

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "inact/base/error.h"
#include "inact/network/hours.h"
#include "inact/network/row.h"
#include "inact/network/schedule.h"
#include "inact/store/query.h"

namespace inact {
namespace {

/// A table of which each row says one value of one record.
struct ListTable {
  std::string_view table;
  std::string_view value;      ///< the column of the value
  std::string_view link = {};  ///< of attribute: its link_type
};

std::optional<ListTable> table_of(NetworkKind kind, std::string_view key) {
  if (key == "phone") return ListTable{"phone", "number"};
  if (key == "required_document") return ListTable{"required_document", "document"};
  if (key == "accessibility") return ListTable{"accessibility", "description"};
  if (key == "need") return ListTable{"attribute", "value", "need"};
  if (key == "eligibility") return ListTable{"attribute", "value", "eligibility"};
  if (key == "language" && kind == NetworkKind::Contact) return ListTable{"attribute", "value", "language"};
  if (key == "language") return ListTable{"language", "code"};
  if (key == "location") return ListTable{"service_at_location", "location_id"};
  return std::nullopt;
}

/// The condition for the rows of one record.
std::string rows_of(const ListTable& list, NetworkKind kind) {
  if (list.link.empty()) return fmt::format("{}_id = :row", word(kind));
  return fmt::format("link_id = :row AND link_entity = '{}' AND link_type = '{}'", word(kind), list.link);
}

void add_value(Transaction& transaction, const ListTable& list, NetworkKind kind, std::int64_t row,
               const std::string& value) {
  const NewRow made = new_row(transaction, list.table);
  const std::string more = list.link.empty() ? fmt::format("{}_id", word(kind)) : "link_id, link_entity, link_type";
  const std::string more_values = list.link.empty() ? ":row" : fmt::format(":row, '{}', '{}'", word(kind), list.link);
  const bool phone = list.table == "phone";
  insert(transaction,
         fmt::format("INSERT INTO {} (id, uuid, {}, {}{}) VALUES (:id, :uuid, {}, :value{})", list.table, more,
                     list.value, phone ? ", type" : "", more_values, phone ? ", 'voice'" : ""),
         {{"id", made.id}, {"uuid", made.uuid}, {"row", row}, {"value", value}});
}

/// What hangs on the rows that go stays with the service, or goes with a telephone.
void let_go(Transaction& transaction, const ListTable& list, NetworkKind kind, std::int64_t row,
            const std::string& value) {
  if (list.table == "phone")
    run(transaction,
        fmt::format("DELETE FROM language WHERE phone_id IN (SELECT id FROM phone WHERE number = :value AND {})",
                    rows_of(list, kind)),
        {{"value", value}, {"row", row}});
  if (list.table != "service_at_location") return;
  const auto at =
      Query(transaction, "SELECT id FROM service_at_location WHERE service_id = :row AND location_id = :value",
            {{"row", row}, {"value", std::stoll(value)}})
          .value<std::int64_t>();
  run(transaction, "UPDATE referral SET service_at_location_id = NULL WHERE service_at_location_id = :at",
      {{"at", at}});
  for (const char* table : {"contact", "phone", "schedule", "service_area"})
    run(transaction,
        fmt::format("UPDATE {} SET service_at_location_id = NULL, service_id = :row WHERE service_at_location_id = :at",
                    table),
        {{"row", row}, {"at", at}});
}

void remove_value(Transaction& transaction, const ListTable& list, NetworkKind kind, std::int64_t row,
                  const std::string& value) {
  let_go(transaction, list, kind, row, value);
  run(transaction, fmt::format("DELETE FROM {} WHERE {} AND {} = :value", list.table, rows_of(list, kind), list.value),
      {{"row", row}, {"value", value}});
}

bool is_postcodes(std::string_view extent) {
  return !extent.empty() &&
         std::ranges::all_of(extent, [](char c) { return (c >= '0' && c <= '9') || c == ',' || c == ' '; });
}

/// Postcodes stand in one row, with commas; a district is a row with its name.
std::vector<std::string> read_areas(const Store& store, std::int64_t service) {
  std::vector<std::string> areas;
  Query query(store,
              "SELECT coalesce(name, ''), coalesce(extent, ''), coalesce(extent_type, '') FROM service_area "
              "WHERE service_id = :service ORDER BY id",
              {{"service", service}});
  while (query.next()) {
    const auto [name, extent, type] = query.row<std::string, std::string, std::string>();
    if (type == "district") areas.push_back(name);
    if (!is_postcodes(extent)) continue;
    std::string postcode;
    for (const char c : extent + ",") {
      if (c >= '0' && c <= '9') postcode += c;
      if (c == ',' && !postcode.empty()) areas.push_back(std::exchange(postcode, {}));
    }
  }
  return areas;
}

void write_areas(Transaction& transaction, std::int64_t service, const std::vector<std::string>& areas) {
  std::string postcodes;
  std::vector<std::string> districts;
  for (const std::string& area : areas)
    if (is_postcodes(area))
      postcodes += (postcodes.empty() ? "" : ",") + area;
    else
      districts.push_back(area);

  std::vector<std::int64_t> gone;
  Query query(transaction,
              "SELECT id, coalesce(name, ''), coalesce(extent, ''), coalesce(extent_type, '') FROM service_area "
              "WHERE service_id = :service ORDER BY id",
              {{"service", service}});
  while (query.next()) {
    const auto [id, name, extent, type] = query.row<std::int64_t, std::string, std::string, std::string>();
    const auto district = std::ranges::find(districts, name);
    if (type == "district" && district != districts.end())
      districts.erase(district);
    else if (is_postcodes(extent) && extent == postcodes)
      postcodes.clear();
    else if (type == "district" || is_postcodes(extent))
      gone.push_back(id);
  }
  for (const std::int64_t id : gone) run(transaction, "DELETE FROM service_area WHERE id = :id", {{"id", id}});
  const auto add = [&](std::optional<std::string> name, std::optional<std::string> extent, const char* type) {
    const NewRow made = new_row(transaction, "service_area");
    insert(transaction,
           "INSERT INTO service_area (id, uuid, service_id, name, extent, extent_type) "
           "VALUES (:id, :uuid, :service, :name, :extent, :type)",
           {{"id", made.id},
            {"uuid", made.uuid},
            {"service", service},
            {"name", name},
            {"extent", extent},
            {"type", type}});
  };
  if (!postcodes.empty()) add(std::nullopt, postcodes, "postcode");
  for (const std::string& district : districts) add(district, std::nullopt, "district");
}

}  // namespace

std::vector<std::string> read_list(const Store& store, NetworkKind kind, std::int64_t row, const NetworkField& field) {
  if (field.kind == FieldKind::Areas) return read_areas(store, row);
  if (field.kind == FieldKind::Hours || field.kind == FieldKind::Closings) {
    std::vector<std::string> codes;
    for (const ScheduleRow& line : schedule_of(store, kind, row))
      if (line.time && line.time->closed == (field.kind == FieldKind::Closings))
        codes.push_back(hours_code(*line.time));
    return codes;
  }
  const auto list = table_of(kind, field.key);
  if (!list) throw std::logic_error(fmt::format("no table for {}", field.key));
  return Query(store,
               fmt::format("SELECT CAST({} AS TEXT) FROM {} WHERE {} AND {} IS NOT NULL ORDER BY id", list->value,
                           list->table, rows_of(*list, kind), list->value),
               {{"row", row}})
      .column<std::string>();
}

void write_list(Transaction& transaction, NetworkKind kind, std::int64_t row, const NetworkField& field,
                const std::vector<std::string>& before, const std::vector<std::string>& after) {
  if (field.kind == FieldKind::Areas) return write_areas(transaction, row, after);
  const bool hours = field.kind == FieldKind::Hours || field.kind == FieldKind::Closings;
  const auto list = table_of(kind, field.key);
  for (const std::string& value : before)
    if (std::ranges::find(after, value) == after.end()) {
      if (hours)
        remove_schedule(transaction, kind, row, value, field.kind == FieldKind::Closings);
      else
        remove_value(transaction, *list, kind, row, value);
    }
  for (const std::string& value : after)
    if (std::ranges::find(before, value) == before.end()) {
      if (hours)
        add_schedule(transaction, kind, row, value, field.kind == FieldKind::Closings);
      else
        add_value(transaction, *list, kind, row, value);
    }
}

}  // namespace inact

#include "inact/network/row.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>

#include "inact/network/lists.h"
#include "inact/seal/uuid.h"
#include "inact/store/query.h"

namespace inact {
namespace {

constexpr std::array<std::string_view, 4> kAddress = {"address_1", "address_2", "postal_code", "city"};

bool in_address(std::string_view key) { return std::ranges::find(kAddress, key) != kAddress.end(); }

/// The column of the main table that holds the field; empty: it lies elsewhere.
std::string column_of(NetworkKind kind, const NetworkField& field) {
  const std::string_view key = field.key;
  if (field.has_many() || field.kind == FieldKind::Cost || in_address(key)) return {};
  if (key == "parent") return "parent_organization_id";
  if (key == "service") return "service_id";
  if (key == "website" && kind != NetworkKind::Organization) return "url";
  return field.key;
}

/// Columns that are never NULL hold an empty text instead.
bool is_never_null(NetworkKind kind, std::string_view key) {
  return key == "description" && (kind == NetworkKind::Organization || kind == NetworkKind::Service);
}

std::string as_text(const Value& value) {
  if (const auto* number = std::get_if<std::int64_t>(&value)) return std::to_string(*number);
  if (const auto* number = std::get_if<double>(&value)) return fmt::format("{}", *number);
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  return {};
}

Value as_value(NetworkKind kind, const NetworkField& field, const std::string& text) {
  if (field.kind == FieldKind::Flag) return std::int64_t{text == "1"};
  if (text.empty()) return is_never_null(kind, field.key) ? Value{std::string()} : Value{};
  if (field.kind == FieldKind::Number || field.kind == FieldKind::InYear || field.kind == FieldKind::Record)
    return std::int64_t{std::stoll(text)};
  if (field.kind == FieldKind::Decimal) return std::stod(text);
  return text;
}

void read_columns(const Store& store, NetworkKind kind, std::int64_t row, FieldValues& values) {
  std::string columns;
  std::vector<const NetworkField*> fields;
  for (const NetworkField& field : network_fields(kind)) {
    const std::string column = column_of(kind, field);
    if (column.empty()) continue;
    columns += (columns.empty() ? "" : ", ") + column;
    fields.push_back(&field);
  }
  Query query(store, fmt::format("SELECT {} FROM {} WHERE id = :id", columns, word(kind)), {{"id", row}});
  if (!query.next()) return;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const std::string text = as_text(query.cell(static_cast<int>(i)));
    if (text.empty() || (fields[i]->kind == FieldKind::Flag && text == "0")) continue;
    values[fields[i]->key] = {text};
  }
}

/// A place has one address here; of several that another program wrote, the first.
std::optional<std::int64_t> address_of(const Store& store, std::int64_t location) {
  const auto row = Query(store, "SELECT min(id) FROM address WHERE location_id = :location", {{"location", location}})
                       .value<std::optional<std::int64_t>>();
  return row;
}

void read_address(const Store& store, std::int64_t location, FieldValues& values) {
  Query query(store,
              "SELECT address_1, coalesce(address_2, ''), postal_code, city FROM address WHERE location_id = :location "
              "ORDER BY id LIMIT 1",
              {{"location", location}});
  const auto row = query.one<std::string, std::string, std::string, std::string>();
  if (!row) return;
  const auto& [street, more, postcode, city] = *row;
  for (const auto& [key, text] :
       {std::pair{"address_1", street}, {"address_2", more}, {"postal_code", postcode}, {"city", city}})
    if (!text.empty()) values[key] = {text};
}

/// All four parts at once: they are one row.
void write_address(Transaction& transaction, std::int64_t location, const FieldValues& after) {
  const std::string& city = value_of(after, "city");
  const std::optional<std::string> more =
      value_of(after, "address_2").empty() ? std::nullopt : std::optional(value_of(after, "address_2"));
  const bool none = std::ranges::all_of(kAddress, [&](std::string_view key) { return value_of(after, key).empty(); });
  auto row = address_of(transaction, location);
  if (none) {
    if (row) run(transaction, "DELETE FROM address WHERE id = :id", {{"id", *row}});
    return;
  }
  if (!row) {
    const NewRow made = new_row(transaction, "address");
    row = made.id;
    insert(transaction,
           "INSERT INTO address (id, uuid, location_id, address_1, city, state_province, postal_code) "
           "VALUES (:id, :uuid, :location, '', '', '', '')",
           {{"id", made.id}, {"uuid", made.uuid}, {"location", location}});
  }
  // Three towns are states of their own.
  const bool state = city == "Berlin" || city == "Hamburg" || city == "Bremen";
  run(transaction,
      "UPDATE address SET address_1 = :street, address_2 = :more, postal_code = :postcode, city = :city, "
      "state_province = CASE WHEN :state <> '' THEN :state ELSE state_province END WHERE id = :id",
      {{"street", value_of(after, "address_1")},
       {"more", more},
       {"postcode", value_of(after, "postal_code")},
       {"city", city},
       {"state", state ? city : ""},
       {"id", *row}});
}

void read_cost(const Store& store, std::int64_t service, FieldValues& values) {
  Query fees(store, "SELECT fees_description FROM service WHERE id = :id AND fees_description <> ''",
             {{"id", service}});
  if (fees.next()) {
    values["cost"] = {std::get<0>(fees.row<std::string>())};
  } else if (Query(store, "SELECT id FROM cost_option WHERE service_id = :id AND option = 'free'", {{"id", service}})
                 .next()) {
    values["cost"] = {"free"};
  }
}

void write_cost(Transaction& transaction, std::int64_t service, const std::string& cost) {
  const bool free = cost == "free";
  run(transaction, "UPDATE service SET fees_description = :text WHERE id = :id",
      {{"text", free || cost.empty() ? std::nullopt : std::optional(cost)}, {"id", service}});
  run(transaction, "DELETE FROM cost_option WHERE service_id = :id AND option = 'free'", {{"id", service}});
  if (!free) return;
  const NewRow made = new_row(transaction, "cost_option");
  insert(transaction,
         "INSERT INTO cost_option (id, uuid, service_id, option, currency, amount) "
         "VALUES (:id, :uuid, :service, 'free', 'EUR', 0)",
         {{"id", made.id}, {"uuid", made.uuid}, {"service", service}});
}

}  // namespace

NewRow new_row(Transaction& transaction, std::string_view table) {
  NewRow row;
  row.id = Query(transaction, "SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = :table), 0) + 1",
                 {{"table", table}})
               .value<std::int64_t>();
  const auto space = Query(transaction, "SELECT namespace_uuid FROM records").value<std::string>();
  row.uuid = uuid_v5(space, fmt::format("{}/{}", table, row.id));
  return row;
}

FieldValues read_fields(const Store& store, NetworkKind kind, std::int64_t row) {
  FieldValues values;
  read_columns(store, kind, row, values);
  if (kind == NetworkKind::Location) read_address(store, row, values);
  if (kind == NetworkKind::Service) read_cost(store, row, values);
  for (const NetworkField& field : network_fields(kind)) {
    if (!field.has_many()) continue;
    auto list = read_list(store, kind, row, field);
    if (!list.empty()) values[field.key] = std::move(list);
  }
  return values;
}

void write_field(Transaction& transaction, NetworkKind kind, std::int64_t row, const NetworkField& field,
                 const FieldValues& before, const FieldValues& after) {
  if (in_address(field.key)) return write_address(transaction, row, after);
  if (field.kind == FieldKind::Cost) return write_cost(transaction, row, value_of(after, field.key));
  if (field.has_many()) {
    const auto list = [&field](const FieldValues& values) {
      const auto found = values.find(field.key);
      return found == values.end() ? std::vector<std::string>() : found->second;
    };
    return write_list(transaction, kind, row, field, list(before), list(after));
  }
  run(transaction, fmt::format("UPDATE {} SET {} = :value WHERE id = :id", word(kind), column_of(kind, field)),
      {{"value", as_value(kind, field, value_of(after, field.key))}, {"id", row}});
}

}  // namespace inact

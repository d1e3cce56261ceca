// Adding records of the directory and changing them.
#include <fmt/core.h>

#include <algorithm>

#include "inact/base/error.h"
#include "inact/network/network.h"
#include "inact/network/row.h"
#include "inact/store/query.h"

namespace inact {
namespace {

bool said(const FieldValues& answers, std::string_view key) { return answers.find(key) != answers.end(); }

bool is_public(const NetworkRules& rules, const std::string& kind) {
  const Term* term = rules.vocabularies["organization_kind"].find(kind);
  return term != nullptr && term->public_body;
}

void put(FieldValues& values, const char* key, std::string value) { values[key] = {std::move(value)}; }
void put_missing(FieldValues& values, const char* key, const std::string& value) {
  if (value_of(values, key).empty() && !value.empty()) put(values, key, value);
}

/// What follows from what was said.
void complete(NetworkKind kind, const FieldValues& answers, const NetworkRules& rules, FieldValues& values) {
  switch (kind) {
    case NetworkKind::Organization:
      put_missing(values, "kind", "other");
      put_missing(values, "partner", rules.partner);
      if (said(answers, "kind") && !said(answers, "public_body") && is_public(rules, value_of(values, "kind")))
        put(values, "public_body", "1");
      break;
    case NetworkKind::Service:
      put_missing(values, "status", "active");
      if (value_of(values, "capacity").empty())
        values.erase("capacity_until");
      else if (said(answers, "capacity") && !said(answers, "capacity_until"))
        put(values, "capacity_until", iso(add_days(rules.today, rules.capacity_days)));
      break;
    case NetworkKind::Location:
      put_missing(values, "location_type", "physical");
      if (!value_of(values, "address_1").empty() || !value_of(values, "postal_code").empty())
        put_missing(values, "city", rules.city);
      break;
    case NetworkKind::Contact: break;
  }
}

void require_parent(const Store& store, NetworkId id, const std::string& parent) {
  if (parent.empty()) return;
  require_record(store, OrganizationId{std::stoll(parent)});
  // A part of itself, over however many steps, would have no end.
  const bool circle = Query(store,
                            "WITH RECURSIVE above(id) AS (SELECT CAST(:parent AS INTEGER) UNION SELECT "
                            "o.parent_organization_id FROM organization o JOIN above a ON a.id = o.id "
                            "WHERE o.parent_organization_id IS NOT NULL) SELECT count(*) FROM above WHERE id = :id",
                            {{"parent", std::stoll(parent)}, {"id", id.row}})
                          .value<std::int64_t>() > 0;
  if (circle)
    throw refused("{id} cannot be a part of O{parent}: that is a part of it.", {{"id", id.str()}, {"parent", parent}});
}

/// A place or a service that is named belongs to the same institution.
void require_own(const Store& store, NetworkId named, OrganizationId organization) {
  const NetworkRecord record = require_record(store, named);
  if (record.organization != organization)
    throw refused("{id} does not belong to {organization}.",
                  {{"id", named.str()}, {"organization", organization.str()}})
        .remedy(tr("`inact network show {organization}` shows what does.", {{"organization", organization.str()}}));
}

/// A place of others stays where a directory of others brought it.
bool is_offered_at(const Store& store, std::int64_t service, std::int64_t location) {
  return Query(store,
               "SELECT count(*) FROM service_at_location WHERE service_id = :service AND location_id = :location",
               {{"service", service}, {"location", location}})
             .value<std::int64_t>() > 0;
}

void require_name(NetworkId id, const FieldValues& values) {
  const bool person = id.kind == NetworkKind::Contact;
  if (id.kind == NetworkKind::Location || !value_of(values, "name").empty()) return;
  if (person && !(value_of(values, "title").empty() && value_of(values, "email").empty())) return;
  if (person)
    throw usage("A contact person has a name, a function or an e-mail address.").remedy(tr("Say `--name TEXT`."));
  throw usage("A name is needed.").remedy(tr("Say `--name TEXT`."));
}

void check(const Store& store, NetworkId id, const std::optional<OrganizationId>& organization,
           const FieldValues& values) {
  require_name(id, values);
  const std::string& youngest = value_of(values, "minimum_age");
  const std::string& oldest = value_of(values, "maximum_age");
  if (!youngest.empty() && !oldest.empty() && std::stoi(youngest) > std::stoi(oldest))
    throw usage("The youngest age, {youngest}, is above the oldest, {oldest}.",
                {{"youngest", youngest}, {"oldest", oldest}});
  if (value_of(values, "latitude").empty() != value_of(values, "longitude").empty())
    throw usage("A place on the map has a latitude and a longitude.").remedy(tr("Say `--latitude` and `--longitude`."));
  if (!value_of(values, "do_not_list").empty() && value_of(values, "internal_note").empty())
    throw usage("Why an institution is never proposed stands in its internal note, which is empty.")
        .remedy(tr("Say `--do-not-list REASON`."));
  if (id.kind == NetworkKind::Organization) require_parent(store, id, value_of(values, "parent"));
  if (!organization) return;
  if (const std::string& service = value_of(values, "service"); id.kind == NetworkKind::Contact && !service.empty())
    require_own(store, ServiceId{std::stoll(service)}, *organization);
  if (id.kind != NetworkKind::Service) return;
  if (const auto places = values.find("location"); places != values.end())
    for (const std::string& place : places->second)
      if (!is_offered_at(store, id.row, std::stoll(place)))
        require_own(store, LocationId{std::stoll(place)}, *organization);
}

FieldValues accepted(NetworkKind kind, const FieldValues& answers, const NetworkRules& rules) {
  FieldValues values;
  for (const auto& [key, typed] : answers) values[key] = accept_values(network_field(kind, key), typed, rules);
  return values;
}

bool same(const FieldValues& a, const FieldValues& b, std::string_view key) {
  static const std::vector<std::string> none;
  const auto values = [key](const FieldValues& of) -> const std::vector<std::string>& {
    const auto found = of.find(key);
    return found == of.end() ? none : found->second;
  };
  return values(a) == values(b);
}

/// Writes the fields that differ and gives their keys. Of an address, which is one row, all are written with the first.
std::vector<std::string> write_fields(Transaction& transaction, NetworkId id, const FieldValues& before,
                                      const FieldValues& after) {
  std::vector<std::string> changed;
  for (const NetworkField& field : network_fields(id.kind)) {
    if (same(before, after, field.key)) continue;
    write_field(transaction, id.kind, id.row, field, before, after);
    changed.emplace_back(field.key);
  }
  return changed;
}

/// Adds what belongs to an institution.
NetworkId add_part(Transaction& transaction, NetworkKind kind, OrganizationId organization, FieldValues answers,
                   const NetworkRules& rules) {
  require_record(transaction, organization);
  FieldValues values = accepted(kind, answers, rules);
  complete(kind, answers, rules, values);
  const NewRow row = new_row(transaction, word(kind));
  const NetworkId id(kind, row.id);
  check(transaction, id, organization, values);
  const bool named = kind == NetworkKind::Service;
  insert(transaction,
         fmt::format("INSERT INTO {} (id, uuid, organization_id, name) VALUES (:id, :uuid, :organization, {})",
                     word(kind), named ? "''" : "NULL"),
         {{"id", row.id}, {"uuid", row.uuid}, {"organization", organization}});
  write_fields(transaction, id, read_fields(transaction, kind, row.id), values);
  transaction.log(Action::Add, id.str());
  return id;
}

/// A place of the institution in the district, made where there is none.
LocationId place_in(Transaction& transaction, OrganizationId organization, std::string_view typed,
                    const NetworkRules& rules) {
  const std::string district = rules.vocabularies["district"].accept(typed);
  Query query(transaction,
              "SELECT id FROM location WHERE organization_id = :organization AND district = :district "
              "AND void_reason IS NULL ORDER BY id LIMIT 1",
              {{"organization", organization}, {"district", district}});
  if (const auto row = query.one<LocationId>()) return std::get<0>(*row);
  return add_location(transaction, organization, {{"district", {district}}}, rules);
}

}  // namespace

OrganizationId add_organization(Transaction& transaction, const FieldValues& answers, const FieldValues& place,
                                const NetworkRules& rules) {
  FieldValues values = accepted(NetworkKind::Organization, answers, rules);
  FieldValues said_kind = answers;
  said_kind.try_emplace("kind");
  complete(NetworkKind::Organization, said_kind, rules, values);
  const NewRow row = new_row(transaction, "organization");
  const OrganizationId id{row.id};
  check(transaction, id, std::nullopt, values);
  insert(transaction,
         "INSERT INTO organization (id, uuid, name, partner, entered_by, entered_at) "
         "VALUES (:id, :uuid, '', '', :by, :at)",
         {{"id", row.id}, {"uuid", row.uuid}, {"by", transaction.author().who}, {"at", transaction.entered_at()}});
  write_fields(transaction, id, read_fields(transaction, NetworkKind::Organization, row.id), values);
  transaction.log(Action::Add, id.str());
  if (!place.empty()) add_location(transaction, id, place, rules);
  return id;
}

ServiceId add_service(Transaction& transaction, OrganizationId organization, const FieldValues& answers,
                      std::string_view district, const NetworkRules& rules) {
  require_record(transaction, organization);
  FieldValues all = answers;
  if (!district.empty()) {
    all["location"].push_back(place_in(transaction, organization, district, rules).str());
  } else if (!said(answers, "location")) {
    const std::vector<LocationId> places = locations_of(transaction, organization);
    if (places.size() == 1) all["location"] = {places.front().str()};
  }
  return {add_part(transaction, NetworkKind::Service, organization, std::move(all), rules).row};
}

LocationId add_location(Transaction& transaction, OrganizationId organization, const FieldValues& answers,
                        const NetworkRules& rules) {
  return {add_part(transaction, NetworkKind::Location, organization, answers, rules).row};
}

ContactId add_contact(Transaction& transaction, OrganizationId organization, const FieldValues& answers,
                      const NetworkRules& rules) {
  return {add_part(transaction, NetworkKind::Contact, organization, answers, rules).row};
}

std::vector<std::string> edit_record(Transaction& transaction, NetworkId id, const FieldValues& answers,
                                     const NetworkRules& rules) {
  const NetworkRecord record = require_record(transaction, id);
  FieldValues values = record.values;
  for (auto& [key, now] : accepted(id.kind, answers, rules)) values[key] = now;
  complete(id.kind, answers, rules, values);
  check(transaction, id, record.organization, values);
  const std::vector<std::string> changed = write_fields(transaction, id, record.values, values);
  if (!changed.empty()) transaction.log(Action::Edit, id.str(), changed);
  return changed;
}

}  // namespace inact

#include "inact/network/network_document.h"

#include "inact/network/calls.h"
#include "inact/network/change_notes.h"
#include "inact/network/schedule.h"
#include "inact/store/query.h"

namespace inact {
namespace {

constexpr int kCallsShown = 10;

void append_fields(const NetworkRecord& record, std::vector<Field>& fields) {
  static const std::vector<std::string> none;
  for (const NetworkField& field : network_fields(record.id.kind)) {
    const auto found = record.values.find(field.key);
    const bool in_table = field.kind == FieldKind::Hours || field.kind == FieldKind::Closings;
    fields.push_back({field.key, in_table ? Message() : field.title,
                      cell_of(field, found == record.values.end() ? none : found->second)});
  }
}

Document begin(const char* schema, const NetworkRecord& record) {
  Document document;
  document.schema = schema;
  document.fields = {{"id", tr("Id"), record.id.str()}};
  if (record.id.kind != NetworkKind::Organization)
    document.fields.push_back({"organization", tr("Institution"), cell(record.organization)});
  append_fields(record, document.fields);
  return document;
}

void end(const NetworkRecord& record, Document& document) {
  document.fields.push_back({"uuid", {}, record.uuid});
  document.fields.push_back({"void_reason", record.void_reason ? tr("Void") : Message(), cell(record.void_reason)});
}

/// The fields of some records as rows, by their keys.
Table table_of(const Store& store, const char* key, Message title, const std::vector<NetworkId>& ids,
               std::initializer_list<const char*> keys) {
  Table table{key, std::move(title), {{"id", tr("Id")}}, {}};
  for (const NetworkId id : ids) {
    const NetworkRecord record = get_record(store, id);
    std::vector<Cell> row = {id.str()};
    for (const char* field_key : keys) {
      const NetworkField& field = network_field(id.kind, field_key);
      if (table.rows.empty()) table.columns.push_back({field.key, field.title});
      const auto found = record.values.find(field_key);
      row.push_back(cell_of(field, found == record.values.end() ? std::vector<std::string>() : found->second));
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

template <class Id>
std::vector<NetworkId> network_ids(const std::vector<Id>& ids) {
  return {ids.begin(), ids.end()};
}

std::optional<Date> assured_on(const Store& store, ServiceId id) {
  return Query(store, "SELECT assured_date FROM service WHERE id = :id", {{"id", id}}).value<std::optional<Date>>();
}

/// The services of an institution: a capacity that was said too long ago is not known any more.
Table services_table(const Store& store, OrganizationId id, Date today) {
  Table table{"services", tr("Services"), {}, {}};
  table.columns = {{"id", tr("Id")},
                   {"name", tr("Name")},
                   {"need", tr("For the needs")},
                   {"language", tr("Languages")},
                   {"status", tr("Status")},
                   {"capacity", tr("Capacity")},
                   {"assured_date", tr("Confirmed")}};
  for (const ServiceId service : services_of(store, id)) {
    const FieldValues values = get_record(store, service).values;
    const auto shown = [&values](const char* key) {
      const auto found = values.find(key);
      return cell_of(network_field(NetworkKind::Service, key),
                     found == values.end() ? std::vector<std::string>() : found->second);
    };
    const bool known = !capacity_note(values, today);
    table.rows.push_back({cell(service), shown("name"), shown("need"), shown("language"), shown("status"),
                          known ? shown("capacity") : Cell{}, cell(assured_on(store, service))});
  }
  return table;
}

Table schedules_table(const Store& store, const std::vector<NetworkId>& of) {
  Table table{"schedules", tr("Opening hours"), schedule_columns(), {}};
  for (const NetworkId id : of) append_schedule(store, id.kind, id.row, id.str(), table);
  return table;
}

std::int64_t count(const std::vector<ReferralId>& referrals) { return static_cast<std::int64_t>(referrals.size()); }

}  // namespace

Document organization_document(const Store& store, OrganizationId id, Date today) {
  const NetworkRecord record = get_record(store, id);
  Document document = begin("organization", record);
  const auto [reached, by, at] =
      Query(store, "SELECT last_reached, entered_by, entered_at FROM organization WHERE id = :id", {{"id", id}})
          .one<std::optional<Date>, std::string, std::string>()
          .value();
  document.fields.push_back({"last_reached", tr("Last reached"), cell(reached)});
  document.fields.push_back({"open_referrals", tr("Open referrals"), count(open_referrals(store, id))});
  document.fields.push_back({"entered_by", {}, by});
  document.fields.push_back({"entered_at", {}, at});
  end(record, document);

  const auto services = network_ids(services_of(store, id));
  const auto places = network_ids(locations_of(store, id));
  std::vector<NetworkId> open = services;
  open.insert(open.end(), places.begin(), places.end());
  document.tables = {services_table(store, id, today),
                     table_of(store, "locations", tr("Places"), places,
                              {"name", "address_1", "address_2", "postal_code", "city", "district", "protected",
                               "transportation", "accessibility"}),
                     table_of(store, "contacts", tr("Contact persons"), network_ids(contacts_of(store, id)),
                              {"name", "title", "department", "email", "phone", "language", "internal_note"}),
                     schedules_table(store, open), calls_table(store, id, kCallsShown)};
  return document;
}

Document service_document(const Store& store, ServiceId id, Date today) {
  const NetworkRecord record = get_record(store, id);
  Document document = begin("service", record);
  document.fields.push_back({"assured_date", tr("Confirmed"), cell(assured_on(store, id))});
  document.fields.push_back({"open_referrals", tr("Open referrals"), count(open_referrals(store, id))});
  end(record, document);
  if (auto note = capacity_note(record.values, today)) document.notes.push_back(std::move(*note));
  if (auto note = open_referrals_note(store, id)) document.notes.push_back(std::move(*note));
  document.tables = {schedules_table(store, {id})};
  return document;
}

Document location_document(const Store& store, LocationId id) {
  const NetworkRecord record = get_record(store, id);
  Document document = begin("location", record);
  end(record, document);
  document.tables = {schedules_table(store, {id})};
  return document;
}

Document contact_document(const Store& store, ContactId id) {
  const NetworkRecord record = get_record(store, id);
  Document document = begin("contact", record);
  end(record, document);
  return document;
}

Document network_document(const Store& store, NetworkId id, Date today) {
  switch (id.kind) {
    case NetworkKind::Organization: return organization_document(store, {id.row}, today);
    case NetworkKind::Service: return service_document(store, {id.row}, today);
    case NetworkKind::Location: return location_document(store, {id.row});
    case NetworkKind::Contact: break;
  }
  return contact_document(store, {id.row});
}

}  // namespace inact

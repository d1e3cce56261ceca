#include "inact/network/network.h"

#include <fmt/core.h>

#include <algorithm>

#include "inact/base/error.h"
#include "inact/network/row.h"
#include "inact/people/person.h"
#include "inact/store/query.h"

namespace inact {
namespace {

constexpr char kLetters[] = {'O', 'S', 'L', 'K'};
constexpr std::size_t kMostNamed = 10;

Error no_such_record(NetworkId id) {
  switch (id.kind) {
    case NetworkKind::Organization:
      return refused("There is no institution {id}.", {{"id", id.str()}})
          .remedy(tr("`inact network list` shows all, `inact network find TEXT` looks for one."));
    case NetworkKind::Service:
      return refused("There is no service {id}.", {{"id", id.str()}})
          .remedy(
              tr("`inact network find TEXT` looks for one, `inact network show O7` shows those of an institution."));
    case NetworkKind::Location:
      return refused("There is no place {id}.", {{"id", id.str()}})
          .remedy(tr("`inact network show O7` shows those of an institution."));
    case NetworkKind::Contact: break;
  }
  return refused("There is no contact person {id}.", {{"id", id.str()}})
      .remedy(tr("`inact network show O7` shows those of an institution."));
}

template <class Id>
std::vector<Id> parts_of(const Store& store, NetworkKind kind, OrganizationId organization) {
  return Query(
             store,
             fmt::format("SELECT id FROM {} WHERE organization_id = :organization AND void_reason IS NULL ORDER BY id",
                         word(kind)),
             {{"organization", organization}})
      .template column<Id>();
}

void void_row(Transaction& transaction, NetworkId id, const std::string& reason) {
  run(transaction, fmt::format("UPDATE {} SET void_reason = :reason WHERE id = :id", word(id.kind)),
      {{"reason", reason}, {"id", id.row}});
  transaction.log(Action::Void, id.str());
}

void require_no_open_referral(const Store& store, NetworkId id) {
  const std::vector<ReferralId> open = open_referrals(store, id);
  if (open.empty()) return;
  throw refused("{id} cannot go: {n} referrals to it are open: {referrals}.",
                {{"id", id.str()}, {"n", open.size()}, {"referrals", ids_text(open)}})
      .remedy(tr("`inact refer show {first}` shows one; `inact refer set {first} STATUS` ends it.",
                 {{"first", open.front().str()}}));
}

void require_no_service(const Store& store, NetworkId location) {
  const auto services = Query(store,
                              "SELECT s.id FROM service_at_location a JOIN service s ON s.id = a.service_id "
                              "WHERE a.location_id = :location AND s.void_reason IS NULL ORDER BY s.id",
                              {{"location", location.row}})
                            .column<ServiceId>();
  if (services.empty()) return;
  std::string ids;
  for (const ServiceId service : services) ids += (ids.empty() ? "" : ", ") + service.str();
  throw refused("{id} cannot go: services are offered there: {services}.", {{"id", location.str()}, {"services", ids}})
      .remedy(tr("`inact network service edit {service} --location L2` says where else, `--location \"\"` nowhere.",
                 {{"service", services.front().str()}}));
}

}  // namespace

std::string NetworkId::str() const { return kLetters[static_cast<std::size_t>(kind)] + std::to_string(row); }

NetworkRecord get_record(const Store& store, NetworkId id) {
  Query query(store,
              fmt::format("SELECT uuid, {}, void_reason FROM {} WHERE id = :id",
                          id.kind == NetworkKind::Organization ? "NULL" : "organization_id", word(id.kind)),
              {{"id", id.row}});
  const auto row = query.one<std::string, std::optional<OrganizationId>, std::optional<std::string>>();
  if (!row) throw no_such_record(id);
  const auto& [uuid, organization, void_reason] = *row;
  return {id, uuid, organization, read_fields(store, id.kind, id.row), void_reason};
}

NetworkRecord require_record(const Store& store, NetworkId id) {
  NetworkRecord record = get_record(store, id);
  if (record.void_reason)
    throw refused("{id} is void: {reason}", {{"id", id.str()}, {"reason", *record.void_reason}})
        .remedy(tr("`inact network list` shows those that count."));
  return record;
}

void void_record(Transaction& transaction, NetworkId id, std::string_view reason) {
  require_record(transaction, id);
  const std::string text = accept_reason(reason, id.str());
  if (id.kind == NetworkKind::Organization || id.kind == NetworkKind::Service)
    require_no_open_referral(transaction, id);
  if (id.kind == NetworkKind::Location) require_no_service(transaction, id);
  if (id.kind == NetworkKind::Organization) {
    const OrganizationId organization{id.row};
    for (const ServiceId part : services_of(transaction, organization)) void_row(transaction, part, text);
    for (const LocationId part : locations_of(transaction, organization)) void_row(transaction, part, text);
    for (const ContactId part : contacts_of(transaction, organization)) void_row(transaction, part, text);
  }
  void_row(transaction, id, text);
}

std::vector<ReferralId> open_referrals(const Store& store, NetworkId id) {
  return Query(
             store,
             fmt::format("SELECT r.id FROM referral r JOIN service s ON s.id = r.service_id WHERE s.{} = :id "
                         "AND r.void_reason IS NULL AND r.status IN ('draft', 'requested', 'acknowledged', 'on_hold', "
                         "'accepted', 'in_progress') ORDER BY r.id",
                         id.kind == NetworkKind::Service ? "id" : "organization_id"),
             {{"id", id.row}})
      .column<ReferralId>();
}

std::string ids_text(const std::vector<ReferralId>& referrals) {
  std::string text;
  for (std::size_t i = 0; i < std::min(referrals.size(), kMostNamed); ++i)
    text += (i == 0 ? "" : ", ") + referrals[i].str();
  return referrals.size() > kMostNamed ? text + " …" : text;
}

std::vector<ServiceId> services_of(const Store& store, OrganizationId organization) {
  return parts_of<ServiceId>(store, NetworkKind::Service, organization);
}
std::vector<LocationId> locations_of(const Store& store, OrganizationId organization) {
  return parts_of<LocationId>(store, NetworkKind::Location, organization);
}
std::vector<ContactId> contacts_of(const Store& store, OrganizationId organization) {
  return parts_of<ContactId>(store, NetworkKind::Contact, organization);
}

std::string name_of_record(const NetworkRecord& record) {
  for (const char* key : {"name", "title", "department", "address_1", "email"})
    if (const std::string& text = value_of(record.values, key); !text.empty()) return text;
  return record.id.str();
}

}  // namespace inact

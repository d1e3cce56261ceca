// The directory: institutions, their services, their places, the people there.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "inact/base/id.h"
#include "inact/network/field.h"
#include "inact/store/transaction.h"

namespace inact {

/// The id of one record of the directory, of whatever kind.
struct NetworkId {
  NetworkKind kind = NetworkKind::Organization;
  std::int64_t row = 0;

  NetworkId(NetworkKind k, std::int64_t r) : kind(k), row(r) {}
  NetworkId(OrganizationId id) : kind(NetworkKind::Organization), row(id.value) {}
  NetworkId(ServiceId id) : kind(NetworkKind::Service), row(id.value) {}
  NetworkId(LocationId id) : kind(NetworkKind::Location), row(id.value) {}
  NetworkId(ContactId id) : kind(NetworkKind::Contact), row(id.value) {}
  std::string str() const;
  friend bool operator==(const NetworkId&, const NetworkId&) = default;
};

struct NetworkRecord {
  NetworkId id;
  std::string uuid;
  std::optional<OrganizationId> organization;  ///< that it belongs to; of an institution itself: nothing
  FieldValues values;
  std::optional<std::string> void_reason;
};

/// Void ones too. Throws Refused when there is none.
NetworkRecord get_record(const Store& store, NetworkId id);
/// Throws Refused for a void one too.
NetworkRecord require_record(const Store& store, NetworkId id);

/// An institution, and where `place` says something, its first place. Throws Usage for what no answer can be.
OrganizationId add_organization(Transaction& transaction, const FieldValues& answers, const FieldValues& place,
                                const NetworkRules& rules);
/// A service is offered at the places it names, else at that of `district` (a code; made where there is none), else at
/// the only one there is. Throws as add_organization().
ServiceId add_service(Transaction& transaction, OrganizationId organization, const FieldValues& answers,
                      std::string_view district, const NetworkRules& rules);
LocationId add_location(Transaction& transaction, OrganizationId organization, const FieldValues& answers,
                        const NetworkRules& rules);
ContactId add_contact(Transaction& transaction, OrganizationId organization, const FieldValues& answers,
                      const NetworkRules& rules);

/// Gives the keys of the fields that changed, as the log has them; none: nothing was written. Throws as above.
std::vector<std::string> edit_record(Transaction& transaction, NetworkId id, const FieldValues& answers,
                                     const NetworkRules& rules);

/// An institution with its services, places and people. Throws Refused while referrals to it are open, naming them, for
/// a place where a service is offered, and without a reason.
void void_record(Transaction& transaction, NetworkId id, std::string_view reason);

/// Referrals to a service, or to all services of an institution, that have not come to an end; by id.
std::vector<ReferralId> open_referrals(const Store& store, NetworkId id);

/// "R3, R7": for messages; of many the first ten.
std::string ids_text(const std::vector<ReferralId>& referrals);

/// The records of an institution that are not void, by id.
std::vector<ServiceId> services_of(const Store& store, OrganizationId organization);
std::vector<LocationId> locations_of(const Store& store, OrganizationId organization);
std::vector<ContactId> contacts_of(const Store& store, OrganizationId organization);

/// Its name; of a place or a person without one, what else it is called.
std::string name_of_record(const NetworkRecord& record);

}  // namespace inact

// Who said they would come to a workshop: seats, and the waiting list.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "inact/base/id.h"
#include "inact/base/named.h"
#include "inact/store/transaction.h"
#include "inact/workshop/workshop.h"

namespace inact {

enum class RegistrationStatus : std::uint8_t {
  Invited,
  Registered,
  Waitlisted,
  Offered,
  Expired,
  Cancelled,
  Transferred,
  Rejected,
  EnteredInError
};
template <>
inline constexpr auto kWords<RegistrationStatus> =
    std::array<std::string_view, 9>{"invited",   "registered",  "waitlisted", "offered",         "expired",
                                    "cancelled", "transferred", "rejected",   "entered_in_error"};

/// Whether somebody with this status has a seat: registered and offered.
constexpr bool has_seat(RegistrationStatus status) {
  return status == RegistrationStatus::Registered || status == RegistrationStatus::Offered;
}

int seats_taken(const Store& store, WorkshopId workshop);

struct Registration {
  PersonId person;
  RegistrationStatus status;
  bool changed = false;  ///< false: the person had it already
};

/// Registers everybody who is not yet registered, waitlisted or offered a seat, in this order: those for whom there is
/// no seat go to the end of the waiting list, and nobody overtakes those who wait. Throws Refused for a cancelled
/// workshop and for a person who is not there or void; then nobody is registered.
std::vector<Registration> register_people(Transaction& transaction, WorkshopId workshop,
                                          const std::vector<PersonId>& people, Date today);

/// Gives free seats to those who wait: first those who have not attended a workshop of the same module, each time the
/// one who waits longest. Gives who was registered. `passed_over` stays on the list.
std::vector<PersonId> promote_waiting(Transaction& transaction, WorkshopId workshop, Date today,
                                      std::optional<PersonId> passed_over = {});

/// What else belongs to a status.
struct RegistrationDetails {
  std::optional<Date> expires_on;            ///< of an offer: the last day on which it can be taken
  std::optional<WorkshopId> transferred_to;  ///< registers the person there; needed for Transferred alone
};
/// What came of it.
struct RegistrationChange {
  std::vector<PersonId> promoted;           ///< who got the seat that became free
  std::optional<Registration> transferred;  ///< what the person is there now
};
/// Sets a status by hand. Throws Refused for a seat where none is free, for a status that says the person did not come
/// where a session is marked, for a cancelled workshop, and for a person who is not there.
RegistrationChange set_registration(Transaction& transaction, WorkshopId workshop, PersonId person,
                                    RegistrationStatus status, const RegistrationDetails& details, Date today);

}  // namespace inact

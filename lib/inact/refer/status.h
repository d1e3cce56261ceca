// Where a referral can be, and where it may go from there. Codes follow FHIR Task; expired is ours.
#pragma once

#include <array>
#include <string_view>
#include <vector>

#include "inact/base/named.h"

namespace inact {

enum class ReferralStatus {
  Draft,
  Requested,
  Acknowledged,
  OnHold,
  Accepted,
  InProgress,
  Completed,
  Rejected,
  Failed,
  Cancelled,
  Expired,
  EnteredInError
};
template <>
inline constexpr auto kWords<ReferralStatus> = std::array<std::string_view, 12>{
    "draft",     "requested", "acknowledged", "on_hold",   "accepted", "in_progress",
    "completed", "rejected",  "failed",       "cancelled", "expired",  "entered_in_error"};

/// An address on paper, advice to go there, somebody handed over by us, somebody we go along with.
enum class ReferralKind { Information, Recommendation, WarmHandover, Accompanied };
template <>
inline constexpr auto kWords<ReferralKind> =
    std::array<std::string_view, 4>{"information", "recommendation", "warm_handover", "accompanied"};

/// Who decided something: the counselling centre, the person, or we.
enum class Party { Provider, Person, Us };
template <>
inline constexpr auto kWords<Party> = std::array<std::string_view, 3>{"provider", "person", "us"};

enum class ReferralOutcome {
  GotHelp,
  PartlyHelped,
  EligibleNotServed,
  ReferredElsewhere,
  NotEligible,
  NoCapacity,
  CouldNotContact,
  ClientNoShow,
  CouldNotGetHelp,
  NoLongerInterested,
  Unknown
};
template <>
inline constexpr auto kWords<ReferralOutcome> = std::array<std::string_view, 11>{
    "got_help",          "partly_helped",  "eligible_not_served", "referred_elsewhere",   "not_eligible", "no_capacity",
    "could_not_contact", "client_no_show", "could_not_get_help",  "no_longer_interested", "unknown"};

/// Who says how it ended.
enum class OutcomeSource { Person, Centre, Companion, Assumed };
template <>
inline constexpr auto kWords<OutcomeSource> =
    std::array<std::string_view, 4>{"person", "centre", "companion", "assumed"};

/// Whether somebody at the centre is asked, and owes an answer. Of the other kinds only the person knows what came of
/// it.
constexpr bool asks_centre(ReferralKind kind) { return kind >= ReferralKind::WarmHandover; }

/// Something is still to come: in preparation up to in progress.
constexpr bool is_live(ReferralStatus status) { return status <= ReferralStatus::InProgress; }

/// Where a referral of that kind may go next, in the order of the enumeration. Everything leads to EnteredInError;
/// Completed is opened again by InProgress, Expired by Requested.
std::vector<ReferralStatus> next_statuses(ReferralStatus status, ReferralKind kind);

/// Whether a referral that ends so can have had this outcome.
bool is_possible(ReferralStatus status, ReferralOutcome outcome);

}  // namespace inact

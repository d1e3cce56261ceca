// What the events of a referral add up to. The row of a referral holds the same; nothing writes it but by an event.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "inact/base/date.h"
#include "inact/base/id.h"
#include "inact/refer/status.h"
#include "inact/store/store.h"

namespace inact {

/// One step in the life of a referral. The first has no `from`.
struct ReferralEvent {
  Date on{};
  std::optional<ReferralStatus> from = {};
  ReferralStatus to = ReferralStatus::Requested;
  Party by_whom = Party::Us;
  std::optional<std::string> reason = {};  ///< a code of referral_reason where it ended; text of other steps
  std::optional<ReferralOutcome> outcome = {};
  std::optional<OutcomeSource> source = {};
  std::optional<Date> hold_until = {};
  std::string entered_by = {};
  std::string entered_at = {};
};

struct ReferralState {
  ReferralStatus status = ReferralStatus::Draft;
  Date status_on{};
  std::optional<std::string> reason = {};  ///< of Rejected, Failed and Cancelled: a code of referral_reason
  std::optional<Party> declined_by = {};   ///< of Rejected
  std::optional<Date> responded_on = {};   ///< day of the first answer
  std::optional<std::string> hold_reason = {};
  std::optional<Date> hold_until = {};
  std::optional<ReferralOutcome> outcome = {};
  std::optional<Date> outcome_on = {};
  std::optional<OutcomeSource> outcome_source = {};
  friend bool operator==(const ReferralState&, const ReferralState&) = default;
};

/// What it is after one more event.
ReferralState after(ReferralState state, const ReferralEvent& event);
/// What it is after all of them.
ReferralState replay(std::span<const ReferralEvent> events);

/// In the order in which they were entered.
std::vector<ReferralEvent> events_of(const Store& store, ReferralId referral);

}  // namespace inact

#include "inact/refer/state.h"

#include "inact/store/query.h"

namespace inact {
namespace {

/// The centre has said something, whoever noted it.
bool answers(const ReferralEvent& event) {
  using enum ReferralStatus;
  return event.from && event.to != EnteredInError &&
         (event.by_whom == Party::Provider || event.to == Acknowledged || event.to == Accepted);
}

}  // namespace

ReferralState after(ReferralState state, const ReferralEvent& event) {
  using enum ReferralStatus;
  const bool ended = event.to == Rejected || event.to == Failed || event.to == Cancelled;
  const bool held = event.to == OnHold;
  state.status = event.to;
  state.status_on = event.on;
  state.reason = ended ? event.reason : std::nullopt;
  state.declined_by = event.to == Rejected ? std::optional(event.by_whom) : std::nullopt;
  if (!state.responded_on && answers(event)) state.responded_on = event.on;
  state.hold_reason = held ? event.reason : std::nullopt;
  state.hold_until = held ? event.hold_until : std::nullopt;
  state.outcome = event.outcome;
  state.outcome_on = event.outcome ? std::optional(event.on) : std::nullopt;
  state.outcome_source = event.outcome ? event.source : std::nullopt;
  return state;
}

ReferralState replay(std::span<const ReferralEvent> events) {
  ReferralState state;
  for (const ReferralEvent& event : events) state = after(state, event);
  return state;
}

std::vector<ReferralEvent> events_of(const Store& store, ReferralId referral) {
  Query query(store,
              "SELECT happened_on, from_status, to_status, by_whom, reason, outcome, outcome_source, hold_until,"
              " entered_by, entered_at FROM referral_event WHERE referral_id = :referral ORDER BY id",
              {{"referral", referral}});
  std::vector<ReferralEvent> events;
  while (query.next()) {
    auto [on, from, to, by_whom, reason, outcome, source, until, by, at] =
        query.row<Date, std::optional<ReferralStatus>, ReferralStatus, std::optional<Party>, std::optional<std::string>,
                  std::optional<ReferralOutcome>, std::optional<OutcomeSource>, std::optional<Date>, std::string,
                  std::string>();
    events.push_back({on, from, to, by_whom.value_or(Party::Us), reason, outcome, source, until, by, at});
  }
  return events;
}

}  // namespace inact

#include "inact/refer/status.h"

namespace inact {
namespace {

using enum ReferralStatus;

/// The life of a referral, a row a status: what it may become. EnteredInError is added to each.
struct Moves {
  ReferralStatus from;
  std::vector<ReferralStatus> asked;     ///< where the centre was asked
  std::vector<ReferralStatus> on_paper;  ///< where only the person knows: nothing expires, and their word ends it
};
const std::vector<Moves>& moves() {
  static const std::vector<Moves> all = {
      {Draft, {Requested, Cancelled}, {Requested, Cancelled}},
      {Requested,
       {Acknowledged, OnHold, Accepted, InProgress, Rejected, Cancelled, Expired},
       {Acknowledged, OnHold, Accepted, InProgress, Completed, Rejected, Failed, Cancelled}},
      {Acknowledged,
       {OnHold, Accepted, InProgress, Rejected, Cancelled, Expired},
       {OnHold, Accepted, InProgress, Rejected, Cancelled}},
      {OnHold,
       {Requested, Accepted, InProgress, Rejected, Cancelled},
       {Requested, Accepted, InProgress, Rejected, Cancelled}},
      {Accepted, {InProgress, Completed, Failed, Cancelled}, {InProgress, Completed, Failed, Cancelled}},
      {InProgress, {Completed, Failed, Cancelled}, {Completed, Failed, Cancelled}},
      {Completed, {InProgress}, {InProgress}},
      {Rejected, {}, {}},
      {Failed, {}, {}},
      {Cancelled, {}, {}},
      {Expired, {Requested}, {Requested}},
      {EnteredInError, {}, {}},
  };
  return all;
}

}  // namespace

std::vector<ReferralStatus> next_statuses(ReferralStatus status, ReferralKind kind) {
  const Moves& row = moves()[static_cast<std::size_t>(status)];
  std::vector<ReferralStatus> next = asks_centre(kind) ? row.asked : row.on_paper;
  if (status != EnteredInError) next.push_back(EnteredInError);
  return next;
}

bool is_possible(ReferralStatus status, ReferralOutcome outcome) {
  using enum ReferralOutcome;
  const bool helped = outcome == GotHelp || outcome == PartlyHelped;
  switch (status) {
    case Completed: return outcome != CouldNotContact && outcome != ClientNoShow;
    case Failed:
    case Rejected:
    case Cancelled:
    case Expired: return !helped;
    default: return false;
  }
}

}  // namespace inact

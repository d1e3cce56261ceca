// Turned away at the counselling centre: what is learned from it, and where to go next.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "inact/refer/steps.h"

namespace inact {

struct Bounce {
  std::string reason;  ///< a code of referral_reason
  Date on{};
  std::optional<Party> by_whom = {};  ///< nothing: the centre
  std::optional<ServiceId> to = {};   ///< refer there at once
};

struct Bounced {
  ReferralStatus status = ReferralStatus::Rejected;
  std::optional<std::string> change;  ///< the command that tells the directory what was learned
  std::optional<ReferralId> next;     ///< the new referral
};

/// Ends the referral: rejected where the centre declined, cancelled where nobody there was or had to be asked (it was
/// the wrong place, closed, or the referral is further on than that). Throws as set_referral() and make_referral() do.
Bounced bounce_referral(Transaction& transaction, ReferralId referral, const Bounce& bounce, const StepRules& rules);

/// The command that enters into the directory what a reason says about a service; nothing for reasons that say nothing.
std::optional<std::string> directory_change(const Store& store, const Referral& referral, std::string_view reason,
                                            Date on);

}  // namespace inact

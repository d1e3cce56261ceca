// Writes what a referral is together with the event that made it so. Checks nothing.
#pragma once

#include "inact/refer/referral.h"

namespace inact {

/// The row and its first event.
ReferralId insert_referral(Transaction& transaction, const Referral& referral, const ReferralEvent& made);

/// The only way a referral gets another status: adds the event and puts what follows from it into the row. `state` is
/// what it was; gives what it is now.
ReferralState write_event(Transaction& transaction, ReferralId referral, const ReferralState& state,
                          ReferralEvent event);

/// Puts its need in work while something is live. When nothing is, the need is met where a referral of it got help,
/// partly met where one helped partly, else open again. Needs that were ended by hand stay so. `referral`: as it was.
void settle_need(Transaction& transaction, const Referral& referral, Date on, Date today);

}  // namespace inact

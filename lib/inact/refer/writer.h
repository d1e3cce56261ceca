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

/// Puts its need in work while something is live, and opens it again when nothing is and nobody was helped. Needs that
/// were ended by hand stay so.
void settle_need(Transaction& transaction, const Referral& referral, Date on, Date today);

}  // namespace inact

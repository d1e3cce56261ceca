// What waits in referrals: answers, follow-ups, appointments, accompaniments.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "inact/config/config.h"
#include "inact/refer/referral.h"
#include "inact/table/due.h"

namespace inact {

struct ReferDueOptions {
  int ahead_days = 14;                    ///< appointments so far ahead
  std::optional<std::string> owner = {};  ///< only what this person looks after, as first or second
};

/// Days within which a counselling centre answers.
int answer_days(const Config::Refer& timers, Urgency priority);

/// Answers that are owed, follow-ups with the person, holds that are over, needs of referrals that ended. Of people
/// whose data are restricted, none.
std::vector<DueItem> due_referrals(const Store& store, const Config::Refer& timers, Date today,
                                   const ReferDueOptions& options);
/// Appointments from today on.
std::vector<DueItem> due_appointments(const Store& store, Date today, const ReferDueOptions& options);
/// Companions that nobody has found, or who have not said how it went, and talks afterwards. An accompaniment for which
/// nobody has agreed so many hours before is overdue.
std::vector<DueItem> due_accompaniments(const Store& store, const Config::Refer& timers, Date today,
                                        const ReferDueOptions& options);

/// The referrals that have had no answer for so long that they expire.
std::vector<ReferralId> expiring_referrals(const Store& store, const Config::Refer& timers, Date today);
/// Lets them expire, each with its event. Gives those that did.
std::vector<ReferralId> expire_referrals(Transaction& transaction, const Config::Refer& timers, Date today);

}  // namespace inact

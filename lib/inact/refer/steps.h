// Moves a referral along its life, and counts the attempts to reach the person.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "inact/refer/referral.h"

namespace inact {

struct ReferralStep {
  ReferralStatus to = ReferralStatus::Requested;
  Date on{};
  std::optional<std::string> reason = {};  ///< as typed: a code of referral_reason where it ends; else a few words
  std::optional<Party> by_whom = {};       ///< nothing: the centre answers, all else is ours; Rejected must say
  std::optional<ReferralOutcome> outcome = {};
  std::optional<OutcomeSource> source = {};
  std::optional<Date> hold_until = {};
};

struct StepRules {
  const Vocabularies& vocabularies;
  Date today;
  int attempts = 3;  ///< in vain, on so many days, before nobody could be reached
};

/// Throws Usage for what is missing or has no place, Refused for an illegal step, naming the legal ones, for a day
/// before the last step or after today, and for too few attempts. Ends without an outcome get the usual one.
ReferralState set_referral(Transaction& transaction, ReferralId referral, const ReferralStep& step,
                           const StepRules& rules);

/// What a reason, and who gives it, say about the outcome where nobody says more.
ReferralOutcome usual_outcome(ReferralStatus status, const std::optional<std::string>& reason, Party by_whom);

struct ContactAttempt {
  Date on{};
  std::string channel;  ///< a code of the vocabulary channel
  bool reached = false;
  std::string entered_by = {};
};
/// A second one on the same day by the same channel replaces the first. Throws Refused for a day before the referral or
/// after today.
void add_attempt(Transaction& transaction, ReferralId referral, const ContactAttempt& attempt, Date today);
/// By day.
std::vector<ContactAttempt> attempts_of(const Store& store, ReferralId referral);
/// On how many days somebody tried in vain since the person was last reached.
int days_in_vain(const std::vector<ContactAttempt>& attempts);

}  // namespace inact

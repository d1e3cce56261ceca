// Who could go along: those who may, best first, and why.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "inact/refer/referral.h"
#include "inact/table/document.h"

namespace inact {

struct CompanionWish {
  std::optional<std::string> language = {};  ///< nothing: any that both speak
  std::optional<std::string> gender = {};    ///< as the person wishes
};

/// What counts as much, and what companions must have learned.
struct CompanionSettings {
  int load_days = 30;
  int load_most = 4;                     ///< accompaniments, done in these days or open
  int heavy_most = 2;                    ///< points of how they weighed
  std::vector<std::string> topics = {};  ///< of trainings, that companions need
};

/// How much somebody has taken on: accompaniments in the days before, those that are open, and how they weighed.
struct CompanionLoad {
  int open = 0, recent = 0, heavy = 0;
};
CompanionLoad load_of(const Store& store, PersonId companion, Date today, int days);
/// What the load says before more is taken on; empty when it is not much. For the person and the coordinator only.
std::vector<Message> load_warnings(const Store& store, PersonId companion, const CompanionSettings& settings,
                                   Date today);

/// Who may go along, the best first: as companions_document() ranks them.
std::vector<PersonId> ranked_companions(const Store& store, ReferralId referral, const CompanionWish& wish,
                                        const CompanionSettings& settings, Date today);

/// inact.companions/1. Whoever is a volunteer that day, shares a language, fits the wish and has the trainings asked
/// for is ranked: language 35 (how well the best common one is spoken), load 25 (less is better), earlier contact with
/// the person 20, reach 10 (same district), the institution is known 10. Others stand under "excluded" with the one
/// rule. Ties: by id. `names`: with a column of names. Throws Refused for a referral that has ended, or is void.
Document companions_document(const Store& store, ReferralId referral, const CompanionWish& wish,
                             const CompanionSettings& settings, Date today, bool names, bool why);

}  // namespace inact

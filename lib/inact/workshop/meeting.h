// Meetings of exchange groups are workshops of a kind of their own.
#pragma once

#include <vector>

#include "inact/workshop/workshop.h"

namespace inact {

/// As plan_workshop(), but the kind is not asked.
WorkshopId plan_meeting(Transaction& transaction, GroupId group, const WorkshopAnswers& answers,
                        const std::vector<Date>& days, const WorkshopRules& rules);

}  // namespace inact

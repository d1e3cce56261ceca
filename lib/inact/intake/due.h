// What waits in intakes.
#pragma once

#include <vector>

#include "inact/base/date.h"
#include "inact/store/store.h"
#include "inact/table/due.h"
#include "inact/text/vocabulary.h"

namespace inact {

/// Open intakes in which nobody has spoken with the person for so many days.
std::vector<DueItem> due_intakes(const Store& store, Date today, int quiet_days);

/// How long an open need may wait before something is done about it, by its urgency.
struct NeedPatience {
  int urgent_days = 3;
  int emergency_days = 1;
};
/// Urgent needs and emergencies that are still open. What is sensitive or a matter of residence is not named.
std::vector<DueItem> due_needs(const Store& store, const Vocabularies& vocabularies, Date today,
                               const NeedPatience& patience);

}  // namespace inact

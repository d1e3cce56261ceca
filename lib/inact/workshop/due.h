// What waits in workshops.
#pragma once

#include <vector>

#include "inact/base/date.h"
#include "inact/store/store.h"
#include "inact/table/due.h"

namespace inact {

/// Workshops with a session from today on, at most so many days ahead: the next day of each, seats taken and people
/// waiting.
std::vector<DueItem> upcoming_sessions(const Store& store, Date today, int days_ahead);

/// Sessions before today of which nobody has recorded who came.
std::vector<DueItem> unmarked_sessions(const Store& store, Date today);

}  // namespace inact

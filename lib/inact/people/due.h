// What waits with people.
#pragma once

#include <vector>

#include "inact/base/date.h"
#include "inact/store/store.h"
#include "inact/table/due.h"

namespace inact {

/// Volunteers who have not signed the confidentiality undertaking; due on the day on which they became volunteers.
std::vector<DueItem> missing_undertakings(const Store& store, Date today);

}  // namespace inact

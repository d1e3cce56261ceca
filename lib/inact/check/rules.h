// The rules, a function a room; each adds what it finds.
#pragma once

#include "inact/check/check.h"

namespace inact {

void check_referrals(const Store& store, const Config& config, Date today, std::vector<WorkFinding>& findings);
void check_centres(const Store& store, Date today, std::vector<WorkFinding>& findings);

}  // namespace inact

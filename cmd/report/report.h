// The verbs of `inact report`, one file each.
#pragma once

#include "cmd/options.h"

namespace inact {

void report_monthly(Verb& verb);
void report_figures(Verb& verb);

}  // namespace inact

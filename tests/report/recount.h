// The figures of a world, counted the slow way: for each figure one look at everything.
#pragma once

#include "report/world.h"

namespace worlds {

/// What count_report() should give; written apart from it and without SQL.
inact::Report recount(const World& world, const inact::Vocabularies& vocabularies, const inact::ReportRequest& request);

}  // namespace worlds

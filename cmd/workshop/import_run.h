// Carrying out `inact workshop import`.
#pragma once

#include "cmd/session.h"
#include "cmd/workshop/import_options.h"

namespace inact::workshop {

/// Reads the files one after the other: each is a transaction of its own, but all are one, and none is kept, where
/// nothing is to be stored. `apply`: the plan that is carried out, or null. Gives the exit code.
int run_import(Session& session, const ImportOptions& options, const std::vector<Profile>& profiles,
               const PlanFile* apply);

}  // namespace inact::workshop

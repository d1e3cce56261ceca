// What an import of first conversations answers.
#pragma once

#include "inact/imports/plan_answer.h"
#include "inact/imports/plan_intakes.h"

namespace inact {

/// inact.import/1: one object a data row, in file order, with what the row itself says.
Document intake_import_document(const IntakePlan& plan, const ImportOutcome& outcome);

}  // namespace inact

// What an import answers.
#pragma once

#include "inact/imports/plan_answer.h"
#include "inact/table/document.h"
#include "inact/text/vocabulary.h"

namespace inact {

/// inact.import/1: one object a data row, in file order, with what the row itself says.
Document import_document(AttendeeReader& reader, const ImportPlan& plan, const ImportTarget& target,
                         const ImportOutcome& outcome);

/// The same for people: how the file was read, its rows by what happens with them, some names as they were read, notes.
Document import_summary(const ImportPlan& plan, const ImportTarget& target, const ImportOutcome& outcome,
                        Language language);

}  // namespace inact

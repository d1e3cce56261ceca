// One person with all that is recorded across the commands.
#pragma once

#include "inact/base/id.h"
#include "inact/store/store.h"
#include "inact/table/document.h"

namespace inact {

/// inact.person/1: who it is, what is counted, languages, roles, consents, intakes, workshops, hours, trainings, notes.
/// Throws Refused when there is no such person.
Document person_document(const Store& store, PersonId person, Date today);

}  // namespace inact

// Taking first conversations of an import back.
#pragma once

#include <cstdint>

#include "inact/imports/plan_undo.h"

namespace inact {

/// Those that nobody changed since the entry `since` of the log, with needs, conversation and note; what anything else
/// leans on, a referral or a later conversation, is kept and listed.
void undo_intakes(Transaction& transaction, std::int64_t since, UndoneImport& undone);

}  // namespace inact

// One intake, need or conversation, with everything about it.
#pragma once

#include "inact/base/id.h"
#include "inact/store/store.h"
#include "inact/table/document.h"

namespace inact {

/// inact.intake/1: the person with name, needs, conversations, notes, and when it was opened and closed.
Document intake_document(const Store& store, IntakeId intake);
/// inact.need/1: with its steps and notes.
Document need_document(const Store& store, NeedId need);
/// inact.conversation/1: with its notes.
Document conversation_document(const Store& store, ConversationId conversation);

}  // namespace inact

// The verbs of inact workshop, one file each or two that belong together.
#pragma once

#include <vector>

#include "cmd/options.h"
#include "inact/table/document.h"
#include "inact/workshop/workshop.h"

namespace inact::workshop {

void plan(Verb& verb);
void list(Verb& verb);
void show(Verb& verb);
void edit(Verb& verb);
void cancel(Verb& verb);
void register_people(Verb& verb);
void mark(Verb& verb);
void roll(Verb& verb);
void import(Verb& verb);
void imports(Verb& verb);
void reconcile(Verb& verb);
void show_import(Verb& verb);

/// What plans and edits are checked against.
WorkshopRules rules(const Session& session);

/// inact.workshop/1, logged when it shows names.
Document document(Session& session, const Store& store, WorkshopId workshop);

/// What a writing verb says, one line each, and the workshop as JSON.
void done(Session& session, const std::vector<Message>& lines, const Document& record);

}  // namespace inact::workshop

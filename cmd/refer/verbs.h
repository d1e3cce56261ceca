// The verbs of inact refer, one file each or two that belong together.
#pragma once

#include "cmd/options.h"
#include "inact/base/id.h"
#include "inact/refer/steps.h"
#include "inact/table/document.h"

namespace inact::refer {

void match(Verb& verb);
void make(Verb& verb);
void set(Verb& verb);
void edit(Verb& verb);
void void_one(Verb& verb);
void show(Verb& verb);
void list(Verb& verb);
void attempt(Verb& verb);
void bounce(Verb& verb);
void send(Verb& verb);
void slip(Verb& verb);
void due(Verb& verb);
void accompany(Verb& verb);
void fill_accompany(Command& accompany);

/// What steps are checked against.
StepRules rules(const Session& session);

/// What becomes of the need where its last referral ended: the line that says so, and empty where nothing is to be
/// said.
Message next_for_need(const Store& store, const Referral& referral);

}  // namespace inact::refer

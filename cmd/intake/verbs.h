// The verbs of `inact intake`: each says what it takes and does.
#pragma once

#include "cmd/options.h"

namespace inact {

void describe_intake_add(Verb& verb);
void describe_intake_list(Verb& verb);
void describe_intake_show(Verb& verb);
void describe_intake_edit(Verb& verb);
void describe_intake_void(Verb& verb);
void describe_intake_close(Verb& verb);
void describe_intake_reopen(Verb& verb);
void describe_intake_import(Verb& verb);

/// `talk I5`, `talk edit C8`, `talk void C8`.
void describe_intake_talk(Verb& verb);
void fill_intake_talk(Command& talk);

/// `need add`, `need set`, `need edit`, `need list`, `need show`, `need void`.
void fill_intake_need(Command& need);

/// `short`, `short list`, `short edit`, `short void`.
void describe_intake_short(Verb& verb);
void fill_intake_short(Command& short_questions);

}  // namespace inact

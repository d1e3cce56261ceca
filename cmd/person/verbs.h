// The verbs of `inact person`, and what they share.
#pragma once

#include <string>
#include <vector>

#include "cmd/options.h"
#include "inact/people/person.h"

namespace inact {

class Session;

void describe_person_add(Verb& verb);
void describe_person_edit(Verb& verb);
void describe_person_void(Verb& verb);
void describe_person_list(Verb& verb);
void describe_person_find(Verb& verb);
void describe_person_show(Verb& verb);
void fill_consent(Command& consent);
void describe_consent_form(Verb& verb);
void describe_hours(Verb& verb);
void fill_hours(Command& hours);
void describe_training(Verb& verb);
void fill_training(Command& training);

/// The switches for what is said of a person.
void take_answers(Verb& verb, PersonAnswers& answers);
PersonRules person_rules(const Session& session);

}  // namespace inact

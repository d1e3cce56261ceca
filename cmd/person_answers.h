// The switches for a person, wherever one is recorded.
#pragma once

#include "cmd/options.h"
#include "inact/people/person.h"

namespace inact {

/// What is said of anybody: names, how to reach them, birth, origin, languages, where and since when they live here.
void take_person_answers(Verb& verb, PersonAnswers& answers);

}  // namespace inact

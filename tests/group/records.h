// Groups in memory with invented people, for the tests of this folder.
#pragma once

#include "inact/base/error.h"
#include "inact/group/group.h"
#include "inact/group/meeting.h"
#include "inact/workshop/marks.h"
#include "workshop/records.h"

namespace group_test {

using namespace workshop_test;

inline GroupRules group_rules() { return {rules().vocabularies, kToday, "hope"}; }

inline GroupId add_group(Transaction& tx, const char* name = "Sprachcafé", const char* audience = "mixed") {
  GroupAnswers answers;
  answers.name = name;
  answers.audience = audience;
  answers.place = "Projektbüro";
  return inact::add_group(tx, answers, group_rules());
}

inline Workshop meet(Transaction& tx, GroupId group, const char* on) {
  return get_workshop(tx, meet_group(tx, group, {}, {day(on)}, rules()));
}

inline void came(Transaction& tx, const Workshop& meeting, PersonId person, Mark mark = Mark::Present) {
  mark_person(tx, meeting, meeting.sessions.front(), person, mark, kToday);
}

template <class Work>
std::optional<ErrorKind> kind_of(Work&& work) {
  try {
    work();
  } catch (const Error& error) {
    return error.kind();
  }
  return std::nullopt;
}

}  // namespace group_test

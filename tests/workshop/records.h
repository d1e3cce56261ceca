// Records in memory with invented people, for the tests of this folder.
#pragma once

#include <string>
#include <vector>

#include "inact/config/vocabularies.h"
#include "inact/store/query.h"
#include "inact/text/words.h"
#include "inact/workshop/workshop.h"

namespace workshop_test {

using namespace inact;

inline const Author kAuthor{"kim", "test", Instant{std::chrono::seconds{1'795'000'000}}};
inline const Date kToday{std::chrono::year{2026}, std::chrono::month{11}, std::chrono::day{22}};

inline Date day(const char* iso) { return parse_iso_date(iso).value(); }

inline const WorkshopRules& rules() {
  static const Vocabularies vocabularies = built_in_vocabularies();
  static const WorkshopRules rules{vocabularies, "hope", kToday};
  return rules;
}

inline std::vector<PersonId> add_people(Transaction& tx, int count) {
  std::vector<PersonId> people;
  for (int i = 0; i < count; ++i)
    people.push_back({insert(tx, "INSERT INTO person (partner, entered_by, entered_at) VALUES ('hope', 'kim', :at)",
                             {{"at", tx.entered_at()}})});
  return people;
}

/// A training of module 1 on 20 November 2026.
inline WorkshopAnswers training(const char* title = "Diversity") {
  WorkshopAnswers answers;
  answers.title = title;
  answers.kind = "training";
  answers.module = "M1";
  return answers;
}

inline WorkshopId plan(Transaction& tx, const WorkshopAnswers& answers = training(),
                       const std::vector<Date>& days = {day("2026-11-20")}) {
  return plan_workshop(tx, answers, days, rules());
}

/// The message as English people read it.
inline std::string said(const Message& message) { return Words(Language::English, rules().vocabularies).say(message); }

inline std::string status(const Store& store, WorkshopId workshop, PersonId person) {
  const auto row = Query(store, "SELECT status FROM registration WHERE workshop_id = :w AND person_id = :p",
                         {{"w", workshop}, {"p", person}})
                       .one<std::string>();
  return row ? std::get<0>(*row) : "";
}

}  // namespace workshop_test

// Records with people in them, for the tests of this room.
#pragma once

#include "inact/config/vocabularies.h"
#include "inact/people/person.h"
#include "inact/store/query.h"

namespace people {

using namespace inact;
using namespace std::chrono;

inline const Author kKim{"kim", "test", Instant{seconds{1'795'000'000}}};
inline constexpr Date kToday = 2026y / November / 22d;

inline const Vocabularies& vocabularies() {
  static const Vocabularies all = built_in_vocabularies();
  return all;
}

inline PersonRules rules(bool residence = false) { return {vocabularies(), kToday, "hope", residence}; }

inline PersonAnswers named(std::string given, std::string family = {}, std::optional<std::string> birth_year = {}) {
  PersonAnswers answers;
  answers.given_name = std::move(given);
  answers.family_name = std::move(family);
  answers.birth_year = std::move(birth_year);
  return answers;
}

inline PersonAnswers volunteer(std::string given, std::string family = {}, std::optional<std::string> birth_year = {}) {
  PersonAnswers answers = named(std::move(given), std::move(family), std::move(birth_year));
  answers.roles = {"volunteer"};
  return answers;
}

inline std::string ids(const std::vector<PersonId>& people) {
  std::string text;
  for (const PersonId person : people) text += (text.empty() ? "" : " ") + person.str();
  return text;
}

/// What the log says of the newest entry: "edit P1 gender,country".
inline std::string last_log(const Store& store) {
  const auto [action, record, fields] = Query(store, "SELECT action, record, fields FROM log ORDER BY seq DESC LIMIT 1")
                                            .one<std::string, std::string, std::string>()
                                            .value();
  return action + " " + record + " " + fields;
}

}  // namespace people

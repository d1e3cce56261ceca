#include <doctest/doctest.h>

#include "inact/base/error.h"
#include "people/somebody.h"

using namespace people;

namespace {

Person applied(const PersonAnswers& answers, const PersonRules& with = rules()) {
  Person person;
  apply(answers, with, person);
  return person;
}

/// The kind of error that one answer meets, or nothing.
std::optional<ErrorKind> failure(std::optional<std::string> PersonAnswers::*field, std::string typed) {
  PersonAnswers answers = named("Amal");
  answers.*field = std::move(typed);
  try {
    applied(answers);
  } catch (const Error& error) {
    return error.kind();
  }
  return std::nullopt;
}

}  // namespace

TEST_CASE("answers become facts and an identity") {
  PersonAnswers answers = named(" Amal\u00A0", "Haddad", "1990");
  answers.original_name = "أمل";
  answers.email = "Amal@example.org";
  answers.postcode = "10115";
  answers.gender = "F";
  answers.country = "sy";
  answers.district = "MITTE";
  answers.arrived_year = "2015";
  answers.languages = {"ar:native", "prs", "de:b1"};
  answers.roles = {"volunteer"};
  answers.organization = "o7";
  answers.undertaking = "1.2.2026";
  answers.partner = "Nolanta";
  const Person person = applied(answers);
  CHECK(person.identity->given_name == "Amal");
  CHECK(person.identity->email == "Amal@example.org");
  CHECK(person.identity->postcode == "10115");
  CHECK(person.facts.birth_year == Answer<int>(1990));
  CHECK(person.facts.gender == "f");
  CHECK(person.facts.country == "SY");
  CHECK(person.facts.postcode_area == "101");
  CHECK(person.facts.district == "mitte");
  CHECK(person.facts.languages == std::vector<PersonLanguage>{{"ar", "native"}, {"fa-AF", ""}, {"de", "B1"}});
  CHECK(person.facts.roles == std::vector<PersonRole>{{Role::Volunteer, kToday, {}}});
  CHECK(person.facts.organization == Answer<OrganizationId>(OrganizationId{7}));
  CHECK(person.facts.undertaking_on == 2026y / February / 1d);
  CHECK(person.facts.partner == "nolanta");
}

TEST_CASE("what nobody said stays as it was, and what is empty is taken away") {
  PersonAnswers answers = named("Amal", "Haddad", "1990");
  answers.phone = "030 1234";
  Person person = applied(answers);
  PersonAnswers later;
  later.phone = "";
  later.gender = "refused";
  apply(later, rules(), person);
  CHECK(person.identity->given_name == "Amal");
  CHECK(person.identity->phone.empty());
  CHECK(person.facts.gender == "refused");
  CHECK(person.facts.birth_year == Answer<int>(1990));
}

TEST_CASE("without name and address a person is anonymous, and only what is counted is kept") {
  PersonAnswers answers;
  answers.birth_date = "1990-05-17";
  answers.postcode = "10115";
  answers.residence = "toleration";
  Person person = applied(answers, rules(true));
  CHECK_FALSE(person.identity);
  CHECK(person.facts.birth_year == Answer<int>(1990));
  CHECK(person.facts.postcode_area == "101");
  CHECK(person.facts.residence_group == "insecure");
  apply(named("Amal"), rules(), person);
  CHECK(person.identity->given_name == "Amal");
}

TEST_CASE("residence is recorded only where the configuration says so, the code apart from the group") {
  PersonAnswers answers = named("Amal");
  answers.residence = "Toleration";
  CHECK_THROWS_AS(applied(answers), Error);
  CHECK(applied(answers, rules(true)).identity->residence == "toleration");
  CHECK(applied(answers, rules(true)).facts.residence_group == "insecure");
  answers.residence = "other";
  CHECK(applied(answers, rules(true)).facts.residence_group == "unknown");
  answers.residence = "refused";
  CHECK(applied(answers, rules(true)).facts.residence_group == "refused");
  CHECK(applied(answers, rules(true)).identity->residence.empty());
}

TEST_CASE("the date of birth gives the year, and a year does not contradict it") {
  PersonAnswers answers = named("Amal");
  answers.birth_date = "17.5.1990";
  Person person = applied(answers);
  CHECK(person.identity->birth_date == 1990y / May / 17d);
  CHECK(person.facts.birth_year == Answer<int>(1990));
  PersonAnswers year;
  year.birth_year = "1991";
  CHECK_THROWS_AS(apply(year, rules(), person), Error);
  year.birth_date = "1991-05-17";
  apply(year, rules(), person);
  CHECK(person.facts.birth_year == Answer<int>(1991));
  year.birth_year.reset();
  year.birth_date = "";
  apply(year, rules(), person);
  CHECK_FALSE(person.identity->birth_date);
  CHECK(person.facts.birth_year == Answer<int>(1991));
  year.birth_date = "refused";
  apply(year, rules(), person);
  CHECK(person.facts.birth_year == Answer<int>(Missing::Refused));
}

TEST_CASE("what no answer can be is refused, and the bounds are kept") {
  const auto wrong = [](auto field, const char* typed) {
    CAPTURE(typed);
    CHECK(failure(field, typed) == ErrorKind::Usage);
  };
  const auto right = [](auto field, const char* typed) {
    CAPTURE(typed);
    CHECK_FALSE(failure(field, typed).has_value());
  };
  for (const char* typed : {"1899", "2027", "90", "next"}) wrong(&PersonAnswers::birth_year, typed);
  for (const char* typed : {"1900", "2026", "unknown"}) right(&PersonAnswers::birth_year, typed);
  for (const char* typed : {"2026-11-23", "1899-12-31", "2026-02-30", "1990"}) wrong(&PersonAnswers::birth_date, typed);
  for (const char* typed : {"2026-11-22", "1900-01-01"}) right(&PersonAnswers::birth_date, typed);
  for (const char* typed : {"01000", "99999", "1067", "101155", "1011a", "XX"}) wrong(&PersonAnswers::postcode, typed);
  for (const char* typed : {"01001", "99998", "10115", ""}) right(&PersonAnswers::postcode, typed);
  for (const char* typed :
       {"amal", "@example.org", "a@b", "a b@example.org", "a@b@example.org", "a@.org", "a@example."})
    wrong(&PersonAnswers::email, typed);
  for (const char* typed : {"a@example.org", "", "söhne@büro.example"}) right(&PersonAnswers::email, typed);
  wrong(&PersonAnswers::phone, "none");
  right(&PersonAnswers::phone, "+49 30 1234-56");
  wrong(&PersonAnswers::undertaking, "2026-11-23");
  wrong(&PersonAnswers::organization, "P7");
  right(&PersonAnswers::organization, "none");
  wrong(&PersonAnswers::partner, "unknown");
}

TEST_CASE("nobody arrives before being born") {
  PersonAnswers answers = named("Amal", "", "1990");
  answers.arrived_year = "1989";
  CHECK_THROWS_AS(applied(answers), Error);
  answers.arrived_year = "1990";
  CHECK_NOTHROW(applied(answers));
  answers.arrived_year = "not_applicable";
  CHECK_NOTHROW(applied(answers));
}

TEST_CASE("names are kept as they are up to 200 characters, and refused beyond") {
  for (const char* name : {"O'Connor", "100%", "{name}", "مريم\u200Cم", "\u202Eabc", "Robert'); DROP TABLE person;--"})
    CHECK(applied(named(name)).identity->given_name == name);
  std::string long_name;
  for (int i = 0; i < 200; ++i) long_name += "ж";
  CHECK(applied(named(long_name)).identity->given_name == long_name);
  CHECK(failure(&PersonAnswers::given_name, long_name + "ж") == ErrorKind::Refused);
  CHECK(failure(&PersonAnswers::given_name, std::string(10'000, 'x')) == ErrorKind::Refused);
  CHECK(failure(&PersonAnswers::given_name, "Ana\x1b[31m") == ErrorKind::Refused);
  CHECK(failure(&PersonAnswers::given_name, "An\xFF") == ErrorKind::Refused);
}

TEST_CASE("a language is given once, and roles are not repeated") {
  PersonAnswers answers = named("Amal");
  answers.languages = {"fa-AF", "prs"};
  CHECK_THROWS_AS(applied(answers), Error);
  answers.languages = {"ar:Z9"};
  CHECK_THROWS_AS(applied(answers), Error);
  answers.languages = {""};
  answers.roles = {"client", "CLIENT"};
  const Person person = applied(answers);
  CHECK(person.facts.languages.empty());
  CHECK(person.facts.roles.size() == 1);
}

TEST_CASE("a role is held from its first day to the day before its end") {
  PersonFacts facts;
  facts.roles = {{Role::Client, 2026y / March / 1d, 2026y / April / 1d}};
  CHECK_FALSE(has_role(facts, Role::Client, 2026y / February / 28d));
  CHECK(has_role(facts, Role::Client, 2026y / March / 1d));
  CHECK(has_role(facts, Role::Client, 2026y / March / 31d));
  CHECK_FALSE(has_role(facts, Role::Client, 2026y / April / 1d));
  CHECK_FALSE(has_role(facts, Role::Staff, 2026y / March / 1d));
}

#include "inact/people/person.h"

#include <doctest/doctest.h>

#include "inact/base/error.h"
#include "inact/people/hours.h"
#include "inact/people/identity_key.h"
#include "inact/text/words.h"
#include "people/somebody.h"

using namespace people;

namespace {

struct Records {
  Store store = Store::in_memory();
  Transaction tx{store, kKim};
  PersonId add(const PersonAnswers& answers) { return add_person(tx, answers, rules()); }
};

/// Somebody of whom only the gender is known.
PersonAnswers anybody() {
  PersonAnswers answers;
  answers.gender = "f";
  return answers;
}

std::vector<std::string> edited(Records& records, PersonId person, const PersonAnswers& answers) {
  return edit_person(records.tx, person, answers, rules());
}

/// The English of a message whose places are all text.
std::string say(const Message& message) { return Words(Language::English, vocabularies()).say(message); }

}  // namespace

TEST_CASE("a person that was added is there as it was answered") {
  Records records;
  PersonAnswers answers = named("Amal", "Haddad", "1990");
  answers.languages = {"ar:native", "de:A2"};
  answers.roles = {"client", "volunteer"};
  answers.postcode = "10115";
  answers.available = "evenings";
  const PersonId id = records.add(answers);
  CHECK(id.str() == "P1");
  CHECK(last_log(records.tx) == "add P1 ");
  const Person person = get_person(records.tx, id);
  Person expected;
  expected.facts.partner = "hope";
  apply(answers, rules(), expected);
  CHECK(person.facts == expected.facts);
  CHECK(person.identity == expected.identity);
  CHECK(person.entered_by == "kim");
  CHECK_FALSE(person.void_reason);
}

TEST_CASE("an anonymous person has no identity") {
  Records records;
  PersonAnswers answers;
  answers.gender = "f";
  const PersonId id = records.add(answers);
  CHECK_FALSE(get_person(records.tx, id).identity);
  CHECK(Query(records.tx, "SELECT count(*) FROM identity").value<int>() == 0);
}

TEST_CASE("an edit says which fields changed, and the log never says more") {
  Records records;
  const PersonId id = records.add(named("Amal", "Haddad", "1990"));
  PersonAnswers answers;
  answers.given_name = "Amal";
  CHECK(edited(records, id, answers).empty());
  CHECK(last_log(records.tx) == "add P1 ");
  answers.email = "amal@example.org";
  answers.gender = "f";
  answers.languages = {"ar"};
  answers.roles = {"volunteer"};
  CHECK(edited(records, id, answers) == std::vector<std::string>{"email", "gender", "languages", "roles"});
  CHECK(last_log(records.tx) == "edit P1 email,gender,languages,roles");
  const Person person = get_person(records.tx, id);
  CHECK(person.identity->email == "amal@example.org");
  CHECK(person.facts.languages.size() == 1);
  CHECK(has_role(person.facts, Role::Volunteer, kToday));
}

TEST_CASE("a person who was given a name, an address or a birth year later is found by it") {
  Records records;
  const PersonId id = records.add(anybody());
  edited(records, id, named("Amal"));
  PersonAnswers answers;
  answers.birth_year = "1990";
  edited(records, id, answers);
  const IdentityFinder finder(records.tx);
  CHECK(ids(finder.find(IdentityKeyKind::NameYear, finder.keys().name_year("amal", 1990))) == "P1");
}

TEST_CASE("a person who is not there, or void, is refused") {
  Records records;
  CHECK_THROWS_AS(get_person(records.tx, PersonId{7}), Error);
  CHECK_THROWS_AS(require_person(records.tx, PersonId{7}), Error);
  CHECK_THROWS_AS(edited(records, PersonId{7}, {}), Error);
  const PersonId id = records.add(named("Amal"));
  CHECK_NOTHROW(require_person(records.tx, id));
  CHECK_THROWS_AS(void_person(records.tx, id, "  "), Error);
  void_person(records.tx, id, "entered twice");
  CHECK(last_log(records.tx) == "void P1 ");
  CHECK(get_person(records.tx, id).void_reason == "entered twice");
  CHECK_THROWS_AS(require_person(records.tx, id), Error);
  CHECK_THROWS_AS(edited(records, id, named("Ana")), Error);
  CHECK_THROWS_AS(void_person(records.tx, id, "again"), Error);
  const IdentityFinder finder(records.tx);
  CHECK(finder.find(IdentityKeyKind::NameYear, finder.keys().name_year("Amal", {})).empty());
}

TEST_CASE("a person whose work counts cannot be void") {
  Records records;
  const PersonId id = records.add(named("Amal"));
  run(records.tx,
      "INSERT INTO volunteer_hours (person_id, done_on, activity, minutes, partner, entered_by, entered_at) "
      "VALUES (:id, '2026-11-01', 'other', 60, 'hope', 'kim', '')",
      {{"id", id}});
  try {
    void_person(records.tx, id, "entered twice");
    FAIL("void");
  } catch (const Error& error) {
    CHECK(say(error.message()) == "P1 still stands in records that count: H1.");
  }
}

TEST_CASE("an organization must be there") {
  Records records;
  PersonAnswers answers = named("Amal");
  answers.organization = "O7";
  CHECK_THROWS_AS(records.add(answers), Error);
  run(records.tx,
      "INSERT INTO organization (id, uuid, name, partner, entered_by, entered_at) VALUES (7, 'u', 'A', 'hope', 'k', "
      "'')");
  const PersonId id = records.add(answers);
  CHECK(get_person(records.tx, id).facts.organization == Answer<OrganizationId>(OrganizationId{7}));
}

TEST_CASE("somebody's association must be known") {
  Records records;
  PersonRules nobody = rules();
  nobody.partner.clear();
  CHECK_THROWS_AS(add_person(records.tx, anybody(), nobody), Error);
  PersonAnswers answers;
  answers.partner = "nolanta";
  answers.gender = "f";
  CHECK(get_person(records.tx, add_person(records.tx, answers, nobody)).facts.partner == "nolanta");
}

TEST_CASE("nobody is born after what is recorded of them") {
  Records records;
  const PersonId id = records.add(volunteer("Amal"));
  add_hours(records.tx, {id, 2020y / March / 5d, "office", 60, "hope"}, kToday);
  const auto born = [&](const char* year) {
    PersonAnswers answers;
    answers.birth_year = year;
    return edited(records, id, answers);
  };
  CHECK_THROWS_AS(born("2021"), Error);
  CHECK(born("1991") == std::vector<std::string>{"birth_year"});
}

TEST_CASE("beside an id stands who it is") {
  Records records;
  CHECK(say(who(records.tx, records.add(named("Amal", "Haddad", "1990")))) == "Amal, 1990");
  CHECK(say(who(records.tx, records.add(named("", "Haddad")))) == "Haddad");
  CHECK(say(who(records.tx, records.add(anybody()))) == "anonymous");
  PersonAnswers answers;
  answers.birth_year = "1990";
  CHECK(say(who(records.tx, records.add(answers))) == "anonymous, 1990");
  CHECK_THROWS_AS(who(records.tx, PersonId{99}), Error);
}

TEST_CASE("roles begin, end, and begin earlier when that is learned later") {
  Records records;
  const PersonId id = records.add(named("Amal"));
  const auto roles = [&] { return get_person(records.tx, id).facts.roles; };
  CHECK(add_role(records.tx, id, Role::Client, 2026y / March / 1d));
  CHECK_FALSE(add_role(records.tx, id, Role::Client, 2026y / May / 1d));
  CHECK(add_role(records.tx, id, Role::Client, 2026y / February / 1d));
  CHECK(roles() == std::vector<PersonRole>{{Role::Client, 2026y / February / 1d, {}}});
  end_role(records.tx, id, Role::Client, 2026y / June / 1d);
  CHECK_THROWS_AS(end_role(records.tx, id, Role::Client, 2026y / July / 1d), Error);
  CHECK_THROWS_AS(end_role(records.tx, id, Role::Staff, 2026y / July / 1d), Error);
  CHECK(add_role(records.tx, id, Role::Staff, 2026y / July / 1d));
  end_role(records.tx, id, Role::Staff, 2026y / July / 1d);
  CHECK(add_role(records.tx, id, Role::Client, 2026y / September / 1d));
  CHECK(roles() == std::vector<PersonRole>{{Role::Client, 2026y / February / 1d, 2026y / June / 1d},
                                           {Role::Client, 2026y / September / 1d, {}}});
}

TEST_CASE("many persons are written with one writer") {
  Records records;
  PersonWriter writer(records.tx);
  PersonFacts facts;
  facts.partner = "hope";
  facts.languages = {{"ar", ""}};
  facts.roles = {{Role::Volunteer, kToday, {}}};
  Identity identity;
  identity.given_name = "Amal";
  CHECK(writer.add(facts, identity).str() == "P1");
  CHECK(writer.add(facts).str() == "P2");
  CHECK(get_person(records.tx, PersonId{1}).facts == facts);
  CHECK_FALSE(get_person(records.tx, PersonId{2}).identity);
}

TEST_CASE("a person of whom nothing is said is not recorded") {
  Records records;
  CHECK_THROWS_AS(records.add({}), Error);
  PersonAnswers answers;
  answers.partner = "nolanta";
  answers.given_name = "";
  answers.gender = "not_asked";
  CHECK_THROWS_AS(records.add(answers), Error);
  answers.gender = "refused";
  CHECK_NOTHROW(records.add(answers));
}

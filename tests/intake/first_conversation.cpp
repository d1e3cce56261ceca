#include "inact/intake/first_conversation.h"

#include "inact/people/person.h"
#include "world.h"

using namespace inact;
using namespace inact::test;

namespace {

struct World {
  Store store = Store::in_memory();
  Transaction tx{store, kKim};
  RecordedIntake add(const FirstConversation& first) { return add_intake(tx, first, rules()); }
};

FirstConversation amal() {
  FirstConversation first = about_housing();
  first.answers.given_name = "Amal";
  first.answers.family_name = "Haddad";
  first.answers.birth_year = "1990";
  first.answers.country = "SY";
  first.answers.languages = {"ar"};
  return first;
}

}  // namespace

TEST_CASE("a first conversation makes person, intake, conversation and needs") {
  World world;
  FirstConversation first = amal();
  first.needs.push_back({"work"});
  first.access_path = "friends_family";
  first.conversation = {"in_person", "ar", {}, 40, 1};
  const RecordedIntake recorded = world.add(first);
  const Person person = get_person(world.tx, recorded.person);
  CHECK(person.identity->given_name == "Amal");
  CHECK(has_role(person.facts, Role::Client, first.held_on));
  CHECK_FALSE(has_role(person.facts, Role::Client, add_days(first.held_on, -1)));
  CHECK(person.facts.partner == "hope");
  const Intake intake = get_intake(world.tx, recorded.id);
  CHECK(intake.access_path == "friends_family");
  CHECK(intake.entered_by == "kim");
  CHECK(get_conversation(world.tx, recorded.conversation).facts == first.conversation);
  CHECK(recorded.needs == std::vector<NeedId>{{1}, {2}});
  CHECK(count(world.tx, "intake_event WHERE step = 1") == 1);
}

TEST_CASE("without a name the person is anonymous") {
  World world;
  const RecordedIntake recorded = world.add(about_housing());
  CHECK_FALSE(get_person(world.tx, recorded.person).identity.has_value());
  CHECK(count(world.tx, "identity") == 0);
}

TEST_CASE("what cannot be a first conversation leaves nothing behind") {
  const auto refuses = [](ErrorKind kind, const std::function<void(FirstConversation&)>& spoil) {
    World world;
    FirstConversation first = amal();
    spoil(first);
    CHECK(kind_of([&] { world.add(first); }) == kind);
    CHECK(count(world.tx, "intake") == 0);
  };
  refuses(ErrorKind::Usage, [](FirstConversation& first) { first.needs.clear(); });
  refuses(ErrorKind::Usage, [](FirstConversation& first) { first.needs.push_back({"housing"}); });
  refuses(ErrorKind::Usage, [](FirstConversation& first) { first.conversation.minutes = 5000; });
  refuses(ErrorKind::Usage, [](FirstConversation& first) { first.answers.birth_year = "2090"; });
  refuses(ErrorKind::Refused, [](FirstConversation& first) { first.held_on = day("2026-11-23"); });
  refuses(ErrorKind::Refused, [](FirstConversation& first) { first.answers.residence = "toleration"; });
  refuses(ErrorKind::Refused, [](FirstConversation& first) { first.person = PersonId{99}; });
}

TEST_CASE("of somebody who is recorded already, answers fill what was not known") {
  World world;
  const PersonId person = world.add(amal()).person;
  FirstConversation again = about_housing("2026-11-01");
  again.person = person;
  again.answers.given_name = "AMAL";
  again.answers.gender = "f";
  again.answers.languages = {"de:B1", "ar:native"};
  again.answers.birth_year = "1990";
  CHECK(world.add(again).person == person);
  const Person now = get_person(world.tx, person);
  CHECK(now.identity->given_name == "Amal");
  CHECK(now.facts.gender == "f");
  CHECK(now.facts.languages == std::vector<PersonLanguage>{{"ar", "native"}, {"de", "B1"}});
  CHECK(count(world.tx, "person") == 1);
  CHECK(count(world.tx, "intake") == 2);
}

TEST_CASE("answers that contradict the record are refused, naming the fields") {
  World world;
  const PersonId person = world.add(amal()).person;
  FirstConversation again = about_housing("2026-11-01");
  again.person = person;
  again.answers.given_name = "Maryam";
  again.answers.birth_year = "1991";
  again.answers.country = "unknown";
  again.answers.gender = "f";
  try {
    world.add(again);
    FAIL("not refused");
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::Refused);
    CHECK(std::get<std::string>(error.message().arguments.back().value) == "given_name, birth_year, country");
  }
  CHECK(get_person(world.tx, person).facts.gender == "not_asked");
}

TEST_CASE("an earlier first conversation makes somebody a client earlier") {
  World world;
  const PersonId person = world.add(amal()).person;
  FirstConversation earlier = about_housing("2026-03-01");
  earlier.person = person;
  world.add(earlier);
  CHECK(has_role(get_person(world.tx, person).facts, Role::Client, day("2026-03-01")));
  CHECK(count(world.tx, "person_role") == 1);
}

TEST_CASE("a first conversation lies neither before the birth nor before the arrival of the person") {
  Store store = Store::in_memory();
  Transaction tx(store, kKim);
  CHECK(kind_of([&] { add_intake(tx, about_housing("1500-01-01"), rules()); }) == ErrorKind::Refused);
  FirstConversation first = about_housing("2015-03-01");
  first.answers.birth_year = "2016";
  CHECK(kind_of([&] { add_intake(tx, first, rules()); }) == ErrorKind::Refused);
  first.answers.birth_year = "1990";
  first.answers.arrived_year = "2016";
  CHECK(kind_of([&] { add_intake(tx, first, rules()); }) == ErrorKind::Refused);
  CHECK(count(tx, "intake") == 0);
  first.held_on = day("2016-03-01");
  const RecordedIntake recorded = add_intake(tx, first, rules());
  FirstConversation again = about_housing("2015-03-01");
  again.person = recorded.person;
  CHECK(kind_of([&] { add_intake(tx, again, rules()); }) == ErrorKind::Refused);
  IntakeChanges earlier;
  earlier.first.held_on = day("2015-12-31");
  CHECK(kind_of([&] { edit_intake(tx, recorded.id, earlier, kToday); }) == ErrorKind::Refused);
}

#include "inact/workshop/registration.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <random>

#include "inact/base/error.h"
#include "inact/workshop/marks.h"
#include "workshop/records.h"

using namespace inact;
using namespace workshop_test;

namespace {

WorkshopId plan_with_capacity(Transaction& tx, const char* capacity) {
  WorkshopAnswers answers = training();
  answers.capacity = capacity;
  return plan(tx, answers);
}

std::vector<PersonId> people_with(const Store& store, WorkshopId workshop, RegistrationStatus status) {
  return Query(store,
               "SELECT person_id FROM registration WHERE workshop_id = :w AND status = :status "
               "ORDER BY registered_on, position",
               {{"w", workshop}, {"status", status}})
      .column<PersonId>();
}

RegistrationChange set(Transaction& tx, WorkshopId workshop, PersonId person, RegistrationStatus status,
                       const RegistrationDetails& details = {}) {
  return set_registration(tx, workshop, person, status, details, kToday);
}

}  // namespace

TEST_CASE("who comes after the last seat waits, and nobody is registered twice") {
  Store store = Store::in_memory();
  Transaction tx(store, kAuthor);
  const auto people = add_people(tx, 4);
  const WorkshopId id = plan_with_capacity(tx, "2");
  const auto first = register_people(tx, id, {people[0], people[1], people[0], people[2]}, kToday);
  REQUIRE(first.size() == 3);
  CHECK(first[1].status == RegistrationStatus::Registered);
  CHECK(first[2].status == RegistrationStatus::Waitlisted);
  const auto again = register_people(tx, id, {people[2], people[3]}, kToday);
  CHECK_FALSE(again[0].changed);
  CHECK(again[1].status == RegistrationStatus::Waitlisted);
  CHECK(seats_taken(tx, id) == 2);
}

TEST_CASE("a person who is not there registers nobody") {
  Store store = Store::in_memory();
  Transaction tx(store, kAuthor);
  const auto people = add_people(tx, 1);
  const WorkshopId id = plan(tx);
  CHECK_THROWS_AS(register_people(tx, id, {people[0], PersonId{99}}, kToday), Error);
  CHECK(status(tx, id, people[0]).empty());
}

TEST_CASE("a free seat goes to the one who waits longest and has not attended this module") {
  Store store = Store::in_memory();
  Transaction tx(store, kAuthor);
  const auto people = add_people(tx, 4);
  const Workshop earlier = get_workshop(tx, plan(tx, training(), {day("2026-03-01")}));
  mark_person(tx, earlier, earlier.sessions[0], people[1], Mark::Late, kToday);
  mark_person(tx, earlier, earlier.sessions[0], people[2], Mark::Absent, kToday);
  const WorkshopId id = plan_with_capacity(tx, "1");
  register_people(tx, id, people, kToday);
  CHECK(set(tx, id, people[0], RegistrationStatus::Cancelled).promoted == std::vector{people[2]});
  CHECK(set(tx, id, people[2], RegistrationStatus::Cancelled).promoted == std::vector{people[3]});
  CHECK(set(tx, id, people[3], RegistrationStatus::Cancelled).promoted == std::vector{people[1]});
}

TEST_CASE("who is put on the waiting list goes to its end and gives the seat away") {
  Store store = Store::in_memory();
  Transaction tx(store, kAuthor);
  const auto people = add_people(tx, 3);
  const WorkshopId id = plan_with_capacity(tx, "1");
  register_people(tx, id, people, kToday);
  CHECK(set(tx, id, people[0], RegistrationStatus::Waitlisted).promoted == std::vector{people[1]});
  CHECK(people_with(tx, id, RegistrationStatus::Waitlisted) == std::vector{people[2], people[0]});
}

TEST_CASE("more seats let the waiting in") {
  Store store = Store::in_memory();
  Transaction tx(store, kAuthor);
  const auto people = add_people(tx, 4);
  const WorkshopId id = plan_with_capacity(tx, "1");
  register_people(tx, id, people, kToday);
  CHECK(promote_waiting(tx, id, kToday).empty());
  WorkshopAnswers change;
  change.capacity = "3";
  edit_workshop(tx, id, change, {}, rules());
  CHECK(promote_waiting(tx, id, kToday) == std::vector{people[1], people[2]});
  change.capacity = "none";
  edit_workshop(tx, id, change, {}, rules());
  CHECK(promote_waiting(tx, id, kToday) == std::vector{people[3]});
}

TEST_CASE("a transfer registers the person in the other workshop") {
  Store store = Store::in_memory();
  Transaction tx(store, kAuthor);
  const auto people = add_people(tx, 2);
  const WorkshopId id = plan_with_capacity(tx, "1");
  const WorkshopId other = plan_with_capacity(tx, "1");
  register_people(tx, id, people, kToday);
  CHECK_THROWS_AS(set(tx, id, people[0], RegistrationStatus::Transferred), Error);
  CHECK_THROWS_AS(set(tx, id, people[0], RegistrationStatus::Transferred, {{}, id}), Error);
  const auto change = set(tx, id, people[0], RegistrationStatus::Transferred, {{}, other});
  CHECK(change.promoted == std::vector{people[1]});
  CHECK(status(tx, id, people[0]) == "transferred");
  CHECK(status(tx, other, people[0]) == "registered");
}

TEST_CASE("somebody who was there cannot have cancelled") {
  Store store = Store::in_memory();
  Transaction tx(store, kAuthor);
  const auto people = add_people(tx, 1);
  const WorkshopId id = plan(tx);
  register_people(tx, id, people, kToday);
  const Workshop workshop = get_workshop(tx, id);
  mark_person(tx, workshop, workshop.sessions[0], people[0], Mark::Present, kToday);
  CHECK_THROWS_AS(set(tx, id, people[0], RegistrationStatus::Cancelled), Error);
  mark_person(tx, workshop, workshop.sessions[0], people[0], {}, kToday);
  CHECK_NOTHROW(set(tx, id, people[0], RegistrationStatus::Cancelled));
}

TEST_CASE("whatever happens, seats are never oversold, and nobody who waits is overtaken by a newcomer") {
  std::mt19937 random(20261122);
  const auto pick = [&](std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(random); };
  for (int world = 0; world < 30; ++world) {
    Store store = Store::in_memory();
    Transaction tx(store, kAuthor);
    const auto people = add_people(tx, 12);
    const int capacity = static_cast<int>(pick(5));
    const WorkshopId id = plan_with_capacity(tx, std::to_string(capacity).c_str());
    std::vector<PersonId> expected;  // the waiting list
    for (int step = 0; step < 60; ++step) {
      const PersonId person = people[pick(people.size())];
      const auto before = people_with(tx, id, RegistrationStatus::Waitlisted);
      REQUIRE(before == expected);
      switch (pick(4)) {
        case 0:
        case 1: {
          const auto result = register_people(tx, id, {person}, kToday).front();
          if (result.changed && result.status == RegistrationStatus::Waitlisted) expected.push_back(person);
          if (result.changed && result.status == RegistrationStatus::Registered) REQUIRE(before.empty());
          break;
        }
        case 2: {
          const auto change = set(tx, id, person, RegistrationStatus::Cancelled);
          std::erase(expected, person);
          for (const PersonId promoted : change.promoted) {
            REQUIRE(promoted == expected.front());
            expected.erase(expected.begin());
          }
          break;
        }
        default:
          try {
            set(tx, id, person, RegistrationStatus::Offered);
            std::erase(expected, person);
          } catch (const Error& error) {
            REQUIRE(error.kind() == ErrorKind::Refused);
          }
      }
      REQUIRE(seats_taken(tx, id) <= capacity);
      // A seat is free only while nobody waits.
      if (!people_with(tx, id, RegistrationStatus::Waitlisted).empty()) REQUIRE(seats_taken(tx, id) == capacity);
    }
  }
}

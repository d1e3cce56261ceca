#include "inact/workshop/marks.h"

#include <doctest/doctest.h>

#include "inact/base/error.h"
#include "workshop/records.h"

using namespace inact;
using namespace workshop_test;

TEST_CASE("words for a person at a workshop are marks, registrations, or no mark") {
  CHECK(std::get<Mark>(parse_standing("left-early")) == Mark::LeftEarly);
  CHECK(std::get<Mark>(parse_standing("Attended")) == Mark::Present);
  CHECK(std::get<Mark>(parse_standing("no_show")) == Mark::Absent);
  CHECK(std::get<RegistrationStatus>(parse_standing("waitlisted")) == RegistrationStatus::Waitlisted);
  CHECK(std::holds_alternative<NoMark>(parse_standing("none")));
  for (const std::string& word : standing_words()) CHECK_NOTHROW(parse_standing(word));
  CHECK_THROWS_AS(parse_standing("presnt"), Error);
  CHECK_THROWS_AS(parse_standing(""), Error);
}

TEST_CASE("a mark is made, changed, taken back, and the same one changes nothing") {
  Store store = Store::in_memory();
  Transaction tx(store, kAuthor);
  const auto people = add_people(tx, 2);
  const WorkshopId id = plan(tx);
  register_people(tx, id, {people[0]}, kToday);
  const Workshop workshop = get_workshop(tx, id);
  const WorkshopSession& session = workshop.sessions[0];
  CHECK(mark_person(tx, workshop, session, people[0], Mark::Present, kToday, 180) == Marked::Changed);
  CHECK(mark_person(tx, workshop, session, people[0], Mark::Present, kToday) == Marked::Same);
  CHECK(mark_person(tx, workshop, session, people[1], Mark::Late, kToday) == Marked::WalkIn);
  CHECK_THROWS_AS(mark_person(tx, workshop, session, people[0], Mark::Late, kToday, 1441), Error);
  CHECK_THROWS_AS(mark_person(tx, workshop, session, PersonId{99}, Mark::Late, kToday), Error);

  auto attendances = attendances_of(tx, id);
  REQUIRE(attendances.size() == 2);
  CHECK(attendances[0].status() == "attended");
  CHECK(attendances[0].minutes == 180);
  CHECK(attendances[1].person == people[1]);
  CHECK_FALSE(attendances[1].registration);

  CHECK(mark_person(tx, workshop, session, people[0], Mark::Excused, kToday) == Marked::Changed);
  CHECK(mark_person(tx, workshop, session, people[1], {}, kToday) == Marked::Changed);
  CHECK(mark_person(tx, workshop, session, people[1], {}, kToday) == Marked::Same);
  attendances = attendances_of(tx, id);
  REQUIRE(attendances.size() == 1);
  CHECK(attendances[0].status() == "no_show");
  CHECK(attendances[0].mark == Mark::Excused);
}

TEST_CASE("where there are several sessions each mark is a row, and who has none has one row") {
  Store store = Store::in_memory();
  Transaction tx(store, kAuthor);
  const auto people = add_people(tx, 3);
  const WorkshopId id = plan(tx, training(), {day("2026-11-20"), day("2026-11-21")});
  register_people(tx, id, people, kToday);
  set_registration(tx, id, people[2], RegistrationStatus::EnteredInError, {}, kToday);
  const Workshop workshop = get_workshop(tx, id);
  mark_person(tx, workshop, session_of(workshop, day("2026-11-21")), people[0], Mark::Absent, kToday);
  mark_person(tx, workshop, session_of(workshop, day("2026-11-20")), people[0], Mark::Present, kToday);
  const auto attendances = attendances_of(tx, id);
  REQUIRE(attendances.size() == 3);
  CHECK(attendances[0].status() == "attended");
  CHECK(attendances[0].session == day("2026-11-20"));
  CHECK(attendances[1].status() == "no_show");
  CHECK(attendances[2].person == people[1]);
  CHECK(attendances[2].status() == "registered");
  CHECK_FALSE(attendances[2].session);
  CHECK_THROWS_AS(session_of(workshop, {}), Error);
}

TEST_CASE("nobody is marked at a session that is still to come, but marks are taken back") {
  Store store = Store::in_memory();
  Transaction tx(store, kAuthor);
  const auto people = add_people(tx, 1);
  const Workshop workshop = get_workshop(tx, plan(tx, training(), {day("2026-11-23")}));
  const WorkshopSession& session = workshop.sessions[0];
  for (const Mark mark : {Mark::Present, Mark::Excused, Mark::Absent})
    CHECK_THROWS_AS(mark_person(tx, workshop, session, people[0], mark, kToday), Error);
  CHECK_THROWS_AS(mark_unnamed(tx, workshop, session, "migrants", 3, kToday), Error);
  CHECK(attendances_of(tx, workshop.id).empty());
  mark_person(tx, workshop, session, people[0], Mark::Present, session.date);
  mark_unnamed(tx, workshop, session, "migrants", 3, session.date);
  mark_person(tx, workshop, session, people[0], {}, kToday);
  mark_unnamed(tx, workshop, session, "migrants", 0, kToday);
  CHECK(attendances_of(tx, workshop.id).empty());
}

TEST_CASE("people without a name are a number for each audience, which can be said again") {
  Store store = Store::in_memory();
  Transaction tx(store, kAuthor);
  const Workshop workshop = get_workshop(tx, plan(tx));
  const auto unnamed = [&] { return Query(tx, "SELECT coalesce(sum(count), 0) FROM unnamed_attendance").value<int>(); };
  mark_unnamed(tx, workshop, workshop.sessions[0], "migrants", 7, kToday);
  mark_unnamed(tx, workshop, workshop.sessions[0], "volunteers", 2, kToday);
  mark_unnamed(tx, workshop, workshop.sessions[0], "migrants", 5, kToday);
  CHECK(unnamed() == 7);
  mark_unnamed(tx, workshop, workshop.sessions[0], "migrants", 0, kToday);
  CHECK(unnamed() == 2);
  CHECK_THROWS_AS(mark_unnamed(tx, workshop, workshop.sessions[0], "migrants", -1, kToday), Error);
}

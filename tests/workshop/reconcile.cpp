#include "inact/workshop/reconcile.h"

#include <doctest/doctest.h>

#include "inact/base/error.h"
#include "inact/workshop/marks.h"
#include "workshop/records.h"

using namespace inact;
using namespace workshop_test;

namespace {

using Odds = std::vector<Oddity>;
using enum Oddity;

/// A workshop of one day and six people, and what imports say of them.
struct World {
  Store store = Store::in_memory();
  Transaction tx{store, kAuthor};
  std::vector<PersonId> people = add_people(tx, 6);
  Workshop workshop = get_workshop(tx, plan(tx));
  std::int64_t batch = 0;

  std::int64_t add_batch() {
    return insert(tx,
                  "INSERT INTO import_batch (kind, file, sha256, profile, encoding, delimiter, rows_read, rows_new, "
                  "rows_same, rows_updated, rows_conflict, rows_skipped, rows_rejected, partner, entered_by, "
                  "entered_at) VALUES ('attendees', 'x', '0', 'table', 'UTF-8', ',', 0, 0, 0, 0, 0, 0, 0, 'hope', "
                  "'kim', :at)",
                  {{"at", tx.entered_at()}});
  }
  /// What stands.
  void mark(std::size_t person, const char* source, Mark what, std::optional<int> minutes = {}) {
    insert(tx,
           "INSERT INTO attendance (session_id, person_id, mark, minutes, source, batch_id, entered_by, entered_at) "
           "VALUES (:session, :person, :mark, :minutes, :source, :batch, 'kim', :at)",
           {{"session", workshop.sessions[0].id},
            {"person", people[person]},
            {"mark", what},
            {"minutes", minutes},
            {"source", source},
            {"batch", add_batch()},
            {"at", tx.entered_at()}});
  }
  /// What is beside it.
  void say(std::size_t person, const char* source, Mark what) {
    insert(tx,
           "INSERT INTO attendance_said (session_id, person_id, batch_id, source, mark) "
           "VALUES (:session, :person, :batch, :source, :mark)",
           {{"session", workshop.sessions[0].id},
            {"person", people[person]},
            {"batch", add_batch()},
            {"source", source},
            {"mark", what}});
  }
  Marked by_hand(std::size_t person, std::optional<Mark> what) {
    return mark_person(tx, workshop, workshop.sessions[0], people[person], what, kToday);
  }
  ReconciledPerson of(std::size_t person) {
    const auto sessions = reconcile(tx, workshop, {}, kToday);
    for (const ReconciledPerson& one : sessions.at(0).people)
      if (one.person == people[person]) return one;
    return {};
  }
  Odds odd(std::size_t person) {
    Odds odd;
    for (const Odd& one : of(person).odd) odd.push_back(one.what);
    return odd;
  }
};

}  // namespace

TEST_CASE("whoever is missing somewhere is found, and whoever is everywhere is not odd") {
  World w;
  register_people(w.tx, w.workshop.id, {w.people[0], w.people[1], w.people[2], w.people[3]}, kToday);
  w.mark(0, "call", Mark::Present, 118);
  w.say(0, "sheet", Mark::Present);
  w.mark(1, "sheet", Mark::Present);
  w.mark(2, "call", Mark::Present);
  w.mark(4, "sheet", Mark::Late);
  w.say(4, "call", Mark::Present);
  CHECK(w.odd(0).empty());
  CHECK(w.odd(1) == Odds{NotInCall});
  CHECK(w.odd(2) == Odds{NotOnSheet});
  CHECK(w.odd(3) == Odds{NowhereSeen});
  CHECK(w.odd(4) == Odds{NotRegistered});
  CHECK(w.of(3).odd[0].command == "inact workshop mark W1 P4 absent");
  CHECK(w.of(4).odd[0].command == "inact workshop mark W1 P5 registered");
  CHECK(w.of(0).said(MarkSource::Call)->minutes == 118);
  CHECK(w.of(5).person == PersonId{});
}

TEST_CASE("a source that says nothing of anybody misses nobody") {
  World w;
  register_people(w.tx, w.workshop.id, {w.people[0]}, kToday);
  CHECK(w.odd(0).empty());
  w.mark(1, "call", Mark::Present);
  CHECK(w.odd(0) == Odds{NowhereSeen});
  CHECK(w.odd(1) == Odds{NotRegistered});
  set_registration(w.tx, w.workshop.id, w.people[0], RegistrationStatus::Cancelled, {}, kToday);
  CHECK(w.odd(0).empty());
  CHECK(w.odd(1).empty());
}

TEST_CASE("whoever is said not to have come has been seen to be missing") {
  World w;
  register_people(w.tx, w.workshop.id, w.people, kToday);
  w.mark(0, "sheet", Mark::Excused);
  w.mark(1, "sheet", Mark::Absent);
  w.mark(2, "call", Mark::Present);
  w.say(2, "sheet", Mark::Excused);
  CHECK(w.odd(0).empty());
  CHECK(w.odd(1).empty());
  CHECK(w.odd(2) == Odds{Contradiction});
}

TEST_CASE("sources disagree until somebody marks the person by hand, and again when another one comes") {
  World w;
  register_people(w.tx, w.workshop.id, w.people, kToday);
  w.mark(0, "call", Mark::Present);
  w.say(0, "sheet", Mark::Absent);
  CHECK(w.odd(0) == Odds{Contradiction});
  CHECK(w.of(0).odd[0].command == "inact workshop mark W1 P1 present");
  CHECK(w.by_hand(0, Mark::Present) == Marked::Changed);
  CHECK(w.odd(0).empty());
  CHECK(w.of(0).said(MarkSource::Call)->mark == Mark::Present);
  CHECK(w.of(0).said(MarkSource::Sheet)->mark == Mark::Absent);
  w.say(0, "csv", Mark::Absent);
  CHECK(w.odd(0) == Odds{Contradiction});
  CHECK(w.by_hand(0, Mark::Present) == Marked::Changed);
  CHECK(w.odd(0).empty());
  CHECK(w.by_hand(0, Mark::Present) == Marked::Same);
  w.mark(1, "call", Mark::Present);
  w.mark(2, "sheet", Mark::Present);
  w.by_hand(2, Mark::Absent);
  CHECK(w.odd(2).empty());
  w.say(2, "csv", Mark::Present);
  CHECK(w.odd(2) == Odds{Contradiction});
}

TEST_CASE("on the sheet and not in the call is settled by a mark by hand") {
  World w;
  w.mark(0, "sheet", Mark::Present);
  w.mark(1, "call", Mark::Present);
  w.by_hand(2, Mark::Present);
  CHECK(w.odd(0) == Odds{NotInCall});
  w.by_hand(0, Mark::Present);
  CHECK(w.odd(0).empty());
  CHECK(w.odd(2) == Odds{NotInCall});
  CHECK(w.of(2).odd[0].command.empty());
  CHECK(w.odd(1) == Odds{NotOnSheet});
  w.by_hand(1, Mark::Present);
  CHECK(w.odd(1).empty());
}

TEST_CASE("a mark that is taken back takes along what was said beside it") {
  World w;
  w.mark(0, "call", Mark::Present);
  w.say(0, "sheet", Mark::Absent);
  w.by_hand(0, {});
  CHECK(w.of(0).person == PersonId{});
  CHECK(Query(w.tx, "SELECT count(*) FROM attendance_said").value<int>() == 0);
}

TEST_CASE("the newest import of a source counts, and what a file said itself before what stands of it") {
  World w;
  w.mark(0, "call", Mark::Late);
  run(w.tx,
      "INSERT INTO attendance_said (session_id, person_id, batch_id, source, mark) "
      "SELECT session_id, person_id, batch_id, source, 'present' FROM attendance");
  w.say(1, "sheet", Mark::Absent);
  w.say(1, "sheet", Mark::Late);
  w.mark(1, "call", Mark::Present);
  CHECK(w.of(0).said(MarkSource::Call)->mark == Mark::Present);
  CHECK(w.of(0).mark == Mark::Late);
  CHECK(w.of(1).said(MarkSource::Sheet)->mark == Mark::Late);
}

TEST_CASE("sessions until today are compared, one to come where it is named, and nothing is odd there") {
  Store store = Store::in_memory();
  Transaction tx(store, kAuthor);
  const auto people = add_people(tx, 2);
  const Workshop workshop =
      get_workshop(tx, plan(tx, training(), {day("2026-11-20"), day("2026-11-22"), day("2026-11-23")}));
  register_people(tx, workshop.id, people, kToday);
  mark_person(tx, workshop, workshop.sessions[0], people[0], Mark::Present, kToday);
  auto sessions = reconcile(tx, workshop, {}, kToday);
  REQUIRE(sessions.size() == 2);
  CHECK(sessions[0].people[0].odd.empty());
  REQUIRE(sessions[0].people[1].odd.size() == 1);
  CHECK(sessions[0].people[1].odd[0].command == "inact workshop mark W1 P2 absent --session 2026-11-20");
  CHECK_FALSE(sessions[1].people[0].mark);
  sessions = reconcile(tx, workshop, day("2026-11-23"), kToday);
  REQUIRE(sessions.size() == 1);
  CHECK(sessions[0].people.size() == 2);
  CHECK(sessions[0].people[0].odd.empty());
  CHECK_THROWS_AS(reconcile(tx, workshop, day("2026-11-24"), kToday), Error);

  const Document odd = reconcile_document(tx, workshop, reconcile(tx, workshop, {}, kToday), {false, true});
  CHECK(odd.tables[0].rows.size() == 1);
  CHECK(std::get<std::int64_t>(odd.tables[1].rows[0][1]) == 2);
}

TEST_CASE("people who are void, and registrations entered in error, are nobody") {
  World w;
  register_people(w.tx, w.workshop.id, {w.people[0], w.people[1]}, kToday);
  set_registration(w.tx, w.workshop.id, w.people[0], RegistrationStatus::EnteredInError, {}, kToday);
  run(w.tx, "UPDATE person SET void_reason = 'twice' WHERE id = :id", {{"id", w.people[1]}});
  w.mark(2, "sheet", Mark::Present);
  w.say(1, "call", Mark::Present);
  const auto sessions = reconcile(w.tx, w.workshop, {}, kToday);
  REQUIRE(sessions[0].people.size() == 1);
  CHECK(sessions[0].people[0].person == w.people[2]);
  CHECK(sessions[0].people[0].odd.empty());
}

#include "inact/workshop/workshop.h"

#include <doctest/doctest.h>

#include "inact/base/error.h"
#include "inact/workshop/marks.h"
#include "inact/workshop/registration.h"
#include "workshop/records.h"

using namespace inact;
using namespace workshop_test;

namespace {

template <class Work>
ErrorKind kind_of_failure(Work&& work) {
  try {
    work();
  } catch (const Error& error) {
    return error.kind();
  }
  FAIL("done");
  return ErrorKind::Unavailable;
}

std::string last_log(const Store& store) {
  const auto [action, record, fields] = Query(store, "SELECT action, record, fields FROM log ORDER BY seq DESC LIMIT 1")
                                            .one<std::string, std::string, std::string>()
                                            .value();
  return action + " " + record + " " + fields;
}

}  // namespace

TEST_CASE("a plan is kept as it was said, with the topics of its module and the units that fit into its time") {
  Store store = Store::in_memory();
  Transaction tx(store, kAuthor);
  const auto people = add_people(tx, 1);
  WorkshopAnswers answers = training("O'Brien’s {day} %s \"M1\"; DROP TABLE workshop; -- مرحبا \u202e");
  answers.code = "2026-M1-03";
  answers.starts_at = "9:30";
  answers.ends_at = "13:00";
  answers.capacity = "12";
  answers.language = "Uk";
  answers.trainers = {"p1", "Ş. Yıldız", "P1"};
  const WorkshopId id = plan(tx, answers, {day("2026-11-27"), day("2026-11-20")});
  const Workshop workshop = get_workshop(tx, id);
  CHECK(workshop.title == *answers.title);
  CHECK(workshop.code == "2026-M1-03");
  CHECK(workshop.topics == std::vector<std::string>{"burnout_prevention", "diversity"});
  CHECK(workshop.audience == "volunteers");
  CHECK(workshop.language == "uk");
  CHECK(workshop.capacity == 12);
  CHECK(workshop.partner == "hope");
  CHECK(workshop.trainers == std::vector<Trainer>{{people.front(), ""}, {{}, "Ş. Yıldız"}});
  REQUIRE(workshop.sessions.size() == 2);
  CHECK(workshop.sessions[0].date == day("2026-11-20"));
  CHECK(workshop.sessions[1].starts_at == 570);
  CHECK(workshop.sessions[1].units == 4);
  CHECK(last_log(tx) == "add W1 ");
}

TEST_CASE("the name of a trainer is stored behind its form byte") {
  Store store = Store::in_memory();
  Transaction tx(store, kAuthor);
  WorkshopAnswers answers = training();
  answers.trainers = {"Amal"};
  plan(tx, answers);
  const auto sealed = Query(tx, "SELECT sealed_name FROM workshop_trainer ORDER BY id").value<Blob>();
  CHECK(sealed == Blob{0, 'A', 'm', 'a', 'l'});
}

TEST_CASE("an impossible plan is refused and leaves nothing") {
  Store store = Store::in_memory();
  Transaction tx(store, kAuthor);
  const auto plan_with = [&](auto change) {
    return kind_of_failure([&] {
      WorkshopAnswers answers = training();
      change(answers);
      plan(tx, answers);
    });
  };
  CHECK(plan_with([](auto& a) { a.title = "  "; }) == ErrorKind::Usage);
  CHECK(plan_with([](auto& a) { a.title.reset(); }) == ErrorKind::Usage);
  CHECK(plan_with([](auto& a) { a.title = "a\x1b[31mb"; }) == ErrorKind::Refused);
  CHECK(plan_with([](auto& a) { a.code = "W3"; }) == ErrorKind::Usage);
  CHECK(plan_with([](auto& a) { a.code = "12"; }) == ErrorKind::Usage);
  CHECK(plan_with([](auto& a) { a.code = "../etc"; }) == ErrorKind::Usage);
  CHECK(plan_with([](auto& a) { a.module = "M9"; }) == ErrorKind::Usage);
  CHECK(plan_with([](auto& a) { a.topics = {"trauma", "nonsense"}; }) == ErrorKind::Usage);
  CHECK(plan_with([](auto& a) { a.kind = "group_meeting"; }) == ErrorKind::Usage);
  CHECK(plan_with([](auto& a) { a.capacity = "-1"; }) == ErrorKind::Usage);
  CHECK(plan_with([](auto& a) { a.capacity = "many"; }) == ErrorKind::Usage);
  CHECK(plan_with([](auto& a) { a.units = 100; }) == ErrorKind::Usage);
  CHECK(plan_with([](auto& a) { a.starts_at = "25:00"; }) == ErrorKind::Usage);
  CHECK(plan_with([](auto& a) { a.starts_at = "14:00", a.ends_at = "13:00"; }) == ErrorKind::Usage);
  CHECK(plan_with([](auto& a) { a.trainers = {"P99"}; }) == ErrorKind::Refused);
  CHECK(plan_with([](auto& a) { a.trainers = {"W3"}; }) == ErrorKind::Usage);
  CHECK(kind_of_failure([&] { plan(tx, training(), {}); }) == ErrorKind::Usage);
  CHECK(kind_of_failure([&] { plan(tx, training(), {kToday, kToday}); }) == ErrorKind::Usage);
  CHECK(Query(tx, "SELECT count(*) FROM workshop").value<int>() == 0);
}

TEST_CASE("a workshop is found by its id or its code, upper or lower case") {
  Store store = Store::in_memory();
  Transaction tx(store, kAuthor);
  WorkshopAnswers answers = training();
  answers.code = "2026-M1-03";
  const WorkshopId id = plan(tx, answers);
  for (const char* named : {"W1", "w1", "1", "01", "2026-M1-03", "2026-m1-03"}) CHECK(find_workshop(tx, named) == id);
  CHECK(kind_of_failure([&] { find_workshop(tx, "R1"); }) == ErrorKind::Usage);
  CHECK(kind_of_failure([&] { find_workshop(tx, "W2"); }) == ErrorKind::Refused);
  CHECK(kind_of_failure([&] { find_workshop(tx, "2026-M1-04"); }) == ErrorKind::Refused);
  CHECK(kind_of_failure([&] { find_workshop(tx, ""); }) == ErrorKind::Refused);
  CHECK(kind_of_failure([&] { plan(tx, answers); }) == ErrorKind::Refused);
}

TEST_CASE("an edit changes what is said and names it in the log") {
  Store store = Store::in_memory();
  Transaction tx(store, kAuthor);
  WorkshopAnswers answers = training();
  answers.starts_at = "10:00";
  answers.ends_at = "13:00";
  const WorkshopId id = plan(tx, answers);
  WorkshopAnswers change;
  change.place = "Wilma-Saal";
  change.module = "M3";
  change.ends_at = "16:00";
  CHECK(edit_workshop(tx, id, change, {}, rules()) ==
        std::vector<std::string>{"module", "topics", "place", "sessions"});
  CHECK(last_log(tx) == "edit W1 module,topics,place,sessions");
  const Workshop workshop = get_workshop(tx, id);
  CHECK(workshop.topics == std::vector<std::string>{"trauma"});
  CHECK(workshop.sessions.front().units == 8);
  CHECK(edit_workshop(tx, id, change, {}, rules()).empty());
}

TEST_CASE("units that were said stay when the time changes") {
  Store store = Store::in_memory();
  Transaction tx(store, kAuthor);
  WorkshopAnswers answers = training();
  answers.starts_at = "10:00";
  answers.ends_at = "13:00";
  answers.units = 3;
  const WorkshopId id = plan(tx, answers);
  WorkshopAnswers change;
  change.ends_at = "16:00";
  edit_workshop(tx, id, change, {}, rules());
  CHECK(get_workshop(tx, id).sessions.front().units == 3);
}

TEST_CASE("sessions are added, moved and removed, but not where somebody was marked") {
  Store store = Store::in_memory();
  Transaction tx(store, kAuthor);
  const auto people = add_people(tx, 1);
  const WorkshopId id = plan(tx);
  edit_workshop(tx, id, {}, {{}, {}, {day("2026-11-27"), day("2026-12-04")}, {}}, rules());
  CHECK(said(days_of(get_workshop(tx, id))) == "20 Nov 2026, 27 Nov 2026, 4 Dec 2026");
  edit_workshop(tx, id, {}, {day("2026-11-27"), day("2026-11-28"), {}, {day("2026-12-04")}}, rules());
  CHECK(said(days_of(get_workshop(tx, id))) == "20 Nov 2026, 28 Nov 2026");

  const Workshop workshop = get_workshop(tx, id);
  mark_person(tx, workshop, workshop.sessions[1], people[0], Mark::Present, day("2026-11-28"));
  CHECK(kind_of_failure([&] {
          edit_workshop(tx, id, {}, {{}, {}, {}, {day("2026-11-28")}}, rules());
        }) == ErrorKind::Refused);
  CHECK(kind_of_failure([&] {
          edit_workshop(tx, id, {}, {{}, {}, {day("2026-11-28")}, {}}, rules());
        }) == ErrorKind::Refused);
  CHECK(kind_of_failure([&] {
          edit_workshop(tx, id, {}, {day("2026-11-29"), kToday, {}, {}}, rules());
        }) == ErrorKind::Refused);
  CHECK(kind_of_failure([&] { edit_workshop(tx, id, {}, {{}, kToday, {}, {}}, rules()); }) == ErrorKind::Usage);
}

TEST_CASE("a capacity below the seats taken is refused") {
  Store store = Store::in_memory();
  Transaction tx(store, kAuthor);
  const auto people = add_people(tx, 3);
  const WorkshopId id = plan(tx);
  register_people(tx, id, people, kToday);
  WorkshopAnswers change;
  change.capacity = "2";
  CHECK(kind_of_failure([&] { edit_workshop(tx, id, change, {}, rules()); }) == ErrorKind::Refused);
  change.capacity = "3";
  CHECK(edit_workshop(tx, id, change, {}, rules()) == std::vector<std::string>{"capacity"});
  change.capacity = "none";
  edit_workshop(tx, id, change, {}, rules());
  CHECK_FALSE(get_workshop(tx, id).capacity);
}

TEST_CASE("a workshop is cancelled with a reason, unless it took place, and restored") {
  Store store = Store::in_memory();
  Transaction tx(store, kAuthor);
  const auto people = add_people(tx, 1);
  const WorkshopId id = plan(tx);
  CHECK(kind_of_failure([&] { cancel_workshop(tx, id, " "); }) == ErrorKind::Usage);
  CHECK(kind_of_failure([&] { restore_workshop(tx, id); }) == ErrorKind::Refused);
  cancel_workshop(tx, id, "Schulungsleitung krank");
  CHECK(get_workshop(tx, id).status == WorkshopStatus::Cancelled);
  CHECK(kind_of_failure([&] { cancel_workshop(tx, id, "again"); }) == ErrorKind::Refused);
  CHECK(kind_of_failure([&] { register_people(tx, id, people, kToday); }) == ErrorKind::Refused);
  restore_workshop(tx, id);
  const Workshop workshop = get_workshop(tx, id);
  CHECK(workshop.cancel_reason.empty());
  mark_person(tx, workshop, workshop.sessions[0], people[0], Mark::LeftEarly, kToday);
  CHECK(kind_of_failure([&] { cancel_workshop(tx, id, "no"); }) == ErrorKind::Refused);
}

TEST_CASE("who took place says how its marks are taken back, of people without a name too") {
  Store store = Store::in_memory();
  Transaction tx(store, kAuthor);
  const auto people = add_people(tx, 1);
  const Workshop workshop = get_workshop(tx, plan(tx, training(), {day("2026-11-20"), day("2026-11-21")}));
  const auto hint = [&] {
    try {
      cancel_workshop(tx, workshop.id, "no");
    } catch (const Error& error) {
      return said(error.hint());
    }
    return std::string("cancelled");
  };
  mark_unnamed(tx, workshop, workshop.sessions[1], "migrants", 3, kToday);
  CHECK(hint() == "`inact workshop mark W1 --unnamed 0 --audience migrants --session 2026-11-21` takes a mark back.");
  mark_unnamed(tx, workshop, workshop.sessions[1], "migrants", 0, kToday);
  mark_person(tx, workshop, workshop.sessions[0], people[0], Mark::Late, kToday);
  CHECK(hint() == "`inact workshop mark W1 P1 none --session 2026-11-20` takes a mark back.");
  mark_person(tx, workshop, workshop.sessions[0], people[0], {}, kToday);
  CHECK(hint() == "cancelled");
}

TEST_CASE("a session with marks may be moved to a day that was, not to one still to come") {
  Store store = Store::in_memory();
  Transaction tx(store, kAuthor);
  const auto people = add_people(tx, 1);
  const Workshop workshop = get_workshop(tx, plan(tx, training(), {kToday}));
  mark_person(tx, workshop, workshop.sessions[0], people[0], Mark::Late, kToday);
  SessionChanges changes;
  changes.move_to = day("2026-11-23");
  CHECK(kind_of_failure([&] { edit_workshop(tx, workshop.id, {}, changes, rules()); }) == ErrorKind::Refused);
  changes.move_to = day("2026-11-21");
  CHECK(edit_workshop(tx, workshop.id, {}, changes, rules()) == std::vector<std::string>{"sessions"});
}

TEST_CASE("no session lies before work can have been done") {
  Store store = Store::in_memory();
  Transaction tx(store, kAuthor);
  CHECK(kind_of_failure([&] { plan(tx, training(), {day("1989-12-31")}); }) == ErrorKind::Refused);
  const WorkshopId id = plan(tx, training(), {day("1990-01-01")});
  CHECK(kind_of_failure([&] {
          edit_workshop(tx, id, {}, {{}, day("1026-11-20"), {}, {}}, rules());
        }) == ErrorKind::Refused);
  CHECK(kind_of_failure([&] {
          edit_workshop(tx, id, {}, {{}, {}, {day("0226-11-20")}, {}}, rules());
        }) == ErrorKind::Refused);
}

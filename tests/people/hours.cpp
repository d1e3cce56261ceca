#include "inact/people/hours.h"

#include <doctest/doctest.h>

#include "inact/base/error.h"
#include "people/somebody.h"

using namespace people;

namespace {

struct Records {
  Store store = Store::in_memory();
  Transaction tx{store, kKim};
  Hours hours{add_person(tx, volunteer("Amal", "Haddad"), rules()), 2026y / November / 1d, "other", 90, "hope"};
};

}  // namespace

TEST_CASE("hours are there as they were entered, changed and void") {
  Records records;
  const HoursId id = add_hours(records.tx, records.hours, kToday);
  CHECK(id.str() == "H1");
  CHECK(get_hours(records.tx, id) == records.hours);
  CHECK(edit_hours(records.tx, id, records.hours, kToday).empty());
  CHECK(last_log(records.tx) == "add H1 ");
  records.hours.minutes = 120;
  records.hours.done_on = kToday;
  CHECK(edit_hours(records.tx, id, records.hours, kToday) == std::vector<std::string>{"done_on", "minutes"});
  CHECK(last_log(records.tx) == "edit H1 done_on,minutes");
  CHECK(get_hours(records.tx, id) == records.hours);
  void_hours(records.tx, id, "entered twice");
  CHECK(last_log(records.tx) == "void H1 ");
  CHECK_THROWS_AS(get_hours(records.tx, id), Error);
  CHECK_THROWS_AS(void_hours(records.tx, id, "again"), Error);
  CHECK_THROWS_AS(get_hours(records.tx, HoursId{9}), Error);
  CHECK(list_hours(records.tx, {}, false).rows.empty());
}

TEST_CASE("nobody works tomorrow, or longer than a day") {
  Records records;
  Hours hours = records.hours;
  hours.done_on = add_days(kToday, 1);
  CHECK_THROWS_AS(add_hours(records.tx, hours, kToday), Error);
  hours.done_on = kToday;
  for (const int minutes : {0, -5, 1441}) {
    hours.minutes = minutes;
    CHECK_THROWS_AS(add_hours(records.tx, hours, kToday), Error);
  }
  hours.minutes = 1000;
  const HoursId id = add_hours(records.tx, hours, kToday);
  hours.minutes = 441;
  CHECK_THROWS_AS(add_hours(records.tx, hours, kToday), Error);
  hours.minutes = 1440;
  CHECK_NOTHROW(edit_hours(records.tx, id, hours, kToday));
  hours.person = PersonId{99};
  CHECK_THROWS_AS(add_hours(records.tx, hours, kToday), Error);
}

TEST_CASE("hours are those of volunteers, trainers and staff") {
  Records records;
  Hours hours = records.hours;
  PersonAnswers answers = named("Bo");
  hours.person = add_person(records.tx, answers, rules());
  CHECK_THROWS_AS(add_hours(records.tx, hours, kToday), Error);
  answers.roles = {"client"};
  hours.person = add_person(records.tx, answers, rules());
  CHECK_THROWS_AS(add_hours(records.tx, hours, kToday), Error);
  for (const char* role : {"volunteer", "trainer", "staff"}) {
    answers.roles = {"client", role};
    hours.person = add_person(records.tx, answers, rules());
    CHECK_NOTHROW(add_hours(records.tx, hours, kToday));
  }
  end_role(records.tx, hours.person, Role::Staff, kToday);
  CHECK_THROWS_AS(add_hours(records.tx, hours, kToday), Error);
}

TEST_CASE("nobody worked before being born, or before 1990") {
  Records records;
  Hours hours = records.hours;
  hours.done_on = 1500y / January / 1d;
  CHECK_THROWS_AS(add_hours(records.tx, hours, kToday), Error);
  hours.person = add_person(records.tx, volunteer("Bo", "", "2001"), rules());
  hours.done_on = 2000y / December / 31d;
  CHECK_THROWS_AS(add_hours(records.tx, hours, kToday), Error);
  hours.done_on = 2001y / January / 1d;
  CHECK_NOTHROW(add_hours(records.tx, hours, kToday));
}

TEST_CASE("hours are listed by day, those that fit every filter, without names unless asked") {
  Records records;
  Hours hours = records.hours;
  add_hours(records.tx, hours, kToday);
  hours.done_on = 2026y / October / 31d;
  hours.activity = "training";
  add_hours(records.tx, hours, kToday);
  hours.person = add_person(records.tx, volunteer("Bo"), rules());
  hours.partner = "nolanta";
  add_hours(records.tx, hours, kToday);
  const auto listed = [&](const HoursFilter& filter) {
    std::string text;
    for (const auto& row : list_hours(records.tx, filter, false).rows) text += std::get<std::string>(row[0]) + " ";
    return text;
  };
  CHECK(listed({}) == "H2 H3 H1 ");
  CHECK(listed({.person = PersonId{1}}) == "H2 H1 ");
  CHECK(listed({.since = 2026y / November / 1d}) == "H1 ");
  CHECK(listed({.until = 2026y / October / 31d}) == "H2 H3 ");
  CHECK(listed({.person = PersonId{1}, .activity = "training"}) == "H2 ");
  CHECK(listed({.partner = "nolanta"}) == "H3 ");
  void_hours(records.tx, HoursId{2}, "entered twice");
  CHECK(listed({}) == "H3 H1 ");
  CHECK(listed({.voided = true}) == "H2 ");
  CHECK(listed({.id = HoursId{2}}) == "H2 ");
  CHECK(listed({.id = HoursId{1}}) == "H1 ");
  const Table names = list_hours(records.tx, {}, true);
  CHECK(std::get<std::string>(names.rows[1][2]) == "Amal Haddad");
  CHECK(names.rows[0].size() == names.columns.size());
}

#include "inact/report/report.h"

#include <doctest/doctest.h>

#include "group/records.h"

using namespace group_test;

TEST_CASE("meetings of groups count in the report by audience, people without a name as attendances") {
  Store store = Store::in_memory();
  {
    Transaction tx(store, kAuthor);
    const auto people = add_people(tx, 3);
    const GroupId migrants = add_group(tx, "Frauentreff", "migrants");
    const GroupId volunteers = add_group(tx, "Ehrenamtstreff", "volunteers");
    const Workshop first = meet(tx, migrants, "2026-11-03");
    came(tx, first, people[0]);
    came(tx, first, people[1], Mark::Absent);
    mark_unnamed(tx, first, first.sessions.front(), "migrants", 5, kToday);
    came(tx, meet(tx, migrants, "2026-11-10"), people[0]);
    came(tx, meet(tx, volunteers, "2026-11-11"), people[2], Mark::Late);
    came(tx, meet(tx, volunteers, "2026-10-11"), people[2]);
    tx.commit();
  }
  const Report report =
      count_report(store, rules().vocabularies, monthly_request(Year{2026} / std::chrono::November, kToday));
  CHECK(report.of(Figure::GroupMeetings).value == 3);
  CHECK(report.of(Figure::GroupMeetings).previous == 1);
  CHECK(report.of(Figure::GroupHeads).value == 2);
  CHECK(report.of(Figure::GroupAttendances).value == 8);
  CHECK(report.of(Figure::GroupUnnamed).value == 5);
  CHECK(report.of(Figure::WorkshopHeld).value == 0);
  const BreakdownCount* by_audience = report.find(Breakdown::AttendancesByAudience);
  REQUIRE(by_audience != nullptr);
  for (const auto& [audience, count] : by_audience->rows) {
    CAPTURE(audience);
    CHECK(count == (audience == "migrants" ? 7 : audience == "volunteers" ? 1 : 0));
  }
}

#include "inact/refer/match_opening.h"

#include <doctest/doctest.h>

using namespace inact;

namespace {

Date day(const char* iso) { return parse_iso_date(iso).value(); }

}  // namespace

TEST_CASE("weekly, monthly and single days are found") {
  const Date sunday = day("2026-11-22");
  CHECK(days_until_open({parse_opening("WEEKLY", "MO,WE", "")}, sunday, 28) == 1);
  CHECK(days_until_open({parse_opening("WEEKLY", "SU", "")}, sunday, 28) == 0);
  CHECK(days_until_open({parse_opening("MONTHLY", "1TU", "")}, sunday, 28) == 9);
  CHECK(days_until_open({parse_opening("MONTHLY", "-1FR", "")}, sunday, 28) == 5);
  CHECK(days_until_open({parse_opening("MONTHLY", "", "15,-1")}, sunday, 28) == 8);
  CHECK(days_until_open({parse_opening("", "TH", "")}, sunday, 28) == 4);
  CHECK(days_until_open({}, sunday, 28) == std::nullopt);
  Opening once = parse_opening("", "", "");
  once.from = once.to = day("2026-12-01");
  CHECK(days_until_open({once}, sunday, 28) == 9);
  CHECK(days_until_open({once}, day("2026-12-02"), 28) == std::nullopt);
}

TEST_CASE("each second week counts from its first, also across a year") {
  Opening opening = parse_opening("WEEKLY", "MO", "");
  opening.interval = 2;
  opening.start = day("2026-12-21");
  CHECK(applies(opening, day("2026-12-21")));
  CHECK(!applies(opening, day("2026-12-28")));
  CHECK(applies(opening, day("2027-01-04")));
  CHECK(!applies(opening, day("2026-12-07")));  // before it began
}

TEST_CASE("a closed time wins over an open one") {
  const Opening weekly = parse_opening("WEEKLY", "MO,TU", "");
  Opening closed = parse_opening("", "", "");
  closed.from = day("2026-11-23");
  closed.to = day("2026-11-23");
  closed.closed = true;
  CHECK(days_until_open({closed, weekly}, day("2026-11-22"), 28) == 2);
  closed.to = day("2027-01-31");
  CHECK(days_until_open({closed, weekly}, day("2026-11-22"), 28) == std::nullopt);
}

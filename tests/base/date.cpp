#include "inact/base/date.h"

#include <doctest/doctest.h>

#include "inact/base/error.h"

using namespace inact;
using namespace std::chrono_literals;

namespace {
constexpr Date kToday = 2026y / 11 / 22;
}

TEST_CASE("days are read as ISO, as German dates and as words") {
  CHECK(parse_date("2026-11-22", kToday) == kToday);
  CHECK(parse_date("22.11.2026", kToday) == kToday);
  CHECK(parse_date("1.2.2024", kToday) == Date{2024y / 2 / 1});
  CHECK(parse_date("today", kToday) == kToday);
  CHECK(parse_date("gestern", kToday) == Date{2026y / 11 / 21});
}

TEST_CASE("days that do not exist or leave the century open are refused") {
  for (const char* text : {"2024-02-30", "2023-02-29", "31.4.2026", "1.2.24", "2026-1-1", "", "0000-01-01",
                           "2026-13-01", "2026-00-10", "+026-01-01", "2026/01/01"}) {
    CAPTURE(text);
    CHECK_THROWS_AS(parse_date(text, kToday), Error);
  }
}

TEST_CASE("a leap day exists in leap years only") {
  CHECK(parse_iso_date("2024-02-29").has_value());
  CHECK_FALSE(parse_iso_date("2100-02-29").has_value());
}

TEST_CASE("months are calendar months, and a period ends before the first day of the next") {
  CHECK(parse_month("last", kToday) == Month{2026y / 10});
  CHECK(add_months(Month{2026y / 1}, -1) == Month{2025y / 12});
  CHECK(last_day(Month{2024y / 2}) == Date{2024y / 2 / 29});
  const Period october = period_of(Month{2026y / 10});
  CHECK(october.contains(Date{2026y / 10 / 31}));
  CHECK_FALSE(october.contains(Date{2026y / 11 / 1}));
  CHECK(october.last() == Date{2026y / 10 / 31});
}

TEST_CASE("weekdays count from Monday") {
  CHECK(weekday_from_monday(Date{2026y / 11 / 23}) == 0);
  CHECK(weekday_from_monday(kToday) == 6);
}

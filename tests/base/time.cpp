#include "inact/base/time.h"

#include <doctest/doctest.h>

#include "inact/base/error.h"

using namespace inact;
using namespace std::chrono_literals;

TEST_CASE("an instant is a day of the zone, not of UTC") {
  set_time_zone("Europe/Berlin");
  const Instant just_after_midnight = std::chrono::sys_days{2026y / 11 / 21} + 23h + 30min;
  CHECK(local_time(just_after_midnight) == LocalTime{2026y / 11 / 22, 30});
  CHECK(iso(just_after_midnight) == "2026-11-21T23:30:00Z");
}

TEST_CASE("the hour that does not exist in spring and the hour that comes twice in autumn have an instant") {
  set_time_zone("Europe/Berlin");
  const Instant spring = instant_of({2026y / 3 / 29, 150});
  CHECK(local_time(spring).date == Date{2026y / 3 / 29});
  const Instant autumn = instant_of({2026y / 10 / 25, 150});
  CHECK(local_time(autumn) == LocalTime{2026y / 10 / 25, 150});
}

TEST_CASE("a zone that is not in the zone database is refused") {
  for (const char* zone : {"Europe/Berlinn", "", "../etc/passwd", "/etc/passwd", "Europe"}) {
    CAPTURE(zone);
    CHECK_THROWS_AS(set_time_zone(zone), Error);
  }
}

TEST_CASE("times of day are read strictly") {
  CHECK(parse_time_of_day("9:05") == 545);
  CHECK(parse_time_of_day("24:00") == std::nullopt);
  CHECK(parse_time_of_day("9.05") == std::nullopt);
  CHECK(parse_iso_local_time("2026-11-22T14:30") == LocalTime{2026y / 11 / 22, 870});
  CHECK(iso(LocalTime{2026y / 11 / 22, 545}) == "2026-11-22T09:05");
}

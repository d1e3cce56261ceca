#include "inact/network/hours.h"

#include <doctest/doctest.h>

#include "inact/base/error.h"

using namespace inact;

namespace {

const Date kToday{std::chrono::year{2026}, std::chrono::month{11}, std::chrono::day{22}};

std::string codes(std::string_view typed) {
  std::string all;
  for (const OpeningTime& time : parse_hours(typed, kToday)) (all += all.empty() ? "" : " | ") += hours_code(time);
  return all;
}

}  // namespace

TEST_CASE("opening hours are read as people write them, in both languages") {
  for (const auto& [typed, code] : {
           std::pair{"Mo,We 10:00-13:00", "MO,WE 10:00-13:00"},
           {"Mo, Mi 10-13 Uhr", "MO,WE 10:00-13:00"},
           {"Mittwochs und montags von 10 bis 13 Uhr", "MO,WE 10:00-13:00"},
           {"Mon-Fri 9.30–12", "MO,TU,WE,TH,FR 09:30-12:00"},
           {"Mo bis Do 9:00-12:30 und 14-16 Uhr", "MO,TU,WE,TH 09:00-12:30 | MO,TU,WE,TH 14:00-16:00"},
           {"Di 9-11, 13-15", "TU 09:00-11:00 | TU 13:00-15:00"},
           {"Sa-Mo 8-9", "MO,SA,SU 08:00-09:00"},
           {"Sonnabend 8-9", "SA 08:00-09:00"},
           {"So 8-9", "SU 08:00-09:00"},
           {"daily 0:00-23:59", "MO,TU,WE,TH,FR,SA,SU 00:00-23:59"},
           {"1st Tue 14:00-16:00", "1TU 14:00-16:00"},
           {"1. und 3. Dienstag im Monat 14-16 Uhr", "1TU 14:00-16:00 | 3TU 14:00-16:00"},
           {"jeden letzten Freitag 10-12", "-1FR 10:00-12:00"},
           {"last Fri of the month 10-12", "-1FR 10:00-12:00"},
           {"Th 16-18 open to all", "TH 16:00-18:00 open to all"},
           {"Do 16-18 2026-10-01..2027-03-31 offene Sprechstunde",
            "TH 16:00-18:00 2026-10-01..2027-03-31 offene Sprechstunde"},
           {"Mo", "MO"},
       }) {
    CAPTURE(typed);
    CHECK(codes(typed) == code);
    if (std::string_view(code).find(" | ") == std::string_view::npos) CHECK(codes(code) == code);
  }
}

TEST_CASE("what is no opening time is a usage error") {
  for (const char* typed :
       {"", "10-12", "Mo 12-10", "Mo 10", "Mo 25-26", "Xy 10-12", "Mo 10-12 2027-01-01..2026-01-01"}) {
    CAPTURE(typed);
    CHECK_THROWS_AS(parse_hours(typed, kToday), Error);
  }
}

TEST_CASE("a closing is a day or some, with a note") {
  CHECK(hours_code(parse_closing("2026-12-24..2027-01-01 Christmas", kToday)) == "2026-12-24..2027-01-01 Christmas");
  CHECK(hours_code(parse_closing("24.12.2026 - 1.1.2027", kToday)) == "2026-12-24..2027-01-01");
  CHECK(hours_code(parse_closing("24.12.2026 bis 1.1.2027 Urlaub", kToday)) == "2026-12-24..2027-01-01 Urlaub");
  CHECK(hours_code(parse_closing("31.12.2026", kToday)) == "2026-12-31");
  CHECK(parse_closing("2026-12-31 x", kToday).closed);
  CHECK_THROWS_AS(parse_closing("2027-01-01..2026-12-24", kToday), Error);
  CHECK_THROWS_AS(parse_closing("Christmas", kToday), Error);
}

TEST_CASE("opening hours are shown in both languages, and what is shown can be typed") {
  for (const char* code :
       {"MO,WE 10:00-13:00", "2TU 14:00-16:00 note", "-1SU 08:00-09:00", "TH 09:00-10:00 2026-10-01..2026-10-01"}) {
    CAPTURE(code);
    const OpeningTime time = parse_hours(code, kToday).at(0);
    CHECK(hours_code(parse_hours(hours_text(time, Language::English), kToday).at(0)) == code);
    CHECK(hours_code(parse_hours(hours_text(time, Language::German), kToday).at(0)) == code);
  }
  const OpeningTime time = parse_hours("2TU,2SU 14:00-16:00", kToday).at(0);
  CHECK(hours_text(time, Language::English) == "2nd Tu, Su 14:00-16:00");
  CHECK(hours_text(time, Language::German) == "2. Di, So 14:00-16:00");
}

TEST_CASE("days of other programs that do not fit are left alone") {
  CHECK(from_byday("MO,WE")->days == std::vector<int>{0, 2});
  CHECK(from_byday("1TU,1TH")->nth == 1);
  CHECK_FALSE(from_byday("1TU,2TH"));
  CHECK_FALSE(from_byday("XX"));
  CHECK_FALSE(from_byday("-2MO"));
}

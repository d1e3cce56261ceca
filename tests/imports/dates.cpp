#include "inact/imports/dates.h"

#include <doctest/doctest.h>

using namespace inact;

namespace {

/// The day whose form leaves nothing open; "open" where the order decides; "no" for what is no date.
std::string read(std::string_view text) {
  const auto date = WrittenDate::read(text);
  if (!date) return "no";
  const auto day = date->certain();
  return day ? iso(*day) : "open";
}

std::string under(std::string_view text, DateOrder order) {
  const auto date = WrittenDate::read(text);
  if (!date) return "no";
  const auto day = date->under(order);
  return day ? iso(*day) : "none";
}

}  // namespace

TEST_CASE("dates and times are read as the tools write them") {
  CHECK(read("2026-09-12") == "2026-09-12");
  CHECK(read("2026-09-12 09:02") == "2026-09-12T09:02");
  CHECK(read("12.09.2026 09:02") == "2026-09-12T09:02");
  CHECK(read("1.9.26") == "2026-09-01");
  CHECK(read("11/29/24 22:28") == "2024-11-29T22:28");
  CHECK(read("11/19/2021 09:54:15 AM") == "2021-11-19T09:54:15");
  CHECK(read("Aug 12, 2026 10:00 AM") == "2026-08-12T10:00");
  CHECK(read("Mar 28, 2020 08:07:27") == "2020-03-28T08:07:27");
  CHECK(read("14/11/22, 09:29:07") == "2022-11-14T09:29:07");
  CHECK(read("14.11.2022, 09:29:07") == "2022-11-14T09:29:07");
  CHECK(read("9/14/2020, 9:58:33\u202FPM") == "2020-09-14T21:58:33");
  CHECK(read("2022/06/22 11:07:29 AM AST") == "2022-06-22T11:07:29");
  CHECK(read("2022/06/22 12:07:29 a.m. GMT+2") == "2022-06-22T00:07:29+02:00");
  CHECK(read("2026-09-01T20:33:09+02:00") == "2026-09-01T20:33:09+02:00");
  CHECK(read("2026-08-01 08:14:33.512345+00:00") == "2026-08-01T08:14:33Z");
  CHECK(read("2026-08-01T08:14:33Z") == "2026-08-01T08:14:33Z");
  CHECK(read("12 Sep 2026 9.00AM") == "2026-09-12T09:00");
  CHECK(read("12. März 2026, 14:30 Uhr") == "2026-03-12T14:30");
  CHECK(read("Sa., 12.09.2026") == "2026-09-12");
  CHECK(read("Saturday, September 12, 2026") == "2026-09-12");
}

TEST_CASE("what is no date, or a day that does not exist, is none") {
  for (const char* text : {"",
                           "x",
                           "12",
                           "2026",
                           "2026-09",
                           "31.02.2026",
                           "30/30/2026",
                           "2026-13-01",
                           "12.09.",
                           "12.09.2026 25:00",
                           "12.09.2026 9",
                           "12.09.2026 09:60",
                           "12.09.2026 foo bar",
                           "46277",
                           "13:00",
                           "12.09.202",
                           "1-2",
                           "2026-09-12 13:00 PM",
                           "12/09-2026",
                           "00/00/00",
                           "99999999999.1.2026"}) {
    CAPTURE(text);
    CHECK(read(text) == "no");
  }
}

TEST_CASE("three numbers between slashes are open until an order is known") {
  CHECK(read("03/04/2026") == "open");
  CHECK(under("03/04/2026", DateOrder::DayFirst) == "2026-04-03");
  CHECK(under("03/04/2026", DateOrder::MonthFirst) == "2026-03-04");
  CHECK(under("03/04/2026", DateOrder::YearFirst) == "none");
  CHECK(under("26/09/12", DateOrder::YearFirst) == "2026-09-12");
  CHECK(read("03-04-26") == "open");
  CHECK(read("09/09/2026") == "2026-09-09");
  CHECK(WrittenDate::read("13/04/2026")->proof() == DateOrder::DayFirst);
  CHECK(WrittenDate::read("04/13/2026")->proof() == DateOrder::MonthFirst);
  CHECK_FALSE(WrittenDate::read("12.09.2026")->proof().has_value());
  CHECK(WrittenDate::read("9/12/26, 9:30:09 AM")->twelve_hours());
}

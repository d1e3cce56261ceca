#include "inact/paper/calendar.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace inact;

namespace {

LocalTime at(const char* text) { return parse_iso_local_time(text).value(); }

Calendar meeting() {
  Calendar calendar;
  calendar.name = "Gruppen";
  calendar.made = Instant{std::chrono::seconds{1'795'000'000}};
  CalendarEvent event{"w3-s7@inact", "Treffen; Gäste, Tee", at("2026-03-29T10:00"), at("2026-03-29T12:30")};
  event.place = "Raum 2\nHinterhaus";
  calendar.events = {event};
  return calendar;
}

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

/// With folded lines put together.
std::string unfolded(std::string text) {
  for (std::size_t at = 0; (at = text.find("\r\n ")) != std::string::npos;) text.erase(at, 3);
  return text;
}

}  // namespace

TEST_CASE("a calendar file says when, in the zone of Berlin with its summer time") {
  const std::string text = calendar(meeting());
  CHECK(text.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"));
  CHECK(text.ends_with("END:VCALENDAR\r\n"));
  CHECK(has(text, "METHOD:PUBLISH\r\n"));
  CHECK(has(text, "X-WR-CALNAME:Gruppen\r\n"));
  CHECK(has(text, "BEGIN:VTIMEZONE\r\nTZID:Europe/Berlin\r\n"));
  CHECK(has(text, "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3\r\n"));
  CHECK(has(text, "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\r\n"));
  CHECK(has(text, "UID:w3-s7@inact\r\n"));
  CHECK(has(text, "DTSTART;TZID=Europe/Berlin:20260329T100000\r\n"));
  CHECK(has(text, "DTEND;TZID=Europe/Berlin:20260329T123000\r\n"));
  CHECK(has(text, "DTSTAMP:20261118T110640Z\r\n"));
  CHECK(has(text, "STATUS:CONFIRMED\r\n"));
  CHECK(text == calendar(meeting()));
}

TEST_CASE("texts of a calendar are escaped, and long lines folded within 75 octets without tearing a letter") {
  Calendar long_one = meeting();
  std::string description;
  for (int i = 0; i < 40; ++i) description += "Übergänge überall, ";
  long_one.events.front().description = description;
  const std::string text = calendar(long_one);
  CHECK(has(text, "SUMMARY:Treffen\\; Gäste\\, Tee\r\n"));
  CHECK(has(text, "LOCATION:Raum 2\\nHinterhaus\r\n"));
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = text.find("\r\n", begin);
    REQUIRE(end != std::string::npos);
    CHECK(end - begin <= 75);
    CHECK((static_cast<unsigned char>(text[begin + (text[begin] == ' ' ? 1 : 0)]) & 0xC0) != 0x80);
    begin = end + 2;
  }
  std::string escaped;
  for (const char c : description) escaped += c == ',' ? "\\," : std::string(1, c);
  CHECK(has(unfolded(text), "DESCRIPTION:" + escaped));
  CHECK(std::ranges::count(text, '\n') == std::ranges::count(text, '\r'));
}

TEST_CASE("what is cancelled says so, and takes itself out of the calendars of those who were invited") {
  Calendar cancelled = meeting();
  cancelled.invites = true;
  CHECK(has(calendar(cancelled), "METHOD:REQUEST\r\n"));
  cancelled.events.front().cancelled = true;
  cancelled.events.front().sequence = 2;
  const std::string text = calendar(cancelled);
  CHECK(has(text, "METHOD:CANCEL\r\n"));
  CHECK(has(text, "STATUS:CANCELLED\r\n"));
  CHECK(has(text, "SEQUENCE:2\r\n"));
  CHECK(has(text, "UID:w3-s7@inact\r\n"));
}

TEST_CASE("an event of which only the day is known lasts the whole day") {
  Calendar day = meeting();
  day.events.front().whole_day = true;
  const std::string text = calendar(day);
  CHECK(has(text, "DTSTART;VALUE=DATE:20260329\r\n"));
  CHECK_FALSE(has(text, "DTEND"));
}

TEST_CASE("an event without an end has none in the file, and no text of it adds lines of its own") {
  Calendar open = meeting();
  open.events.front().ends = open.events.front().begins;
  open.events.front().title = "Treffen\r\nATTENDEE:mailto:spy@example.org";
  const std::string text = calendar(open);
  CHECK_FALSE(has(text, "DTEND"));
  CHECK_FALSE(has(text, "\nATTENDEE"));
}

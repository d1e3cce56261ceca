// When a service or a place is open, as people write it in English and German.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "inact/base/date.h"
#include "inact/text/vocabulary.h"

namespace inact {

/// One line of opening hours, or one time in which it is closed.
struct OpeningTime {
  std::vector<int> days;             ///< 0 Monday … 6 Sunday, ascending; none: every day (of a closing)
  int nth = 0;                       ///< 1 … 5: only the first … fifth of the month, -1 the last; 0: every week
  std::optional<int> opens, closes;  ///< minutes after midnight; nothing: by arrangement
  std::optional<Date> from, last;    ///< holds only from … to, both included
  bool closed = false;               ///< an exception: closed from … to
  std::string note;
  friend bool operator==(const OpeningTime&, const OpeningTime&) = default;
};

/// Reads what people type: "Mo, We 10:00-13:00", "Mo-Fr 9-12.30 und 14-16 Uhr", "1st Tue 14:00-16:00", "jeden 1.
/// Dienstag 14-16", "letzter Fr 10-12", with days (2026-10-01..2027-03-31) and a note behind. Several times of a day
/// are several lines. Throws Usage.
std::vector<OpeningTime> parse_hours(std::string_view typed, Date today);
/// Reads "2026-12-24..2027-01-01 Christmas" or one day. Throws Usage.
OpeningTime parse_closing(std::string_view typed, Date today);

/// The line as it is kept in FieldValues, which parse_hours() and parse_closing() read too: "MO,WE 10:00-13:00",
/// "2TU 14:00-16:00 2026-10-01..2027-03-31 note", "2026-12-24..2027-01-01 note".
std::string hours_code(const OpeningTime& time);
/// The same for people: "Mo, We 10:00-13:00", "1. Di 14:00-16:00".
std::string hours_text(const OpeningTime& time, Language language);

/// Days as RFC 5545 and HSDS write them: "MO,WE", "2TU". Nothing for what does not fit into an OpeningTime.
std::string byday_of(const OpeningTime& time);
std::optional<OpeningTime> from_byday(std::string_view byday);

}  // namespace inact

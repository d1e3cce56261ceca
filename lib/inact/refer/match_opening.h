// When a service is open next: schedules of HSDS, weekly and monthly, with exceptions.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "inact/base/date.h"

namespace inact {

/// One row of a schedule.
struct Opening {
  enum class Frequency : std::uint8_t { Daily, Weekly, Monthly };
  /// 0 Monday … 6 Sunday; `nth` in its month: 2 the second, -1 the last; 0: each.
  struct Day {
    int weekday = 0;
    int nth = 0;
  };
  Frequency frequency = Frequency::Weekly;
  int interval = 1;              ///< each second week: 2; counted from `start`
  std::vector<Day> days;         ///< none: every day
  std::vector<int> month_days;   ///< 1 to 31, -1 the last; none: any
  std::optional<Date> start;     ///< from which intervals are counted
  std::optional<Date> from, to;  ///< first and last day on which it holds
  bool closed = false;           ///< an exception: closed on these days
};

/// As the columns freq, byday ("MO,TU", "1WE", "-1FR") and bymonthday ("1,15") have it. Without a frequency: weekly
/// where days are named, else each day from `from` to `to`, or the one day `start`.
Opening parse_opening(std::string_view frequency, std::string_view days, std::string_view month_days);

/// Whether the row speaks of that day.
bool applies(const Opening& opening, Date day);

/// Days from `from` on until it is open for the first time: 0 is `from` itself. Nothing when that is not within so many
/// days. A closed row wins over an open one.
std::optional<int> days_until_open(const std::vector<Opening>& openings, Date from, int within);

}  // namespace inact

// Dates and times as other tools write them.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "inact/base/date.h"
#include "inact/base/named.h"

namespace inact {

/// What the first number of 03/04/05 is.
enum class DateOrder { DayFirst, MonthFirst, YearFirst };
template <>
inline constexpr auto kWords<DateOrder> = std::array<std::string_view, 3>{"dmy", "mdy", "ymd"};

/// A day, and the time of day as far as it was given: never converted to another zone.
struct Stamp {
  Date date;
  std::optional<int> second;                 ///< of the day
  bool exact = false;                        ///< the seconds were given, not only hour and minute
  std::optional<int> minutes_east_of_utc{};  ///< where an offset was given
  friend bool operator==(const Stamp&, const Stamp&) = default;
};
/// 2026-09-12, 2026-09-12T09:02, 2026-09-12T09:02:11, 2026-09-12T09:02:11+02:00, 2026-09-12T07:02:11Z
std::string iso(const Stamp& stamp);

/// A date as a file writes it. 12.09.2026, 2026-09-12 and 12 Sep 2026 say which number is what; 09/12/26 does not.
/// Years of two digits are of this century.
class WrittenDate {
 public:
  /// Nothing when the text is anything but a date, with or without a time of day. English and German.
  static std::optional<WrittenDate> read(std::string_view text);

  /// Three numbers of which its form does not say what they are.
  bool open() const { return numbers_.has_value(); }
  /// Open, and another day with the day first than with the month first.
  bool ambiguous() const { return open() && !certain(); }
  /// The only order in which it is a day; nothing where the order does not matter or is open.
  std::optional<DateOrder> proof() const;
  /// The day, under this order where that matters; nothing where there is no such day.
  std::optional<Stamp> under(DateOrder order) const;
  /// The day, where only one is possible.
  std::optional<Stamp> certain() const;
  /// Written with AM or PM: a habit of those who write the month first.
  bool twelve_hours() const { return twelve_hours_; }

 private:
  std::optional<Date> fixed_;                  ///< where its form says the order
  std::optional<std::array<int, 3>> numbers_;  ///< else its three numbers
  bool long_year_ = false;                     ///< the last of the three has four digits
  bool twelve_hours_ = false;
  Stamp time_;  ///< all but its date
  friend class DateParser;
};

}  // namespace inact

// Days and months, without clocks or zones. g++ 12 can neither parse nor format the types of <chrono>: that is done
// here, once.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace inact {

using Date = std::chrono::year_month_day;
using Month = std::chrono::year_month;
using Year = std::chrono::year;

/// 2026-11-22
std::string iso(Date date);
/// 2026-11
std::string iso(Month month);
/// 22.11.2026, as it stands on every German letter and sign.
std::string with_dots(Date date);

/// Exactly `YYYY-MM-DD`, a day that exists, years 1 to 9999; else nothing.
std::optional<Date> parse_iso_date(std::string_view text);
/// Exactly `YYYY-MM`; else nothing.
std::optional<Month> parse_iso_month(std::string_view text);

/// What people type: `2026-11-22`, `22.11.2026`, `today`, `yesterday`, `tomorrow` (and in German). Throws Usage.
Date parse_date(std::string_view text, Date today);
/// What people type: `2026-10`, `last`, `this`. Throws Usage.
Month parse_month(std::string_view text, Date today);

Date add_days(Date date, int days);
/// Days from `from` to `to`; negative when `to` is earlier.
int days_between(Date from, Date to);
/// 0 Monday … 6 Sunday.
int weekday_from_monday(Date date);

Date first_day(Month month);
Date last_day(Month month);
Month month_of(Date date);
Month add_months(Month month, int months);

/// A span of whole days. `until` is the first day after it, so that neighbouring periods never share a day.
struct Period {
  Date from;
  Date until;
  bool contains(Date date) const { return from <= date && date < until; }
  Date last() const { return add_days(until, -1); }
  friend bool operator==(const Period&, const Period&) = default;
};
Period period_of(Month month);

}  // namespace inact

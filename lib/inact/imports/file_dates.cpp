#include "inact/imports/file_dates.h"

#include <algorithm>

namespace inact {
namespace {

bool holds_date(AttendeeField field) {
  return field == AttendeeField::Day || field == AttendeeField::Attended || field == AttendeeField::RegisteredAt ||
         field == AttendeeField::BirthDate;
}

/// How many dates speak for the day first and for the month first.
struct Votes {
  int day_first = 0;
  int month_first = 0;
  /// The order that has all of them; nothing when both or none have some.
  std::optional<DateOrder> verdict() const {
    if ((day_first > 0) == (month_first > 0)) return std::nullopt;
    return day_first > 0 ? DateOrder::DayFirst : DateOrder::MonthFirst;
  }
  bool any() const { return day_first > 0 || month_first > 0; }
  void add(bool day, bool month) {
    day_first += day;
    month_first += month;
  }
};

}  // namespace

std::optional<Stamp> FileDates::day(const WrittenDate& date) {
  if (date.open() && options_.date_order) return date.under(*options_.date_order);
  if (!date.ambiguous()) return date.certain();
  std::optional<DateOrder> order = header_.profile->date_order;
  if (!order) {
    survey();
    order = order_;
  }
  if (!order && !contradicted_ && date.twelve_hours()) order = DateOrder::MonthFirst;
  if (order)
    if (const auto stamp = date.under(*order)) return stamp;
  for (const DateOrder one : {DateOrder::DayFirst, DateOrder::MonthFirst})
    if (const auto stamp = date.under(one); stamp && options_.date && stamp->date == *options_.date) return stamp;
  return std::nullopt;
}

/// Once, when the first date is met that needs it: most files never do.
void FileDates::survey() {
  if (surveyed_) return;
  surveyed_ = true;
  Votes proofs, given, expected;
  CsvReader reader(text_, header_.dialect);
  while (reader.next()) {
    if (reader.line() <= header_.line) continue;
    for (const AttendeeColumn& column : header_.columns) {
      const auto index = static_cast<std::size_t>(column.column - 1);
      if (!holds_date(column.field) || index >= reader.cells().size()) continue;
      const auto date = WrittenDate::read(reader.cells()[index].text);
      if (!date) continue;
      if (const auto order = date->proof()) proofs.add(order == DateOrder::DayFirst, order == DateOrder::MonthFirst);
      const auto day = date->under(DateOrder::DayFirst), month = date->under(DateOrder::MonthFirst);
      if (!date->ambiguous() || !day || !month || column.field == AttendeeField::RegisteredAt ||
          column.field == AttendeeField::BirthDate)
        continue;
      given.add(options_.date == day->date, options_.date == month->date);
      const auto planned = [&](Date one) {
        return std::ranges::find(options_.expected, one) != options_.expected.end();
      };
      expected.add(planned(day->date), planned(month->date));
    }
  }
  for (const Votes& votes : {proofs, given, expected}) {
    order_ = votes.verdict();
    contradicted_ = !order_ && votes.any();
    if (order_ || contradicted_) return;
  }
}

}  // namespace inact

#include "inact/base/date.h"

#include <fmt/core.h>

#include "inact/base/error.h"

namespace inact {
namespace {

using std::chrono::day;
using std::chrono::days;
using std::chrono::month;
using std::chrono::sys_days;
using std::chrono::year;

std::optional<int> digits(std::string_view text) {
  if (text.empty() || text.size() > 4) return std::nullopt;
  int value = 0;
  for (char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

std::optional<Date> date_of(std::optional<int> y, std::optional<int> m, std::optional<int> d) {
  if (!y || !m || !d || *y < 1) return std::nullopt;
  Date date{year{*y}, month{static_cast<unsigned>(*m)}, day{static_cast<unsigned>(*d)}};
  if (!date.ok()) return std::nullopt;
  return date;
}

/// `22.11.2026` and `2.1.2026`: the year has four digits, so that no century is guessed.
std::optional<Date> parse_german_date(std::string_view text) {
  const auto first = text.find('.');
  if (first == std::string_view::npos || first > 2) return std::nullopt;
  const auto second = text.find('.', first + 1);
  if (second == std::string_view::npos || second - first > 3) return std::nullopt;
  const auto y = text.substr(second + 1);
  if (y.size() != 4) return std::nullopt;
  return date_of(digits(y), digits(text.substr(first + 1, second - first - 1)), digits(text.substr(0, first)));
}

/// Writes the last so many digits. Every row that is stored has several days: fmt would take a tenth of the time of it.
void put_digits(char* to, int count, unsigned value) {
  for (; count > 0; value /= 10) to[--count] = static_cast<char>('0' + value % 10);
}

}  // namespace

std::string with_dots(Date date) {
  std::string text = "00.00.0000";
  put_digits(&text[0], 2, static_cast<unsigned>(date.day()));
  put_digits(&text[3], 2, static_cast<unsigned>(date.month()));
  put_digits(&text[6], 4, static_cast<unsigned>(static_cast<int>(date.year())));
  return text;
}

std::string iso(Date date) {
  std::string text = iso(Month(date.year(), date.month())) + "-00";
  put_digits(&text[text.size() - 2], 2, static_cast<unsigned>(date.day()));
  return text;
}

std::string iso(Month month) {
  const int year = static_cast<int>(month.year());
  if (year < 0 || year > 9999) return fmt::format("{:04}-{:02}", year, static_cast<unsigned>(month.month()));
  std::string text = "0000-00";
  put_digits(&text[0], 4, static_cast<unsigned>(year));
  put_digits(&text[5], 2, static_cast<unsigned>(month.month()));
  return text;
}

std::optional<Date> parse_iso_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  return date_of(digits(text.substr(0, 4)), digits(text.substr(5, 2)), digits(text.substr(8, 2)));
}

std::optional<Month> parse_iso_month(std::string_view text) {
  if (text.size() != 7) return std::nullopt;
  const auto date = parse_iso_date(std::string(text) + "-01");
  if (!date) return std::nullopt;
  return month_of(*date);
}

Date parse_date(std::string_view text, Date today) {
  if (text == "today" || text == "heute") return today;
  if (text == "yesterday" || text == "gestern") return add_days(today, -1);
  if (text == "tomorrow" || text == "morgen") return add_days(today, 1);
  if (auto date = parse_iso_date(text)) return *date;
  if (auto date = parse_german_date(text)) return *date;
  throw usage("“{text}” is not a day. Expected: 2026-11-22, 22.11.2026, today or yesterday.", {{"text", text}});
}

Month parse_month(std::string_view text, Date today) {
  if (text == "this") return month_of(today);
  if (text == "last") return add_months(month_of(today), -1);
  if (auto month = parse_iso_month(text)) return *month;
  throw usage("“{text}” is not a month. Expected: 2026-10, last or this.", {{"text", text}});
}

Date add_days(Date date, int n) { return sys_days{date} + days{n}; }

int days_between(Date from, Date to) { return static_cast<int>((sys_days{to} - sys_days{from}).count()); }

int weekday_from_monday(Date date) { return static_cast<int>(std::chrono::weekday{sys_days{date}}.iso_encoding()) - 1; }

Date first_day(Month month) { return month / day{1}; }

Date last_day(Month month) { return add_days(first_day(add_months(month, 1)), -1); }

Month month_of(Date date) { return date.year() / date.month(); }

Month add_months(Month month, int n) { return month + std::chrono::months{n}; }

Period period_of(Month month) { return {first_day(month), first_day(add_months(month, 1))}; }

}  // namespace inact

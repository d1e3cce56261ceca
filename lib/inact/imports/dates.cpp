#include "inact/imports/dates.h"

#include <fmt/core.h>

#include <algorithm>

namespace inact {
namespace {

using namespace std::literals;

constexpr std::array<std::array<std::string_view, 12>, 2> kMonths{{
    {"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
     "december"},
    {"januar", "februar", "märz", "april", "mai", "juni", "juli", "august", "september", "oktober", "november",
     "dezember"},
}};
constexpr std::array kWeekdays{"monday"sv,     "tuesday"sv, "wednesday"sv, "thursday"sv,  "friday"sv,
                               "saturday"sv,   "sunday"sv,  "montag"sv,    "dienstag"sv,  "mittwoch"sv,
                               "donnerstag"sv, "freitag"sv, "samstag"sv,   "sonnabend"sv, "sonntag"sv};

std::optional<Date> date_of(int y, int m, int d) {
  if (y < 1 || y > 9999 || m < 1 || d < 1) return std::nullopt;
  const Date date{std::chrono::year{y}, std::chrono::month{static_cast<unsigned>(m)},
                  std::chrono::day{static_cast<unsigned>(d)}};
  return date.ok() ? std::optional(date) : std::nullopt;
}

/// 1 to 12 for the whole name or its first three letters and more; 0 for other words.
int month_named(std::string_view word) {
  if (word == "mrz" || word == "jän" || word == "jänner") return word == "mrz" ? 3 : 1;
  if (word.size() < 3) return 0;
  for (const auto& names : kMonths)
    for (std::size_t i = 0; i < names.size(); ++i)
      if (names[i].starts_with(word)) return static_cast<int>(i) + 1;
  return 0;
}

bool weekday(std::string_view word) {
  return word.size() >= 2 && std::ranges::any_of(kWeekdays, [&](auto name) { return name.starts_with(word); });
}

/// A number of a date and how many digits it was written with.
struct Number {
  int value = 0;
  int digits = 0;
};

bool year_like(Number number) { return number.digits == 4; }
bool day_like(Number number) { return number.digits == 1 || number.digits == 2; }
int year_of(Number number) { return number.digits == 2 ? 2000 + number.value : number.value; }

}  // namespace

/// Reads from left to right; every step takes what it knows and leaves the rest.
class DateParser {
 public:
  explicit DateParser(std::string_view text) : rest_(text) {}

  std::optional<WrittenDate> read() {
    blanks();
    skip_weekday();
    if (!day()) return std::nullopt;
    if (!take(", ") && !take("T")) blanks();
    if (!rest_.empty() && !time_of_day()) return std::nullopt;
    blanks();
    if (!rest_.empty()) return std::nullopt;
    return result_;
  }

 private:
  bool take(std::string_view prefix) {
    if (!rest_.starts_with(prefix)) return false;
    rest_.remove_prefix(prefix.size());
    return true;
  }

  bool blank() { return take(" ") || take("\t") || take("\u00A0") || take("\u202F") || take("\u2009"); }
  bool blanks() {
    bool any = false;
    while (blank()) any = true;
    return any;
  }

  std::optional<Number> number(int most_digits) {
    Number number;
    while (number.digits < most_digits && !rest_.empty() && rest_[0] >= '0' && rest_[0] <= '9') {
      number.value = number.value * 10 + (rest_[0] - '0');
      ++number.digits;
      rest_.remove_prefix(1);
    }
    if (number.digits == 0 || (!rest_.empty() && rest_[0] >= '0' && rest_[0] <= '9')) return std::nullopt;
    return number;
  }

  /// Letters, lower case; the umlaut of März and Jänner among them.
  std::string word() {
    std::string word;
    for (;;) {
      if (take("ä") || take("Ä")) {
        word += "ä";
      } else if (!rest_.empty() && ((rest_[0] | 0x20) >= 'a' && (rest_[0] | 0x20) <= 'z')) {
        word += static_cast<char>(rest_[0] | 0x20);
        rest_.remove_prefix(1);
      } else {
        return word;
      }
    }
  }

  /// "Sa., 12.09.2026", "Saturday, 12 Sep 2026"
  void skip_weekday() {
    const std::string_view before = rest_;
    if (!weekday(word())) {
      rest_ = before;
      return;
    }
    take(".");
    take(",");
    blanks();
  }

  bool day() {
    if (!rest_.empty() && (rest_[0] < '0' || rest_[0] > '9')) return month_named_first();
    const auto first = number(4);
    if (!first) return false;
    if (day_like(*first) && (rest_.starts_with(" ") || rest_.starts_with(". "))) return day_then_month_name(*first);
    for (const std::string_view separator : {"."sv, "/"sv, "-"sv})
      if (take(separator)) return numbers(*first, separator);
    return false;
  }

  bool fixed(int y, int m, int d) {
    result_.fixed_ = date_of(y, m, d);
    return result_.fixed_.has_value();
  }

  bool numbers(Number first, std::string_view separator) {
    const auto second = number(2);
    if (!second || !take(separator)) return false;
    const auto third = number(4);
    if (!third) return false;
    if (year_like(first)) return day_like(*third) && fixed(first.value, second->value, third->value);
    if (!day_like(first) || (!year_like(*third) && third->digits != 2)) return false;
    if (separator == ".") return fixed(year_of(*third), second->value, first.value);
    result_.numbers_ = {first.value, second->value, third->value};
    result_.long_year_ = year_like(*third);
    return result_.under(DateOrder::DayFirst) || result_.under(DateOrder::MonthFirst) ||
           result_.under(DateOrder::YearFirst);
  }

  /// "12 Sep 2026", "12. September 2026"
  bool day_then_month_name(Number day) {
    take(".");
    blanks();
    const int month = month_named(word());
    take(".");
    take(",");
    if (month == 0 || !blanks()) return false;
    const auto year = number(4);
    return year && year_like(*year) && fixed(year->value, month, day.value);
  }

  /// "Sep 12, 2026"
  bool month_named_first() {
    const int month = month_named(word());
    take(".");
    if (month == 0 || !blanks()) return false;
    const auto day = number(2);
    take(",");
    if (!day || !blanks()) return false;
    const auto year = number(4);
    return year && year_like(*year) && fixed(year->value, month, day->value);
  }

  bool time_of_day() {
    const auto hour = number(2);
    if (!hour || (!take(":") && !take("."))) return false;
    const auto minute = number(2);
    if (!minute || minute->digits != 2 || minute->value > 59) return false;
    int second = 0;
    if (take(":")) {
      const auto given = number(2);
      if (!given || given->digits != 2 || given->value > 60) return false;
      second = std::min(given->value, 59);
      result_.time_.exact = true;
      if (take(".") && !number(9)) return false;
    }
    blanks();
    int h = hour->value;
    if (const int half = half_of_day(); half != 0) {
      if (h < 1 || h > 12) return false;
      h = h % 12 + (half == 2 ? 12 : 0);
      result_.twelve_hours_ = true;
    }
    if (h > 23) return false;
    result_.time_.second = h * 3600 + minute->value * 60 + second;
    blanks();
    return zone();
  }

  /// 1 before noon, 2 after it, 0 where the day has 24 hours.
  int half_of_day() {
    const std::string_view before = rest_;
    std::string letters = word();
    if (letters.size() == 1 && take(".")) letters += word();
    if (letters == "am" || letters == "pm") {
      take(".");
      return letters == "am" ? 1 : 2;
    }
    rest_ = before;
    return 0;
  }

  /// Z, +02:00, +0200, GMT+2; words like CEST or Uhr say nothing that could be relied on.
  bool zone() {
    const std::string letters = word();
    blanks();
    const bool utc = letters == "z" || letters == "utc" || letters == "gmt";
    if (letters.size() > 5) return false;
    if (rest_.empty() || (rest_[0] != '+' && rest_[0] != '-')) {
      if (utc) result_.time_.minutes_east_of_utc = 0;
      return true;
    }
    if (!letters.empty() && !utc) return false;
    const int sign = rest_[0] == '-' ? -1 : 1;
    rest_.remove_prefix(1);
    const auto hours = number(4);
    if (!hours) return false;
    int minutes = hours->digits > 2 ? hours->value / 100 * 60 + hours->value % 100 : hours->value * 60;
    if (hours->digits <= 2 && take(":")) {
      const auto given = number(2);
      if (!given || given->digits != 2) return false;
      minutes += given->value;
    }
    if (minutes > 18 * 60) return false;
    result_.time_.minutes_east_of_utc = sign * minutes;
    return true;
  }

  std::string_view rest_;
  WrittenDate result_;
};

std::optional<WrittenDate> WrittenDate::read(std::string_view text) { return DateParser(text).read(); }

std::optional<Stamp> WrittenDate::under(DateOrder order) const {
  std::optional<Date> date = fixed_;
  if (numbers_) {
    const auto [a, b, c] = *numbers_;
    if (order == DateOrder::YearFirst && long_year_) return std::nullopt;
    const int last = long_year_ ? c : 2000 + c;
    date = order == DateOrder::DayFirst     ? date_of(last, b, a)
           : order == DateOrder::MonthFirst ? date_of(last, a, b)
                                            : date_of(2000 + a, b, c);
  }
  if (!date) return std::nullopt;
  Stamp stamp = time_;
  stamp.date = *date;
  return stamp;
}

std::optional<Stamp> WrittenDate::certain() const {
  if (fixed_) return under(DateOrder::DayFirst);
  const auto day_first = under(DateOrder::DayFirst), month_first = under(DateOrder::MonthFirst);
  if (day_first && month_first) return *day_first == *month_first ? day_first : std::nullopt;
  if (!day_first && !month_first) return under(DateOrder::YearFirst);
  return day_first ? day_first : month_first;
}

std::optional<DateOrder> WrittenDate::proof() const {
  if (!numbers_) return std::nullopt;
  const bool day_first = under(DateOrder::DayFirst).has_value(), month_first = under(DateOrder::MonthFirst).has_value();
  if (day_first == month_first) return std::nullopt;
  return day_first ? DateOrder::DayFirst : DateOrder::MonthFirst;
}

std::string iso(const Stamp& stamp) {
  std::string text = iso(stamp.date);
  if (!stamp.second) return text;
  text += fmt::format("T{:02}:{:02}", *stamp.second / 3600, *stamp.second / 60 % 60);
  if (stamp.exact) text += fmt::format(":{:02}", *stamp.second % 60);
  if (const auto east = stamp.minutes_east_of_utc; east == 0) {
    text += 'Z';
  } else if (east) {
    const int minutes = *east < 0 ? -*east : *east;
    text += fmt::format("{}{:02}:{:02}", *east < 0 ? '-' : '+', minutes / 60, minutes % 60);
  }
  return text;
}

}  // namespace inact

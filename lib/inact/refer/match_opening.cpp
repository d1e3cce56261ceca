#include "inact/refer/match_opening.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace inact {
namespace {

constexpr std::array<std::string_view, 7> kDays = {"MO", "TU", "WE", "TH", "FR", "SA", "SU"};

template <class Take>
void for_each_part(std::string_view list, Take take) {
  while (!list.empty()) {
    const auto end = std::min(list.find_first_of(", ;"), list.size());
    if (end > 0) take(list.substr(0, end));
    list.remove_prefix(std::min(end + 1, list.size()));
  }
}

std::optional<int> number(std::string_view text) {
  int value = 0;
  if (text.starts_with('+')) text.remove_prefix(1);
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

int month_length(Date day) { return static_cast<int>(static_cast<unsigned>(last_day(month_of(day)).day())); }

/// Whether it is the nth of its weekday in the month, from the front or from behind.
bool is_nth(Date day, int nth) {
  const int number = static_cast<int>(static_cast<unsigned>(day.day()));
  return nth > 0 ? (number - 1) / 7 + 1 == nth : nth == 0 || (month_length(day) - number) / 7 + 1 == -nth;
}

Date monday_of(Date day) { return add_days(day, -weekday_from_monday(day)); }

int months_between(Date from, Date to) {
  return (static_cast<int>(to.year()) - static_cast<int>(from.year())) * 12 +
         static_cast<int>(static_cast<unsigned>(to.month())) - static_cast<int>(static_cast<unsigned>(from.month()));
}

bool in_interval(const Opening& opening, Date day) {
  const std::optional<Date> start = opening.start ? opening.start : opening.from;
  if (opening.interval < 2 || !start) return true;
  const int passed = opening.frequency == Opening::Frequency::Monthly ? months_between(*start, day)
                     : opening.frequency == Opening::Frequency::Weekly
                         ? days_between(monday_of(*start), monday_of(day)) / 7
                         : days_between(*start, day);
  return passed % opening.interval == 0;
}

}  // namespace

Opening parse_opening(std::string_view frequency, std::string_view days, std::string_view month_days) {
  Opening opening;
  for_each_part(days, [&](std::string_view part) {
    if (part.size() < 2) return;
    const auto found = std::ranges::find(kDays, part.substr(part.size() - 2));
    if (found == kDays.end()) return;
    opening.days.push_back(
        {static_cast<int>(found - kDays.begin()), number(part.substr(0, part.size() - 2)).value_or(0)});
  });
  for_each_part(month_days, [&](std::string_view part) {
    if (const auto day = number(part)) opening.month_days.push_back(*day);
  });
  opening.frequency = frequency == "MONTHLY" || !opening.month_days.empty() ? Opening::Frequency::Monthly
                      : frequency == "WEEKLY" || !opening.days.empty()      ? Opening::Frequency::Weekly
                                                                            : Opening::Frequency::Daily;
  return opening;
}

bool applies(const Opening& opening, Date day) {
  if ((opening.from && day < *opening.from) || (opening.to && day > *opening.to)) return false;
  if (opening.start && day < *opening.start) return false;
  if (!in_interval(opening, day)) return false;
  const int weekday = weekday_from_monday(day);
  const bool named = opening.days.empty() ? opening.frequency != Opening::Frequency::Weekly || !opening.start ||
                                                weekday_from_monday(*opening.start) == weekday
                                          : std::ranges::any_of(opening.days, [&](const Opening::Day& one) {
                                              return one.weekday == weekday && is_nth(day, one.nth);
                                            });
  if (!named || opening.month_days.empty()) return named;
  const int number = static_cast<int>(static_cast<unsigned>(day.day()));
  return std::ranges::any_of(
      opening.month_days, [&](int one) { return one == number || (one < 0 && month_length(day) + 1 + one == number); });
}

std::optional<int> days_until_open(const std::vector<Opening>& openings, Date from, int within) {
  for (int days = 0; days <= within; ++days) {
    const Date day = add_days(from, days);
    bool open = false, closed = false;
    for (const Opening& opening : openings)
      if (applies(opening, day)) (opening.closed ? closed : open) = true;
    if (open && !closed) return days;
  }
  return std::nullopt;
}

}  // namespace inact

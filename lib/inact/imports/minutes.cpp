#include "inact/imports/minutes.h"

#include <algorithm>
#include <array>
#include <string>

#include "inact/imports/caption.h"

namespace inact {
namespace {

constexpr int kMostDigits = 6;

/// Takes the digits at the beginning.
std::optional<long> number(std::string_view& rest) {
  long value = 0;
  int digits = 0;
  while (!rest.empty() && rest[0] >= '0' && rest[0] <= '9' && digits < kMostDigits) {
    value = value * 10 + (rest[0] - '0');
    rest.remove_prefix(1);
    ++digits;
  }
  return digits > 0 ? std::optional(value) : std::nullopt;
}

/// "1:27:51", or "27:51" of minutes and seconds.
std::optional<long> seconds_of_clock(std::string_view rest) {
  long seconds = 0;
  for (int parts = 1;; ++parts) {
    const auto value = number(rest);
    if (!value || parts > 3) return std::nullopt;
    seconds = seconds * 60 + *value;
    if (rest.empty()) return parts > 1 ? std::optional(seconds) : std::nullopt;
    if (rest[0] != ':') return std::nullopt;
    rest.remove_prefix(1);
  }
}

/// Seconds of a unit; English, German, Polish, French, Spanish, Italian, Dutch. 0 for another word.
long seconds_in(std::string_view unit) {
  constexpr std::array kHours = {"h", "hr",    "hrs",    "hour", "hours", "std", "stunde", "stunden", "godz",
                                 "g", "heure", "heures", "hora", "horas", "ora", "ore",    "uur",     "u"};
  constexpr std::array kMinutes = {"m",       "min",   "mins",   "minute", "minutes",
                                   "minuten", "minut", "minuto", "minuti", "minutos"};
  constexpr std::array kSeconds = {"s",       "sec",      "secs",     "second",  "seconds",
                                   "sek",     "sekunde",  "sekunden", "seconde", "secondes",
                                   "segundo", "segundos", "secondi",  "secondo", "seconden"};
  if (std::ranges::find(kHours, unit) != kHours.end()) return 3600;
  if (std::ranges::find(kMinutes, unit) != kMinutes.end()) return 60;
  return std::ranges::find(kSeconds, unit) != kSeconds.end() ? 1 : 0;
}

/// "1h 27m 51s": each unit once, in this order.
std::optional<long> seconds_by_units(std::string_view rest) {
  long seconds = 0, last = 7200;
  while (!rest.empty()) {
    const auto value = number(rest);
    while (rest.starts_with(' ')) rest.remove_prefix(1);
    const std::string_view unit = rest.substr(0, rest.find_first_of(" .,0123456789"));
    const long of_unit = seconds_in(unit);
    if (!value || of_unit == 0 || of_unit >= last) return std::nullopt;
    seconds += *value * of_unit;
    last = of_unit;
    rest.remove_prefix(unit.size());
    rest.remove_prefix(std::min(rest.find_first_not_of(" .,"), rest.size()));
  }
  return last < 7200 ? std::optional(seconds) : std::nullopt;
}

}  // namespace

std::optional<int> minutes_in(std::string_view text) {
  const std::string key = caption_key(text);
  std::string_view rest = key;
  if (const auto whole = number(rest)) {
    const bool fraction = (rest.starts_with('.') || rest.starts_with(',')) && rest.size() > 1 &&
                          rest.find_first_not_of("0123456789", 1) == std::string_view::npos;
    if (rest.empty() || fraction) return static_cast<int>(*whole);
  }
  auto seconds = seconds_of_clock(key);
  if (!seconds) seconds = seconds_by_units(key);
  return seconds ? std::optional(static_cast<int>(*seconds / 60)) : std::nullopt;
}

}  // namespace inact

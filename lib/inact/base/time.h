// Instants and the zone in which they are days.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "inact/base/date.h"

namespace inact {

/// A moment, in UTC, to the second.
using Instant = std::chrono::sys_seconds;

/// 2026-11-22T14:40:00Z
std::string iso(Instant instant);

/// A day and a time of day where the project works: appointments, sessions.
struct LocalTime {
  Date date;
  int minutes = 0;  ///< after midnight
  friend auto operator<=>(const LocalTime&, const LocalTime&) = default;
};

/// 2026-11-22T14:40
std::string iso(LocalTime time);
/// Exactly `2026-11-22T14:40` or with a blank instead of the T; else nothing.
std::optional<LocalTime> parse_iso_local_time(std::string_view text);
/// Minutes after midnight of `14:30` or `9:05`; else nothing.
std::optional<int> parse_time_of_day(std::string_view text);
/// 14:30
std::string time_of_day(int minutes);

/// A name in the zone database, such as Europe/Berlin.
bool is_time_zone(const std::string& name);
/// Sets the zone of the process, by its name in the zone database ("Europe/Berlin"). Throws Usage for a name the
/// database does not have: glibc would silently take UTC.
void set_time_zone(const std::string& name);
/// What the clocks show there, in the zone set last.
LocalTime local_time(Instant instant);
/// The moment at which clocks show this; the first of two when the clocks are set back, the moment after the gap when
/// they are set forward.
Instant instant_of(LocalTime time);

}  // namespace inact

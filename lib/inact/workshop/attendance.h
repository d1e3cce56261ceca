// What is known of one person at one workshop, and of one person at one of its sessions.
#pragma once

#include <cstdint>

#include "inact/base/named.h"

namespace inact {

/// Where somebody stands with a workshop.
enum class AttendanceStatus : std::uint8_t { Invited, Registered, Waitlisted, Attended, NoShow, Cancelled };
template <>
inline constexpr auto kWords<AttendanceStatus> =
    std::array<std::string_view, 6>{"invited", "registered", "waitlisted", "attended", "no_show", "cancelled"};

/// What was marked at a session.
enum class Mark : std::uint8_t { Present, Late, LeftEarly, Excused, Absent };
template <>
inline constexpr auto kWords<Mark> =
    std::array<std::string_view, 5>{"present", "late", "left_early", "excused", "absent"};

/// Who says that somebody was there: one of us, an attendance list, another file (the check-in of a tool for
/// registrations), or the report of a video call.
enum class MarkSource : std::uint8_t { Manual, Sheet, Csv, Call };
template <>
inline constexpr auto kWords<MarkSource> = std::array<std::string_view, 4>{"manual", "sheet", "csv", "call"};

/// Present, late and left early have attended; excused and absent are no-shows.
constexpr AttendanceStatus status_of(Mark mark) {
  return mark == Mark::Excused || mark == Mark::Absent ? AttendanceStatus::NoShow : AttendanceStatus::Attended;
}

/// Which of two statements about one person stands when they come from the same list: attended before waitlisted or
/// registered before invited before no_show before cancelled.
constexpr int strength(AttendanceStatus status) {
  switch (status) {
    case AttendanceStatus::Attended: return 5;
    case AttendanceStatus::Registered: return 4;
    case AttendanceStatus::Waitlisted: return 3;
    case AttendanceStatus::Invited: return 2;
    case AttendanceStatus::NoShow: return 1;
    case AttendanceStatus::Cancelled: return 0;
  }
  return 0;
}

}  // namespace inact

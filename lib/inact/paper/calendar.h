// Calendar files (RFC 5545), as every calendar program reads them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "inact/base/time.h"

namespace inact {

struct CalendarEvent {
  std::string uid;  ///< the same for the same event, always: a calendar replaces what it had under it
  std::string title;
  LocalTime begins;        ///< in Berlin
  LocalTime ends;          ///< after it begins; the same day and time: no end is said
  bool whole_day = false;  ///< nothing is known but the day
  std::string place = {};
  std::string description = {};
  bool cancelled = false;
  int sequence = 0;  ///< counts up with each change that people are told
};

struct Calendar {
  std::string name;  ///< shown above the events
  /// When the file was made: the only instant in it that is not of an event.
  Instant made{};
  std::vector<CalendarEvent> events;
  /// Asks whoever opens the file to put the events into their calendar, or takes them out (RFC 5546); otherwise they
  /// are only published.
  bool invites = false;
};

/// The bytes of the file: UTF-8, CRLF, folded, with the rules of Berlin's summer time. Throws Unavailable where the
/// module is not installed.
std::string calendar(const Calendar& calendar);

}  // namespace inact

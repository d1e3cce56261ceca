// What a row says of a person, what the records say already, and which of the two stands.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "inact/imports/attendees.h"
#include "inact/store/query.h"
#include "inact/workshop/registration.h"

namespace inact {

/// Which of two statements about one person stands when they come from different files: the higher one.
int lasting_strength(AttendanceStatus status);
/// How strong a registration is; nothing for one that only people set.
std::optional<int> lasting_strength(RegistrationStatus status);

/// The registration that a row speaks of; nothing for somebody who came and of whom nothing says that they registered.
std::optional<RegistrationStatus> registration_in(const Attendee& attendee);
/// The mark that says a status, or more than it; nothing for one that only speaks of a registration.
std::optional<Mark> mark_of(AttendanceStatus status, std::optional<Mark> mark);
/// The mark that a row gives; nothing where it only speaks of a registration.
std::optional<Mark> mark_in(const Attendee& attendee);
/// The day of the event as the row gives it; nothing where it only knows when somebody registered.
std::optional<Date> event_day(const Attendee& attendee);

/// Whose marks those of the file are: call, sheet or csv.
std::string_view mark_source(const AttendeeFile& file);

/// What the records say of one person at one workshop.
struct KnownAtWorkshop {
  struct Registered {
    RegistrationStatus status;
    bool by_hand;
  };
  struct Marked {
    SessionId session;
    Mark mark;
    std::optional<int> minutes;
    std::string source;
    bool by_hand() const { return source == "manual"; }
  };
  std::optional<Registered> registration;
  std::vector<Marked> marks;
  bool any() const { return registration || !marks.empty(); }
};

/// A mark that does not stand, beside the one that does.
struct MarkBeside {
  Mark mark;
  std::optional<int> minutes;
};

/// Reads it, person by person.
class KnownReader {
 public:
  explicit KnownReader(const Store& store);
  KnownAtWorkshop read(WorkshopId workshop, PersonId person);
  /// What imports of a source said last of somebody whose mark is that of another one.
  std::optional<MarkBeside> said(SessionId session, PersonId person, std::string_view source);

 private:
  Query registration_, marks_, said_;
};

}  // namespace inact

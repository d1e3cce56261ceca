// What a row says of a person, what the records say already, and which of the two stands.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <utility>
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
std::optional<RegistrationStatus> registration_in(AttendanceStatus status, bool says_when_registered);
/// The mark that says a status, or more than it; nothing for one that only speaks of a registration.
std::optional<Mark> mark_of(AttendanceStatus status, std::optional<Mark> mark);
/// The day of the event as the row gives it; nothing where it only knows when somebody registered.
std::optional<Date> event_day(const Attendee& attendee);

/// Whose marks those of the file are.
MarkSource mark_source(const AttendeeFile& file);

/// What the records say of one person at one workshop.
struct KnownAtWorkshop {
  struct Registered {
    PersonId person;
    RegistrationStatus status;
    bool by_hand;
  };
  struct Marked {
    PersonId person;
    SessionId session;
    std::int16_t minutes;  ///< -1: not known
    Mark mark;
    MarkSource source;
    bool by_hand() const { return source == MarkSource::Manual; }
  };
  std::optional<Registered> registration;
  std::span<const Marked> marks;
  bool any() const { return registration || !marks.empty(); }
};

/// A mark that does not stand, beside the one that does.
struct MarkBeside {
  Mark mark;
  std::int16_t minutes;  ///< -1: not known
};

/// Reads it workshop by workshop: whoever asks for the people of one workshop after those of another reads each once.
class KnownReader {
 public:
  explicit KnownReader(const Store& store);
  /// The marks are valid until another workshop is read.
  KnownAtWorkshop read(WorkshopId workshop, PersonId person);
  /// What imports of a source said last of somebody whose mark is that of another one.
  std::optional<MarkBeside> said(SessionId session, PersonId person, MarkSource source);

 private:
  void load(WorkshopId workshop);
  Query registration_query_, mark_query_, said_query_;
  std::optional<WorkshopId> loaded_;
  std::vector<KnownAtWorkshop::Registered> registrations_;  ///< by person
  std::vector<KnownAtWorkshop::Marked> marks_;              ///< by person and session
};

}  // namespace inact

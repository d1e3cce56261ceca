#include "inact/imports/plan_known.h"

#include <algorithm>

namespace inact {

int lasting_strength(AttendanceStatus status) {
  switch (status) {
    case AttendanceStatus::Attended: return 5;
    case AttendanceStatus::NoShow: return 4;
    case AttendanceStatus::Cancelled: return 3;
    case AttendanceStatus::Registered: return 2;
    case AttendanceStatus::Waitlisted: return 1;
    case AttendanceStatus::Invited: return 0;
  }
  return 0;
}

std::optional<RegistrationStatus> registration_in(AttendanceStatus status, bool says_when_registered) {
  switch (status) {
    case AttendanceStatus::Invited: return RegistrationStatus::Invited;
    case AttendanceStatus::Registered:
    case AttendanceStatus::NoShow: return RegistrationStatus::Registered;
    case AttendanceStatus::Waitlisted: return RegistrationStatus::Waitlisted;
    case AttendanceStatus::Cancelled: return RegistrationStatus::Cancelled;
    case AttendanceStatus::Attended:
      return says_when_registered ? std::optional(RegistrationStatus::Registered) : std::nullopt;
  }
  return std::nullopt;
}

std::optional<int> lasting_strength(RegistrationStatus status) {
  switch (status) {
    case RegistrationStatus::Invited: return lasting_strength(AttendanceStatus::Invited);
    case RegistrationStatus::Waitlisted: return lasting_strength(AttendanceStatus::Waitlisted);
    case RegistrationStatus::Registered: return lasting_strength(AttendanceStatus::Registered);
    case RegistrationStatus::Cancelled: return lasting_strength(AttendanceStatus::Cancelled);
    default: return std::nullopt;
  }
}

std::optional<Mark> mark_of(AttendanceStatus status, std::optional<Mark> mark) {
  if (status == AttendanceStatus::Attended) return mark.value_or(Mark::Present);
  if (status == AttendanceStatus::NoShow) return mark.value_or(Mark::Absent);
  return std::nullopt;
}

std::optional<Date> event_day(const Attendee& attendee) {
  if (attendee.attended_at) return attendee.attended_at->date;
  if (attendee.registered_at && attendee.date == attendee.registered_at->date) return std::nullopt;
  return attendee.date;
}

MarkSource mark_source(const AttendeeFile& file) {
  if (!file.profile) return MarkSource::Csv;
  return file.profile->fold == FoldRule::Join ? MarkSource::Call
         : file.profile->sheet                ? MarkSource::Sheet
                                              : MarkSource::Csv;
}

KnownReader::KnownReader(const Store& store)
    : registration_query_(store,
                          "SELECT person_id, status, source FROM registration WHERE workshop_id = :workshop "
                          "ORDER BY person_id"),
      mark_query_(store,
                  "SELECT a.person_id, a.session_id, a.minutes, a.mark, a.source FROM session s "
                  "JOIN attendance a ON a.session_id = s.id WHERE s.workshop_id = :workshop "
                  "ORDER BY a.person_id, a.session_id"),
      said_query_(store,
                  "SELECT mark, minutes FROM attendance_said WHERE session_id = :session AND person_id = :person "
                  "AND source = :source ORDER BY batch_id DESC LIMIT 1") {}

void KnownReader::load(WorkshopId workshop) {
  loaded_ = workshop;
  registrations_.clear();
  registration_query_.bind({{"workshop", workshop}});
  while (registration_query_.next()) {
    const auto [person, status, source] = registration_query_.row<PersonId, RegistrationStatus, std::string_view>();
    registrations_.push_back({person, status, source == "manual"});
  }
  marks_.clear();
  mark_query_.bind({{"workshop", workshop}});
  while (mark_query_.next()) {
    const auto [person, session, minutes, mark, source] =
        mark_query_.row<PersonId, SessionId, std::optional<std::int16_t>, Mark, MarkSource>();
    marks_.push_back({person, session, minutes.value_or(-1), mark, source});
  }
}

KnownAtWorkshop KnownReader::read(WorkshopId workshop, PersonId person) {
  if (loaded_ != workshop) load(workshop);
  KnownAtWorkshop known;
  const auto registration = std::ranges::lower_bound(registrations_, person, {}, &KnownAtWorkshop::Registered::person);
  if (registration != registrations_.end() && registration->person == person) known.registration = *registration;
  known.marks = std::ranges::equal_range(marks_, person, {}, &KnownAtWorkshop::Marked::person);
  return known;
}

std::optional<MarkBeside> KnownReader::said(SessionId session, PersonId person, MarkSource source) {
  said_query_.bind({{"session", session}, {"person", person}, {"source", source}});
  const auto row = said_query_.one<Mark, std::optional<std::int16_t>>();
  return row ? std::optional(MarkBeside{std::get<0>(*row), std::get<1>(*row).value_or(-1)}) : std::nullopt;
}

}  // namespace inact

#include "inact/imports/plan_known.h"

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

std::optional<RegistrationStatus> registration_in(const Attendee& attendee) {
  switch (attendee.status) {
    case AttendanceStatus::Invited: return RegistrationStatus::Invited;
    case AttendanceStatus::Registered:
    case AttendanceStatus::NoShow: return RegistrationStatus::Registered;
    case AttendanceStatus::Waitlisted: return RegistrationStatus::Waitlisted;
    case AttendanceStatus::Cancelled: return RegistrationStatus::Cancelled;
    case AttendanceStatus::Attended:
      return attendee.registered_at ? std::optional(RegistrationStatus::Registered) : std::nullopt;
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

std::optional<Mark> mark_in(const Attendee& attendee) { return mark_of(attendee.status, attendee.mark); }

std::optional<Date> event_day(const Attendee& attendee) {
  if (attendee.attended_at) return attendee.attended_at->date;
  if (attendee.registered_at && attendee.date == attendee.registered_at->date) return std::nullopt;
  return attendee.date;
}

std::string_view mark_source(const AttendeeFile& file) {
  if (!file.profile) return "csv";
  return file.profile->fold == FoldRule::Join ? "call" : file.profile->sheet ? "sheet" : "csv";
}

KnownReader::KnownReader(const Store& store)
    : registration_(store,
                    "SELECT status, source FROM registration WHERE workshop_id = :workshop AND person_id = :person"),
      marks_(store,
             "SELECT a.session_id, a.mark, a.minutes, a.source FROM attendance a "
             "JOIN session s ON s.id = a.session_id WHERE a.person_id = :person AND s.workshop_id = :workshop "
             "ORDER BY a.session_id"),
      said_(store,
            "SELECT mark, minutes FROM attendance_said WHERE session_id = :session AND person_id = :person "
            "AND source = :source ORDER BY batch_id DESC LIMIT 1") {}

KnownAtWorkshop KnownReader::read(WorkshopId workshop, PersonId person) {
  KnownAtWorkshop known;
  registration_.bind({{"workshop", workshop}, {"person", person}});
  if (const auto row = registration_.one<RegistrationStatus, std::string_view>())
    known.registration = {std::get<0>(*row), std::get<1>(*row) == "manual"};
  marks_.bind({{"workshop", workshop}, {"person", person}});
  while (marks_.next()) {
    const auto [session, mark, minutes, source] = marks_.row<SessionId, Mark, std::optional<int>, std::string>();
    known.marks.push_back({session, mark, minutes, source});
  }
  return known;
}

std::optional<MarkBeside> KnownReader::said(SessionId session, PersonId person, std::string_view source) {
  said_.bind({{"session", session}, {"person", person}, {"source", source}});
  const auto row = said_.one<Mark, std::optional<int>>();
  return row ? std::optional(MarkBeside{std::get<0>(*row), std::get<1>(*row)}) : std::nullopt;
}

}  // namespace inact

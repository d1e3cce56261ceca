// The third step of a plan: what each row changes, workshop by workshop.
#include <algorithm>
#include <limits>
#include <optional>
#include <set>
#include <span>

#include "inact/imports/plan_known.h"
#include "inact/imports/plan_people.h"
#include "inact/imports/plan_work.h"
#include "inact/people/identity.h"
#include "inact/store/query.h"

namespace inact {
namespace {

std::optional<int> minutes_of(const PlannedRow& row) {
  return row.minutes < 0 ? std::nullopt : std::optional<int>(row.minutes);
}

std::optional<Date> given(Date date) { return date.ok() ? std::optional(date) : std::nullopt; }

const WorkshopSession* session_on(const Workshop& workshop, std::optional<Date> day) {
  if (!day) return nullptr;
  const auto found = std::ranges::find(workshop.sessions, *day, &WorkshopSession::date);
  return found == workshop.sessions.end() ? nullptr : &*found;
}

class Changes {
 public:
  explicit Changes(PlanWork& work) : work_(work), known_(work.store), source_(mark_source(work.reader.file())) {}

  void find() {
    const std::vector<std::uint32_t>& order = work_.order;  // workshop by workshop, which is what counts here
    for (auto begin = order.begin(); begin != order.end();) {
      const int workshop = work_.at(*begin).workshop;
      const auto end = std::find_if(begin, order.end(), [&](auto row) { return work_.at(row).workshop != workshop; });
      rows_ = {begin, end};
      workshop_ = &work_.plan.workshops[static_cast<std::size_t>(workshop)];
      only_session_.reset();
      for (const std::uint32_t row : rows_)
        if (work_.is_open(row)) decide(row);
      begin = end;
    }
    if (work_.target.final) find_no_shows();
  }

 private:
  void decide(std::uint32_t row) {
    PlannedRow& planned = work_.at(row);
    const KnownAtWorkshop known =
        planned.person.value != 0 ? known_.read(workshop_->id, planned.person) : KnownAtWorkshop{};
    if (planned.sessions) {
      decide_sessions(row, known);
    } else if (mark_of(planned.status, planned.mark)) {
      const WorkshopSession* session = session_in(row);
      if (!session) return;
      const bool kept = decide_mark(row, known, *session, {{}, planned.status, planned.mark, minutes_of(planned)});
      if (!kept) decide_registration(row, known);
      marked_.emplace(planned.workshop, session->id);
    } else {
      decide_registration(row, known);
      if (work_.target.final)
        if (const WorkshopSession* session = only_session(); session && session->date <= work_.target.today)
          marked_.emplace(planned.workshop, session->id);
    }
    if (planned.person.value != 0 && planned.has_id && !planned.found_by_id) planned.names_person = !has_id(row);
    planned.writes |= planned.names_person;
    planned.action = !planned.writes ? RowAction::Same : known.any() ? RowAction::Updated : RowAction::New;
    if (planned.found_by_name && planned.action == RowAction::New)
      work_.note(row, tr("found by the name alone: {person}", {{"person", planned.person.str()}}));
  }

  /// Whether the person is known under the id in the other program.
  bool has_id(std::uint32_t row) {
    if (is_ours(work_.reader.file())) return true;
    const auto identity = identity_of(work_.store, work_.at(row).person);
    return identity &&
           std::ranges::find(identity->external_names, external_name(work_.attendee(row), work_.reader.file())) !=
               identity->external_names.end();
  }

  /// Each session by itself; the days were compared with those of the workshop before.
  void decide_sessions(std::uint32_t row, const KnownAtWorkshop& known) {
    const Attendee attendee = work_.attendee(row);
    bool kept = false;
    for (const SessionSaid& one : attendee.sessions) {
      const WorkshopSession* session = session_on(*workshop_, one.day);
      const auto& wanted = work_.target.session;
      if (!session || (wanted && *wanted != one.day) || session->date > work_.target.today) continue;
      marked_.emplace(work_.at(row).workshop, session->id);
      if (!one.status) continue;
      if (mark_of(*one.status, one.mark)) kept |= decide_mark(row, known, *session, one);
    }
    if (!kept && (attendee.date || !attendee.status_word.empty())) decide_registration(row, known);
  }

  /// True when what stands is kept against the row, registration included.
  bool decide_mark(std::uint32_t row, const KnownAtWorkshop& known, const WorkshopSession& session,
                   const SessionSaid& what) {
    const AttendanceStatus status = what.status.value();
    const std::optional<Mark>& said = what.mark;
    const Mark mark = mark_of(status, said).value();
    const std::int16_t minutes = planned_minutes(what.minutes);
    const auto here = std::ranges::find(known.marks, session.id, &KnownAtWorkshop::Marked::session);
    if (here == known.marks.end()) {
      const bool does_not_come = known.registration && known.registration->by_hand &&
                                 known.registration->status != RegistrationStatus::Registered &&
                                 known.registration->status != RegistrationStatus::Offered &&
                                 known.registration->status != RegistrationStatus::Invited &&
                                 known.registration->status != RegistrationStatus::Waitlisted;
      if (does_not_come && status == AttendanceStatus::NoShow)
        return by_hand(row, {"registration_status", std::string(word(known.registration->status))});
      plan_mark(row, session, mark, minutes, false);
      return false;
    }
    const AttendanceStatus stands = status_of(here->mark);
    const bool repeats = is_ours(work_.reader.file()) && mark == here->mark;  // what stands, written and read again
    const bool beside = here->source != source_ && !repeats;
    if (here->by_hand() || lasting_strength(stands) > lasting_strength(status)) {
      if (beside) state({row, index_of(session), minutes, mark}, session, said.has_value());
      return stands == status || !here->by_hand() || by_hand(row, {"attendance_mark", std::string(word(here->mark))});
    }
    const bool says_more = lasting_strength(stands) < lasting_strength(status);
    const Mark after = says_more || said ? mark : here->mark;
    const std::int16_t minutes_after = says_more || minutes >= 0 ? minutes : here->minutes;
    const bool changes = after != here->mark || minutes_after != here->minutes;
    if (changes) plan_mark(row, session, after, minutes_after, true);
    if (beside && (!changes || after != mark || minutes_after != minutes))
      state({row, index_of(session), minutes, mark}, session, said.has_value());
    return false;
  }

  /// Unless files of this source have said as much already, or something stronger.
  void state(const PlannedStatement& one, const WorkshopSession& session, bool exact) {
    if (const auto before = known_.said(session.id, work_.at(one.row).person, source_)) {
      const int was = lasting_strength(status_of(before->mark)), is = lasting_strength(status_of(one.mark));
      const bool adds = (exact && before->mark != one.mark) || (one.minutes >= 0 && before->minutes != one.minutes);
      if (was > is || (was == is && !adds)) return;
    }
    work_.plan.said.push_back(one);
  }

  std::uint16_t index_of(const WorkshopSession& session) const {
    return static_cast<std::uint16_t>(&session - workshop_->sessions.data());
  }

  void plan_mark(std::uint32_t row, const WorkshopSession& session, Mark mark, std::int16_t minutes, bool exists) {
    work_.plan.marks.push_back({row, index_of(session), minutes, mark, exists});
    work_.at(row).writes = true;
  }

  bool by_hand(std::uint32_t row, Coded stands) {
    work_.note(row, tr("{person} stays “{status}”, which was entered by hand",
                       {{"person", work_.at(row).person.str()}, {"status", std::move(stands)}}));
    return true;
  }

  void decide_registration(std::uint32_t row, const KnownAtWorkshop& known) {
    PlannedRow& planned = work_.at(row);
    const auto said = registration_in(planned.status, planned.registered_on.ok());
    if (!said) return;
    const auto plan = [&](bool exists) {
      const Date day = given(planned.registered_on).value_or(work_.target.today);
      work_.plan.registrations.push_back({row, day, *said, exists});
      planned.writes = true;
    };
    if (!known.registration) {
      // Of somebody who was there without registering, a list made before that says nothing new.
      if (known.marks.empty()) plan(false);
      return;
    }
    if (mark_of(planned.status, planned.mark) || !known.marks.empty()) return;
    const RegistrationStatus now = known.registration->status;
    if (*said == now) return;
    const auto stands = lasting_strength(now);
    const bool stronger = stands && *lasting_strength(*said) > *stands;
    if (stronger && !known.registration->by_hand)
      plan(true);
    else if (known.registration->by_hand && (stronger || !stands || now == RegistrationStatus::Cancelled))
      by_hand(row, {"registration_status", std::string(word(now))});
  }

  // --- Sessions ------------------------------------------------------------------------------------------------------

  /// The session that every row of the workshop means, where none gives a day of its own.
  const WorkshopSession* only_session() {
    if (only_session_) return *only_session_;
    only_session_ = nullptr;
    if (work_.target.session) {
      only_session_ = session_on(*workshop_, work_.target.session);
    } else if (workshop_->sessions.size() == 1) {
      only_session_ = &workshop_->sessions.front();
    } else {
      std::set<const WorkshopSession*> named;
      for (const std::uint32_t row : rows_)
        if (mark_of(work_.at(row).status, work_.at(row).mark))
          if (const WorkshopSession* session = session_on(*workshop_, given(work_.at(row).event_day)))
            named.insert(session);
      if (named.size() == 1) only_session_ = *named.begin();
    }
    return *only_session_;
  }

  /// The session that the row marks; null, and the row is rejected, where that cannot be told.
  const WorkshopSession* session_in(std::uint32_t row) {
    const Workshop& workshop = *workshop_;
    const std::optional<Date> day = given(work_.at(row).event_day);
    const std::optional<Date>& wanted = work_.target.session;
    const bool open = !wanted && workshop.sessions.size() > 1;
    const WorkshopSession* session = open && day ? session_on(workshop, day) : only_session();
    if (!session && wanted)
      work_.refuse(row, RowAction::Rejected,
                   tr("{workshop} has no session on {day}, but on {days}",
                      {{"workshop", workshop.name()}, {"day", *wanted}, {"days", days_of(workshop)}}));
    else if (!session && day)
      work_.refuse(row, RowAction::Rejected,
                   tr("{day} is no session of {workshop}, which are {days}; `--session DATE` says which is meant",
                      {{"day", *day}, {"workshop", workshop.name()}, {"days", days_of(workshop)}}));
    else if (!session)
      work_.refuse(row, RowAction::Rejected,
                   tr("{workshop} has several sessions, {days}; `--session DATE` says which is meant",
                      {{"workshop", workshop.name()}, {"days", days_of(workshop)}}));
    else if (day && *day != session->date)
      work_.note(row,
                 tr("the file names {day}, the session is on {session}", {{"day", *day}, {"session", session->date}}));
    if (!session || session->date <= work_.target.today) return session;
    work_.refuse(
        row, RowAction::Rejected,
        tr("the session of {workshop} is on {day}, which is still to come: nobody can have come or stayed away yet",
           {{"workshop", workshop.name()}, {"day", session->date}}),
        work_.column_of(AttendeeField::Status));
    return nullptr;
  }

  // --- Who did not come ----------------------------------------------------------------------------------------------

  void find_no_shows() {
    const ImportPlan& plan = work_.plan;
    if (plan.file.problem_count > 0 || work_.findings.problem_count() > 0) return;
    std::set<std::pair<SessionId, PersonId>> marked;
    std::set<std::pair<int, PersonId>> leaving;
    for (const PlannedMark& mark : plan.marks) {
      const PlannedRow& row = plan.rows[mark.row];
      if (row.person.value != 0) marked.emplace(plan.session_id(mark.row, mark.session), row.person);
    }
    for (const PlannedRegistration& one : plan.registrations) {
      const PlannedRow& row = plan.rows[one.row];
      if (row.person.value != 0 && one.status != RegistrationStatus::Registered)
        leaving.emplace(row.workshop, row.person);
    }
    Query open(
        work_.store,
        "SELECT r.person_id FROM registration r JOIN person p ON p.id = r.person_id "
        "WHERE r.workshop_id = :workshop AND r.status = 'registered' AND p.void_reason IS NULL "
        "AND NOT EXISTS (SELECT 1 FROM attendance a WHERE a.session_id = :session AND a.person_id = r.person_id) "
        "ORDER BY r.person_id");
    auto& no_shows = work_.plan.no_shows;
    for (const auto& [workshop, session] : marked_) {
      open.bind({{"workshop", plan.workshops[static_cast<std::size_t>(workshop)].id}, {"session", session}});
      for (const PersonId person : open.column<PersonId>())
        if (!marked.contains({session, person}) && !leaving.contains({workshop, person}))
          no_shows.emplace_back(session, person);
    }
    if (!no_shows.empty())
      work_.findings.note(0, trn("1 registered person is not in the file and has no mark: did not come",
                                 "{n} registered people are not in the file and have no mark: did not come",
                                 static_cast<std::int64_t>(no_shows.size())));
  }

  PlanWork& work_;
  KnownReader known_;
  const MarkSource source_;
  std::span<const std::uint32_t> rows_;  ///< of the workshop
  const Workshop* workshop_ = nullptr;
  std::optional<const WorkshopSession*> only_session_;
  std::set<std::pair<int, SessionId>> marked_;  ///< workshops and their sessions of which the file speaks
};

}  // namespace

void find_changes(PlanWork& work) { Changes(work).find(); }

}  // namespace inact

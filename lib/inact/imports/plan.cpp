#include "inact/imports/plan.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>

#include "inact/base/error.h"
#include "inact/imports/plan_known.h"
#include "inact/imports/plan_people.h"
#include "inact/store/query.h"
#include "inact/text/fold.h"

namespace inact {
namespace {

std::string ids(const std::vector<PersonId>& people) {
  std::string text;
  for (const PersonId person : people) (text += text.empty() ? "" : ", ") += person.str();
  return text;
}

/// 0: the file has none for it.
int column_of(const AttendeeFile& file, AttendeeField field) {
  const auto found = std::ranges::find(file.columns, field, &AttendeeColumn::field);
  return found == file.columns.end() ? 0 : found->column;
}

class Planner {
 public:
  Planner(const Store& store, const AttendeeFile& file, const ImportTarget& target)
      : store_(store), file_(file), target_(target), people_(store, file), known_(store), findings_(file.all_problems) {
    plan_.rows.resize(file.attendees.size());
    if (target.workshop) {
      const Workshop& workshop = load(*target.workshop);
      if (target.session) session_of(workshop, target.session);
    }
  }

  ImportPlan make() {
    for (const Notice& note : file_.notes) plan_.notes.push_back(note);
    find_workshops();
    compare_sessions();
    refuse_long_texts();
    fold_as_read();
    match();
    for (std::size_t row = 0; row < plan_.rows.size(); ++row) decide(row);
    if (target_.final) plan_no_shows();
    for (const PlannedRow& row : plan_.rows) ++plan_.counts[row.action];
    collect_findings();
    return std::move(plan_);
  }

 private:
  const Attendee& read(std::size_t row) const { return file_.attendees[row]; }
  const Attendee& attendee(std::size_t row) const { return plan_.attendee(file_, row); }
  bool is_open(std::size_t row) const { return plan_.rows[row].action == RowAction::New; }

  void refuse(std::size_t row, RowAction action, Message message, int column = 0) {
    plan_.rows[row].action = action;
    findings_.problem(read(row).line, column, std::move(message));
  }
  void note(std::size_t row, Message message) { findings_.note(read(row).line, std::move(message)); }

  // --- Workshops -----------------------------------------------------------------------------------------------------

  const Workshop& load(WorkshopId id) {
    const auto known = workshops_.find(id);
    if (known != workshops_.end()) return known->second;
    return workshops_.emplace(id, require_workshop(store_, id)).first->second;
  }

  void find_workshops() {
    const int column = column_of(file_, AttendeeField::Workshop);
    std::map<std::string, std::optional<WorkshopId>> named;
    for (std::size_t row = 0; row < plan_.rows.size(); ++row) {
      PlannedRow& planned = plan_.rows[row];
      if (read(row).rejected) {
        planned.action = RowAction::Rejected;
      } else if (read(row).skipped) {
        planned.action = RowAction::Skipped;
      } else if (target_.workshop) {
        planned.workshop = target_.workshop;
      } else if (read(row).workshop.empty()) {
        refuse(row, RowAction::Rejected, tr("the row names no workshop"), column);
      } else {
        const auto [found, fresh] = named.try_emplace(read(row).workshop);
        if (fresh) found->second = try_to_find(found->first);
        planned.workshop = found->second;
        if (!planned.workshop)
          refuse(row, RowAction::Rejected,
                 tr("there is no workshop “{code}” that takes place", {{"code", extract(read(row).workshop)}}), column);
      }
    }
  }

  std::optional<WorkshopId> try_to_find(const std::string& named) {
    try {
      return load(find_workshop(store_, named)).id;
    } catch (const Error&) {
      return std::nullopt;
    }
  }

  /// What a person could not enter either.
  void refuse_long_texts() {
    struct Text {
      std::string Attendee::*text;
      AttendeeField field;
      std::size_t most;
    };
    static constexpr std::array kTexts = {
        Text{&Attendee::given_name, AttendeeField::GivenName, kLongestName},
        Text{&Attendee::family_name, AttendeeField::FamilyName, kLongestName},
        Text{&Attendee::raw_name, AttendeeField::RawName, kLongestName},
        Text{&Attendee::email, AttendeeField::Email, kLongestEmail},
        Text{&Attendee::phone, AttendeeField::Phone, kLongestPhone},
    };
    for (std::size_t row = 0; row < plan_.rows.size(); ++row)
      for (const Text& one : kTexts) {
        const std::string& text = read(row).*one.text;
        // both names together may be longer than a whole name that stands in one cell
        const bool whole = one.field == AttendeeField::RawName && column_of(file_, one.field) == 0;
        if (whole || !is_open(row) || text.size() <= one.most || code_points(text).size() <= one.most) continue;
        const int column = column_of(file_, one.field);
        refuse(row, RowAction::Rejected, tr("the cell has more than {most} characters", {{"most", one.most}}),
               column > 0 ? column : column_of(file_, AttendeeField::RawName));
      }
  }

  // --- Who is who ----------------------------------------------------------------------------------------------------

  /// Folds rows as the reader says, unless the row they belong to cannot be taken.
  void fold_as_read() {
    std::map<int, std::size_t> row_of_line;
    for (std::size_t row = 0; row < plan_.rows.size(); ++row) {
      row_of_line.emplace(read(row).line, row);
      if (!is_open(row) || !read(row).same_as) continue;
      const auto first = row_of_line.find(*read(row).same_as);
      if (first != row_of_line.end() && is_open(first->second)) fold(row, first->second);
    }
  }

  void fold(std::size_t row, std::size_t first) {
    plan_.rows[row].action = RowAction::Skipped;
    plan_.rows[row].same_as = read(first).line;
    const Attendee whole = attendee(row);  // what was folded into this row goes along
    absorb(plan_.merged.try_emplace(first, read(first)).first->second, whole,
           file_.profile ? file_.profile->fold : FoldRule::Person);
  }

  /// Somebody known is this row; a second row of the same person is folded into the first.
  void claim(std::size_t row, PersonId person) {
    const auto [found, fresh] = claims_.try_emplace({*plan_.rows[row].workshop, person}, row);
    if (fresh)
      plan_.rows[row].person = person;
    else
      fold(row, found->second);
  }

  void match() {
    std::vector<std::size_t> open;
    for (std::size_t row = 0; row < plan_.rows.size(); ++row) {
      if (!is_open(row)) continue;
      const Match match = people_.by_address(attendee(row));
      if (match.kind == Match::Kind::Open)
        open.push_back(row);
      else
        settle(row, match);
    }
    // Rows that only their name can tell apart, together.
    using Group = std::tuple<WorkshopId, std::string, std::optional<int>, std::size_t>;
    std::map<Group, std::vector<std::size_t>> groups;
    std::vector<std::pair<std::size_t, Group>> order;
    for (const std::size_t row : open) {
      const Attendee& a = attendee(row);
      const Group group{*plan_.rows[row].workshop, a.name_key, a.birth_year, a.email_key.empty() ? 0 : row + 1};
      auto& rows = groups[group];
      if (rows.empty()) order.emplace_back(row, group);
      rows.push_back(row);
    }
    for (const auto& [first, group] : order) {
      const std::vector<std::size_t>& rows = groups[group];
      const WorkshopId workshop = std::get<0>(group);
      std::vector<const Attendee*> attendees;
      for (const std::size_t row : rows) attendees.push_back(&attendee(row));
      const auto matches = people_.by_name(
          attendees,
          [&](PersonId person) {
            return claims_.contains({workshop, person});
          },
          [&](PersonId person) { return known_.read(workshop, person).any(); });
      for (std::size_t i = 0; i < rows.size(); ++i) settle(rows[i], matches[i]);
    }
  }

  void settle(std::size_t row, const Match& match) {
    if (match.kind == Match::Kind::Known) {
      claim(row, match.person);
      if (match.by_name_alone && is_open(row)) found_by_name_.insert(row);
    } else if (match.kind == Match::Kind::Several) {
      refuse(row, RowAction::Conflict,
             tr("several people may be meant, known are {people}; an e-mail address or the birth year would decide",
                {{"people", ids(match.candidates)}}));
    } else {
      plan_.rows[row].new_person = new_person(row);
      if (!match.namesakes.empty())
        note(row, tr("the same name as {people}, taken for another person: maybe a duplicate",
                     {{"people", ids(match.namesakes)}}));
    }
  }

  /// Somebody new is one person in all workshops of the file.
  std::size_t new_person(std::size_t row) {
    const Attendee& a = attendee(row);
    std::string key = a.name_key + '\n' + a.email_key + '\n' + a.external_id;
    key += '\n' + (a.birth_year ? std::to_string(*a.birth_year) : std::string());
    if (a.email_key.empty() && a.external_id.empty()) key += '\n' + a.organization + '\n' + a.phone + '\n' + a.postcode;
    const auto [found, fresh] = new_people_.try_emplace(std::move(key), plan_.new_people.size());
    if (fresh) plan_.new_people.push_back(row);
    return found->second;
  }

  // --- What changes --------------------------------------------------------------------------------------------------

  void decide(std::size_t row) {
    PlannedRow& planned = plan_.rows[row];
    if (planned.action != RowAction::New) return;
    const Attendee& a = attendee(row);
    const KnownAtWorkshop known = planned.person ? known_.read(*planned.workshop, *planned.person) : KnownAtWorkshop{};
    if (!a.sessions.empty()) {
      decide_sessions(row, known);
    } else if (mark_in(a)) {
      const WorkshopSession* session = session_in(row);
      if (!session) return;
      const bool kept = decide_mark(row, known, *session, a.status, a.mark);
      if (!kept) decide_registration(row, known);
      targets_.emplace(*planned.workshop, session->id);
    } else {
      decide_registration(row, known);
      if (target_.final)
        if (const WorkshopSession* session = only_session(*planned.workshop); session && session->date <= target_.today)
          targets_.emplace(*planned.workshop, session->id);
    }
    if (planned.person && !a.external_id.empty()) planned.names_person = !has_external_name(*planned.person, a);
    const bool changes = planned.registration || !planned.marks.empty() || planned.names_person;
    planned.action = !changes ? RowAction::Same : known.any() ? RowAction::Updated : RowAction::New;
    if (found_by_name_.contains(row) && planned.action == RowAction::New)
      note(row, tr("found by the name alone: {person}", {{"person", planned.person->str()}}));
  }

  bool has_external_name(PersonId person, const Attendee& a) {
    if (is_ours(file_)) return true;
    const auto identity = identity_of(store_, person);
    return identity &&
           std::ranges::find(identity->external_names, external_name(a, file_)) != identity->external_names.end();
  }

  /// Each session by itself; the days were compared with those of the workshop before.
  void decide_sessions(std::size_t row, const KnownAtWorkshop& known) {
    const Workshop& workshop = load(*plan_.rows[row].workshop);
    bool kept = false;
    for (const SessionSaid& one : attendee(row).sessions) {
      const WorkshopSession* session = session_on(workshop, one.day);
      if (!session || (target_.session && *target_.session != one.day) || session->date > target_.today) continue;
      targets_.emplace(workshop.id, session->id);
      if (!one.status) continue;
      if (mark_of(*one.status, one.mark)) kept |= decide_mark(row, known, *session, *one.status, one.mark);
    }
    if (!kept && (attendee(row).date || !attendee(row).status_word.empty())) decide_registration(row, known);
  }

  /// True when what stands is kept against the row, registration included.
  bool decide_mark(std::size_t row, const KnownAtWorkshop& known, const WorkshopSession& session,
                   AttendanceStatus status, std::optional<Mark> said) {
    const Mark mark = mark_of(status, said).value();
    PlannedRow& planned = plan_.rows[row];
    const Attendee& a = attendee(row);
    const auto here = std::ranges::find(known.marks, session.id, &KnownAtWorkshop::Marked::session);
    if (here == known.marks.end()) {
      const bool does_not_come = known.registration && known.registration->by_hand &&
                                 known.registration->status != RegistrationStatus::Registered &&
                                 known.registration->status != RegistrationStatus::Offered &&
                                 known.registration->status != RegistrationStatus::Invited &&
                                 known.registration->status != RegistrationStatus::Waitlisted;
      if (does_not_come && status == AttendanceStatus::NoShow)
        return by_hand(row, {"registration_status", std::string(word(known.registration->status))});
      planned.marks.push_back({session.id, mark, a.minutes, false});
      return false;
    }
    const AttendanceStatus stands = status_of(here->mark);
    const bool repeats = is_ours(file_) && mark == here->mark;  // what stands, written out and read again
    const bool beside = here->source != mark_source(file_) && !repeats;
    if (here->by_hand() || lasting_strength(stands) > lasting_strength(status)) {
      if (beside) state({session.id, *planned.person, mark, a.minutes}, said.has_value());
      return stands == status || !here->by_hand() || by_hand(row, {"attendance_mark", std::string(word(here->mark))});
    }
    const bool says_more = lasting_strength(stands) < lasting_strength(status);
    const Mark after = says_more || said ? mark : here->mark;
    const auto minutes = says_more || a.minutes ? a.minutes : here->minutes;
    const bool changes = after != here->mark || minutes != here->minutes;
    if (changes) planned.marks.push_back({session.id, after, minutes, true});
    if (beside && (!changes || after != mark || minutes != a.minutes))
      state({session.id, *planned.person, mark, a.minutes}, said.has_value());
    return false;
  }

  /// Unless files of this source have said as much already, or something stronger.
  void state(const PlannedStatement& statement, bool exact) {
    if (const auto before = known_.said(statement.session, statement.person, mark_source(file_))) {
      const int was = lasting_strength(status_of(before->mark)), is = lasting_strength(status_of(statement.mark));
      const bool adds =
          (exact && before->mark != statement.mark) || (statement.minutes && before->minutes != statement.minutes);
      if (was > is || (was == is && !adds)) return;
    }
    plan_.said.push_back(statement);
  }

  bool by_hand(std::size_t row, Coded stands) {
    note(row, tr("{person} stays “{status}”, which was entered by hand",
                 {{"person", plan_.rows[row].person->str()}, {"status", std::move(stands)}}));
    return true;
  }

  void decide_registration(std::size_t row, const KnownAtWorkshop& known) {
    const Attendee& a = attendee(row);
    const auto said = registration_in(a);
    if (!said) return;
    PlannedRow& planned = plan_.rows[row];
    const Date day = a.registered_at ? a.registered_at->date : target_.today;
    if (!known.registration) {
      // Of somebody who was there without registering, a list made before that says nothing new.
      if (known.marks.empty()) planned.registration = {*said, day, false};
      return;
    }
    if (mark_in(a) || !known.marks.empty()) return;
    if (*said == known.registration->status) return;
    const RegistrationStatus now = known.registration->status;
    const auto stands = lasting_strength(now);
    const bool stronger = stands && *lasting_strength(*said) > *stands;
    if (stronger && !known.registration->by_hand)
      planned.registration = {*said, day, true};
    else if (known.registration->by_hand && (stronger || !stands || now == RegistrationStatus::Cancelled))
      by_hand(row, {"registration_status", std::string(word(now))});
  }

  // --- Sessions ------------------------------------------------------------------------------------------------------

  /// A file of many sessions names those of the workshop, else it belongs to another.
  void compare_sessions() {
    const auto first = std::ranges::find_if(file_.attendees, [](const Attendee& a) { return !a.sessions.empty(); });
    if (first == file_.attendees.end() || !target_.workshop) return;
    const Workshop& workshop = load(*target_.workshop);
    std::vector<Date> named;
    bool all = true, any = false;
    for (const SessionSaid& one : first->sessions) {
      named.push_back(one.day);
      const bool known = session_on(workshop, one.day) != nullptr;
      all &= known;
      any |= known && target_.session == one.day;
    }
    if (target_.session ? any : all) return;
    findings_.problem(0, 0,
                      tr("the file has the sessions {named}, {workshop} has {days}; `--session DATE` takes one alone",
                         {{"named", list_of(named)}, {"workshop", workshop.name()}, {"days", days_of(workshop)}}));
    for (std::size_t row = 0; row < plan_.rows.size(); ++row)
      if (is_open(row)) plan_.rows[row].action = RowAction::Rejected;
  }

  /// The session that every row of the workshop means, where none gives a day of its own.
  const WorkshopSession* only_session(WorkshopId id) {
    const Workshop& workshop = load(id);
    if (target_.session) {
      const auto found = std::ranges::find(workshop.sessions, *target_.session, &WorkshopSession::date);
      return found == workshop.sessions.end() ? nullptr : &*found;
    }
    if (workshop.sessions.size() == 1) return &workshop.sessions.front();
    const auto [found, fresh] = named_sessions_.try_emplace(id, nullptr);
    if (fresh) {
      std::set<const WorkshopSession*> named;
      for (std::size_t row = 0; row < plan_.rows.size(); ++row)
        if (plan_.rows[row].workshop == id && mark_in(attendee(row)))
          if (const WorkshopSession* session = session_on(workshop, event_day(attendee(row)))) named.insert(session);
      if (named.size() == 1) found->second = *named.begin();
    }
    return found->second;
  }

  static const WorkshopSession* session_on(const Workshop& workshop, std::optional<Date> day) {
    if (!day) return nullptr;
    const auto found = std::ranges::find(workshop.sessions, *day, &WorkshopSession::date);
    return found == workshop.sessions.end() ? nullptr : &*found;
  }

  /// The session that the row marks; null, and the row is rejected, where that cannot be told.
  const WorkshopSession* session_in(std::size_t row) {
    const Workshop& workshop = load(*plan_.rows[row].workshop);
    const std::optional<Date> day = event_day(attendee(row));
    const bool open = !target_.session && workshop.sessions.size() > 1;
    const WorkshopSession* session = open && day ? session_on(workshop, day) : only_session(workshop.id);
    if (!session && target_.session)
      refuse(row, RowAction::Rejected,
             tr("{workshop} has no session on {day}, but on {days}",
                {{"workshop", workshop.name()}, {"day", *target_.session}, {"days", days_of(workshop)}}));
    else if (!session && day)
      refuse(row, RowAction::Rejected,
             tr("{day} is no session of {workshop}, which are {days}; `--session DATE` says which is meant",
                {{"day", *day}, {"workshop", workshop.name()}, {"days", days_of(workshop)}}));
    else if (!session)
      refuse(row, RowAction::Rejected,
             tr("{workshop} has several sessions, {days}; `--session DATE` says which is meant",
                {{"workshop", workshop.name()}, {"days", days_of(workshop)}}));
    else if (day && *day != session->date)
      note(row, tr("the file names {day}, the session is on {session}", {{"day", *day}, {"session", session->date}}));
    if (!session || session->date <= target_.today) return session;
    refuse(row, RowAction::Rejected,
           tr("the session of {workshop} is on {day}, which is still to come: nobody can have come or stayed away yet",
              {{"workshop", workshop.name()}, {"day", session->date}}),
           column_of(file_, AttendeeField::Status));
    return nullptr;
  }

  // --- The end -------------------------------------------------------------------------------------------------------

  void plan_no_shows() {
    if (file_.problem_count > 0 || findings_.problem_count() > 0) return;
    std::set<std::pair<SessionId, PersonId>> marked;
    std::set<std::pair<WorkshopId, PersonId>> leaving;
    for (const PlannedRow& row : plan_.rows) {
      for (const PlannedMark& mark : row.marks)
        if (row.person) marked.emplace(mark.session, *row.person);
      if (row.registration && row.person && row.registration->status != RegistrationStatus::Registered)
        leaving.emplace(*row.workshop, *row.person);
    }
    Query open(
        store_,
        "SELECT r.person_id FROM registration r JOIN person p ON p.id = r.person_id "
        "WHERE r.workshop_id = :workshop AND r.status = 'registered' AND p.void_reason IS NULL "
        "AND NOT EXISTS (SELECT 1 FROM attendance a WHERE a.session_id = :session AND a.person_id = r.person_id) "
        "ORDER BY r.person_id");
    for (const auto& [workshop, session] : targets_) {
      open.bind({{"workshop", workshop}, {"session", session}});
      for (const PersonId person : open.column<PersonId>())
        if (!marked.contains({session, person}) && !leaving.contains({workshop, person}))
          plan_.no_shows.emplace_back(session, person);
    }
    if (!plan_.no_shows.empty())
      findings_.note(0, trn("1 registered person is not in the file and has no mark: did not come",
                            "{n} registered people are not in the file and have no mark: did not come",
                            static_cast<std::int64_t>(plan_.no_shows.size())));
  }

  void collect_findings() {
    plan_.problem_count = file_.problem_count + findings_.problem_count();
    plan_.problems = file_.problems;
    for (Problem& problem : findings_.take_problems()) plan_.problems.push_back(std::move(problem));
    for (Notice& note : findings_.take_notes()) plan_.notes.push_back(std::move(note));
    std::ranges::stable_sort(plan_.problems, {}, &Problem::line);
    std::ranges::stable_sort(plan_.notes, {}, &Notice::line);
    if (!file_.all_problems && plan_.problems.size() > kProblemsShown) plan_.problems.resize(kProblemsShown);
  }

  const Store& store_;
  const AttendeeFile& file_;
  const ImportTarget& target_;
  PeopleMatcher people_;
  KnownReader known_;
  Findings findings_;
  ImportPlan plan_;
  std::map<WorkshopId, Workshop> workshops_;
  std::map<std::pair<WorkshopId, PersonId>, std::size_t> claims_;
  std::map<std::string, std::size_t> new_people_;
  std::set<std::size_t> found_by_name_;
  std::map<WorkshopId, const WorkshopSession*> named_sessions_;
  std::set<std::pair<WorkshopId, SessionId>> targets_;
};

}  // namespace

int RowCounts::read() const {
  int sum = 0;
  for (const int count : by_action) sum += count;
  return sum;
}

const Attendee& ImportPlan::attendee(const AttendeeFile& file, std::size_t row) const {
  const auto found = merged.find(row);
  return found == merged.end() ? file.attendees[row] : found->second;
}

ImportPlan make_plan(const Store& store, const AttendeeFile& file, const ImportTarget& target) {
  return Planner(store, file, target).make();
}

}  // namespace inact

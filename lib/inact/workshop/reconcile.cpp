#include "inact/workshop/reconcile.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "inact/store/query.h"

namespace inact {
namespace {

bool there(const std::optional<Testimony>& said) { return said && status_of(said->mark) == AttendanceStatus::Attended; }

/// Everybody who said they would come, in their order; what was entered in error is nothing.
std::vector<ReconciledPerson> registered_people(const Store& store, WorkshopId workshop) {
  std::vector<ReconciledPerson> people;
  Query query(store,
              "SELECT r.person_id, r.status, r.source FROM registration r JOIN person p ON p.id = r.person_id "
              "WHERE r.workshop_id = :workshop AND r.status <> 'entered_in_error' AND p.void_reason IS NULL "
              "ORDER BY r.registered_on, r.position, r.person_id",
              {{"workshop", workshop}});
  while (query.next()) {
    auto& one = people.emplace_back();
    std::tie(one.person, one.registration, one.registered_from) =
        query.row<PersonId, RegistrationStatus, std::string>();
  }
  return people;
}

/// Puts what all sources say of the session beside the registrations. Of one source the newest import counts, and
/// what its file said itself before what stands of it.
void hear(const Store& store, SessionId session, std::vector<ReconciledPerson>& people) {
  std::map<PersonId, std::size_t> place;
  for (std::size_t i = 0; i < people.size(); ++i) place.emplace(people[i].person, i);
  Query query(store,
              "SELECT m.person_id, m.source, m.mark, m.minutes, m.stands, m.settled FROM ("
              "SELECT person_id, source, mark, minutes, 1 AS stands, 0 AS settled, coalesce(batch_id, 0) AS batch "
              "FROM attendance WHERE session_id = :session UNION ALL "
              "SELECT person_id, source, mark, minutes, 0, settled, batch_id FROM attendance_said "
              "WHERE session_id = :session) m JOIN person p ON p.id = m.person_id WHERE p.void_reason IS NULL "
              "ORDER BY m.person_id, m.batch, m.stands DESC",
              {{"session", session}});
  while (query.next()) {
    const auto [person, source, mark, minutes, stands, settled] =
        query.row<PersonId, MarkSource, Mark, std::optional<int>, bool, bool>();
    const auto [found, fresh] = place.try_emplace(person, people.size());
    if (fresh) people.emplace_back().person = person;
    ReconciledPerson& one = people[found->second];
    one.by_source[static_cast<std::size_t>(source)] = Testimony{mark, minutes, settled};
    if (!stands) continue;
    one.source = source;
    one.mark = mark;
    one.minutes = minutes;
  }
}

/// What is there at all in a session.
struct Sources {
  bool registrations = false;
  bool sheet = false;  ///< of any kind, marks by hand among them
  bool call = false;
};

bool on_sheet(const ReconciledPerson& one) {
  return one.said(MarkSource::Manual) || one.said(MarkSource::Sheet) || one.said(MarkSource::Csv);
}

bool registered(const ReconciledPerson& one) { return one.registration && has_seat(*one.registration); }

Sources sources_of(const std::vector<ReconciledPerson>& people) {
  Sources sources;
  for (const ReconciledPerson& one : people) {
    sources.registrations |= registered(one);
    sources.sheet |= on_sheet(one);
    sources.call |= one.said(MarkSource::Call).has_value();
  }
  return sources;
}

bool contradicted(const ReconciledPerson& one) {
  const bool by_hand = one.source == MarkSource::Manual;
  bool yes = false, no = false;
  for (const auto& said : one.by_source) {
    if (!said || (by_hand && said->settled)) continue;
    (there(said) ? yes : no) = true;
  }
  return yes && no;
}

std::vector<Oddity> oddities(const ReconciledPerson& one, const Sources& sources) {
  std::vector<Oddity> odd;
  const bool was_there = one.mark && status_of(*one.mark) == AttendanceStatus::Attended;
  const bool confirmed = one.source == MarkSource::Manual &&
                         std::ranges::any_of(one.by_source, [](const auto& said) { return said && said->settled; });
  if (contradicted(one)) odd.push_back(Oddity::Contradiction);
  if (registered(one) && !one.mark && (sources.sheet || sources.call)) odd.push_back(Oddity::NowhereSeen);
  if (was_there && sources.sheet && !on_sheet(one)) odd.push_back(Oddity::NotOnSheet);
  if (was_there && sources.call && !one.said(MarkSource::Call) && !confirmed) odd.push_back(Oddity::NotInCall);
  if (was_there && sources.registrations && !registered(one)) odd.push_back(Oddity::NotRegistered);
  return odd;
}

/// Says by hand what holds. A mark by hand that no other source knows is said already.
std::string command_for(Oddity odd, const ReconciledPerson& one, const Workshop& workshop, Date session) {
  const bool is_said = odd == Oddity::NotInCall && one.source == MarkSource::Manual;
  if (is_said) return {};
  const std::string_view holds =
      odd == Oddity::NotRegistered ? word(RegistrationStatus::Registered) : word(one.mark.value_or(Mark::Absent));
  std::string command = fmt::format("inact workshop mark {} {} {}", workshop.id.str(), one.person.str(), holds);
  if (odd != Oddity::NotRegistered && workshop.sessions.size() > 1) command += " --session " + iso(session);
  return command;
}

}  // namespace

std::vector<ReconciledSession> reconcile(const Store& store, const Workshop& workshop, std::optional<Date> day,
                                         Date today) {
  if (day) session_of(workshop, day);
  const std::vector<ReconciledPerson> expected = registered_people(store, workshop.id);
  std::vector<ReconciledSession> sessions;
  for (const WorkshopSession& held : workshop.sessions) {
    if (day ? held.date != *day : held.date > today) continue;
    ReconciledSession& session = sessions.emplace_back(ReconciledSession{held.date, expected});
    hear(store, held.id, session.people);
    if (held.date > today) continue;
    const Sources sources = sources_of(session.people);
    for (ReconciledPerson& one : session.people)
      for (const Oddity what : oddities(one, sources))
        one.odd.push_back({what, command_for(what, one, workshop, held.date)});
  }
  return sessions;
}

}  // namespace inact

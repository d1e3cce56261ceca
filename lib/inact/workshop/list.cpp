#include "inact/workshop/list.h"

#include <algorithm>
#include <map>
#include <set>

#include "inact/people/identity.h"
#include "inact/store/query.h"
#include "inact/workshop/marks.h"

namespace inact {
namespace {

Cell text_cell(const std::string& text) { return text.empty() ? Cell{} : Cell{text}; }

Cell code_cell(const char* vocabulary, const std::string& code) {
  return code.empty() ? Cell{} : Cell{Coded{vocabulary, code}};
}

Cell number_cell(const std::optional<int>& number) { return number ? Cell{std::int64_t{*number}} : Cell{}; }

Cell clock_cell(const std::optional<int>& minutes) { return minutes ? Cell{time_of_day(*minutes)} : Cell{}; }

/// What people call it: planned until somebody came, who can only have come to a session that was held.
Cell state_cell(const std::string& status, std::int64_t attended) {
  return Coded{"workshop_state", status == "planned" && attended > 0 ? "held" : status};
}

std::string name_of(const Store& store, PersonId person) {
  const auto identity = identity_of(store, person);
  return identity ? full_name(*identity) : std::string();
}

/// Heads by what they are: several marks of one person are one.
struct Heads {
  std::int64_t registered = 0;
  std::int64_t waitlisted = 0;
  std::int64_t attended = 0;
};

Heads heads_of(const std::vector<Attendance>& attendances) {
  std::set<PersonId> registered, waitlisted, attended;
  for (const Attendance& one : attendances) {
    if (one.registration && has_seat(*one.registration)) registered.insert(one.person);
    if (one.registration == RegistrationStatus::Waitlisted) waitlisted.insert(one.person);
    if (one.mark && status_of(*one.mark) == AttendanceStatus::Attended) attended.insert(one.person);
  }
  const auto count = [](const std::set<PersonId>& people) { return static_cast<std::int64_t>(people.size()); };
  return {count(registered), count(waitlisted), count(attended)};
}

Table sessions_table(const Store& store, const Workshop& workshop) {
  Table table{"sessions", tr("Sessions"), {}, {}};
  table.columns = {{"date", tr("Day")},
                   {"start", tr("From")},
                   {"end", tr("To")},
                   {"units", tr("Units"), Align::Right},
                   {"attended", tr("Attended"), Align::Right},
                   {"unnamed", tr("Without name"), Align::Right}};
  Query attended(store,
                 "SELECT count(*) FROM attendance a JOIN person p ON p.id = a.person_id "
                 "WHERE a.session_id = :session AND p.void_reason IS NULL "
                 "AND (a.mark = 'present' OR a.mark = 'late' OR a.mark = 'left_early')");
  Query unnamed(store, "SELECT coalesce(sum(count), 0) FROM unnamed_attendance WHERE session_id = :session");
  for (const WorkshopSession& session : workshop.sessions) {
    attended.bind({{"session", session.id}});
    unnamed.bind({{"session", session.id}});
    table.rows.push_back({session.date, clock_cell(session.starts_at), clock_cell(session.ends_at),
                          std::int64_t{session.units}, attended.value<std::int64_t>(), unnamed.value<std::int64_t>()});
  }
  return table;
}

Table trainers_table(const Store& store, const Workshop& workshop) {
  Table table{"trainers", tr("Trainers"), {}, {}};
  table.columns = {{"person", tr("Person")}, {"name", tr("Name")}};
  for (const Trainer& trainer : workshop.trainers)
    table.rows.push_back(
        {cell(trainer.person), text_cell(trainer.person ? name_of(store, *trainer.person) : trainer.name)});
  return table;
}

Table attendances_table(const Store& store, const std::vector<Attendance>& attendances, bool names) {
  Table table{"attendances", tr("Registered and attending"), {}, {}};
  table.columns = {{"person", tr("Person")},
                   {"status", tr("Status")},
                   {"session", tr("Session")},
                   {"mark", tr("Mark")},
                   {"minutes", tr("Minutes"), Align::Right}};
  if (names) table.columns.insert(table.columns.begin() + 1, Column{"name", tr("Name")});
  for (const Attendance& one : attendances) {
    std::vector<Cell> row = {cell(one.person), Coded{"registration_status", std::string(one.status())},
                             one.session ? Cell{*one.session} : Cell{},
                             one.mark ? Cell{Coded{"attendance_mark", std::string(word(*one.mark))}} : Cell{},
                             number_cell(one.minutes)};
    if (names) row.insert(row.begin() + 1, text_cell(name_of(store, one.person)));
    table.rows.push_back(std::move(row));
  }
  return table;
}

}  // namespace

Table list_workshops(const Store& store, const WorkshopFilter& filter, Date today) {
  Table table;
  table.columns = {{"id", tr("Id")},
                   {"code", tr("Code")},
                   {"date", tr("Day")},
                   {"sessions", {}},
                   {"title", tr("Title")},
                   {"kind", tr("Kind")},
                   {"module", tr("Module")},
                   {"units", tr("Units"), Align::Right},
                   {"place", {}},
                   {"language", {}},
                   {"capacity", tr("Seats"), Align::Right},
                   {"registered", tr("Registered"), Align::Right},
                   {"waitlisted", tr("Waiting"), Align::Right},
                   {"attended", tr("Attended"), Align::Right},
                   {"unnamed", {}, Align::Right},
                   {"status", {}},
                   {"state", tr("Status")},
                   {"partner", {}}};
  // One pass a table, not one query a workshop: lists of thousands stay quick.
  Query query(
      store,
      "WITH days AS (SELECT workshop_id, min(held_on) AS first, max(held_on) AS last, sum(units) AS units, "
      "max(CASE WHEN held_on >= :since AND held_on <= :until THEN 1 ELSE 0 END) AS within "
      "FROM session GROUP BY workshop_id), "
      "seats AS (SELECT r.workshop_id, "
      "sum(CASE WHEN r.status = 'registered' OR r.status = 'offered' THEN 1 ELSE 0 END) AS registered, "
      "sum(CASE WHEN r.status = 'waitlisted' THEN 1 ELSE 0 END) AS waitlisted "
      "FROM registration r JOIN person p ON p.id = r.person_id WHERE p.void_reason IS NULL GROUP BY r.workshop_id), "
      "heads AS (SELECT s.workshop_id, count(DISTINCT a.person_id) AS attended FROM attendance a "
      "JOIN session s ON s.id = a.session_id JOIN person p ON p.id = a.person_id WHERE p.void_reason IS NULL "
      "AND (a.mark = 'present' OR a.mark = 'late' OR a.mark = 'left_early') GROUP BY s.workshop_id), "
      "strangers AS (SELECT s.workshop_id, sum(u.count) AS unnamed FROM unnamed_attendance u "
      "JOIN session s ON s.id = u.session_id GROUP BY s.workshop_id) "
      "SELECT w.id, w.code, d.first, w.title, w.kind, w.module, d.units, w.place, w.language, w.capacity, "
      "coalesce(x.registered, 0), coalesce(x.waitlisted, 0), coalesce(h.attended, 0), coalesce(n.unnamed, 0), "
      "w.status, w.partner FROM workshop w JOIN days d ON d.workshop_id = w.id "
      "LEFT JOIN seats x ON x.workshop_id = w.id LEFT JOIN heads h ON h.workshop_id = w.id "
      "LEFT JOIN strangers n ON n.workshop_id = w.id "
      "WHERE d.within = 1 AND (:module IS NULL OR w.module = :module) AND (:partner IS NULL OR w.partner = :partner) "
      "AND (:kind IS NULL OR w.kind = :kind) "
      "AND (:upcoming = 0 OR (d.last >= :today AND w.status = 'planned')) AND (:past = 0 OR d.last < :today) "
      "AND (:cancelled = 0 OR w.status = 'cancelled') ORDER BY d.first, w.id",
      {{"since", filter.since ? iso(*filter.since) : "0001-01-01"},
       {"until", filter.until ? iso(*filter.until) : "9999-12-31"},
       {"module", filter.module},
       {"partner", filter.partner},
       {"kind", filter.kind},
       {"upcoming", filter.upcoming},
       {"past", filter.past},
       {"cancelled", filter.cancelled},
       {"today", today}});
  std::map<WorkshopId, std::vector<std::string>> days;
  Query sessions(store, "SELECT workshop_id, held_on FROM session ORDER BY workshop_id, held_on");
  while (sessions.next()) {
    const auto [workshop, day] = sessions.row<WorkshopId, std::string>();
    days[workshop].push_back(day);
  }
  using Text = std::optional<std::string>;
  while (query.next()) {
    const auto [id, code, first, title, kind, module, units, place, language, capacity, registered, waitlisted,
                attended, unnamed, status, partner] =
        query.row<WorkshopId, Text, Date, std::string, std::string, Text, std::int64_t, Text, Text, std::optional<int>,
                  std::int64_t, std::int64_t, std::int64_t, std::int64_t, std::string, std::string>();
    table.rows.push_back({cell(id), cell(code), first, std::move(days[id]), title, Coded{"workshop_kind", kind},
                          code_cell("module", module.value_or("")), units, cell(place),
                          code_cell("language", language.value_or("")), number_cell(capacity), registered, waitlisted,
                          attended, unnamed, Coded{"workshop_status", status}, state_cell(status, attended + unnamed),
                          Coded{"partner", partner}});
  }
  return table;
}

Table attendance_sheet(const Store& store, WorkshopId id, bool names) {
  const Workshop workshop = get_workshop(store, id);
  Table table;
  table.columns = {{"person", tr("Person")}};
  if (names)
    table.columns.insert(table.columns.end(), {{"family_name", tr("Family name")}, {"given_name", tr("Given name")}});
  table.columns.push_back({"registration", tr("Registration")});
  const std::size_t first = table.columns.size();
  for (const WorkshopSession& session : workshop.sessions)
    table.columns.push_back({iso(session.date), tr("{day}", {{"day", session.date}})});
  std::map<PersonId, std::size_t> place;
  for (const Attendance& one : attendances_of(store, id)) {
    const auto [found, fresh] = place.try_emplace(one.person, table.rows.size());
    if (fresh) {
      auto& row = table.rows.emplace_back();
      row.push_back(cell(one.person));
      if (names) {
        const Identity identity = identity_of(store, one.person).value_or(Identity{});
        const bool two = !identity.given_name.empty() || !identity.family_name.empty();
        const std::string name = two ? identity.given_name : full_name(identity);
        row.emplace_back(identity.family_name);
        row.emplace_back(name.empty() && !two ? one.person.str() : name);
      }
      const bool registered = one.registration && *one.registration != RegistrationStatus::EnteredInError;
      row.push_back(registered ? Cell{Coded{"registration_status", std::string(word(*one.registration))}} : Cell{});
      row.resize(table.columns.size());
    }
    if (!one.mark) continue;
    const auto held = std::ranges::find(workshop.sessions, *one.session, &WorkshopSession::date);
    const auto column = first + static_cast<std::size_t>(held - workshop.sessions.begin());
    table.rows[found->second][column] = Coded{"attendance_mark", std::string(word(*one.mark))};
  }
  return table;
}

Document workshop_document(const Store& store, WorkshopId id, bool names) {
  const Workshop workshop = get_workshop(store, id);
  const std::vector<Attendance> attendances = attendances_of(store, id);
  const Heads heads = heads_of(attendances);
  const auto unnamed = Query(store,
                             "SELECT coalesce(sum(u.count), 0) FROM unnamed_attendance u "
                             "JOIN session s ON s.id = u.session_id WHERE s.workshop_id = :id",
                             {{"id", id}})
                           .value<std::int64_t>();
  std::vector<Coded> topics;
  for (const std::string& topic : workshop.topics) topics.push_back({"topic", topic});
  Document document;
  document.schema = "workshop";
  document.fields = {{"id", tr("Id"), cell(id)},
                     {"code", tr("Code"), text_cell(workshop.code)},
                     {"title", tr("Title"), workshop.title},
                     {"kind", tr("Kind"), Coded{"workshop_kind", std::string(word(workshop.kind))}},
                     {"module", tr("Module"), code_cell("module", workshop.module)},
                     {"topics", tr("Topics"), topics},
                     {"group", tr("Group"), cell(workshop.group)},
                     {"audience", tr("For"), code_cell("audience", workshop.audience)},
                     {"date", {}, workshop.sessions.front().date},
                     {"language", tr("Language"), code_cell("language", workshop.language)},
                     {"place", tr("Place"), text_cell(workshop.place)},
                     {"capacity", tr("Seats"), number_cell(workshop.capacity)},
                     {"registered", tr("Registered"), heads.registered},
                     {"waitlisted", tr("Waiting"), heads.waitlisted},
                     {"attended", tr("Attended"), heads.attended},
                     {"status", {}, Coded{"workshop_status", std::string(word(workshop.status))}},
                     {"state", tr("Status"), state_cell(std::string(word(workshop.status)), heads.attended + unnamed)},
                     {"cancel_reason", tr("Reason"), text_cell(workshop.cancel_reason)},
                     {"partner", tr("Partner"), Coded{"partner", workshop.partner}},
                     {"entered_by", {}, workshop.entered_by},
                     {"entered_at", {}, workshop.entered_at}};
  document.tables = {sessions_table(store, workshop), trainers_table(store, workshop),
                     attendances_table(store, attendances, names)};
  return document;
}

}  // namespace inact

#include "inact/workshop/workshop.h"

#include <algorithm>

#include "inact/base/error.h"
#include "inact/seal/sealed.h"
#include "inact/store/query.h"
#include "inact/text/fold.h"

namespace inact {
namespace {

Message list_all() { return tr("`inact workshop list` shows all."); }

Error no_such_workshop(WorkshopId workshop) {
  return refused("There is no workshop {id}.", {{"id", workshop.str()}}).remedy(list_all());
}

std::vector<Trainer> trainers_of(const Store& store, WorkshopId workshop) {
  std::vector<Trainer> trainers;
  Query query(store, "SELECT person_id, sealed_name FROM workshop_trainer WHERE workshop_id = :workshop ORDER BY id",
              {{"workshop", workshop}});
  while (query.next()) {
    const auto [person, sealed] = query.row<std::optional<PersonId>, std::optional<Blob>>();
    trainers.push_back({person, sealed ? unseal(*sealed) : std::string()});
  }
  return trainers;
}

std::vector<WorkshopSession> sessions_of(const Store& store, WorkshopId workshop) {
  std::vector<WorkshopSession> sessions;
  Query query(store,
              "SELECT id, held_on, starts_at, ends_at, units FROM session WHERE workshop_id = :workshop "
              "ORDER BY held_on",
              {{"workshop", workshop}});
  const auto minutes = [](const std::optional<std::string>& text) {
    return text ? parse_time_of_day(*text) : std::nullopt;
  };
  while (query.next()) {
    const auto [id, date, starts, ends, units] =
        query.row<SessionId, Date, std::optional<std::string>, std::optional<std::string>, int>();
    sessions.push_back({id, date, minutes(starts), minutes(ends), units});
  }
  return sessions;
}

}  // namespace

Workshop get_workshop(const Store& store, WorkshopId id) {
  Query query(store,
              "SELECT coalesce(code, ''), title, kind, coalesce(module, ''), group_id, coalesce(audience, ''), "
              "coalesce(language, ''), coalesce(place, ''), capacity, status, coalesce(cancel_reason, ''), partner, "
              "entered_by, entered_at FROM workshop WHERE id = :id ORDER BY id",
              {{"id", id}});
  auto row =
      query.one<std::string, std::string, WorkshopKind, std::string, std::optional<GroupId>, std::string, std::string,
                std::string, std::optional<int>, WorkshopStatus, std::string, std::string, std::string, std::string>();
  if (!row) throw no_such_workshop(id);
  Workshop workshop;
  workshop.id = id;
  std::tie(workshop.code, workshop.title, workshop.kind, workshop.module, workshop.group, workshop.audience,
           workshop.language, workshop.place, workshop.capacity, workshop.status, workshop.cancel_reason,
           workshop.partner, workshop.entered_by, workshop.entered_at) = *std::move(row);
  workshop.topics =
      Query(store, "SELECT topic FROM workshop_topic WHERE workshop_id = :id ORDER BY topic", {{"id", id}})
          .column<std::string>();
  workshop.trainers = trainers_of(store, id);
  workshop.sessions = sessions_of(store, id);
  return workshop;
}

Workshop require_workshop(const Store& store, WorkshopId id) {
  Workshop workshop = get_workshop(store, id);
  if (workshop.status == WorkshopStatus::Cancelled)
    throw refused("{workshop} was cancelled.", {{"workshop", workshop.name()}})
        .remedy(tr("`inact workshop edit {id} --planned` takes that back.", {{"id", id.str()}}));
  return workshop;
}

std::optional<WorkshopId> workshop_named(const Store& store, std::string_view named) {
  const bool number = !named.empty() && std::ranges::all_of(named, [](char c) { return c >= '0' && c <= '9'; });
  std::optional<std::tuple<WorkshopId>> found;
  if (!number && !looks_like_id(named)) {
    found = Query(store, "SELECT id FROM workshop WHERE lower(code) = lower(:code) ORDER BY id", {{"code", named}})
                .one<WorkshopId>();
  } else if (number || named[0] == 'W' || named[0] == 'w') {
    const WorkshopId id = WorkshopId::parse(named);
    found = Query(store, "SELECT id FROM workshop WHERE id = :id ORDER BY id", {{"id", id}}).one<WorkshopId>();
  }
  return found ? std::optional(std::get<0>(*found)) : std::nullopt;
}

WorkshopId find_workshop(const Store& store, std::string_view named) {
  if (const auto found = workshop_named(store, named)) return *found;
  const bool number = !named.empty() && std::ranges::all_of(named, [](char c) { return c >= '0' && c <= '9'; });
  if (number || looks_like_id(named)) throw no_such_workshop(WorkshopId::parse(named));
  const std::string meant = nearest(
      named, Query(store, "SELECT code FROM workshop WHERE code IS NOT NULL ORDER BY id").column<std::string>());
  const std::string typed = cut_to_width(shown(named), 40);
  if (meant.empty()) throw refused("There is no workshop “{code}”.", {{"code", typed}}).remedy(list_all());
  throw refused("There is no workshop “{code}”. Did you mean “{nearest}”?", {{"code", typed}, {"nearest", meant}});
}

const WorkshopSession& session_of(const Workshop& workshop, std::optional<Date> day) {
  if (!day && workshop.sessions.size() == 1) return workshop.sessions.front();
  if (!day)
    throw usage("{workshop} has several sessions: {days}.",
                {{"workshop", workshop.name()}, {"days", days_of(workshop)}})
        .remedy(tr("Say which with `--session DATE`."));
  const auto found = std::ranges::find(workshop.sessions, *day, &WorkshopSession::date);
  if (found == workshop.sessions.end())
    throw refused("{workshop} has no session on {day}, but on {days}.",
                  {{"workshop", workshop.name()}, {"day", *day}, {"days", days_of(workshop)}})
        .remedy(tr("`inact workshop edit {id} --add-session {day}` adds one.",
                   {{"id", workshop.id.str()}, {"day", iso(*day)}}));
  return *found;
}

Message days_of(const Workshop& workshop) {
  std::vector<Date> days;
  for (const WorkshopSession& session : workshop.sessions) days.push_back(session.date);
  return list_of(days);
}

Message list_of(const std::vector<Date>& days) {
  Message list;
  for (const Date day : days)
    list = list.empty() ? tr("{day}", {{"day", day}}) : tr("{days}, {day}", {{"days", std::move(list)}, {"day", day}});
  return list;
}

Message how_to_unmark(const Workshop& workshop, Date day, const std::variant<PersonId, std::string>& who) {
  const auto* person = std::get_if<PersonId>(&who);
  std::string command = "inact workshop mark " + workshop.id.str() +
                        (person ? " " + person->str() + " none" : " --unnamed 0 --audience " + std::get<1>(who));
  if (workshop.sessions.size() > 1) command += " --session " + iso(day);
  return tr("`{command}` takes a mark back.", {{"command", command}});
}

void cancel_workshop(Transaction& transaction, WorkshopId id, std::string_view reason) {
  const Workshop workshop = require_workshop(transaction, id);
  const std::string text = stored_text(reason);
  if (text.empty()) throw usage("A reason is needed.").remedy(tr("Say `--reason TEXT`."));
  const auto attended = Query(transaction,
                              "SELECT s.held_on, a.person_id FROM session s JOIN attendance a ON a.session_id = s.id "
                              "WHERE s.workshop_id = :id AND a.mark IN ('present', 'late', 'left_early') "
                              "ORDER BY s.held_on, a.person_id LIMIT 1",
                              {{"id", id}})
                            .one<Date, PersonId>();
  const auto unnamed = Query(transaction,
                             "SELECT s.held_on, u.audience FROM session s JOIN unnamed_attendance u "
                             "ON u.session_id = s.id WHERE s.workshop_id = :id ORDER BY s.held_on, u.audience LIMIT 1",
                             {{"id", id}})
                           .one<Date, std::string>();
  if (attended)
    throw refused("{workshop} took place: people are marked as having attended it.", {{"workshop", workshop.name()}})
        .remedy(how_to_unmark(workshop, std::get<0>(*attended), std::get<1>(*attended)));
  if (unnamed)
    throw refused("{workshop} took place: people are marked as having attended it.", {{"workshop", workshop.name()}})
        .remedy(how_to_unmark(workshop, std::get<0>(*unnamed), std::get<1>(*unnamed)));
  run(transaction, "UPDATE workshop SET status = 'cancelled', cancel_reason = :reason WHERE id = :id",
      {{"reason", text}, {"id", id}});
  transaction.log(Action::Void, id.str(), "status,cancel_reason");
}

void restore_workshop(Transaction& transaction, WorkshopId id) {
  const Workshop workshop = get_workshop(transaction, id);
  if (workshop.status != WorkshopStatus::Cancelled)
    throw refused("{workshop} was not cancelled.", {{"workshop", workshop.name()}});
  run(transaction, "UPDATE workshop SET status = 'planned', cancel_reason = NULL WHERE id = :id", {{"id", id}});
  transaction.log(Action::Edit, id.str(), "status,cancel_reason");
}

}  // namespace inact

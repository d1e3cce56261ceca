#include "inact/workshop/marks.h"

#include "inact/base/error.h"
#include "inact/people/person.h"
#include "inact/store/query.h"
#include "inact/text/fold.h"

namespace inact {
namespace {

constexpr int kMinutesOfADay = 1440;
constexpr int kMostUnnamed = 10'000;

bool is_known(const Store& store, WorkshopId workshop, PersonId person) {
  return Query(store,
               "SELECT EXISTS (SELECT 1 FROM registration WHERE workshop_id = :workshop AND person_id = :person) "
               "OR EXISTS (SELECT 1 FROM attendance a JOIN session s ON s.id = a.session_id "
               "WHERE a.person_id = :person AND s.workshop_id = :workshop)",
               {{"workshop", workshop}, {"person", person}})
      .value<bool>();
}

/// Imports said something of the person since the last mark by hand.
bool others_say(const Store& store, SessionId session, PersonId person) {
  return Query(store,
               "SELECT EXISTS (SELECT 1 FROM attendance_said "
               "WHERE session_id = :session AND person_id = :person AND settled = 0)",
               {{"session", session}, {"person", person}})
      .value<bool>();
}

/// A mark by hand settles what imports say; the mark of an import is from now on only what was said.
void settle(Transaction& transaction, SessionId session, PersonId person) {
  for (const char* sql : {"INSERT INTO attendance_said (session_id, person_id, batch_id, source, mark, minutes) "
                          "SELECT session_id, person_id, batch_id, source, mark, minutes FROM attendance "
                          "WHERE session_id = :session AND person_id = :person AND batch_id IS NOT NULL "
                          "ON CONFLICT DO NOTHING",
                          "UPDATE attendance_said SET settled = 1 "
                          "WHERE session_id = :session AND person_id = :person AND settled = 0"})
    run(transaction, sql, {{"session", session}, {"person", person}});
}

}  // namespace

std::vector<std::string> standing_words() {
  std::vector<std::string> words;
  for (const std::string_view mark : kWords<Mark>) words.emplace_back(mark);
  for (const char* other : {"attended", "no_show", "none"}) words.emplace_back(other);
  for (const std::string_view status : kWords<RegistrationStatus>) words.emplace_back(status);
  return words;
}

Standing parse_standing(std::string_view typed) {
  std::string text(typed);
  for (char& c : text) c = c == '-' ? '_' : c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  if (text == "attended") return Mark::Present;
  if (text == "no_show") return Mark::Absent;
  if (text == "none") return NoMark{};
  if (const auto mark = from_word<Mark>(text)) return *mark;
  if (const auto status = from_word<RegistrationStatus>(text)) return *status;
  const auto words = standing_words();
  const std::string meant = nearest(text, words);
  const std::string unknown = cut_to_width(shown(typed), 40);
  if (!meant.empty())
    throw usage("“{typed}” is no status. Did you mean “{nearest}”?", {{"typed", unknown}, {"nearest", meant}});
  std::string all;
  for (const std::string& word : words) (all += all.empty() ? "" : ", ") += word;
  throw usage("“{typed}” is no status. There are: {words}.", {{"typed", unknown}, {"words", all}});
}

void require_held(const Workshop& workshop, const WorkshopSession& session, Date today) {
  if (session.date <= today) return;
  throw refused("The session of {workshop} is on {day}, which is still to come: nobody can have come yet.",
                {{"workshop", workshop.name()}, {"day", session.date}})
      .remedy(tr("`inact workshop register {id} P12` registers somebody; a wrong day is mended with "
                 "`inact workshop edit {id} --session {day} --date DATE`.",
                 {{"id", workshop.id.str()}, {"day", iso(session.date)}}));
}

Marked mark_person(Transaction& transaction, const Workshop& workshop, const WorkshopSession& session, PersonId person,
                   std::optional<Mark> mark, Date today, std::optional<int> minutes) {
  require_person(transaction, person);
  if (mark) require_held(workshop, session, today);
  if (minutes && (*minutes < 0 || *minutes > kMinutesOfADay))
    throw usage("{minutes} are no minutes of a session: 0 to {most} were expected.",
                {{"minutes", *minutes}, {"most", kMinutesOfADay}});
  const bool known = is_known(transaction, workshop.id, person);
  Query query(transaction,
              "SELECT mark, minutes, source FROM attendance WHERE session_id = :session AND person_id = :person",
              {{"session", session.id}, {"person", person}});
  const auto before = query.one<Mark, std::optional<int>, std::string>();
  if (mark && !minutes && before && std::get<0>(*before) == *mark) minutes = std::get<1>(*before);
  const bool same = mark ? before == std::make_tuple(*mark, minutes, std::string("manual")) : !before;
  if (same && !(mark && others_say(transaction, session.id, person))) return Marked::Same;
  if (mark) {
    settle(transaction, session.id, person);
    run(transaction,
        "INSERT INTO attendance (session_id, person_id, mark, minutes, source, entered_by, entered_at) "
        "VALUES (:session, :person, :mark, :minutes, 'manual', :who, :at) "
        "ON CONFLICT (session_id, person_id) DO UPDATE SET mark = excluded.mark, minutes = excluded.minutes, "
        "source = excluded.source, changed_batch_id = coalesce(batch_id, changed_batch_id), batch_id = NULL, "
        "entered_by = excluded.entered_by, "
        "entered_at = excluded.entered_at",
        {{"session", session.id},
         {"person", person},
         {"mark", *mark},
         {"minutes", minutes},
         {"who", transaction.author().who},
         {"at", transaction.entered_at()}});
  } else {
    for (const char* sql : {"DELETE FROM attendance_said WHERE session_id = :session AND person_id = :person",
                            "DELETE FROM attendance WHERE session_id = :session AND person_id = :person"})
      run(transaction, sql, {{"session", session.id}, {"person", person}});
  }
  transaction.log(Action::Edit, workshop.id.str(), "attendances");
  return known ? Marked::Changed : Marked::WalkIn;
}

void mark_unnamed(Transaction& transaction, const Workshop& workshop, const WorkshopSession& session,
                  std::string_view audience, int count, Date today) {
  if (count < 0 || count > kMostUnnamed)
    throw usage("{count} is no number of people: 0 to {most} were expected.",
                {{"count", count}, {"most", kMostUnnamed}});
  if (count > 0) require_held(workshop, session, today);
  if (count == 0)
    run(transaction, "DELETE FROM unnamed_attendance WHERE session_id = :session AND audience = :audience",
        {{"session", session.id}, {"audience", audience}});
  else
    run(transaction,
        "INSERT INTO unnamed_attendance (session_id, audience, count, entered_by, entered_at) "
        "VALUES (:session, :audience, :count, :who, :at) ON CONFLICT (session_id, audience) DO UPDATE "
        "SET count = excluded.count, entered_by = excluded.entered_by, entered_at = excluded.entered_at",
        {{"session", session.id},
         {"audience", audience},
         {"count", count},
         {"who", transaction.author().who},
         {"at", transaction.entered_at()}});
  transaction.log(Action::Edit, workshop.id.str(), "unnamed_attendances");
}

std::vector<Attendance> attendances_of(const Store& store, WorkshopId workshop) {
  Query query(store,
              "WITH people AS (SELECT person_id FROM registration WHERE workshop_id = :workshop UNION "
              "SELECT a.person_id FROM attendance a JOIN session s ON s.id = a.session_id "
              "WHERE s.workshop_id = :workshop), "
              "marks AS (SELECT a.person_id, s.held_on, a.mark, a.minutes FROM attendance a "
              "JOIN session s ON s.id = a.session_id WHERE s.workshop_id = :workshop) "
              "SELECT p.person_id, r.status, m.held_on, m.mark, m.minutes FROM people p "
              "LEFT JOIN registration r ON r.workshop_id = :workshop AND r.person_id = p.person_id "
              "LEFT JOIN marks m ON m.person_id = p.person_id "
              "WHERE (m.mark IS NOT NULL OR r.status <> 'entered_in_error') "
              "AND EXISTS (SELECT 1 FROM person WHERE id = p.person_id AND void_reason IS NULL) "
              "ORDER BY r.registered_on NULLS LAST, r.position NULLS LAST, p.person_id, m.held_on",
              {{"workshop", workshop}});
  std::vector<Attendance> attendances;
  while (query.next()) {
    const auto [person, registration, session, mark, minutes] =
        query.row<PersonId, std::optional<RegistrationStatus>, std::optional<Date>, std::optional<Mark>,
                  std::optional<int>>();
    attendances.push_back({person, registration, session, mark, minutes});
  }
  return attendances;
}

}  // namespace inact

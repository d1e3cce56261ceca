#include "inact/imports/plan_undo.h"

#include <algorithm>
#include <array>
#include <set>

#include "inact/base/error.h"
#include "inact/imports/plan_undo_intakes.h"
#include "inact/store/query.h"

namespace inact {
namespace {

/// Parts of a person that go with them.
bool part_of_person(std::string_view table) {
  return table == "identity" || table == "identity_key" || table == "person_role" || table == "person_language";
}

std::int64_t require_undoable(const Store& store, BatchId id) {
  const auto batch = Query(store, "SELECT kind, undone_at IS NOT NULL FROM import_batch WHERE id = :id", {{"id", id}})
                         .one<std::string, bool>();
  if (!batch)
    throw refused("There is no import {id}.", {{"id", id.str()}}).remedy(tr("`inact workshop imports` shows all."));
  const auto& [kind, undone] = *batch;
  if (undone) throw refused("{id} was undone already.", {{"id", id.str()}});
  if (kind != "attendees" && kind != "intakes")
    throw refused("{id} brought a directory: only imports of attendees and of first conversations can be taken back.",
                  {{"id", id.str()}});
  return Query(store, "SELECT max(seq) FROM log WHERE record = :record AND action = 'import'", {{"record", id.str()}})
      .value<std::optional<std::int64_t>>()
      .value_or(0);
}

/// What a later import replaced of this one, it replaced of what was there before this one.
constexpr std::array kForgetReplaced = {
    "UPDATE registration_replaced SET status = r.status, status_on = r.status_on, source = r.source, "
    "before_batch_id = r.before_batch_id, entered_by = r.entered_by, entered_at = r.entered_at "
    "FROM registration_replaced r WHERE r.batch_id = :batch AND registration_replaced.before_batch_id = :batch "
    "AND registration_replaced.workshop_id = r.workshop_id AND registration_replaced.person_id = r.person_id",
    "DELETE FROM registration_replaced WHERE before_batch_id = :batch",
    "UPDATE attendance_replaced SET mark = r.mark, minutes = r.minutes, source = r.source, "
    "before_batch_id = r.before_batch_id, entered_by = r.entered_by, entered_at = r.entered_at "
    "FROM attendance_replaced r WHERE r.batch_id = :batch AND attendance_replaced.before_batch_id = :batch "
    "AND attendance_replaced.session_id = r.session_id AND attendance_replaced.person_id = r.person_id",
    "DELETE FROM attendance_replaced WHERE before_batch_id = :batch",
};

/// What others said stands where nothing else does any more: attended before not come, the newest first. What stands
/// is not kept beside itself.
constexpr std::array kStandAgain = {
    "INSERT INTO attendance (session_id, person_id, mark, minutes, source, batch_id, entered_by, entered_at) "
    "SELECT s.session_id, s.person_id, s.mark, s.minutes, s.source, s.batch_id, b.entered_by, b.entered_at "
    "FROM attendance_said s JOIN import_batch b ON b.id = s.batch_id WHERE NOT EXISTS (SELECT 1 FROM attendance a "
    "WHERE a.session_id = s.session_id AND a.person_id = s.person_id) "
    "AND s.batch_id = (SELECT o.batch_id FROM attendance_said o WHERE o.session_id = s.session_id "
    "AND o.person_id = s.person_id ORDER BY o.mark IN ('excused', 'absent'), o.batch_id DESC LIMIT 1)",
    "DELETE FROM attendance_said WHERE EXISTS (SELECT 1 FROM attendance a "
    "WHERE a.session_id = attendance_said.session_id AND a.person_id = attendance_said.person_id "
    "AND a.batch_id = attendance_said.batch_id AND a.mark = attendance_said.mark "
    "AND a.minutes IS attendance_said.minutes)",
};

/// The marks of the import that are beside those of others, and were never anything else.
std::int64_t statements_of(const Store& store, BatchId id) {
  return Query(store,
               "SELECT count(*) FROM attendance_said s WHERE s.batch_id = :batch AND NOT EXISTS (SELECT 1 "
               "FROM attendance a WHERE a.session_id = s.session_id AND a.person_id = s.person_id "
               "AND (a.batch_id = :batch OR a.changed_batch_id = :batch))",
               {{"batch", id}})
      .value<std::int64_t>();
}

/// Those of the import's people of whom anything else is recorded, or who were changed since.
std::set<PersonId> people_in_use(const Store& store, BatchId id, std::int64_t since) {
  std::set<PersonId> used;
  const auto add = [&](const std::string& sql) {
    Query query(store, sql, {{"batch", id}});
    for (const PersonId person : query.column<PersonId>()) used.insert(person);
  };
  for (const auto& [table, column] : leading_to(store, "person"))
    if (!part_of_person(table))
      add("SELECT DISTINCT x." + column + " FROM person p JOIN " + table + " x ON x." + column +
          " = p.id WHERE p.batch_id = :batch ORDER BY 1");
  Query changed(store,
                "SELECT p.id FROM person p JOIN log l ON l.record = 'P' || p.id WHERE p.batch_id = :batch "
                "AND l.seq > :since AND l.action NOT IN ('read', 'export') ORDER BY 1",
                {{"batch", id}, {"since", since}});
  for (const PersonId person : changed.column<PersonId>()) used.insert(person);
  return used;
}

void list_changed(const Store& store, UndoneImport& undone) {
  Query query(store,
              "SELECT workshop_id, person_id, NULL FROM registration WHERE changed_batch_id = :batch "
              "UNION ALL SELECT s.workshop_id, a.person_id, s.held_on FROM attendance a "
              "JOIN session s ON s.id = a.session_id WHERE a.changed_batch_id = :batch ORDER BY 1, 2, 3",
              {{"batch", undone.id}});
  while (query.next()) {
    const auto [workshop, person, session] = query.row<WorkshopId, PersonId, std::optional<Date>>();
    undone.kept.push_back({person, workshop, session});
  }
}

}  // namespace

std::vector<std::pair<std::string, std::string>> leading_to(const Store& store, std::string_view table) {
  Query tables(store,
               "SELECT DISTINCT t.name, k.\"from\" FROM sqlite_schema t JOIN pragma_foreign_key_list(t.name) k "
               "WHERE t.type = 'table' AND k.\"table\" = :table ORDER BY 1, 2",
               {{"table", table}});
  std::vector<std::pair<std::string, std::string>> all;
  while (tables.next()) {
    const auto [name, column] = tables.row<std::string, std::string>();
    all.emplace_back(name, column);
  }
  return all;
}

UndoneImport undo_import(Transaction& tx, BatchId id) {
  const std::int64_t since = require_undoable(tx, id);
  UndoneImport undone{id, 0, 0, 0, 0, {}};
  const auto change = [&](const char* sql) { return run(tx, sql, {{"batch", id}}); };
  undone.marks = statements_of(tx, id);
  undone.registrations = change(
      "UPDATE registration SET status = r.status, status_on = r.status_on, source = r.source, "
      "batch_id = r.before_batch_id, changed_batch_id = (SELECT b.before_batch_id FROM registration_replaced b "
      "WHERE b.batch_id = r.before_batch_id AND b.workshop_id = r.workshop_id AND b.person_id = r.person_id), "
      "entered_by = r.entered_by, entered_at = r.entered_at FROM registration_replaced r WHERE r.batch_id = :batch AND "
      "registration.workshop_id = r.workshop_id "
      "AND registration.person_id = r.person_id AND registration.batch_id = :batch");
  undone.registrations += change("DELETE FROM registration WHERE batch_id = :batch");
  undone.marks += change(
      "UPDATE attendance SET mark = r.mark, minutes = r.minutes, source = r.source, batch_id = r.before_batch_id, "
      "changed_batch_id = (SELECT b.before_batch_id FROM attendance_replaced b WHERE b.batch_id = r.before_batch_id "
      "AND b.session_id = r.session_id AND b.person_id = r.person_id), "
      "entered_by = r.entered_by, entered_at = r.entered_at FROM attendance_replaced r WHERE r.batch_id = :batch AND "
      "attendance.session_id = r.session_id "
      "AND attendance.person_id = r.person_id AND attendance.batch_id = :batch");
  undone.marks += change("DELETE FROM attendance WHERE batch_id = :batch");
  change("DELETE FROM attendance_said WHERE batch_id = :batch");
  for (const char* sql : kForgetReplaced) change(sql);
  for (const char* sql : kStandAgain) run(tx, sql, {});
  change("DELETE FROM registration_replaced WHERE batch_id = :batch");
  change("DELETE FROM attendance_replaced WHERE batch_id = :batch");

  list_changed(tx, undone);
  undo_intakes(tx, since, undone);
  const std::set<PersonId> used = people_in_use(tx, id, since);
  const auto made =
      Query(tx, "SELECT id FROM person WHERE batch_id = :batch ORDER BY id", {{"batch", id}}).column<PersonId>();
  Query identity(tx, "DELETE FROM identity WHERE person_id = :person");
  Query keys(tx, "DELETE FROM identity_key WHERE person_id = :person");
  Query roles(tx, "DELETE FROM person_role WHERE person_id = :person");
  Query languages(tx, "DELETE FROM person_language WHERE person_id = :person");
  Query person_row(tx, "DELETE FROM person WHERE id = :person");
  for (const PersonId person : made) {
    if (used.contains(person)) {
      undone.kept.push_back({person, {}, {}});
      continue;
    }
    for (Query* part : {&identity, &keys, &roles, &languages, &person_row}) part->bind({{"person", person}}).run();
    ++undone.people;
  }
  run(tx, "UPDATE import_batch SET undone_at = :at WHERE id = :id", {{"at", tx.entered_at()}, {"id", id}});
  tx.log(Action::Undo, id.str(), {}, undone.registrations + undone.marks + undone.intakes + undone.people);
  return undone;
}

Document undo_document(const UndoneImport& undone) {
  Document document;
  document.schema = "undo";
  document.fields = {{"id", tr("Import"), cell(undone.id)},
                     {"registrations", tr("Registrations taken back"), undone.registrations},
                     {"marks", tr("Marks taken back"), undone.marks},
                     {"intakes", tr("First conversations taken back"), undone.intakes},
                     {"people", tr("People taken back"), undone.people}};
  Table kept{"kept", tr("Changed since, and kept"), {}, {}};
  kept.columns = {
      {"person", tr("Person")}, {"workshop", tr("Workshop")}, {"session", tr("Session")}, {"intake", tr("Intake")}};
  for (const UndoneImport::Kept& one : undone.kept)
    kept.rows.push_back({cell(one.person), cell(one.workshop), cell(one.session), cell(one.intake)});
  document.tables.push_back(std::move(kept));
  return document;
}

}  // namespace inact

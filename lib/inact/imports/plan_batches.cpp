#include "inact/imports/plan_batches.h"

#include "inact/base/error.h"
#include "inact/people/identity.h"
#include "inact/store/query.h"

namespace inact {
namespace {

Cell name_cell(const Store& store, PersonId person) {
  const auto identity = identity_of(store, person);
  return identity ? Cell{full_name(*identity)} : Cell{};
}

/// The day of an instant as it is stored, where the project works.
Cell day_of(const std::string& instant) {
  const auto utc = parse_iso_local_time(instant.substr(0, 16));
  if (!utc) return {};
  return local_time(Instant(std::chrono::sys_days(utc->date)) + std::chrono::minutes(utc->minutes)).date;
}

Table people_table(const Store& store, BatchId batch, bool names) {
  Table table{"people", tr("New people"), {}, {}};
  table.columns = {{"id", tr("Person")}};
  if (names) table.columns.push_back({"name", tr("Name")});
  Query query(store, "SELECT id FROM person WHERE batch_id = :batch AND void_reason IS NULL ORDER BY id",
              {{"batch", batch}});
  for (const PersonId person : query.column<PersonId>()) {
    table.rows.push_back({cell(person)});
    if (names) table.rows.back().push_back(name_cell(store, person));
  }
  return table;
}

Table standings_table(const Store& store, BatchId batch, bool names) {
  Table table{"attendances", tr("Registrations and marks"), {}, {}};
  table.columns = {{"person", tr("Person")},
                   {"workshop", tr("Workshop")},
                   {"session", tr("Session")},
                   {"registration", tr("Registration")},
                   {"mark", tr("Mark")}};
  if (names) table.columns.insert(table.columns.begin() + 1, Column{"name", tr("Name")});
  Query query(store,
              "SELECT r.workshop_id, r.person_id, NULL, r.status, NULL FROM registration r WHERE r.batch_id = :batch "
              "UNION ALL SELECT s.workshop_id, a.person_id, s.held_on, NULL, a.mark FROM attendance a "
              "JOIN session s ON s.id = a.session_id WHERE a.batch_id = :batch ORDER BY 1, 2, 3",
              {{"batch", batch}});
  while (query.next()) {
    const auto [workshop, person, session, registration, mark] =
        query.row<WorkshopId, PersonId, std::optional<Date>, std::optional<std::string>, std::optional<std::string>>();
    std::vector<Cell> row = {cell(person), cell(workshop), cell(session),
                             registration ? Cell{Coded{"registration_status", *registration}} : Cell{},
                             mark ? Cell{Coded{"attendance_mark", *mark}} : Cell{}};
    if (names) row.insert(row.begin() + 1, name_cell(store, person));
    table.rows.push_back(std::move(row));
  }
  return table;
}

/// Those of the import that count.
Table intakes_table(const Store& store, BatchId batch, bool names) {
  Table table{"intakes", tr("First conversations"), {}, {}};
  table.columns = {{"id", tr("Intake")}, {"person", tr("Person")}, {"date", tr("Day")}};
  if (names) table.columns.insert(table.columns.begin() + 2, Column{"name", tr("Name")});
  Query query(store,
              "SELECT id, person_id, opened_on FROM intake WHERE batch_id = :batch AND void_reason IS NULL ORDER BY id",
              {{"batch", batch}});
  while (query.next()) {
    const auto [id, person, day] = query.row<IntakeId, PersonId, Date>();
    table.rows.push_back({cell(id), cell(person), day});
    if (names) table.rows.back().insert(table.rows.back().begin() + 2, name_cell(store, person));
  }
  return table;
}

}  // namespace

BatchId add_batch(Transaction& transaction, std::string_view kind, const AttendeeFile& file, const RowCounts& rows,
                  std::optional<WorkshopId> workshop, const std::string& partner, const ImportSource& source) {
  return {insert(transaction,
                 "INSERT INTO import_batch (kind, file, sha256, profile, encoding, delimiter, workshop_id, rows_read, "
                 "rows_new, rows_same, rows_updated, rows_conflict, rows_skipped, rows_rejected, partner, entered_by, "
                 "entered_at) VALUES (:kind, :file, :sha256, :profile, :encoding, :delimiter, :workshop, :read, "
                 ":new, :same, :updated, :conflict, :skipped, :rejected, :partner, :who, :at)",
                 {{"kind", kind},
                  {"file", source.file},
                  {"sha256", source.sha256},
                  {"profile", file.profile->name},
                  {"encoding", file.encoding},
                  {"delimiter", std::string(1, file.delimiter)},
                  {"workshop", workshop},
                  {"read", rows.read()},
                  {"new", rows[RowAction::New]},
                  {"same", rows[RowAction::Same]},
                  {"updated", rows[RowAction::Updated]},
                  {"conflict", rows[RowAction::Conflict]},
                  {"skipped", rows[RowAction::Skipped]},
                  {"rejected", rows[RowAction::Rejected]},
                  {"partner", partner},
                  {"who", transaction.author().who},
                  {"at", transaction.entered_at()}})};
}

Table list_batches(const Store& store, std::optional<WorkshopId> workshop) {
  Table table;
  table.columns = {{"id", tr("Id")},
                   {"file", tr("File")},
                   {"workshop", tr("Workshop")},
                   {"profile", tr("Profile")},
                   {"read", tr("Read"), Align::Right},
                   {"new", tr("New"), Align::Right},
                   {"same", tr("Unchanged"), Align::Right},
                   {"updated", tr("Updated"), Align::Right},
                   {"conflict", tr("Conflicts"), Align::Right},
                   {"skipped", tr("Skipped"), Align::Right},
                   {"rejected", tr("Rejected"), Align::Right},
                   {"date", tr("Day")},
                   {"entered_by", tr("By")},
                   {"undone", tr("Undone")},
                   {"entered_at", {}},
                   {"undone_at", {}},
                   {"kind", {}}};
  Query query(
      store,
      "SELECT b.id, b.kind, b.file, b.workshop_id, b.profile, b.rows_read, b.rows_new, b.rows_same, b.rows_updated, "
      "b.rows_conflict, b.rows_skipped, b.rows_rejected, b.entered_by, b.entered_at, b.undone_at "
      "FROM import_batch b WHERE b.kind IN ('attendees', 'intakes') AND (:workshop IS NULL OR b.workshop_id = "
      ":workshop "
      "OR EXISTS (SELECT 1 FROM registration r WHERE r.batch_id = b.id AND r.workshop_id = :workshop) "
      "OR EXISTS (SELECT 1 FROM attendance a JOIN session s ON s.id = a.session_id "
      "WHERE a.batch_id = b.id AND s.workshop_id = :workshop) "
      "OR EXISTS (SELECT 1 FROM attendance_said a JOIN session s ON s.id = a.session_id "
      "WHERE a.batch_id = b.id AND s.workshop_id = :workshop)) ORDER BY b.id DESC",
      {{"workshop", workshop}});
  while (query.next()) {
    const auto [id, kind, file, of, profile, read, fresh, same, updated, conflict, skipped, rejected, who, at, undone] =
        query.row<BatchId, std::string, std::string, std::optional<WorkshopId>, std::string, std::int64_t, std::int64_t,
                  std::int64_t, std::int64_t, std::int64_t, std::int64_t, std::int64_t, std::string, std::string,
                  std::optional<std::string>>();
    table.rows.push_back({cell(id), file, cell(of), profile, read, fresh, same, updated, conflict, skipped, rejected,
                          day_of(at), who, undone ? day_of(*undone) : Cell{}, at, cell(undone),
                          Coded{"import_kind", kind}});
  }
  return table;
}

Document batch_document(const Store& store, BatchId id, bool names) {
  Query query(store,
              "SELECT kind, file, sha256, profile, encoding, delimiter, workshop_id, rows_read, rows_new, rows_same, "
              "rows_updated, rows_conflict, rows_skipped, rows_rejected, partner, entered_by, entered_at, undone_at "
              "FROM import_batch WHERE id = :id ORDER BY id",
              {{"id", id}});
  if (!query.next())
    throw refused("There is no import {id}.", {{"id", id.str()}}).remedy(tr("`inact workshop imports` shows all."));
  const auto [kind, file, sha256, profile, encoding, delimiter, workshop, read, fresh, same, updated, conflict, skipped,
              rejected, partner, who, at, undone] =
      query.row<std::string, std::string, std::string, std::string, std::string, std::string, std::optional<WorkshopId>,
                std::int64_t, std::int64_t, std::int64_t, std::int64_t, std::int64_t, std::int64_t, std::int64_t,
                std::string, std::string, std::string, std::optional<std::string>>();
  Document document;
  document.schema = "batch";
  document.fields = {{"id", tr("Id"), cell(id)},
                     {"kind", {}, Coded{"import_kind", kind}},
                     {"file", tr("File"), file},
                     {"sha256", {}, sha256},
                     {"profile", tr("Profile"), profile},
                     {"encoding", tr("Encoding"), encoding},
                     {"delimiter", {}, delimiter},
                     {"workshop", tr("Workshop"), cell(workshop)},
                     {"read", tr("Read"), read},
                     {"new", tr("New"), fresh},
                     {"same", tr("Unchanged"), same},
                     {"updated", tr("Updated"), updated},
                     {"conflict", tr("Conflicts"), conflict},
                     {"skipped", tr("Skipped"), skipped},
                     {"rejected", tr("Rejected"), rejected},
                     {"partner", tr("Partner"), Coded{"partner", partner}},
                     {"date", tr("Day"), day_of(at)},
                     {"entered_by", tr("By"), who},
                     {"entered_at", {}, at},
                     {"undone_at", {}, cell(undone)}};
  document.tables = {people_table(store, id, names), standings_table(store, id, names)};
  if (kind == "intakes") document.tables.push_back(intakes_table(store, id, names));
  return document;
}

}  // namespace inact

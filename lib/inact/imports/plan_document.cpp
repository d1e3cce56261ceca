#include "inact/imports/plan_document.h"

#include <algorithm>
#include <map>

#include "inact/imports/plan_answer.h"

namespace inact {
namespace {

/// The status of each session by its day; null where it was not for this person.
std::shared_ptr<const Record> sessions_record(const Attendee& attendee) {
  auto record = std::make_shared<Record>();
  for (const SessionSaid& one : attendee.sessions)
    record->fields.push_back(
        {iso(one.day), {}, one.status ? Cell{Coded{"attendance_status", std::string(word(*one.status))}} : Cell{}});
  return record;
}

Table attendees_table(AttendeeReader& reader, const ImportPlan& plan, bool committed) {
  Table table{"attendees", {}, {}, {}};
  const bool many = plan.file.session_columns;
  for (const char* key : {"line", "person", "given_name", "family_name", "raw_name", "email", "organization", "status",
                          "date", "action", "same_as"})
    table.columns.push_back({key, {}});
  if (many) table.columns.push_back({"sessions", {}});
  table.rows.reserve(plan.rows.size());
  Attendee a;
  for (const PlannedRow& row : plan.rows) {
    reader.again(row.offset, row.line, a);
    const PlannedRow* person = &row;
    while (person->same_as > 0) person = &plan.rows[plan.row_on(person->same_as)];
    table.rows.push_back(
        {std::int64_t{a.line}, committed ? cell(plan.person(*person)) : Cell{}, text_cell(a.given_name),
         text_cell(a.family_name), text_cell(a.raw_name), text_cell(a.email), text_cell(a.organization),
         a.rejected || a.skipped ? Cell{} : Cell{Coded{"attendance_status", std::string(word(a.status))}}, cell(a.date),
         Coded{"import_action", std::string(word(row.action))},
         row.same_as > 0 ? Cell{std::int64_t{row.same_as}} : Cell{}});
    if (many) table.rows.back().push_back(sessions_record(a));
  }
  return table;
}

}  // namespace

Document import_document(AttendeeReader& reader, const ImportPlan& plan, const ImportTarget& target,
                         const ImportOutcome& outcome) {
  return answer_document({plan.file, plan.counts, plan.problems, plan.notes, outcome},
                         Field{"workshop", {}, cell(target.workshop)},
                         attendees_table(reader, plan, outcome.committed));
}

Document import_summary(const ImportPlan& plan, const ImportTarget& target, const ImportOutcome& outcome,
                        Language language) {
  return answer_summary({plan.file, plan.counts, plan.problems, plan.notes, outcome},
                        Field{"workshop", tr("Workshop"), cell(target.workshop)}, language);
}

}  // namespace inact

#include "inact/imports/plan_intake_document.h"

#include <map>

namespace inact {
namespace {

/// As `--need` takes them.
Cell needs_of(const PlannedIntake& row) {
  std::vector<std::string> needs;
  for (const NewNeed& need : row.needs)
    needs.push_back(need.urgency == Urgency::Normal ? need.code : need.code + ':' + std::string(word(need.urgency)));
  return needs;
}

}  // namespace

Document intake_import_document(const IntakePlan& plan, const ImportOutcome& outcome) {
  Table table{"intakes", {}, {}, {}};
  for (const char* key : {"line", "intake", "person", "given_name", "family_name", "raw_name", "email", "date", "needs",
                          "action", "same_as"})
    table.columns.push_back({key, {}});
  std::map<int, std::optional<IntakeId>> intake_of_line;
  for (const PlannedIntake& one : plan.rows) {
    const auto intake = one.same_as ? intake_of_line[*one.same_as] : one.intake;
    intake_of_line[one.row.line] = intake;
    const auto person = one.who ? plan.people[*one.who].id : std::nullopt;
    const bool stored = outcome.committed;
    table.rows.push_back({std::int64_t{one.row.line}, stored ? cell(intake) : Cell{}, stored ? cell(person) : Cell{},
                          text_cell(one.row.given_name), text_cell(one.row.family_name), text_cell(one.row.raw_name),
                          text_cell(one.row.email), cell(one.row.date), needs_of(one),
                          Coded{"import_action", std::string(word(one.action))},
                          one.same_as ? Cell{std::int64_t{*one.same_as}} : Cell{}});
  }
  return answer_document({plan.file, plan.counts, plan.problems, plan.notes, outcome}, {}, std::move(table));
}

}  // namespace inact

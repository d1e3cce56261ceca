#include "inact/imports/plan.h"

#include <algorithm>

#include "inact/imports/plan_work.h"

namespace inact {
namespace {

void collect_findings(PlanWork& work) {
  ImportPlan& plan = work.plan;
  plan.problem_count = plan.file.problem_count + work.findings.problem_count();
  plan.problems = plan.file.problems;
  plan.notes = plan.file.notes;
  for (Problem& problem : work.findings.take_problems()) plan.problems.push_back(std::move(problem));
  for (Notice& note : work.findings.take_notes()) plan.notes.push_back(std::move(note));
  std::ranges::stable_sort(plan.problems, {}, &Problem::line);
  std::ranges::stable_sort(plan.notes, {}, &Notice::line);
  if (!plan.file.all_problems && plan.problems.size() > kProblemsShown) plan.problems.resize(kProblemsShown);
}

}  // namespace

int RowCounts::read() const {
  int sum = 0;
  for (const int count : by_action) sum += count;
  return sum;
}

bool ImportPlan::writes_nothing() const {
  return no_shows.empty() && said.empty() &&
         std::ranges::none_of(rows, [](const PlannedRow& row) { return row.writes; });
}

std::optional<PersonId> ImportPlan::person(const PlannedRow& row) const {
  PersonId person = row.person;
  if (row.new_person >= 0 && !made_people.empty()) person = made_people[static_cast<std::size_t>(row.new_person)];
  return person.value != 0 ? std::optional(person) : std::nullopt;
}

std::uint32_t ImportPlan::row_on(int line) const {
  return static_cast<std::uint32_t>(std::ranges::lower_bound(rows, line, {}, &PlannedRow::line) - rows.begin());
}

ImportPlan make_plan(const Store& store, AttendeeReader& reader, const ImportTarget& target) {
  PlanWork work(store, reader, target);
  read_rows(work);
  work.plan.file = reader.finish();
  find_people(work);
  find_changes(work);
  for (const PlannedRow& row : work.plan.rows) ++work.plan.counts[row.action];
  collect_findings(work);
  return std::move(work.plan);
}

}  // namespace inact

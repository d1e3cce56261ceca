#include "inact/imports/plan_work.h"

#include <algorithm>
#include <compare>

namespace inact {

PlanWork::PlanWork(const Store& s, AttendeeReader& r, const ImportTarget& t)
    : store(s), reader(r), target(t), findings(r.file().all_problems) {}

const Attendee& read_planned(AttendeeReader& reader, const ImportPlan& plan, std::uint32_t row, Attendee& scratch) {
  if (const auto found = plan.merged.find(row); found != plan.merged.end()) return found->second;
  reader.again(plan.rows[row].offset, plan.rows[row].line, scratch);
  return scratch;
}

const Attendee& PlanWork::attendee(std::uint32_t row) { return read_planned(reader, plan, row, scratch_); }

int PlanWork::column_of(AttendeeField field) const {
  const auto& columns = reader.file().columns;
  const auto found = std::ranges::find(columns, field, &AttendeeColumn::field);
  return found == columns.end() ? 0 : found->column;
}

void PlanWork::refuse(std::uint32_t row, RowAction action, Message message, int column) {
  at(row).action = action;
  findings.problem(at(row).line, column, std::move(message));
}

void PlanWork::note(std::uint32_t row, Message message) { findings.note(at(row).line, std::move(message)); }

void PlanWork::fold(std::uint32_t row, const Attendee& said, std::uint32_t first) {
  at(row).action = RowAction::Skipped;
  at(row).same_as = at(first).line;
  const Attendee whole = said;  // may be the one that is read again below
  const auto known = plan.merged.find(first);
  Attendee& merged =
      known != plan.merged.end() ? known->second : plan.merged.emplace(first, attendee(first)).first->second;
  absorb(merged, whole, reader.file().profile ? reader.file().profile->fold : FoldRule::Person);
  at(first).take(merged);
}

std::vector<std::uint32_t> PlanWork::by_workshop() const {
  // Sorted by one number each, and not by what lies all over the memory.
  constexpr int kPersonBits = 40;
  constexpr std::uint64_t kNobody = (std::uint64_t{1} << kPersonBits) - 1;
  struct Place {
    std::uint64_t key;
    std::uint32_t row;
    auto operator<=>(const Place&) const = default;
  };
  std::vector<Place> places;
  places.reserve(plan.rows.size());
  for (std::uint32_t i = 0; i < plan.rows.size(); ++i) {
    const PlannedRow& row = plan.rows[i];
    const std::uint64_t person = row.person.value == 0 ? kNobody : static_cast<std::uint64_t>(row.person.value);
    if (row.workshop >= 0) places.push_back({static_cast<std::uint64_t>(row.workshop) << kPersonBits | person, i});
  }
  std::ranges::sort(places);
  std::vector<std::uint32_t> rows;
  rows.reserve(places.size());
  for (const Place& place : places) rows.push_back(place.row);
  return rows;
}

}  // namespace inact

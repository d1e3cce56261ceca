#include "inact/imports/plan_work.h"

#include <algorithm>
#include <compare>

#include "inact/imports/plan_known.h"

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
  if (whole.sessions.empty()) {
    if (merged.sessions.empty()) add_session(merged, Attendee(merged));
    add_session(merged, whole);
    if (merged.sessions.size() == 1) merged.sessions.clear();
  }
  absorb(merged, whole, fold_rule());
  at(first).take(merged);
}

FoldRule PlanWork::fold_rule() const {
  const Profile* profile = reader.file().profile;
  return profile ? profile->fold : FoldRule::Person;
}

/// Of a workshop with several sessions, where a row marks the one that its day names.
void PlanWork::add_session(Attendee& merged, const Attendee& said) const {
  const PlannedRow& row = plan.rows[plan.row_on(said.line)];
  const Workshop& workshop = plan.workshops[static_cast<std::size_t>(row.workshop)];
  const auto day = event_day(said);
  if (target.session || workshop.sessions.size() < 2 || !day || !mark_of(said.status, said.mark) ||
      std::ranges::find(workshop.sessions, *day, &WorkshopSession::date) == workshop.sessions.end())
    return;
  const SessionSaid one{*day, said.status, said.mark, said.minutes};
  const auto known = std::ranges::find(merged.sessions, *day, &SessionSaid::day);
  if (known == merged.sessions.end()) {
    merged.sessions.push_back(one);
    return;
  }
  const std::optional<int> before = known->minutes;
  if (stronger(one, *known)) *known = one;
  if (before && said.minutes)
    known->minutes = fold_rule() == FoldRule::Join ? *before + *said.minutes : std::max(*before, *said.minutes);
  else if (before)
    known->minutes = before;
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

// What the steps of making a plan work on, one after the other: reading the rows, who is who, what changes.
#pragma once

#include <vector>

#include "inact/imports/findings.h"
#include "inact/imports/plan.h"

namespace inact {

struct PlanWork {
  PlanWork(const Store& store, AttendeeReader& reader, const ImportTarget& target);
  PlanWork(const PlanWork&) = delete;
  PlanWork& operator=(const PlanWork&) = delete;

  const Store& store;
  AttendeeReader& reader;
  const ImportTarget& target;
  ImportPlan plan;
  Findings findings;

  PlannedRow& at(std::uint32_t row) { return plan.rows[row]; }
  bool is_open(std::uint32_t row) const { return plan.rows[row].action == RowAction::New; }
  /// What the row says together with those that are folded into it; valid until the next one is asked for.
  const Attendee& attendee(std::uint32_t row);
  /// 0: the file has none for it.
  int column_of(AttendeeField field) const;

  void refuse(std::uint32_t row, RowAction action, Message message, int column = 0);
  void note(std::uint32_t row, Message message);
  /// The row says something of the person of an earlier one; a mark for another day of the workshop is kept as such.
  void fold(std::uint32_t row, const Attendee& said, std::uint32_t first);

  /// Those that belong to a workshop, by workshop, person (those who are not known behind the others) and place in the
  /// file.
  std::vector<std::uint32_t> by_workshop() const;
  std::vector<std::uint32_t> order;  ///< the same, as it was when the rows had been read

 private:
  FoldRule fold_rule() const;
  void add_session(Attendee& merged, const Attendee& said) const;
  Attendee scratch_;
};

/// The row as it is read the second time, merged with what is folded into it.
const Attendee& read_planned(AttendeeReader& reader, const ImportPlan& plan, std::uint32_t row, Attendee& scratch);

/// Reads the file: a row for each attendee, with its workshop, folded where the reader says so, and whoever of the
/// known persons is found by an address or an id.
void read_rows(PlanWork& work);
/// Decides who each row is.
void find_people(PlanWork& work);
/// Decides what each row changes, and who did not come.
void find_changes(PlanWork& work);

}  // namespace inact

// What an import of first conversations will do, decided row by row before anything is written, and doing it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "inact/imports/plan.h"
#include "inact/imports/plan_intake_answers.h"

namespace inact {

struct PlannedIntake {
  Attendee row;                ///< what it says itself
  std::vector<NewNeed> needs;  ///< the same
  RowAction action = RowAction::New;
  std::optional<std::size_t> who;  ///< in IntakePlan::people
  std::optional<int> same_as;      ///< of a row that is folded into another: its line
  IntakeSaid said;                 ///< with what is folded into it; of New and Updated
  std::optional<IntakeId> intake;  ///< the one there is; of a new one once the plan was carried out
};

/// Somebody of the file: known, or made when the plan is carried out.
struct PlannedPerson {
  std::optional<PersonId> id;
  Person now;  ///< as recorded, with what the rows so far add
};

struct IntakePlan {
  AttendeeFile file;
  std::vector<PlannedIntake> rows;
  std::vector<PlannedPerson> people;
  RowCounts counts;
  std::vector<Problem> problems;  ///< those of the file too, by line, the first 50, or all as the file was read
  int problem_count = 0;          ///< all of them
  std::vector<Notice> notes;      ///< those of the file too, by line
};

/// Reads the file and decides what each row changes. Who is who: as in make_plan(), but that a name alone finds only
/// the same conversation again. A row is Same when the person has an intake of this day and association with its needs;
/// one with other needs is a Conflict. Two rows of one person and day are one conversation. Somebody without any name
/// or address is known by an earlier import of the same row. What a row says of somebody known fills what was not
/// known; where it contradicts, the record stands, and that is noted, or it is a Conflict where somebody else may be
/// meant.
IntakePlan make_intake_plan(const Store& store, std::string_view bytes, const ReadOptions& reading,
                            const IntakeTarget& target);

/// A hash of what the plan does with every row.
std::string decisions_of(const IntakePlan& plan);

/// Carries out the plan, made in the same transaction: conflicts and rejected rows are left out. Gives the batch;
/// nothing when there was nothing to write.
std::optional<BatchId> apply(Transaction& transaction, IntakePlan& plan, const IntakeTarget& target,
                             const ImportSource& source);

}  // namespace inact

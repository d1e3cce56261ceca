// What an import will do, decided row by row before anything is written, and doing it: the preview is the plan.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "inact/imports/attendees.h"
#include "inact/store/transaction.h"
#include "inact/workshop/registration.h"
#include "inact/workshop/workshop.h"

namespace inact {

/// What happens with one row. New: the person was not yet known at the workshop; Updated: the row says more, or
/// something stronger, than was known; Skipped: folded into an earlier row of the same person; Conflict: several known
/// persons fit.
enum class RowAction { New, Same, Updated, Conflict, Skipped, Rejected };
template <>
inline constexpr auto kWords<RowAction> =
    std::array<std::string_view, 6>{"new", "same", "updated", "conflict", "skipped", "rejected"};

/// Where the rows belong, and for whom they are entered.
struct ImportTarget {
  std::optional<WorkshopId> workshop;  ///< nothing: each row names its own, by code or id
  std::optional<Date> session;         ///< nothing: the only one, or the one of the row's day
  bool final = false;  ///< the event is over: whoever is registered and has no mark after this is a no-show
  std::string partner;
  Date today{};
  const Vocabularies* vocabularies = nullptr;  ///< null: languages in the file are not understood
};

/// A registration that is written.
struct PlannedRegistration {
  RegistrationStatus status;
  Date registered_on;
  bool exists;  ///< it is changed, not added
};

/// A mark that is written.
struct PlannedMark {
  SessionId session;
  Mark mark;
  std::optional<int> minutes;
  bool exists;  ///< it is changed, not added
};

/// What the file says of somebody whose mark stays that of another source: kept beside it.
struct PlannedStatement {
  SessionId session;
  PersonId person;
  Mark mark;
  std::optional<int> minutes;
};

struct PlannedRow {
  RowAction action = RowAction::New;
  std::optional<PersonId> person;         ///< somebody known; of somebody new once the plan was carried out
  std::optional<std::size_t> new_person;  ///< in ImportPlan::new_people
  std::optional<int> same_as;             ///< of a row that is folded into another: its line
  std::optional<WorkshopId> workshop;     ///< nothing: it names none that there is
  std::optional<PlannedRegistration> registration;
  std::vector<PlannedMark> marks;  ///< one, but of files of many sessions
  bool names_person = false;       ///< the id in the other program is added to somebody known
};

/// Rows by what happens with them.
struct RowCounts {
  std::array<int, kWords<RowAction>.size()> by_action{};
  int& operator[](RowAction action) { return by_action[static_cast<std::size_t>(action)]; }
  int operator[](RowAction action) const { return by_action[static_cast<std::size_t>(action)]; }
  int read() const;
};

struct ImportPlan {
  std::vector<PlannedRow> rows;                          ///< one for each attendee of the file, in its order
  std::vector<std::size_t> new_people;                   ///< the row in which each first stands
  std::map<std::size_t, Attendee> merged;                ///< rows into which others are folded, with what those say
  std::vector<std::pair<SessionId, PersonId>> no_shows;  ///< registered, and without a mark when all is done
  std::vector<PlannedStatement> said;                    ///< beside marks that stay
  RowCounts counts;
  std::vector<Problem> problems;  ///< those of the file too, by line, the first 50, or all as the file was read
  int problem_count = 0;          ///< all of them
  std::vector<Notice> notes;      ///< those of the file too, by line

  /// Every row can be taken.
  bool clean() const { return problem_count == 0; }
  /// What the row says together with those that are folded into it.
  const Attendee& attendee(const AttendeeFile& file, std::size_t row) const;
};

/// Matches the rows against the records and decides what each changes:
/// Who is who: the same id in the same program; else the same e-mail address and name, in any spelling and script; else
/// the same name and birth year, unless addresses differ; else, of rows without an address, the same name where only
/// one row and one person have it. The same name with another address is another person, and noted. Several are a
/// conflict. What stands: attended before no_show before cancelled before registered before waitlisted before invited;
/// a row never replaces something stronger, nor anything that was entered by hand; what it says is kept beside that.
/// Throws Refused for a workshop or session of the target that is not there, or a cancelled one.
ImportPlan make_plan(const Store& store, const AttendeeFile& file, const ImportTarget& target);

/// What is noted of the file.
struct ImportSource {
  std::string file;    ///< its name without folders
  std::string sha256;  ///< of its bytes
};

/// Carries out the plan, made in the same transaction: conflicts and rejected rows are left out. Gives the batch;
/// nothing when there was nothing to write.
std::optional<BatchId> apply(Transaction& transaction, ImportPlan& plan, const AttendeeFile& file,
                             const ImportTarget& target, const ImportSource& source);

}  // namespace inact

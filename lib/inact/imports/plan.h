// What an import will do, decided row by row before anything is written, and doing it: the preview is the plan.
#pragma once

#include <array>
#include <cstdint>
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
enum class RowAction : std::uint8_t { New, Same, Updated, Conflict, Skipped, Rejected };
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

/// As a plan keeps them; -1: none. Joins that overlap may add up to more than a day, which nobody attends.
std::int16_t planned_minutes(std::optional<int> minutes);

/// One row, in 56 bytes, for a file may have millions of them. Its texts are read again from the file where they are
/// needed.
struct PlannedRow {
  std::size_t offset = 0;     ///< in the text of the file
  PersonId person{};          ///< somebody known; 0: nobody
  int line = 0;               ///< the physical line on which it begins
  int same_as = 0;            ///< of a row that is folded into another: its line
  int workshop = -1;          ///< in ImportPlan::workshops; -1: it names none that there is
  int new_person = -1;        ///< in ImportPlan::new_people; -1: somebody known, or not decided
  Date event_day{};           ///< the day of the event as the row gives it; not ok(): it gives none
  Date registered_on{};       ///< the same
  std::int16_t minutes = -1;  ///< -1: none
  AttendanceStatus status = AttendanceStatus::Registered;
  std::optional<Mark> mark;  ///< only where the word says more than the status
  RowAction action = RowAction::New;
  bool has_id : 1 = false;         ///< in another program
  bool found_by_id : 1 = false;    ///< by that id: the person has it already
  bool found_by_name : 1 = false;  ///< by the name alone
  bool names_person : 1 = false;   ///< the id in the other program is added to somebody known
  bool sessions : 1 = false;       ///< it says something of several sessions, together with those folded into it
  bool several : 1 = false;        ///< several known persons fit
  bool writes : 1 = false;         ///< something of it is written

  /// Of a row, or of what rows that are folded into one say together.
  void take(const Attendee& attendee);
};

/// A registration that is written.
struct PlannedRegistration {
  std::uint32_t row;
  Date registered_on;
  RegistrationStatus status;
  bool exists;  ///< it is changed, not added
};

/// A mark that is written.
struct PlannedMark {
  std::uint32_t row;
  std::uint16_t session;  ///< in the sessions of the row's workshop
  std::int16_t minutes;   ///< -1: not known
  Mark mark;
  bool exists;  ///< it is changed, not added
};

/// What the file says of somebody known whose mark stays that of another source: kept beside it.
struct PlannedStatement {
  std::uint32_t row;
  std::uint16_t session;  ///< in the sessions of the row's workshop
  std::int16_t minutes;   ///< -1: not known
  Mark mark;
};

/// Rows by what happens with them.
struct RowCounts {
  std::array<int, kWords<RowAction>.size()> by_action{};
  int& operator[](RowAction action) { return by_action[static_cast<std::size_t>(action)]; }
  int operator[](RowAction action) const { return by_action[static_cast<std::size_t>(action)]; }
  int read() const;
};

struct ImportPlan {
  AttendeeFile file;
  std::vector<PlannedRow> rows;                          ///< one for each attendee of the file, in its order
  std::vector<Workshop> workshops;                       ///< those the rows belong to
  std::vector<PlannedRegistration> registrations;        ///< by workshop and person
  std::vector<PlannedMark> marks;                        ///< by workshop, person and session
  std::vector<std::uint32_t> new_people;                 ///< the row in which each first stands
  std::vector<PersonId> made_people;                     ///< each of them once the plan was carried out; 0: not needed
  std::map<std::uint32_t, Attendee> merged;              ///< rows into which others are folded, with what those say
  std::vector<std::pair<SessionId, PersonId>> no_shows;  ///< registered, and without a mark when all is done
  std::vector<PlannedStatement> said;                    ///< beside marks that stay
  RowCounts counts;
  std::vector<Problem> problems;  ///< those of the file too, by line, the first 50, or all as the file was read
  int problem_count = 0;          ///< all of them
  std::vector<Notice> notes;      ///< those of the file too, by line

  /// Every row can be taken.
  bool clean() const { return problem_count == 0; }
  bool writes_nothing() const;
  /// Somebody known, or somebody new once the plan was carried out.
  std::optional<PersonId> person(const PlannedRow& row) const;
  /// The session of a planned mark or statement.
  SessionId session_id(std::uint32_t row, std::uint16_t session) const {
    return workshops[static_cast<std::size_t>(rows[row].workshop)].sessions[session].id;
  }
  /// The row that begins on this line.
  std::uint32_t row_on(int line) const;
};

/// Matches the rows against the records and decides what each changes:
/// Who is who: the same id in the same program; else the same e-mail address and name, in any spelling and script; else
/// the same name and birth year, unless addresses differ; else, of rows without an address, the same name where only
/// one row and one person have it. The same name with another address is another person, and noted. Several are a
/// conflict. What stands: attended before no_show before cancelled before registered before waitlisted before invited;
/// a row never replaces something stronger, nor anything that was entered by hand; what it says is kept beside that.
/// Throws Refused for a workshop or session of the target that is not there, or a cancelled one. The reader has read
/// nothing yet.
ImportPlan make_plan(const Store& store, AttendeeReader& reader, const ImportTarget& target);

/// What is noted of the file.
struct ImportSource {
  std::string file;    ///< its name without folders
  std::string sha256;  ///< of its bytes
};

/// Carries out the plan, made in the same transaction with the same reader: conflicts and rejected rows are left out.
/// Gives the batch; nothing when there was nothing to write.
std::optional<BatchId> apply(Transaction& transaction, ImportPlan& plan, AttendeeReader& reader,
                             const ImportTarget& target, const ImportSource& source);

}  // namespace inact

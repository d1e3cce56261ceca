// Attendee files of any tool, from bytes to people, with exact positions. Knows no records: who is already known, and
// what is stored, is decided by the plan made from this.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "inact/base/date.h"
#include "inact/imports/dates.h"
#include "inact/imports/findings.h"
#include "inact/imports/header.h"
#include "inact/imports/profile.h"
#include "inact/imports/windows.h"
#include "inact/workshop/attendance.h"

namespace inact {

/// What a person says of a file; each overrides what the file says of itself.
struct ReadOptions {
  const std::vector<Profile>* profiles = nullptr;          ///< null: those that are built in
  std::optional<std::string> profile;                      ///< by name
  std::vector<std::pair<AttendeeField, std::string>> map;  ///< what a column holds, by its caption or number
  std::optional<std::string> encoding;
  std::optional<char> delimiter;
  std::optional<Date> date;             ///< of the rows that have none, and for choosing between two readings of a date
  std::optional<DateOrder> date_order;  ///< of dates like 03/04/2026
  std::vector<Date> expected;  ///< the days of the workshop: prove an order where exactly one gives any of them
  bool final = false;          ///< the event is over: registered without a mark is no_show
  bool lenient = false;        ///< missing cells at the end of a row are empty
  ReadUpTo read_up_to;         ///< told now and then how far the file was read
  bool all_problems = false;   ///< keep every problem, not the first 50: for a file of what was rejected
};

/// What a file says of one of several sessions.
struct SessionSaid {
  Date day;
  std::optional<AttendanceStatus> status;  ///< nothing: the session was not for this person
  std::optional<Mark> mark;
  std::optional<int> minutes;
  friend bool operator==(const SessionSaid&, const SessionSaid&) = default;
};

/// What one more cell says, of the fields that only rows of first conversations have.
struct CellSaid {
  AttendeeField field;
  int line = 0;
  int column = 0;
  std::string text;
};

/// One data row, and what it says itself. Texts are as given, trimmed, in Normal Form C; empty: nothing given.
struct Attendee {
  std::size_t offset = 0;  ///< in the text of the file, of the row's first character
  int line = 0;            ///< the physical line on which the row begins
  bool rejected = false;   ///< a problem says why; the other members hold what could be read
  bool skipped = false;    ///< nobody to be recorded: a note says why
  std::string given_name;
  std::string family_name;
  std::string raw_name;  ///< the cell with the whole name; else both names
  std::string email;
  std::string organization;
  std::string phone;
  std::string postcode;
  std::string external_id;  ///< with its source before it: "civicrm:participant:950"
  std::string language;     ///< as written, no code
  std::string workshop;     ///< the cell of the workshop column, if the file has one
  std::string status_word;  ///< the cell of the status column
  std::optional<int> birth_year;
  AttendanceStatus status = AttendanceStatus::Registered;
  std::optional<Mark> mark;  ///< only where the word says more than the status
  std::optional<int> minutes;
  std::optional<Date> date;  ///< the day attended, else of the event, else registered, else ReadOptions::date
  std::optional<Stamp> attended_at;
  std::optional<Stamp> registered_at;
  std::vector<SessionSaid>
      sessions;                   ///< of a file of many: `status` is then the strongest, `date` the first day with it
  std::vector<CellSaid> answers;  ///< of a first conversation: several of needs, languages and notes
  std::optional<int> same_as;     ///< the line of the first row of the same person in the same workshop column
  std::string email_key;          ///< the address as it is compared; not shown, not stored
  std::string name_key;           ///< the search key of the name
};

/// Whether the one says something stronger of a session than the other.
bool stronger(const SessionSaid& one, const SessionSaid& other);

/// Folds a later row of the same person into the first: the strongest status with its mark and times, minutes added
/// where rows are joins of one call, else the most; texts only where the first has none.
void absorb(Attendee& first, const Attendee& again, FoldRule rule);

struct AttendeeFile {
  const Profile* profile = nullptr;  ///< null where the file could not be read as a table of people
  std::string encoding;              ///< "UTF-8", "Windows-1252", …
  bool bom = false;
  char delimiter = ',';
  int header_line = 0;
  bool session_columns = false;         ///< one for each session
  std::vector<AttendeeColumn> columns;  ///< which column was read as what
  bool all_problems = false;            ///< as asked
  std::vector<Problem> problems;        ///< the first 50, or all
  int problem_count = 0;                ///< all of them
  std::vector<Notice> notes;
  bool refused =
      false;  ///< the file as a whole cannot be relied on: nothing of it may be taken, not even its good rows
  std::vector<std::string> letters_read;  ///< some given names with other than ASCII letters: shows a wrong encoding
};

/// Reads a file row by row; what it remembers of each person is a hash or two, and whatever else a row says is read
/// again where it is needed: the file is the memory. Throws Usage for options that mean
/// nothing (an unknown profile or encoding); all that is wrong in the file is a problem of finish().
class AttendeeReader {
 public:
  /// The bytes must live as long as the reader.
  AttendeeReader(std::string_view bytes, const ReadOptions& options);
  ~AttendeeReader();
  AttendeeReader(const AttendeeReader&) = delete;
  AttendeeReader& operator=(const AttendeeReader&) = delete;

  /// The next data row; false at the end, or where the file cannot be read on. The attendee's memory is used again.
  bool next(Attendee& attendee);

  /// What is known of the file so far.
  const AttendeeFile& file() const;

  /// About as many rows as there are, by the length of the first ones.
  std::size_t rows_expected() const;

  /// What was read of the file as a whole. Once, after the last row.
  AttendeeFile finish();

  /// The row at this place again, without `same_as`; nothing is noted. Also after finish().
  void again(std::size_t offset, int line, Attendee& attendee);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// The whole file at once, in file order.
struct AttendeeList : AttendeeFile {
  std::vector<Attendee> attendees;
};
AttendeeList read_attendees(std::string_view bytes, const ReadOptions& options = {});

}  // namespace inact

// What is known of each tool's files. Data: a format is added in profiles.toml, without code.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "inact/base/named.h"
#include "inact/imports/dates.h"
#include "inact/imports/names.h"
#include "inact/text/vocabulary.h"
#include "inact/workshop/attendance.h"

namespace inact {

struct Config;

/// What the rows of a file are: it decides which fields a column can hold.
enum class RowKind { Attendees, Intakes };
template <>
inline constexpr auto kWords<RowKind> = std::array<std::string_view, 2>{"attendees", "intakes"};

/// What a column can hold, under the words that `--map FIELD=COLUMN` takes.
enum class AttendeeField {
  GivenName,
  FamilyName,
  RawName,  ///< the whole name in one cell
  Email,
  Organization,
  Phone,
  Postcode,
  Language,
  BirthYear,
  ExternalId,
  Status,
  Attended,  ///< when somebody was there, or whether: a date, a word, or nothing
  Minutes,
  Day,  ///< of the event
  RegisteredAt,
  RegisteredTime,  ///< where the time of day has a column of its own
  Workshop,
  // of first conversations alone
  OriginalName,
  BirthDate,
  Gender,
  Country,
  Residence,
  District,
  ArrivedYear,
  Need,
  Urgency,
  AccessPath,
  Form,
  Spoken,
  Interpreter,
  Relatives,
  Partner,
  Note,
};
template <>
inline constexpr auto kWords<AttendeeField> = std::array<std::string_view, 33>{
    "given_name",    "family_name",     "raw_name",     "email",         "organization", "phone",       "postcode",
    "language",      "birth_year",      "external_id",  "status",        "attended",     "minutes",     "date",
    "registered_at", "registered_time", "workshop",     "original_name", "birth_date",   "gender",      "country",
    "residence",     "district",        "arrived_year", "need",          "urgency",      "access_path", "form",
    "spoken",        "interpreter",     "relatives",    "partner",       "note"};

/// Whether rows of this kind can say it.
bool has_field(RowKind rows, AttendeeField field);
/// The words of those that they can say.
std::vector<std::string> fields_of(RowKind rows);
/// The field of a word of `--map`; `given`, `family`, `name` and `organisation` are taken too. Throws Usage.
AttendeeField parse_attendee_field(std::string_view text, RowKind rows = RowKind::Attendees);

/// What a word in a status column says. Nothing at all is possible too: "No" below "Checked in".
struct StatusMeaning {
  std::optional<AttendanceStatus> status;
  std::optional<Mark> mark;
  friend bool operator==(const StatusMeaning&, const StatusMeaning&) = default;
};

/// When two rows are one person.
enum class FoldRule {
  Person,  ///< the same e-mail address and name
  Join,    ///< a row for each time somebody joined a call: the same address, else the same name where only one has it
};
template <>
inline constexpr auto kWords<FoldRule> = std::array<std::string_view, 2>{"person", "join"};

/// What stands in parentheses at the end of a name.
enum class Parentheses {
  Name,      ///< a part of it
  Original,  ///< the name itself, behind the one that is shown: `Display (Original)`
  Remark,    ///< no part of it: (External), (Unverified)
};
template <>
inline constexpr auto kWords<Parentheses> = std::array<std::string_view, 3>{"name", "original", "remark"};

struct Profile {
  std::string name;  ///< "pretix-checkin": for --profile and the document
  RowKind rows = RowKind::Attendees;
  std::string english;  ///< what it is, for people
  std::string german;
  std::vector<std::vector<std::string>> signature;  ///< a header has one caption of each; none: a plain table
  std::vector<std::pair<std::string, AttendeeField>> columns;  ///< by caption, the first of a field preferred
  std::vector<std::pair<std::string, StatusMeaning>>
      status_words;  ///< a word that ends with * stands for all that begin so
  AttendanceStatus default_status = AttendanceStatus::Registered;  ///< of a row that says nothing
  std::optional<DateOrder> date_order;
  FoldRule fold = FoldRule::Person;
  Parentheses parentheses = Parentheses::Name;
  bool organization_in_brackets = false;  ///< `[Organization] Name`
  bool first_of_equal_captions = false;   ///< equal captions are normal, the first is meant; else they must not differ
  std::vector<std::string> guarded;     ///< an apostrophe before these at the start of a cell is not part of it; none:
                                        ///< before what inact itself guards
  bool escaped_pipes = false;           ///< guarded cells have \| for |
  bool quotes = true;                   ///< false: no quoting at all
  bool short_rows = false;              ///< rows may end early
  bool ends_at_empty_row = false;       ///< what follows is another table
  std::vector<std::string> ends_at;     ///< a record with nothing but one of these begins another table
  std::string external_id;              ///< goes before the id: "civicrm:participant"
  std::vector<std::string> event_date;  ///< captions in the preamble, the value below them or beside them
  bool questions = false;               ///< a form: captions are questions that may hold a known one as whole words
  std::vector<std::string> fallback;    ///< captions that count only where no other column of their field says anything
  std::vector<std::string> finished;    ///< captions: a row with nothing below them was never sent, and is not read
  bool continued = false;               ///< a row that says nothing of who it is belongs to the one above
  bool sheet = false;                   ///< a list of who was there: its marks are those of a sheet
  bool sessions = false;                ///< captions that begin with a day are sessions, the cells below them marks
  /// What the columns hold where the captions are in a language that is not known: what is to be a date and a number of
  /// minutes in the row below must be one.
  std::vector<std::optional<AttendeeField>> positions;
  bool orders = false;  ///< rows are orders and not people: refused
  bool plain() const { return signature.empty(); }

  /// The field below a caption (a caption_key), or nothing.
  std::optional<AttendeeField> field_of(std::string_view caption) const;
  /// What a word (a caption_key) says, or nothing for one that is not known.
  std::optional<StatusMeaning> meaning_of(std::string_view word) const;
  /// The words as people may write them, for messages.
  std::vector<std::string> known_words() const;
};

/// Words that mean the same in every format.
struct ImportWords : NameWords {
  std::vector<std::string> missing;    ///< nothing was given: -, n/a
  std::vector<std::string> anonymous;  ///< no name and no address
  std::vector<std::string> totals;     ///< begin a row of sums
};

/// Those of tools first, the plain table last. Of first conversations: forms, then their table.
const std::vector<Profile>& built_in_profiles(RowKind rows = RowKind::Attendees);
/// Those of the configuration, [attendee_profile.NAME], before those that are built in. One without a signature is
/// taken only where it is named. Throws Usage with all that is wrong with them.
std::vector<Profile> attendee_profiles(const Config& config, RowKind rows = RowKind::Attendees);
/// The captions of an empty table of first conversations.
std::vector<std::string> intake_captions(Language language);
/// Throws Usage.
const Profile& profile_named(std::string_view name, const std::vector<Profile>& profiles = built_in_profiles());
const ImportWords& import_words();

}  // namespace inact

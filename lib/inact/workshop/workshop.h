// A training, a meeting of a group or another event: one registers for it and attends its sessions.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "inact/base/id.h"
#include "inact/base/named.h"
#include "inact/store/transaction.h"
#include "inact/text/vocabulary.h"

namespace inact {

enum class WorkshopKind { Training, Supervision, External, Event, GroupMeeting };
template <>
inline constexpr auto kWords<WorkshopKind> =
    std::array<std::string_view, 5>{"training", "supervision", "external", "event", "group_meeting"};

enum class WorkshopStatus { Planned, Cancelled };
template <>
inline constexpr auto kWords<WorkshopStatus> = std::array<std::string_view, 2>{"planned", "cancelled"};

/// The row number of a session; people name it by its day.
using SessionId = std::int64_t;

/// One day of a workshop.
struct WorkshopSession {
  SessionId id = 0;
  Date date{};
  std::optional<int> starts_at, ends_at;  ///< minutes after midnight, local
  int units = 0;                          ///< teaching units; 0: not known
  friend bool operator==(const WorkshopSession&, const WorkshopSession&) = default;
};

/// Somebody we know, or only a name.
struct Trainer {
  std::optional<PersonId> person;
  std::string name;
  friend bool operator==(const Trainer&, const Trainer&) = default;
};

/// Codes as they are stored; empty texts: not known.
struct Workshop {
  WorkshopId id;
  std::string code;
  std::string title;
  WorkshopKind kind = WorkshopKind::Training;
  std::string module;
  std::vector<std::string> topics;
  std::optional<GroupId> group;
  std::string audience;
  std::string language;
  std::string place;
  std::optional<int> capacity;  ///< seats; nothing: no limit
  std::vector<Trainer> trainers;
  std::vector<WorkshopSession> sessions;  ///< by day, at least one
  WorkshopStatus status = WorkshopStatus::Planned;
  std::string cancel_reason;
  std::string partner;
  std::string entered_by;
  std::string entered_at;

  /// Its code where it has one, else its id.
  std::string name() const { return code.empty() ? id.str() : code; }
};

/// What answers are checked against.
struct WorkshopRules {
  const Vocabularies& vocabularies;
  std::string partner;  ///< who works, where no answer says otherwise
  Date today;
  int unit_minutes = 45;  ///< length of a teaching unit
};

/// What is said of a workshop, as it is typed. Nothing: not said; empty, for capacity also "none": there is none.
struct WorkshopAnswers {
  std::optional<std::string> title, code, kind, module, audience, language, place, capacity, partner;
  std::vector<std::string> topics;                ///< none: not said; when planning, those of the module
  std::vector<std::string> trainers;              ///< "P7" or a name; none: not said
  std::optional<std::string> starts_at, ends_at;  ///< "14:30": of every session, or of the one that is changed
  std::optional<int> units;                       ///< the same; when planning, what fits between start and end
};

/// On each of the days, in any order. Throws Usage for no title, no day, a day given twice, and what no answer can be;
/// Refused for a code that another workshop has.
WorkshopId plan_workshop(Transaction& transaction, const WorkshopAnswers& answers, const std::vector<Date>& days,
                         const WorkshopRules& rules);

/// What is done to the sessions of a workshop.
struct SessionChanges {
  std::optional<Date> session;  ///< the one that is changed; nothing: the only one, or all where the day stays
  std::optional<Date> move_to;  ///< its new day
  std::vector<Date> add;
  std::vector<Date> remove;
};
/// Gives the names of the fields that changed, as the log has them; none: nothing was written. Throws Refused for a
/// capacity below the seats taken, for a session that has marks and would be removed, and for the last session.
std::vector<std::string> edit_workshop(Transaction& transaction, WorkshopId workshop, const WorkshopAnswers& answers,
                                       const SessionChanges& sessions, const WorkshopRules& rules);

/// The command that takes back the mark of a person, or of people without a name of an audience.
Message how_to_unmark(const Workshop& workshop, Date session, const std::variant<PersonId, std::string>& who);

/// It will not take place. Throws Refused when that is known already, or somebody attended it.
void cancel_workshop(Transaction& transaction, WorkshopId workshop, std::string_view reason);
/// It takes place after all. Throws Refused when it was not cancelled.
void restore_workshop(Transaction& transaction, WorkshopId workshop);

/// The workshop of `W3`, `w3`, `3`, or its code in upper or lower case. Throws Usage for an id of another kind, Refused
/// when there is none, with the nearest code.
WorkshopId find_workshop(const Store& store, std::string_view named);
/// The same; nothing when there is none.
std::optional<WorkshopId> workshop_named(const Store& store, std::string_view named);
/// Throws Refused when there is none.
Workshop get_workshop(const Store& store, WorkshopId workshop);
/// Throws Refused for a cancelled one too.
Workshop require_workshop(const Store& store, WorkshopId workshop);

/// The session of that day; without a day the only one. Throws Usage where there are several, Refused where there is
/// none on that day, with those there are.
const WorkshopSession& session_of(const Workshop& workshop, std::optional<Date> day);

/// "20 Nov 2026, 27 Nov 2026": the days of the sessions, for messages.
Message days_of(const Workshop& workshop);
/// "12 Sep 2026, 13 Sep 2026"
Message list_of(const std::vector<Date>& days);

}  // namespace inact

// Who came to a session.
#pragma once

#include <optional>
#include <string_view>
#include <variant>
#include <vector>

#include "inact/base/id.h"
#include "inact/store/transaction.h"
#include "inact/workshop/attendance.h"
#include "inact/workshop/registration.h"
#include "inact/workshop/workshop.h"

namespace inact {

/// Takes a mark back.
struct NoMark {};
/// What a person says of somebody at a workshop.
using Standing = std::variant<Mark, NoMark, RegistrationStatus>;
/// Reads present, late, left_early, excused, absent; attended and no_show for present and absent; none; and the words
/// of RegistrationStatus. Throws Usage, with the nearest word.
Standing parse_standing(std::string_view typed);
/// All the words that parse_standing() reads.
std::vector<std::string> standing_words();

/// Nothing was known of somebody who has neither registered nor come before: a walk-in.
enum class Marked { Changed, Same, WalkIn };

/// Throws Refused for a session after today: nobody can have come or stayed away yet.
void require_held(const Workshop& workshop, const WorkshopSession& session, Date today);

/// Marks somebody by hand, whatever imports say; nothing: takes the mark back, and what imports said too. `minutes`:
/// how long the person was there, where that is known. Throws Usage for minutes that no day has, Refused for a person
/// who is not there or void, and as require_held().
Marked mark_person(Transaction& transaction, const Workshop& workshop, const WorkshopSession& session, PersonId person,
                   std::optional<Mark> mark, Date today, std::optional<int> minutes = {});

/// So many people were there and gave no name; 0: none. Instead of the number there was for this audience. Throws as
/// require_held().
void mark_unnamed(Transaction& transaction, const Workshop& workshop, const WorkshopSession& session,
                  std::string_view audience, int count, Date today);

/// Where one person stands with a workshop: one a session with a mark, one without session for somebody without marks.
struct Attendance {
  PersonId person;
  std::optional<RegistrationStatus> registration;  ///< nothing: came without registering
  std::optional<Date> session;
  std::optional<Mark> mark;
  std::optional<int> minutes;
  /// What the mark says, else the registration.
  std::string_view status() const { return mark ? word(status_of(*mark)) : word(*registration); }
};

/// Everybody registered or marked, in the order of registration, then of ids, then of days. What was entered in error
/// is left out.
std::vector<Attendance> attendances_of(const Store& store, WorkshopId workshop);

}  // namespace inact

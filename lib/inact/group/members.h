// Who belongs to an exchange group, and who has not come for long.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "inact/base/date.h"
#include "inact/base/id.h"
#include "inact/store/transaction.h"

namespace inact {

/// Who missed so many meetings in a row is away for long, where nobody says otherwise.
inline constexpr int kMissedForLong = 3;

struct GroupMember {
  PersonId person;
  Date joined_on{};
  bool asked = false;  ///< to belong to it; false: one of us proposed it
  std::optional<Date> last_came;
  int missed = 0;                  ///< meetings since then, or since they joined, of which it is known by name who came
  std::optional<Date> invited_on;  ///< the last time
  std::string invited_by;
  std::string answer;  ///< to that invitation: yes, no, maybe; empty: none yet
};

/// Who belongs to it on that day; by id.
std::vector<GroupMember> members_of(const Store& store, GroupId group, Date day);

struct GroupJoined {
  PersonId person;
  bool changed = false;  ///< false: belonged to it already, or did not
};

/// Takes people into a group. Throws Usage for a day after today, Refused for a group that has ended, for a person who
/// is not there or void, and for a day on which somebody belonged to it already; then nobody joins.
std::vector<GroupJoined> join_group(Transaction& transaction, GroupId group, const std::vector<PersonId>& people,
                                    Date day, bool asked, Date today);

/// `day` is the first day without them; who joined on that day never belonged to it. Throws Usage for a day after
/// today, Refused for somebody who does not belong to it or joined later.
void leave_group(Transaction& transaction, GroupId group, const std::vector<PersonId>& people, Date day, Date today);

}  // namespace inact

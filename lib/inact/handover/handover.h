// Everything that one of us holds, moved to others.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "inact/base/named.h"
#include "inact/refer/companions.h"
#include "inact/store/transaction.h"
#include "inact/table/document.h"
#include "inact/text/vocabulary.h"

namespace inact {

/// What somebody is to a record.
enum class HandoverRole { Owner, SecondOwner, Steward, SecondSteward, GroupSteward, Companion, Reserve, Trainer };
template <>
inline constexpr auto kWords<HandoverRole> = std::array<std::string_view, 8>{
    "owner", "second_owner", "steward", "second_steward", "group_steward", "companion", "reserve", "trainer"};

struct HandoverRequest {
  std::string from;                ///< a name, as it stands in the records
  std::optional<PersonId> person;  ///< whose accompaniments they are; nothing: the volunteer of that name
  std::optional<std::string> to;   ///< nothing: whoever fits best
  std::optional<PersonId> to_person;
};

/// What choices are made by.
struct HandoverRules {
  const Vocabularies& vocabularies;
  Date today;
  std::string partner;
  CompanionSettings companions;
};

struct HandoverItem {
  HandoverRole role;
  std::string record;   ///< "R14", "O7", "G2", "A3", "W5"
  std::string about;    ///< what it is, without names of people
  std::string to;       ///< a name, or the id of a person; empty: nobody
  Message why;          ///< of what stays where it is
  std::string command;  ///< that moves it by hand
};

struct Handover {
  std::vector<HandoverItem> moved;
  std::vector<HandoverItem> left;  ///< that nobody could be found for
  std::string nearest;             ///< where nothing was held: a name in the records like this one; empty: none
  bool to_is_new = false;          ///< nobody in the records is called as who takes it: perhaps a slip of the pen
  std::string nearest_to;          ///< then a name in the records like that one; empty: none
};

/// Moves referrals that are open or still have something to do, accompaniments to come, and what somebody keeps:
/// institutions and groups; each with an entry in the log. Without `to`: a second person moves up; else who has worked
/// for that association, speaks the language of the person, and holds least. Companions are ranked as refer accompany
/// does, a reserve moves up. Throws Usage where both names are the same; Refused where several people have the name,
/// naming them.
Handover hand_over(Transaction& transaction, const HandoverRequest& request, const HandoverRules& rules);

/// inact.handover/1
Document handover_document(const HandoverRequest& request, const Handover& handover);

}  // namespace inact

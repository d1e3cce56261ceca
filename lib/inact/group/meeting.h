// Meetings of an exchange group, and what is talked about there.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "inact/group/group.h"
#include "inact/table/document.h"
#include "inact/workshop/workshop.h"

namespace inact {

/// Plans a meeting: name, audience, language, place and partner are those of the group unless the answers say
/// otherwise. Throws Refused for a group that has ended by the first of the days, and as plan_workshop() does.
WorkshopId meet_group(Transaction& transaction, GroupId group, const WorkshopAnswers& answers,
                      const std::vector<Date>& days, const WorkshopRules& rules);

/// The next planned meeting with a session on that day or later; without `meeting`. With it, that one. Throws Refused
/// where there is none, and for a workshop that is no meeting of this group.
Workshop meeting_of(const Store& store, GroupId group, const std::optional<std::string>& meeting, Date day);

/// Its planned meetings with a session on that day or later, by their day.
std::vector<WorkshopId> meetings_from(const Store& store, GroupId group, Date day);

struct GroupTopic {
  std::string code;                         ///< of the vocabulary need, else of topic
  std::string text = {};                    ///< a few words that name nobody
  std::optional<std::string> meeting = {};  ///< where it was raised, by id or code; nothing: wished for one to come
  std::optional<PersonId> asked_by = {};
  std::optional<Date> raised_on = {};  ///< otherwise the day of the meeting, or today
};
/// Throws Usage for a code that is neither, and for a day after today; Refused for what is not there.
void raise_topic(Transaction& transaction, GroupId group, const GroupTopic& topic, const GroupRules& rules);
/// The newest topic of that code, of that meeting where one is named, counts no more. Throws Refused where there is
/// none.
void void_topic(Transaction& transaction, GroupId group, const GroupTopic& topic, std::string_view reason,
                const GroupRules& rules);

/// What was raised, the newest first.
Table group_topics_table(const Store& store, GroupId group);
/// Its meetings with those who came and what was talked about, the newest first.
Table group_meetings_table(const Store& store, GroupId group);

}  // namespace inact

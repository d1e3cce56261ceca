// Recording a first conversation: the person, what was said, and what the person came for, all at once or not at all.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "inact/intake/conversation.h"
#include "inact/intake/need.h"
#include "inact/people/person.h"

namespace inact {

/// What was learned. Codes as they are stored, but in `answers`, which are as typed.
struct FirstConversation {
  std::optional<PersonId> person;  ///< somebody who is recorded already
  PersonAnswers answers;
  Date held_on{};
  std::string access_path = "not_asked";
  ConversationFacts conversation;
  std::vector<NewNeed> needs;         ///< at least one
  std::string note;                   ///< empty: none
  std::vector<std::string> consents;  ///< purposes to which the person consented, each with its usual recipient
  std::optional<BatchId> batch;
};

struct RecordedIntake {
  IntakeId id;
  PersonId person;
  ConversationId conversation;
  std::vector<NeedId> needs;
};

/// Throws what add_intake() throws without looking at the records, but for a missing need.
void check(const FirstConversation& first, const PersonRules& rules);

/// Takes out of the answers about somebody who is recorded what says the same in another spelling, and adds languages
/// to those that are recorded. Gives the names of the fields that contradict the record.
std::vector<std::string> settle(PersonAnswers& answers, const Person& recorded, const PersonRules& rules);

/// Of somebody who is recorded already, answers fill what was not known, and languages are added; an answer that
/// contradicts what is recorded is Refused, naming the fields: mostly the id is wrong. Throws Usage for no need and for
/// what no answer can be, Refused for a day after today.
RecordedIntake add_intake(Transaction& transaction, const FirstConversation& first, const PersonRules& rules);

}  // namespace inact

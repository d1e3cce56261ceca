// One conversation of an intake: the first one, and those that follow.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "inact/base/date.h"
#include "inact/base/id.h"
#include "inact/store/transaction.h"

namespace inact {

/// How it was held. Codes as they are stored.
struct ConversationFacts {
  std::string form = "not_asked";          ///< of the vocabulary conversation_form, or a kind of no answer
  std::string language = "not_asked";      ///< spoken: BCP 47, or a kind of no answer
  std::optional<std::string> interpreter;  ///< the language of the interpreting, where somebody interpreted
  std::optional<int> minutes;              ///< 1 to 1440
  int relatives = 0;                       ///< advised along, 0 to 50
  friend bool operator==(const ConversationFacts&, const ConversationFacts&) = default;
};
/// Throws Usage for numbers out of their range.
void check(const ConversationFacts& facts);

struct Conversation {
  ConversationId id;
  IntakeId intake;
  Date held_on{};
  bool first = false;
  ConversationFacts facts;
  std::string partner;
  std::string entered_by;
  std::string entered_at;
  std::optional<std::string> void_reason;
};

/// Void ones too. Throws Refused when there is none.
Conversation get_conversation(const Store& store, ConversationId conversation);
/// Those of an intake that count, or `voided` ones too, by day.
std::vector<Conversation> conversations_of(const Store& store, IntakeId intake, bool voided = false);

/// A later conversation. Throws Refused for a day before the first one, after the intake was closed, or after today.
ConversationId add_conversation(Transaction& transaction, IntakeId intake, Date held_on, const ConversationFacts& facts,
                                std::string_view partner, Date today);

/// Nothing: stays as it is; an empty interpreter: nobody interpreted.
struct ConversationChanges {
  std::optional<Date> held_on;
  std::optional<std::string> form, language, interpreter, partner;
  std::optional<int> minutes, relatives;
};
/// Gives the names of the fields that changed. The day of a first conversation is the day of its intake: both change.
std::vector<std::string> edit_conversation(Transaction& transaction, ConversationId conversation,
                                           const ConversationChanges& changes, Date today);

/// Throws Refused for a first conversation: it goes with its intake.
void void_conversation(Transaction& transaction, ConversationId conversation, std::string_view reason);

}  // namespace inact

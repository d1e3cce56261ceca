// The two-minute question: counted apart, of nobody.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "inact/base/id.h"
#include "inact/store/transaction.h"
#include "inact/table/document.h"

namespace inact {

struct ShortQuestion {
  ShortQuestionId id;
  Date asked_on{};
  std::string need;                    ///< a code of the vocabulary need
  std::string language = "not_asked";  ///< BCP 47, or a kind of no answer
  std::string partner;
  std::string entered_by;
  std::optional<std::string> void_reason;
};

/// Void ones too. Throws Refused when there is none.
ShortQuestion get_short_question(const Store& store, ShortQuestionId question);
/// Throws Refused for a day after today.
ShortQuestionId add_short_question(Transaction& transaction, Date asked_on, std::string_view need,
                                   std::string_view language, std::string_view partner, Date today);

struct ShortQuestionChanges {
  std::optional<Date> asked_on;
  std::optional<std::string> need, language, partner;
};
/// Gives the names of the fields that changed.
std::vector<std::string> edit_short_question(Transaction& transaction, ShortQuestionId question,
                                             const ShortQuestionChanges& changes, Date today);
void void_short_question(Transaction& transaction, ShortQuestionId question, std::string_view reason);

/// Codes as they are stored. Nothing: any.
struct ShortQuestionFilter {
  std::optional<std::string> need, language, partner, entered_by;
  std::optional<Date> since, until;  ///< the last day
};
Table list_short_questions(const Store& store, const ShortQuestionFilter& filter);
Document short_question_document(const Store& store, ShortQuestionId question);

}  // namespace inact

// What people answer to a question, or why there is no answer.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "inact/base/message.h"
#include "inact/base/named.h"
#include "inact/text/vocabulary.h"

namespace inact {

/// Four kinds of no answer. Columns of codes hold these words beside their own codes.
enum class Missing { Unknown, Refused, NotAsked, NotApplicable };
template <>
inline constexpr auto kWords<Missing> =
    std::array<std::string_view, 4>{"unknown", "refused", "not_asked", "not_applicable"};

/// A number or an id that was answered, or why there is none. Two columns: the value, and `…_missing`.
template <class T>
class Answer {
 public:
  Answer(Missing missing = Missing::NotAsked) : missing_(missing) {}
  Answer(T value) : value_(value) {}
  /// From two columns; where both are NULL nobody asked.
  Answer(std::optional<T> value, std::optional<Missing> missing)
      : value_(value), missing_(missing.value_or(Missing::NotAsked)) {}

  const std::optional<T>& value() const { return value_; }
  /// Why there is none; nothing where there is one.
  std::optional<Missing> missing() const { return value_ ? std::nullopt : std::optional(missing_); }
  explicit operator bool() const { return value_.has_value(); }
  const T& operator*() const { return *value_; }
  friend bool operator==(const Answer& a, const Answer& b) {
    return a.value_ == b.value_ && a.missing() == b.missing();
  }

 private:
  std::optional<T> value_;
  Missing missing_ = Missing::NotAsked;
};

/// The kind of no answer that was typed, or nothing.
std::optional<Missing> missing_answer(std::string_view typed);

/// The text to store for what was typed. Throws Refused for more than so many characters (`field` is what the message
/// calls it), and as stored_text() does.
std::string accept_text(std::string_view typed, std::size_t most, const Message& field);
/// The same for names and the like. Throws Usage for several lines.
std::string accept_line(std::string_view typed, std::size_t most, const Message& field);

/// The code to store for what was typed: a code or alias of the vocabulary, or a kind of no answer. Throws Usage.
std::string accept_answer(const Vocabulary& vocabulary, std::string_view typed);
/// The same for a year of four digits, `first` and `last` included.
Answer<int> accept_year(std::string_view typed, int first, int last);

/// A country to store, or a kind of no answer: any code of ISO 3166-1, or XK. Throws Usage, with the code of a country
/// whose name was typed.
std::string accept_country(const Vocabularies& vocabularies, std::string_view typed);
/// The tag under which a language is stored, for its tag in any form (DEU, fa_AF) or an alias of the vocabulary; empty
/// for what neither CLDR can name nor the vocabulary has.
std::string known_language(const Vocabularies& vocabularies, std::string_view tag);
/// A language to store: the BCP 47 tag of any language CLDR can name, or one of the vocabulary. No kind of no answer.
/// Throws Usage, with the tag of a language whose name was typed.
std::string accept_language(const Vocabularies& vocabularies, std::string_view typed);

/// The stored code of an answer, for showing: its label is in the vocabulary, or in `missing`.
Coded coded_answer(std::string vocabulary, std::string code);

}  // namespace inact

// What cells call by a label has a code.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "inact/text/vocabulary.h"

namespace inact {

/// The code of a label in either language; else what was written.
std::string code_of_label(const Vocabulary& vocabulary, std::string text);

/// The parts of a cell between any of these characters, or on lines of their own; no empty ones.
std::vector<std::string> parts_of(std::string_view cell, std::string_view between);

/// Reads labels as people write them into a table, in either language; what is no label stays as it is, to be accepted
/// or refused as typed.
class Labels {
 public:
  explicit Labels(const Vocabularies& vocabularies) : vocabularies_(vocabularies) {}

  /// A code of the vocabulary, or a kind of no answer.
  std::string code(std::string_view vocabulary, const std::string& text) const;
  /// The two letters of a country: "Syrien", "Ukraine".
  std::string country(const std::string& text);
  /// The tag of a language: "Arabisch", "Ukrainian".
  std::string language(const std::string& text);
  /// A kind of no answer: "keine Angabe", "unknown".
  std::string no_answer(const std::string& text) const;
  /// "Arabisch; Deutsch (B1)" as "ar", "de:B1".
  std::vector<std::string> languages(std::string_view cell);
  /// "Wohnen: dringend, Ausbildung, Weiterbildung und Studium" as "housing:urgent", "vocational_training": a comma ends
  /// a need where what stands before it is one.
  std::vector<std::string> needs(std::string_view cell) const;

 private:
  using Named = std::unordered_map<std::string, std::string>;
  std::string need(const std::string& text) const;

  const Vocabularies& vocabularies_;
  Named countries_, languages_;
};

}  // namespace inact

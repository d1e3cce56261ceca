#include "inact/refer/match_language.h"

#include <algorithm>

namespace inact {
namespace {

bool is_first_language(const PersonLanguage& language) { return language.level == "native"; }

bool is_workable(const PersonLanguage& language) {
  if (language.level.empty()) return !same_language(language.code, "de");
  return is_first_language(language) || language.level >= "B1";
}

/// The text names languages by their tags and nothing else, and this one is not among them.
bool interprets_only_others(std::string_view text, std::string_view language, const Vocabulary& languages) {
  bool named = false;
  while (!text.empty()) {
    const auto end = std::min(text.find_first_of(",; "), text.size());
    const std::string_view word = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (word.empty()) continue;
    if (!languages.find(word) || same_language(word, language)) return false;
    named = true;
  }
  return named;
}

bool speak(const std::vector<std::string>& languages, std::string_view language) {
  return same_language(language, "de") ||
         std::ranges::any_of(languages, [&](const std::string& one) { return same_language(one, language); });
}

}  // namespace

bool same_language(std::string_view tag, std::string_view other) {
  return tag.substr(0, tag.find('-')) == other.substr(0, other.find('-'));
}

std::vector<std::string> workable_languages(const std::vector<PersonLanguage>& languages) {
  std::vector<std::string> workable;
  for (std::size_t i = 0; i < languages.size(); ++i)
    if (i == 0 || is_workable(languages[i])) workable.push_back(languages[i].code);
  return workable;
}

Talk talk_there(const Wish& wish, const ServiceFacts& service, const MatchRules& rules) {
  Talk best{wish.languages.empty() ? Talk::Way::Unknown : Talk::Way::None, {}};
  for (std::size_t i = 0; i < wish.languages.size(); ++i) {
    const PersonLanguage& language = wish.languages[i];
    if (i > 0 && !is_workable(language)) continue;
    Talk talk{Talk::Way::None, language.code};
    if (speak(service.languages, language.code))
      talk.way = i == 0 || is_first_language(language) ? Talk::Way::Own : Talk::Way::Other;
    else if (!service.interpretation.empty() &&
             !interprets_only_others(service.interpretation, language.code, rules.vocabularies["language"]))
      talk.way = Talk::Way::Interpreter;
    else if (std::ranges::any_of(rules.companions,
                                 [&](const std::string& one) { return same_language(one, language.code); }))
      talk.way = Talk::Way::Companion;
    else if (service.languages.empty() && service.interpretation.empty())
      talk.way = Talk::Way::Unknown;
    if (talk.way < best.way) best = std::move(talk);
  }
  return best;
}

}  // namespace inact

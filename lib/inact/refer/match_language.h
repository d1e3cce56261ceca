// In which language a person and a service could talk.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "inact/refer/match.h"

namespace inact {

/// How the two could talk, best first.
struct Talk {
  enum class Way : std::uint8_t {
    Own,          ///< staff speak the language of choice, or a first language
    Other,        ///< staff speak another language the person speaks well enough
    Interpreter,  ///< the service has interpreting
    Companion,    ///< somebody of ours speaks it
    Unknown,      ///< of the person or of the service no languages are known
    None,
  };
  Way way = Way::Unknown;
  std::string language;  ///< of the person; empty: not known
};

/// Languages in which the person can be advised: the one of choice, and those of at least B1, first languages, and,
/// except German, those without a level.
std::vector<std::string> workable_languages(const std::vector<PersonLanguage>& languages);

/// Whether two tags name one language; regions do not matter.
bool same_language(std::string_view tag, std::string_view other);

/// German is spoken everywhere.
Talk talk_there(const Wish& wish, const ServiceFacts& service, const MatchRules& rules);

/// "Arabic, Kurdish"
Message listed(const std::vector<Coded>& codes);

}  // namespace inact

// Languages and countries as CLDR names them.
#pragma once

#include <string>
#include <string_view>

#include "inact/text/vocabulary.h"

namespace inact {

/// "Ukrainian", "Ukrainisch" for the BCP 47 tag uk; the tag itself where CLDR has no name.
std::string language_name(std::string_view tag, Language language);
/// "Syria", "Syrien" for the ISO 3166 code SY; the code itself where CLDR has no name.
std::string country_name(std::string_view code, Language language);

}  // namespace inact

// The configuration that `inact init` writes.
#pragma once

#include <map>
#include <string>

#include "inact/text/words.h"

namespace inact {

/// A configuration with every setting and its explanation in the language of `words`. Those of `values` ("user.name":
/// "Ana Gomes") are set, the others stand there behind a # with their default. Without values it is
/// examples/inact.toml.
std::string starting_configuration(const Words& words, const std::map<std::string, std::string>& values = {});

}  // namespace inact

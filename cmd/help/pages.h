// The pages of help, made from what the commands say of themselves.
#pragma once

#include <string>

#include "cmd/options.h"
#include "inact/text/words.h"

namespace inact {

/// Usage, what it does, its verbs or switches, examples: of a command or verb, or of the program itself.
std::string help_page(const Selection& selection, const Words& words, int width);

}  // namespace inact

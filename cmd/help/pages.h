// The pages of help, made from what the commands say of themselves.
#pragma once

#include <string>
#include <string_view>

#include "cmd/options.h"
#include "inact/table/document.h"
#include "inact/text/words.h"

namespace inact {

/// Usage, what it does, its verbs or switches, examples: of a command or verb, or of the program itself.
std::string help_page(const Selection& selection, const Words& words, int width);

/// The same for programs: `inact.help/1`. `topic`: the words of the command, or the topic.
Document help_document(std::string_view topic, std::string_view text);
/// `inact.version/1`.
Document version_document();

}  // namespace inact

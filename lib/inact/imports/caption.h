// Comparing captions and status words.
#pragma once

#include <string>
#include <string_view>

namespace inact {

/// The form under which captions and status words are compared: compatible form, lower case, no invisible characters,
/// blanks trimmed and squeezed, no star of a required question at the end. "E-Mail *" and "e-mail" are the same.
std::string caption_key(std::string_view text);

}  // namespace inact

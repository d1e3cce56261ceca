// Characters that no cell may hold.
#pragma once

#include <string_view>

#include "inact/imports/windows.h"

namespace inact {

/// Where the first control character stands: C0 but TAB and line breaks, DEL, C1 but U+0085. npos where there is none.
std::size_t first_control(std::string_view text, const ReadUpTo& read_up_to = {});

/// True for the characters that turn the direction of what follows (U+202A–E, U+2066–9): kept, but to be told.
bool has_bidi_control(std::string_view text);

}  // namespace inact

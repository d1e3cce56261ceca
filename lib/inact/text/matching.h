// How well what somebody typed is a name, in any spelling and script.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace inact {

/// The words of the search key of a text.
std::vector<std::string> search_words(std::string_view text);

/// Every typed word must be one of the name: the same (1), its beginning, a part of it, or a spelling of it. 0: some
/// is not.
double words_match(const std::vector<std::string>& typed, const std::vector<std::string>& name);

/// How alike words must be to be spellings of one: Amal and Amaal are, Anna and Hanna, not Anna and Ali.
inline constexpr double kAlike = 0.85;

}  // namespace inact

// One cell as text.
#pragma once

#include <string>
#include <string_view>

#include "inact/table/document.h"
#include "inact/text/words.h"

namespace inact {

/// For people: labels, dates and numbers of the language, of a record the fields that have a title. Lists stand with
/// commas, lists of labels, which may hold commas, with semicolons. Numbers with a fraction have one decimal. As it is
/// stored: the format makes it safe.
std::string in_words(const Cell& cell, const Words& words);

/// True for what people wrote, or may have: it may run from right to left and hold anything.
bool is_text(const Cell& cell);

/// True for a cell that people see nothing of.
bool is_empty(const Cell& cell);

/// The lines of a text of several.
std::vector<std::string_view> lines_of(std::string_view text);

}  // namespace inact

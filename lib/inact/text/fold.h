// Comparing, measuring and showing text of any script.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "inact/text/code_points.h"

namespace inact {

/// Outer white space (also no-break and zero-width) removed and Normal Form C: how every text is stored. Throws Refused
/// when the text is not UTF-8 or holds control characters other than TAB and line breaks.
std::string stored_text(std::string_view text);

/// The text under which names are compared: lower case, without marks, in Latin letters, words with one blank between
/// (hyphens, dots and commas are blanks, apostrophes are left out). The same for Müller, Mueller and Muller, for
/// Özdemir and Oezdemir, for Олександра and Oleksandra: so every ae and oe becomes a and o, and ue becomes u but behind
/// a vowel or q, and Michael is also found as Michal. Scripts without a table (Devanagari, Chinese, …) keep their
/// letters. Never shown, never stored in the clear. Folding a key again changes nothing.
std::string search_key(std::string_view text);

/// How alike two search keys are, letter by letter: 1 the same, 0 nothing in common (Jaro-Winkler).
double similarity(std::string_view a, std::string_view b);

/// Bytes to compare, which put names of any script in the order of a German list of names (DIN 5007-2: ä as ae). Only
/// the same text has the same key.
std::string collation_key(std::string_view text);

/// The columns a terminal needs for it: 2 for wide characters, 0 for marks.
int display_width(std::string_view text);
/// At most so many columns, the last one … where something was cut. Never cuts between a letter and its marks.
std::string cut_to_width(std::string_view text, int width);

/// The text with everything that a terminal would obey shown as \x1b or \u202e: control characters, line and paragraph
/// separators, bidi overrides and marks, and bytes that are not UTF-8. Line breaks too: this is for one line.
std::string shown(std::string_view text);

/// True for what a terminal, or whoever reads one, would be misled by: the characters that `shown` shows as numbers.
bool misleads(char32_t c);

/// The word of `candidates` that was probably meant, or an empty one: the only one that begins so (two letters at
/// least), else one with at most a third of the letters wrong, missing, added or swapped. Upper and lower case are the
/// same. Of several the first.
std::string nearest(std::string_view word, const std::vector<std::string>& candidates);

/// A word, and what it stands for: a label and its code.
struct Naming {
  std::string name;
  std::string meaning;
};
/// The same for things with several names: what was probably meant.
std::string nearest(std::string_view word, const std::vector<Naming>& candidates);

}  // namespace inact

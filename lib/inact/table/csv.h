// Fields of CSV (RFC 4180) that a spreadsheet takes for nothing but text.
#pragma once

#include <string>
#include <string_view>

namespace inact {

/// An apostrophe before a text that a spreadsheet would take for a formula (= + - @ TAB CR, also full-width), and
/// before one that begins with apostrophes and then so: unguarded() of it is always the text.
std::string guarded(std::string_view text);
/// Takes away the one apostrophe that guarded() puts there.
std::string_view unguarded(std::string_view text);

/// One field, with quotation marks where it needs them. Not guarded.
void append_csv(std::string& out, std::string_view field);

}  // namespace inact

// Values of JSON (RFC 8259).
#pragma once

#include <string>
#include <string_view>

#include "inact/table/document.h"
#include "inact/text/words.h"

namespace inact {

/// A string with its quotation marks. What a terminal would obey is escaped, so that the document is safe to look at
/// and holds the same text; bytes that are not UTF-8 become U+FFFD.
void append_json(std::string& out, std::string_view text);
/// The shortest number that reads as the same, with a decimal point; null for what is no number.
void append_json(std::string& out, double value);
/// Codes, ISO dates, plain numbers; lists as arrays, records as objects, on one line.
void append_json(std::string& out, const Cell& cell, const Words& words);

}  // namespace inact

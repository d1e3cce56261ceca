// One way for a Document to become bytes.
#pragma once

#include <array>
#include <string>

#include "inact/base/named.h"
#include "inact/table/document.h"
#include "inact/text/words.h"

namespace inact {

enum class Format { Text, Json, Csv, Markdown, Html };
template <>
inline constexpr auto kWords<Format> = std::array<std::string_view, 5>{"text", "json", "csv", "markdown", "html"};

struct Layout {
  int width = 0;       ///< columns of the terminal; 0: never cut (pipes, files)
  bool color = false;  ///< bold titles
};

/// Text: fields as aligned lines, tables aligned for any script. CSV: the one table, or with fields only `field,value`
/// rows; RFC 4180 with LF, text cells that a spreadsheet would take for a formula guarded by one apostrophe. JSON: one
/// object that begins with "schema". HTML: a whole page without script. Always ends in one line break.
std::string render(const Document& document, Format format, const Words& words, Layout layout = {});

/// A message on one line, safe for a terminal.
std::string shown(const Message& message, const Words& words);

}  // namespace inact

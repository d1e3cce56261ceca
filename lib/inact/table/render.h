// One way for a Document to become bytes.
#pragma once

#include <array>
#include <string>

#include "inact/base/named.h"
#include "inact/table/document.h"
#include "inact/text/words.h"

namespace inact {

/// Pdf is for papers alone (paper/paper.h): a Document has none.
enum class Format { Text, Json, Csv, Markdown, Html, Pdf };
template <>
inline constexpr auto kWords<Format> =
    std::array<std::string_view, 6>{"text", "json", "csv", "markdown", "html", "pdf"};

struct Layout {
  int width = 0;       ///< columns of the terminal; 0: never cut (pipes, files)
  bool color = false;  ///< bold titles
};

/// The bytes of a document; they always end in one line break.
/// Text: fields as aligned lines, tables aligned for any script. Markdown: text stays text, no HTML and no link.
/// JSON: one object that begins with "schema"; a line a field and a row. HTML: a whole page without script.
/// CSV: RFC 4180 with LF; of a document with one table that table, of others `field,value` rows, with items.2.name for
/// what stands in tables; text cells that a spreadsheet would take for a formula guarded by one apostrophe.
/// People do not see fields, columns and tables without a title, nor empty fields; where all lists are empty they read
/// the message for it.
std::string render(const Document& document, Format format, const Words& words, Layout layout = {});

/// A message on one line, safe for a terminal.
std::string shown(const Message& message, const Words& words);

}  // namespace inact

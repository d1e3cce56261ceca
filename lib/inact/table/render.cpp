#include "inact/table/render.h"

#include <stdexcept>

#include "inact/table/cells.h"
#include "inact/table/formats.h"
#include "inact/text/fold.h"

namespace inact {

Visible::Visible(const Document& document, const Words& words) {
  for (const Field& field : document.fields)
    if (!field.title.empty() && !is_empty(field.value))
      lines.push_back({words.say(field.title), in_words(field.value, words), inact::is_text(field.value)});
  for (const Table& table : document.tables) {
    List list{words.say(table.title), &table, {}, {}};
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      if (table.columns[i].title.empty()) continue;
      list.columns.push_back(i);
      list.titles.push_back(words.say(table.columns[i].title));
    }
    if (!table.rows.empty() && !list.columns.empty()) lists.push_back(std::move(list));
  }
  if (lists.empty() && !document.empty.empty()) empty = words.say(document.empty);
  for (const Message& note : document.notes) notes.push_back(words.say(note));
  if (lines.empty() && lists.empty() && empty.empty() && notes.empty()) empty = words.say(tr("Nothing found."));
}

std::string render(const Document& document, Format format, const Words& words, Layout layout) {
  switch (format) {
    case Format::Text: return text_of(document, words, layout);
    case Format::Json: return json_of(document, words);
    case Format::Csv: return csv_of(document, words);
    case Format::Markdown: return markdown_of(document, words);
    case Format::Html: return html_of(document, words);
    case Format::Pdf: break;
  }
  throw std::logic_error("a document has no PDF");
}

std::string shown(const Message& message, const Words& words) { return shown(words.say(message)); }

}  // namespace inact

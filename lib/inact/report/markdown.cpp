#include "inact/table/markdown.h"
#include "inact/report/page.h"

namespace inact {
namespace {

struct Markdown {
  std::string out{};

  void operator()(const PageHeading& heading) { out += "\n## " + escaped_markdown(heading.text) + "\n"; }
  void operator()(const PageSentence& sentence) {
    const std::string text = escaped_markdown_line(sentence.text);
    out += sentence.strong ? "\n**" + text + "**\n" : "\n" + text + "\n";
  }
  void operator()(const PageTable& table) {
    if (!table.title.empty()) out += "\n### " + escaped_markdown(table.title) + "\n";
    if (!table.note.empty()) out += "\n" + escaped_markdown_line(table.note) + "\n";
    if (table.columns.empty()) return;
    out += '\n';
    row(table, [&](std::size_t c) { return table.columns[c].title; });
    for (const PageTable::Column& column : table.columns)
      if (!column.is_bar()) out += column.align == Align::Right ? "| ---: " : "| --- ";
    out += "|\n";
    for (const auto& cells : table.rows) row(table, [&](std::size_t c) { return cells[c].text; });
  }

 private:
  template <class TextOf>
  void row(const PageTable& table, const TextOf& text_of) {
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
      if (table.columns[c].is_bar()) continue;
      const std::string text = escaped_markdown(text_of(c));
      out += text.empty() ? "| " : "| " + text + " ";
    }
    out += "|\n";
  }
};

}  // namespace

std::string report_markdown(const Page& page) {
  Markdown markdown{"# " + escaped_markdown(page.project + " · " + page.title) + "\n"};
  for (const auto& block : page.blocks) std::visit(markdown, block);
  return markdown.out;
}

}  // namespace inact

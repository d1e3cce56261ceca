#include "inact/table/markdown.h"
#include "inact/paper/paper.h"

namespace inact {
namespace {

struct Writer {
  std::string out;

  /// One paragraph, a line each.
  void lines(const PaperLines& all) {
    for (std::size_t i = 0; i < all.size(); ++i) {
      const std::string_view around = all[i].style == PaperStyle::Strong ? "**" : "";
      out.append(i > 0 ? "\\\n" : "").append(around);
      out.append(escaped_markdown_line(all[i].text)).append(around);
    }
    out += "\n\n";
  }

  void operator()(const PaperHeading& heading) {
    PaperLines below = heading.lines;
    if (below.empty()) return;
    out.append(static_cast<std::size_t>(heading.level), '#').append(" ");
    out.append(escaped_markdown_line(below.front().text)).append("\n\n");
    below.erase(below.begin());
    if (!below.empty()) lines(below);
  }
  void operator()(const PaperParagraph& paragraph) { lines(paragraph.lines); }
  void operator()(const PaperRow& row) {
    lines(row.name);
    lines(row.value);
  }
  void operator()(const PaperTable& table) {
    const auto row = [&](const std::vector<std::string>& cells) {
      for (const std::string& cell : cells) out.append("| ").append(escaped_markdown(cell)).append(" ");
      out += "|\n";
    };
    row(table.titles);
    for (std::size_t i = 0; i < table.titles.size(); ++i) out += "| --- ";
    out += "|\n";
    for (const auto& cells : table.rows) row(cells);
    out += "\n";
  }
  void operator()(const PaperSignature& signature) { lines(signature.below); }
  void operator()(const PaperPageBreak&) {}
};

}  // namespace

std::string paper_markdown(const Paper& paper) {
  Writer writer;
  for (const PaperBlock& block : paper.blocks) std::visit(writer, block);
  if (!paper.footer.empty()) writer.lines({{paper.footer, paper.language, PaperStyle::Small}});
  while (writer.out.ends_with("\n\n")) writer.out.pop_back();
  return writer.out;
}

}  // namespace inact

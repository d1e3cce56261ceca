#include <algorithm>

#include "inact/paper/paper.h"
#include "inact/table/cells.h"
#include "inact/text/fold.h"

namespace inact {
namespace {

constexpr int kSignature = 30;

struct Writer {
  std::string out;

  void line(std::string_view text, std::string_view indent = "") {
    for (const std::string_view part : lines_of(text)) {
      const std::string safe = shown(part);
      if (!safe.empty()) out.append(indent).append(safe);
      out += '\n';
    }
  }
  void lines(const PaperLines& all, std::string_view indent = "") {
    for (const PaperText& one : all) line(one.text, indent);
  }
  void gap() {
    if (!out.empty() && !out.ends_with("\n\n")) out += '\n';
  }

  void operator()(const PaperHeading& heading) {
    gap();
    lines(heading.lines);
    gap();
  }
  void operator()(const PaperParagraph& paragraph) {
    gap();
    lines(paragraph.lines);
  }
  void operator()(const PaperRow& row) {
    gap();
    lines(row.name);
    lines(row.value, "  ");
  }
  void operator()(const PaperTable& table) {
    gap();
    std::vector<int> widths(table.titles.size());
    const auto each = [&](const auto& visit) {
      visit(table.titles);
      for (const auto& row : table.rows) visit(row);
    };
    each([&](const std::vector<std::string>& cells) {
      for (std::size_t i = 0; i < widths.size(); ++i)
        widths[i] = std::max(widths[i], display_width(shown(cells.at(i))));
    });
    each([&](const std::vector<std::string>& cells) {
      std::string row;
      for (std::size_t i = 0; i < widths.size(); ++i) {
        const std::string cell = shown(cells.at(i));
        row += cell;
        if (i + 1 < widths.size()) row.append(static_cast<std::size_t>(widths[i] - display_width(cell)) + 2, ' ');
      }
      row.erase(row.find_last_not_of(' ') + 1);
      out += row + '\n';
    });
  }
  void operator()(const PaperSignature& signature) {
    for (const PaperText& below : signature.below) {
      gap();
      out.append("\n").append(kSignature, '_').append("\n");
      line(below.text);
    }
  }
  void operator()(const PaperPageBreak&) { gap(); }
};

}  // namespace

std::string paper_text(const Paper& paper) {
  Writer writer;
  for (const PaperBlock& block : paper.blocks) std::visit(writer, block);
  if (!paper.footer.empty()) {
    writer.gap();
    writer.line(paper.footer);
  }
  return std::move(writer.out);
}

}  // namespace inact

#include <algorithm>

#include "inact/report/page.h"
#include "inact/text/fold.h"

namespace inact {
namespace {

constexpr std::size_t kBar = 20;  // columns
/// Titles longer than this are cut: in a table every row would be as long.
constexpr int kWidestText = 60;

void pad(std::string& line, int columns) { line.append(static_cast<std::size_t>(std::max(columns, 0)), ' '); }

/// In eighths of a column, so that small shares differ.
std::string bar(double share) {
  static constexpr std::string_view kEighths[] = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
  const auto eighths = static_cast<std::size_t>(share * static_cast<double>(kBar) * 8 + 0.5);
  std::string text;
  for (std::size_t i = 0; i < eighths / 8; ++i) text += "█";
  return text += kEighths[eighths % 8];
}

std::string text_of(const PageCell& cell) {
  return cell.bar ? bar(*cell.bar) : cut_to_width(shown(cell.text), kWidestText);
}

struct Text {
  Layout layout;
  std::string out{};

  void line(std::string text, bool is_strong = false) {
    text.resize(text.find_last_not_of(' ') + 1);
    if (layout.width > 0) text = cut_to_width(text, layout.width);
    if (is_strong && layout.color) text = "\x1b[1m" + text + "\x1b[0m";
    (out += text) += '\n';
  }
  void strong(const std::string& text) { line(text, true); }
  /// Words to lines of a width that reads well.
  void sentence(const std::string& text, bool is_strong) {
    const int width = layout.width > 0 ? std::min(layout.width, 100) : 100;
    std::string current;
    std::string_view rest = text;
    const auto flush = [&] {
      line(current, is_strong);
      current.clear();
    };
    while (!rest.empty()) {
      const auto end = std::min(rest.find(' '), rest.size());
      const std::string next(rest.substr(0, end));
      rest.remove_prefix(std::min(end + 1, rest.size()));
      if (!current.empty() && display_width(current) + 1 + display_width(next) > width) flush();
      (current += current.empty() ? "" : " ") += next;
    }
    if (!current.empty()) flush();
  }

  void operator()(const PageHeading& heading) {
    const std::string text = shown(heading.text);
    out += '\n';
    strong(text);
    std::string rule;
    for (int i = 0; i < display_width(text); ++i) rule += "─";
    line(rule);
  }
  void operator()(const PageSentence& one) { sentence(shown(one.text), one.strong); }
  void operator()(const PageTable& table) {
    if (!table.title.empty()) {
      out += '\n';
      strong(shown(table.title));
    }
    if (!table.note.empty()) sentence(shown(table.note), false);
    std::vector<int> widths;
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
      // The table's title stands above it already.
      int width = table.columns[c].title == table.title ? 0 : display_width(shown(table.columns[c].title));
      for (const auto& row : table.rows) width = std::max(width, display_width(text_of(row[c])));
      widths.push_back(width);
    }
    const auto put = [&](const auto& text_of_column) {
      std::string text;
      for (std::size_t c = 0; c < widths.size(); ++c) {
        if (c > 0) text += "  ";
        const std::string part = text_of_column(c);
        const int missing = widths[c] - display_width(part);
        if (table.columns[c].align == Align::Right) pad(text, missing);
        text += part;
        if (table.columns[c].align == Align::Left) pad(text, missing);
      }
      line(text);
    };
    if (table.columns.empty()) return;
    put([&](std::size_t c) {
      return table.columns[c].title == table.title ? std::string() : shown(table.columns[c].title);
    });
    for (const auto& row : table.rows) put([&](std::size_t c) { return text_of(row[c]); });
  }
};

}  // namespace

std::string report_text(const Page& page, Layout layout) {
  Text text{layout};
  text.strong(shown(page.project + " · " + page.title));
  for (const auto& block : page.blocks) std::visit(text, block);
  return text.out;
}

}  // namespace inact

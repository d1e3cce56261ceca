#include <algorithm>

#include "inact/report/page.h"
#include "inact/text/fold.h"

namespace inact {
namespace {

using Fit = PageTable::Fit;

constexpr int kGap = 2;
constexpr int kBar = 20;
constexpr int kLeastBar = 5;
/// Titles longer than this are cut: in a table every row would be as long.
constexpr int kWidestText = 60;

void pad(std::string& line, int columns) { line.append(static_cast<std::size_t>(std::max(columns, 0)), ' '); }

/// In eighths of a column, so that small shares differ.
std::string bar(double share, int width) {
  static constexpr std::string_view kEighths[] = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
  const auto eighths = static_cast<std::size_t>(share * static_cast<double>(width) * 8 + 0.5);
  std::string text;
  for (std::size_t i = 0; i < eighths / 8; ++i) text += "█";
  return text += kEighths[eighths % 8];
}

std::string text_of(const PageCell& cell) { return cut_to_width(shown(cell.text), kWidestText); }

/// The first word of a text, which is taken from it; what ends in a colon with what stands behind it.
std::string_view next_word(std::string_view& text) {
  std::size_t end = std::min(text.find(' '), text.size());
  if (end > 0 && end < text.size() && text[end - 1] == ':') end = std::min(text.find(' ', end + 1), text.size());
  const std::string_view word = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return word;
}

/// Lines of at most so many columns, broken between words; a longer word has a line of its own. No word is left alone
/// on the last line where the line before can spare one.
std::vector<std::string> wrapped(std::string_view text, int width) {
  std::vector<std::vector<std::string_view>> lines;
  int used = 0;
  while (!text.empty()) {
    const std::string_view word = next_word(text);
    const int wide = display_width(word);
    if (lines.empty() || used + 1 + wide > width) {
      lines.emplace_back();
      used = -1;
    }
    lines.back().push_back(word);
    used += 1 + wide;
  }
  if (lines.size() > 1 && lines.back().size() == 1) {
    auto& before = lines[lines.size() - 2];
    if (before.size() > 2 && display_width(before.back()) + 1 + used <= width) {
      lines.back().insert(lines.back().begin(), before.back());
      before.pop_back();
    }
  }
  std::vector<std::string> texts;
  for (const auto& words : lines) {
    std::string& line = texts.emplace_back();
    for (const std::string_view word : words) (line += line.empty() ? "" : " ") += word;
  }
  return texts;
}

/// How wide each column of a table stands on a terminal; 0: it is left out. Numbers and dates are never cut: where
/// there is no room even without them, lines are longer than the terminal.
class Widths {
 public:
  /// `terminal` 0: nothing is cut or left out.
  Widths(const PageTable& table, int terminal) : table_(table), terminal_(terminal) {
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
      Column column;
      const std::string name = title(c);
      column.title = display_width(name);
      for (const std::string& word : wrapped(name, 0)) column.word = std::max(column.word, display_width(word));
      for (const auto& row : table.rows) {
        column.cells = std::max(column.cells, display_width(text_of(row[c])));
        if (row[c].bar) column.cells = kBar;
      }
      columns_.push_back(column);
    }
    fit();
  }

  int operator[](std::size_t c) const { return columns_[c].width; }
  /// Above the column; empty where the table's own title says it already.
  std::string title(std::size_t c) const {
    const std::string& name = table_.columns[c].title;
    return name == table_.title ? std::string() : shown(name);
  }

 private:
  struct Column {
    int title = 0;  ///< on one line
    int word = 0;   ///< the longest of the title
    int cells = 0;  ///< the widest
    int width = 0;
  };

  Fit fit_of(std::size_t c) const { return table_.columns[c].fit; }

  int excess() const {
    if (terminal_ <= 0) return 0;
    int total = -kGap;
    for (const Column& column : columns_) total += column.width > 0 ? column.width + kGap : 0;
    return std::max(total - terminal_, 0);
  }

  /// Takes columns from the widest that is wider than its least width, until all fit.
  template <class Least>
  void shrink(const Least& least) {
    for (int excessive = excess(); excessive > 0; --excessive) {
      Column* widest = nullptr;
      for (std::size_t c = 0; c < columns_.size(); ++c)
        if (Column& one = columns_[c]; one.width > least(c) && (!widest || one.width > widest->width)) widest = &one;
      if (!widest) return;
      --widest->width;
    }
  }

  void shrink_words(int least) {
    shrink([&](std::size_t c) { return fit_of(c) == Fit::Words ? least : columns_[c].width; });
  }

  /// Shorter bars or none, titles on several lines, shorter words; then without what can be spared, from the end.
  void fit() {
    std::size_t shown_columns = columns_.size();
    for (;;) {
      for (std::size_t c = 0; c < columns_.size(); ++c) {
        Column& column = columns_[c];
        column.width = fit_of(c) == Fit::Spare && c >= shown_columns ? 0 : std::max({column.title, column.cells, 1});
      }
      for (std::size_t c = 0; c < columns_.size(); ++c)
        if (fit_of(c) == Fit::Bar)
          if (int& width = columns_[c].width; (width -= excess()) < kLeastBar) width = 0;
      shrink([&](std::size_t c) { return std::max({columns_[c].word, columns_[c].cells, 1}); });
      shrink_words(24);
      if (excess() == 0) return;
      while (shown_columns > 0 && fit_of(shown_columns - 1) != Fit::Spare) --shown_columns;
      if (shown_columns == 0) break;
      --shown_columns;
    }
    shrink_words(12);
    shrink([&](std::size_t c) { return fit_of(c) == Fit::Whole ? std::max(columns_[c].cells, 6) : columns_[c].width; });
    shrink_words(4);
  }

  const PageTable& table_;
  int terminal_;
  std::vector<Column> columns_;
};

struct Text {
  Layout layout;
  std::string out{};

  void line(std::string text, bool is_strong = false) {
    text.resize(text.find_last_not_of(' ') + 1);
    if (is_strong && layout.color) text = "\x1b[1m" + text + "\x1b[0m";
    (out += text) += '\n';
  }
  /// On a terminal broken to its width; elsewhere who reads it breaks it.
  void sentence(const std::string& text, bool is_strong) {
    if (layout.width <= 0) return line(text, is_strong);
    for (const std::string& part : wrapped(text, layout.width)) line(part, is_strong);
  }

  void operator()(const PageHeading& heading) {
    const std::string text = shown(heading.text);
    out += '\n';
    sentence(text, true);
    int wide = display_width(text);
    if (layout.width > 0) wide = std::min(wide, layout.width);
    std::string rule;
    for (int i = 0; i < wide; ++i) rule += "─";
    line(rule);
  }
  void operator()(const PageSentence& one) { sentence(shown(one.text), one.strong); }
  void operator()(const PageTable& table) {
    if (!table.title.empty()) {
      out += '\n';
      sentence(shown(table.title), true);
    }
    if (!table.note.empty()) sentence(shown(table.note), false);
    if (table.columns.empty()) return;
    const Widths widths(table, layout.width);
    titles(table, widths);
    for (const auto& row : table.rows) put(table, widths, row);
  }

 private:
  using Lines = std::vector<std::string>;

  /// All on the same ground.
  void titles(const PageTable& table, const Widths& widths) {
    std::vector<Lines> all;
    std::size_t height = 1;
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
      all.push_back(wrapped(widths.title(c), widths[c]));
      if (widths[c] > 0) height = std::max(height, all.back().size());
    }
    for (Lines& lines : all) lines.insert(lines.begin(), height - std::min(height, lines.size()), "");
    put(table, widths, all);
  }

  void put(const PageTable& table, const Widths& widths, const std::vector<PageCell>& row) {
    std::vector<Lines> all;
    for (std::size_t c = 0; c < row.size(); ++c) {
      const std::string text = row[c].bar ? bar(*row[c].bar, widths[c]) : text_of(row[c]);
      all.push_back(table.columns[c].fit == Fit::Words ? wrapped(text, widths[c]) : Lines{text});
    }
    put(table, widths, all);
  }

  void put(const PageTable& table, const Widths& widths, const std::vector<Lines>& cells) {
    std::size_t height = 1;
    for (std::size_t c = 0; c < cells.size(); ++c)
      if (widths[c] > 0) height = std::max(height, cells[c].size());
    for (std::size_t i = 0; i < height; ++i)
      put(table, widths, [&](std::size_t c) { return i < cells[c].size() ? cells[c][i] : std::string(); });
  }

  template <class TextOf>
  void put(const PageTable& table, const Widths& widths, const TextOf& text_of_column) {
    std::string text;
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
      if (widths[c] == 0) continue;
      if (c > 0) pad(text, kGap);
      const std::string part = cut_to_width(text_of_column(c), widths[c]);
      const int missing = widths[c] - display_width(part);
      if (table.columns[c].align == Align::Right) pad(text, missing);
      text += part;
      if (table.columns[c].align == Align::Left) pad(text, missing);
    }
    line(text);
  }
};

}  // namespace

std::string report_text(const Page& page, Layout layout) {
  Text text{layout};
  text.sentence(shown(page.project + " · " + page.title), true);
  for (const auto& block : page.blocks) std::visit(text, block);
  return text.out;
}

}  // namespace inact

#include <algorithm>

#include "inact/table/cells.h"
#include "inact/table/formats.h"
#include "inact/text/fold.h"

namespace inact {
namespace {

constexpr int kGap = 2;
/// Where nothing is cut, one very long value does not push every other row to its width.
constexpr int kWidestPadded = 100;

void pad(std::string& line, int columns) { line.append(static_cast<std::size_t>(std::max(columns, 0)), ' '); }

void end_line(std::string& out, std::string line) {
  line.resize(line.find_last_not_of(' ') + 1);
  out += line;
  out += '\n';
}

std::string bold(const std::string& text, bool color) { return color ? "\x1b[1m" + text + "\x1b[0m" : text; }

bool is_label(const Cell& cell) {
  return std::holds_alternative<Coded>(cell) || std::holds_alternative<std::vector<Coded>>(cell);
}

/// Documents call the column of a command so, everywhere.
bool is_command(const Visible::List& list, std::size_t column) {
  return list.table->columns[list.columns[column]].key == "command";
}

class Text {
 public:
  Text(const Words& words, Layout layout) : words_(words), layout_(layout) {}

  void part(const std::string& lines) {
    if (!out_.empty()) out_ += '\n';
    out_ += lines;
  }

  std::string fields(const std::vector<Visible::Line>& lines) const {
    int widest = 0;
    for (const auto& line : lines) widest = std::max(widest, display_width(shown(line.title)));
    std::string out;
    for (const auto& [title, value, is_text] : lines) {
      const std::string name = shown(title) + ":";
      std::string line = bold(name, layout_.color);
      int at = display_width(name);
      for (const std::string_view part : lines_of(value)) {
        pad(line, widest + 2 - at);
        end_line(out, line + shown(part));
        line.clear();
        at = 0;
      }
    }
    return out;
  }

  std::string list(const Visible::List& list) const {
    const std::vector<int> widths = fitted(list);
    std::string out;
    if (!list.title.empty()) out += bold(shown(list.title), layout_.color) + "\n";
    std::string head;
    for (std::size_t c = 0; c < widths.size(); ++c)
      append_cell(head, shown(list.titles[c]), c, widths, list.table->columns[list.columns[c]].align);
    head.resize(head.find_last_not_of(' ') + 1);
    out += bold(head, layout_.color) + "\n";
    for (const auto& row : list.table->rows) {
      std::string line;
      for (std::size_t c = 0; c < widths.size(); ++c) {
        const std::size_t column = list.columns[c];
        append_cell(line, shown(in_words(row.at(column), words_)), c, widths, list.table->columns[column].align);
      }
      end_line(out, std::move(line));
    }
    return out;
  }

  std::string take() && { return std::move(out_); }

 private:
  void append_cell(std::string& line, std::string text, std::size_t c, const std::vector<int>& widths,
                   Align align) const {
    if (c > 0) pad(line, kGap);
    if (layout_.width > 0) text = cut_to_width(text, widths[c]);
    const int missing = widths[c] - display_width(text);
    if (align == Align::Right) pad(line, missing);
    line += text;
    if (align == Align::Left) pad(line, missing);
  }

  /// The width of each column: that of its widest cell, and on a narrow terminal less, the widest texts first.
  /// Commands, ids, dates and numbers are never cut: where there is no room even so, lines are longer than the
  /// terminal.
  std::vector<int> fitted(const Visible::List& list) const {
    std::vector<int> widths;
    for (const std::string& title : list.titles) widths.push_back(display_width(shown(title)));
    std::vector<int> whole(widths.size(), 0);  // what must not be cut
    std::vector<bool> wordy(widths.size(), false);
    for (const auto& row : list.table->rows) {
      for (std::size_t c = 0; c < widths.size(); ++c) {
        const Cell& cell = row.at(list.columns[c]);
        const std::string text = shown(in_words(cell, words_));
        const bool is_wordy = is_label(cell) || (is_text(cell) && !looks_like_id(text) && !is_command(list, c));
        widths[c] = std::max(widths[c], display_width(text));
        if (!is_wordy) whole[c] = std::max(whole[c], display_width(text));
        wordy[c] = wordy[c] || is_wordy;
      }
    }
    if (layout_.width <= 0) {
      for (int& width : widths) width = std::min(width, kWidestPadded);
      return widths;
    }
    int total = kGap * (static_cast<int>(widths.size()) - 1);
    for (const int width : widths) total += width;
    // Words down to a word; then the titles of what is not words; then words down to a few letters, if that is enough.
    const auto shrink = [&](const auto& least) {
      while (total > layout_.width) {
        int* widest = nullptr;
        for (std::size_t c = 0; c < widths.size(); ++c)
          if (widths[c] > least(c) && (!widest || widths[c] > *widest)) widest = &widths[c];
        if (!widest) return;
        --*widest;
        --total;
      }
    };
    shrink([&](std::size_t c) { return wordy[c] ? std::max(12, whole[c]) : widths[c]; });
    shrink([&](std::size_t c) { return wordy[c] ? widths[c] : std::max(4, whole[c]); });
    const auto few_letters = [&](std::size_t c) { return wordy[c] ? std::max(4, whole[c]) : widths[c]; };
    int least = kGap * (static_cast<int>(widths.size()) - 1);
    for (std::size_t c = 0; c < widths.size(); ++c) least += std::min(widths[c], few_letters(c));
    if (least <= layout_.width) shrink(few_letters);
    return widths;
  }

  const Words& words_;
  Layout layout_;
  std::string out_;
};

}  // namespace

std::string text_of(const Document& document, const Words& words, Layout layout) {
  const Visible visible(document, words);
  Text text(words, layout);
  if (!visible.lines.empty()) text.part(text.fields(visible.lines));
  for (const Visible::List& list : visible.lists) text.part(text.list(list));
  if (!visible.empty.empty()) text.part(shown(visible.empty) + "\n");
  std::string notes;
  for (const std::string& note : visible.notes) notes += shown(note) + "\n";
  if (!notes.empty()) text.part(notes);
  return std::move(text).take();
}

}  // namespace inact

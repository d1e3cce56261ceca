#include <algorithm>

#include "layout.h"

namespace inact::paper_module {
namespace {

constexpr double kGap = 9;      ///< between blocks
constexpr double kGutter = 14;  ///< between columns
constexpr double kCell = 8;     ///< between the columns of a table
constexpr double kName = 0.38;  ///< of the width, for the names of rows
constexpr double kTextWidth = kRight - kLeft;
constexpr std::size_t kTogether = 14;  ///< lines of a row that stay on one page
constexpr double kToSign = 42;         ///< room above a line

TextLook look_of(PaperStyle style) {
  switch (style) {
    case PaperStyle::Plain: break;
    case PaperStyle::Strong: return {11, true, 0};
    case PaperStyle::Small: return {9, false, 0.35};
  }
  return {};
}

class Blocks {
 public:
  explicit Blocks(Typesetter& typesetter) : set_(typesetter) {}

  void operator()(const PaperHeading& heading) {
    bool first = true;
    double above = heading.level == 1 ? 0 : 2 * kGap;
    for (const PaperText& one : heading.lines) {
      const TextLook look = first ? TextLook{heading.level == 1 ? 18.0 : 13.0, true, 0} : look_of(one.style);
      add(set_.lines(one, look, kLeft, kTextWidth), above, true);
      first = false;
      above = 0;
    }
    if (heading.level == 1) add({Strip{kGap, 0, {}, {}, true, false}}, 0, true);
  }

  void operator()(const PaperParagraph& paragraph) {
    double above = kGap;
    for (const PaperText& one : paragraph.lines) {
      add(set_.lines(one, look_of(one.style), kLeft, kTextWidth), above, false);
      above = 0;
    }
  }

  void operator()(const PaperRow& row) {
    const double name_width = kName * kTextWidth, value_width = kTextWidth - name_width - kGutter;
    const double name_x = set_.page_runs_left() ? kRight - name_width : kLeft;
    const double value_x = set_.page_runs_left() ? kLeft : kLeft + name_width + kGutter;
    std::vector<Strip> strips = column(row.name, name_x, name_width);
    beside(strips, column(row.value, value_x, value_width));
    ruled(strips);
    add(std::move(strips), kGap / 3, false);
  }

  void operator()(const PaperTable& table) {
    const std::vector<double> widths = widths_of(table);
    add_row(table, table.titles, widths, true);
    for (const auto& row : table.rows) add_row(table, row, widths, false);
  }

  void operator()(const PaperSignature& signature) {
    const auto count = static_cast<double>(signature.below.size());
    const double width = (kTextWidth - (count - 1) * kGutter) / std::max(count, 1.0);
    std::vector<Strip> strips;
    std::vector<std::pair<double, double>> rules;
    double x = set_.page_runs_left() ? kRight - width : kLeft;
    for (const PaperText& below : signature.below) {
      rules.emplace_back(x, x + width);
      beside(strips, set_.lines(below, look_of(PaperStyle::Small), x, width));
      x += (set_.page_runs_left() ? -1 : 1) * (width + kGutter);
    }
    if (strips.empty()) return;
    // Nobody signs at the top of a page what stands on the one before.
    if (!done_.empty()) done_.back().keep_with_next = true;
    strips.front().rules = std::move(rules);
    Strip room;
    room.height = kToSign;
    room.keep_with_next = true;
    strips.insert(strips.begin(), std::move(room));
    keep_together(strips);
    add(std::move(strips), kGap, false);
  }

  void operator()(const PaperPageBreak&) { new_page_ = true; }

  std::vector<Strip> take() { return std::move(done_); }

 private:
  std::vector<Strip> column(const PaperLines& texts, double x, double width) {
    std::vector<Strip> strips;
    for (const PaperText& one : texts)
      for (Strip& strip : set_.lines(one, look_of(one.style), x, width)) strips.push_back(std::move(strip));
    return strips;
  }

  /// Line beside line, on one base line.
  static void beside(std::vector<Strip>& strips, std::vector<Strip> others) {
    if (strips.size() < others.size()) strips.resize(others.size());
    for (std::size_t i = 0; i < others.size(); ++i) {
      const double ours = baseline(strips[i]), theirs = baseline(others[i]), common = std::max(ours, theirs);
      const double below = std::max(strips[i].height - ours, others[i].height - theirs);
      for (Piece& piece : strips[i].pieces) piece.baseline += common - ours;
      for (Piece& piece : others[i].pieces) {
        piece.baseline += common - theirs;
        strips[i].pieces.push_back(std::move(piece));
      }
      strips[i].height = common + below;
    }
  }
  static double baseline(const Strip& strip) {
    double lowest = 0;
    for (const Piece& piece : strip.pieces) lowest = std::max(lowest, piece.baseline);
    return lowest;
  }

  static void keep_together(std::vector<Strip>& strips) {
    for (std::size_t i = 0; i + 1 < strips.size(); ++i) strips[i].keep_with_next = true;
  }

  /// With a line across the page below it.
  static void ruled(std::vector<Strip>& strips) {
    if (strips.size() <= kTogether) keep_together(strips);
    if (!strips.empty()) strips.back().keep_with_next = true;
    Strip rule;
    rule.above = kGap / 3;
    rule.rules.emplace_back(kLeft, kRight);
    strips.push_back(std::move(rule));
  }

  /// As wide as the longest cell where that fits, else less of what is more than its share.
  std::vector<double> widths_of(const PaperTable& table) {
    const double share =
        (kTextWidth - kCell * static_cast<double>(table.titles.size() - 1)) / static_cast<double>(table.titles.size());
    std::vector<double> widths(table.titles.size());
    for (std::size_t i = 0; i < widths.size(); ++i) {
      widths[i] = set_.natural_width({table.titles[i], table.language}, {10, true, 0});
      for (const auto& row : table.rows)
        widths[i] = std::max(widths[i], set_.natural_width({row.at(i), table.language}, {10, false, 0}));
    }
    double narrow = 0, surplus = 0;
    for (const double width : widths) (width <= share ? narrow : surplus) += width;
    const double left = kTextWidth - kCell * static_cast<double>(widths.size() - 1) - narrow;
    for (double& width : widths)
      if (width > share && surplus > left) width *= left / surplus;
    return widths;
  }

  void add_row(const PaperTable& table, const std::vector<std::string>& cells, const std::vector<double>& widths,
               bool titles) {
    std::vector<Strip> strips;
    double x = set_.page_runs_left() ? kRight : kLeft;
    for (std::size_t i = 0; i < widths.size(); ++i) {
      if (set_.page_runs_left()) x -= widths[i];
      beside(strips, set_.lines({cells.at(i), table.language}, {10, titles, 0}, x, widths[i] + 0.5));
      x += set_.page_runs_left() ? -kCell : widths[i] + kCell;
    }
    ruled(strips);
    add(std::move(strips), titles ? kGap : kGap / 2, titles);
  }

  void add(std::vector<Strip> strips, double above, bool keep) {
    for (Strip& strip : strips) {
      strip.above += std::exchange(above, 0);
      strip.new_page = std::exchange(new_page_, false);
      strip.keep_with_next |= keep;
      done_.push_back(std::move(strip));
    }
  }

  Typesetter& set_;
  std::vector<Strip> done_;
  bool new_page_ = false;
};

}  // namespace

std::vector<Strip> strips_of(const Paper& paper, Typesetter& typesetter) {
  Blocks blocks(typesetter);
  for (const PaperBlock& block : paper.blocks) std::visit(blocks, block);
  return blocks.take();
}

}  // namespace inact::paper_module

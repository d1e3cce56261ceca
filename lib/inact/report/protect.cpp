#include "inact/report/protect.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "inact/report/guess.h"

namespace inact {
namespace {

constexpr std::int64_t kAnything = std::int64_t{1} << 40;

Printed exact(std::int64_t value) { return {Printed::Kind::Number, value}; }
constexpr Printed kWithheld = {Printed::Kind::Withheld, 0};

class Protector {
 public:
  Protector(const Report& report, const Protection& protection) : report_(report), protection_(protection) {
    if (protection.base < 2) throw std::logic_error("a base below 2 protects nothing");
  }

  /// Rounded down; 1 to base - 1 of the unit are small.
  Printed rounded(std::int64_t value, Unit unit) const {
    const std::int64_t step = step_of(unit);
    if (value == 0) return exact(0);
    if (value < step) return {Printed::Kind::Small, 0};
    return exact(value - value % step);
  }

  PrintedFigure print(const FigureInfo& figure) const {
    const Count& count = report_.of(figure.figure);
    if (figure.headline) return {figure.figure, exact(count.value), exact(count.previous), exact(count.year_to_date)};
    // What may have had to be withheld a month ago is not told now.
    return {figure.figure, rounded(count.value, figure.unit),
            figure.part_of ? kWithheld : rounded(count.previous, figure.unit), kWithheld};
  }

  PrintedBreakdown print(const BreakdownCount& count) const {
    const BreakdownInfo& about = info(count.breakdown);
    PrintedBreakdown printed{count.breakdown,
                             count.vocabulary,
                             false,
                             rounded(count.valid, about.unit),
                             rounded(count.missing_total(), about.unit),
                             {},
                             0};
    for (const BreakdownRow& row : count.rows)
      printed.rows.push_back({row.code, rounded(row.count, about.unit), std::nullopt});
    if (is_dominated(count)) return withheld(std::move(printed));
    if (tells(count, printed)) {
      printed.valid = printed.missing = kWithheld;
      if (tells(count, printed)) return withheld(std::move(printed));
    }
    return printed;
  }

  /// A figure that is a part of another, such as how many were set apart, follows from the other and from breakdowns
  /// that leave these out. Where that gives a number of 1 to base - 1 away, the figure itself is withheld, and if that
  /// does not help the margins of breakdowns, of as few as possible.
  void hide_part(const FigureInfo& figure, Printed& value, std::vector<PrintedBreakdown>& breakdowns) const {
    const std::int64_t real = report_.of(figure.figure).value;
    if (real == 0 || real >= step_of(figure.unit)) return;
    for (;;) {
      Guess guess = guess_at(value, figure.unit);
      guess.high = std::min(guess.high, report_.of(*figure.part_of).value);
      // Which breakdowns say that it is at least, or at most, so many.
      std::vector<PrintedBreakdown*> least, most;
      for (PrintedBreakdown& one : breakdowns) {
        if (one.withheld || !counts_without(figure.figure, info(one.breakdown).total)) continue;
        const Guess says = left_out(figure, one);
        if (says.low > guess.low) least.clear();
        if (says.low >= guess.low && says.low > 0) least.push_back(&one);
        if (says.high < guess.high) most.clear();
        if (says.high <= guess.high) most.push_back(&one);
        guess = {std::max(guess.low, says.low), std::min(guess.high, says.high)};
      }
      if (!guess.is_known()) return;
      if (value.kind != Printed::Kind::Withheld) {
        value = kWithheld;
        continue;
      }
      // Without one of the bounds it is not known: of one person not whether there was none.
      for (PrintedBreakdown* one : most.empty() || (!least.empty() && least.size() <= most.size()) ? least : most) {
        if (one->valid.kind == Printed::Kind::Withheld)
          *one = withheld(std::move(*one));
        else
          one->valid = one->missing = kWithheld;
      }
    }
  }

  /// Whether a breakdown of this total leaves out those whom the figure counts.
  static bool counts_without(Figure figure, std::optional<Figure> total) {
    if (figure == Figure::IntakeWithoutStatistics)
      return total == Figure::IntakePersons || total == Figure::IntakeConversations;
    return figure == Figure::VolunteerWithoutStatistics && total == Figure::VolunteerActive;
  }

 private:
  std::int64_t step_of(Unit unit) const { return protection_.base * counted_per(unit); }

  /// How many of the figure a breakdown leaves out, as far as it tells: of conversations, each of them has had one or
  /// more.
  Guess left_out(const FigureInfo& figure, const PrintedBreakdown& printed) const {
    const Figure total = *info(printed.breakdown).total;
    const std::int64_t all = report_.of(total).value;
    GuessedBreakdown guessed = guess_at(*report_.find(printed.breakdown), printed);
    guessed.total = {0, all};
    narrow(guessed);
    const std::int64_t least = all - guessed.total.high;
    return {total == figure.part_of ? least : std::min<std::int64_t>(1, least), all - guessed.total.low};
  }

  bool is_dominated(const BreakdownCount& count) const {
    return std::ranges::any_of(
        count.rows, [&](const BreakdownRow& row) { return row.count * 100 > count.valid * protection_.dominance; });
  }

  static PrintedBreakdown withheld(PrintedBreakdown printed) {
    printed.withheld = true;
    printed.rows.clear();
    printed.valid = printed.missing = kWithheld;
    return printed;
  }

  Guess guess_at(const Printed& printed, Unit unit) const {
    switch (printed.kind) {
      case Printed::Kind::Withheld: return {0, kAnything};
      case Printed::Kind::Small: return {1, step_of(unit) - 1};
      case Printed::Kind::Number: break;
    }
    if (printed.value == 0) return {0, 0};
    return {printed.value, printed.value + step_of(unit) - 1};
  }

  GuessedBreakdown guess_at(const BreakdownCount& count, const PrintedBreakdown& printed) const {
    const BreakdownInfo& about = info(count.breakdown);
    GuessedBreakdown guessed;
    guessed.multiple = about.multiple;
    for (const PrintedRow& row : printed.rows) guessed.rows.push_back(guess_at(row.count, about.unit));
    guessed.valid = guess_at(printed.valid, about.unit);
    guessed.missing = guess_at(printed.missing, about.unit);
    guessed.answers = {0, kAnything};
    return guessed;
  }

  /// Whether who knows the totals, of the population and of the answers, can tell a small number.
  bool tells(const BreakdownCount& count, const PrintedBreakdown& printed) const {
    const std::int64_t step = step_of(info(count.breakdown).unit);
    const std::int64_t missing = count.missing_total();
    GuessedBreakdown guessed = guess_at(count, printed);
    guessed.total = {count.valid + missing, count.valid + missing};
    std::int64_t answers = 0;
    for (const BreakdownRow& row : count.rows) answers += row.count;
    if (guessed.multiple) guessed.answers = {answers, answers};
    narrow(guessed);
    const auto is_told = [&](const Guess& guess, std::int64_t real) {
      return real > 0 && real < step && guess.is_known();
    };
    for (std::size_t i = 0; i < count.rows.size(); ++i)
      if (is_told(guessed.rows[i], count.rows[i].count)) return true;
    return printed.valid.kind != Printed::Kind::Withheld &&
           (is_told(guessed.valid, count.valid) || is_told(guessed.missing, missing));
  }

  const Report& report_;
  const Protection& protection_;
};

/// Of the printed numbers; whole per cent below a hundred answers.
void add_percentages(PrintedBreakdown& printed, std::int64_t from) {
  const std::int64_t valid = printed.valid.value;
  if (printed.valid.kind != Printed::Kind::Number || valid < from * counted_per(info(printed.breakdown).unit)) return;
  printed.decimals = valid < 100 * counted_per(info(printed.breakdown).unit) ? 0 : 1;
  const double scale = printed.decimals == 0 ? 1.0 : 10.0;
  for (PrintedRow& row : printed.rows)
    if (row.count.kind == Printed::Kind::Number)
      row.percent =
          std::round(scale * 100.0 * static_cast<double>(row.count.value) / static_cast<double>(valid)) / scale;
}

}  // namespace

PublishedReport protect(const Report& report, const Protection& protection) {
  const Protector protector(report, protection);
  PublishedReport published(report);
  published.base_ = protection.base;
  for (const FigureInfo& figure : figures()) published.figures_.push_back(protector.print(figure));
  for (const BreakdownCount& count : report.breakdowns) published.breakdowns_.push_back(protector.print(count));
  for (const FigureInfo& figure : figures())
    if (figure.part_of)
      protector.hide_part(figure, published.figures_[static_cast<std::size_t>(figure.figure)].value,
                          published.breakdowns_);
  for (PrintedBreakdown& printed : published.breakdowns_)
    if (!printed.withheld) add_percentages(printed, std::max(protection.percent_from, 1));
  return published;
}

InternalReport for_internal_use(const Report& report) {
  InternalReport internal(report);
  for (const FigureInfo& figure : figures()) {
    const Count& count = report.of(figure.figure);
    internal.figures_.push_back({figure.figure, exact(count.value), exact(count.previous), exact(count.year_to_date)});
  }
  for (const BreakdownCount& count : report.breakdowns) {
    PrintedBreakdown printed{
        count.breakdown, count.vocabulary, false, exact(count.valid), exact(count.missing_total()), {}, 0};
    for (const BreakdownRow& row : count.rows) printed.rows.push_back({row.code, exact(row.count), std::nullopt});
    add_percentages(printed, 1);
    internal.breakdowns_.push_back(std::move(printed));
  }
  return internal;
}

}  // namespace inact

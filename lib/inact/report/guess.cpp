#include "inact/report/guess.h"

#include <algorithm>

namespace inact {
namespace {

bool cut(Guess& guess, std::int64_t low, std::int64_t high) {
  const Guess before = guess;
  guess.low = std::max(guess.low, low);
  guess.high = std::min(guess.high, high);
  return !(guess == before);
}

/// The parts add up to the sum.
bool narrow_sum(const std::vector<Guess*>& parts, Guess& sum) {
  std::int64_t low = 0;
  std::int64_t high = 0;
  for (const Guess* part : parts) {
    low += part->low;
    high += part->high;
  }
  bool changed = cut(sum, low, high);
  for (Guess* part : parts) changed |= cut(*part, sum.low - (high - part->high), sum.high - (low - part->low));
  return changed;
}

}  // namespace

void narrow(GuessedBreakdown& breakdown) {
  std::vector<Guess*> rows;
  for (Guess& row : breakdown.rows) rows.push_back(&row);
  // Each round narrows a whole number or ends; a few rounds are enough, as the sums form a chain.
  for (int round = 0; round < 100; ++round) {
    Guess& answers = breakdown.answers;
    Guess& valid = breakdown.valid;
    bool changed = narrow_sum(rows, answers);
    if (breakdown.multiple) {
      changed |= cut(valid, 0, answers.high);
      for (Guess* row : rows) changed |= cut(*row, 0, valid.high) | cut(valid, row->low, valid.high);
    } else {
      changed |= cut(valid, answers.low, answers.high) | cut(answers, valid.low, valid.high);
    }
    changed |= narrow_sum({&valid, &breakdown.missing}, breakdown.total);
    if (!changed) return;
  }
}

}  // namespace inact

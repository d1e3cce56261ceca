// What one can compute from printed numbers: the attacker that protection reckons with.
#pragma once

#include <cstdint>
#include <vector>

namespace inact {

/// All that is known of a number: it is one of low … high.
struct Guess {
  std::int64_t low = 0;
  std::int64_t high = 0;
  bool is_known() const { return low == high; }
  friend bool operator==(const Guess&, const Guess&) = default;
};

/// One breakdown as it is guessed at. The rows add up to the answers; the valid and the missing make the total. Answers
/// and the valid are the same, but where one may give several: then each valid one has given one or more, and no row
/// has more than there are valid ones.
struct GuessedBreakdown {
  bool multiple = false;
  std::vector<Guess> rows;
  Guess answers, valid, missing, total;
};

/// Narrows every guess to what fits all the others. Guesses that fit nothing (low > high) were wrong to begin with.
void narrow(GuessedBreakdown& breakdown);

}  // namespace inact

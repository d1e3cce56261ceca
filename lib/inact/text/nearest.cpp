#include <algorithm>

#include "inact/text/code_points.h"
#include "inact/text/fold.h"

namespace inact {
namespace {

std::u32string lower(std::string_view word) {
  std::u32string letters = code_points(word);
  for (char32_t& c : letters)
    if (c >= U'A' && c <= U'Z') c += U'a' - U'A';
  return letters;
}

/// Letters changed, missing, added, or swapped with the next (optimal string alignment).
std::size_t mistakes(std::u32string_view a, std::u32string_view b) {
  std::vector<std::size_t> before(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] != b[j - 1])});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) row[j] = std::min(row[j], before[j - 2] + 1);
    }
    before.swap(last);
    last.swap(row);
  }
  return last[b.size()];
}

/// The one thing of which a name begins so; nothing when there are several.
std::string only_beginning(std::u32string_view wanted, const std::vector<Naming>& candidates) {
  constexpr std::size_t kFewestLetters = 2;
  std::string only;
  if (wanted.size() < kFewestLetters) return only;
  for (const Naming& candidate : candidates) {
    if (candidate.meaning == only || !lower(candidate.name).starts_with(wanted)) continue;
    if (!only.empty()) return {};
    only = candidate.meaning;
  }
  return only;
}

}  // namespace

std::string nearest(std::string_view word, const std::vector<Naming>& candidates) {
  const std::u32string wanted = lower(word);
  std::string best = only_beginning(wanted, candidates);
  if (!best.empty()) return best;
  std::size_t fewest = 0;
  for (const Naming& candidate : candidates) {
    const std::u32string letters = lower(candidate.name);
    const std::size_t allowed = std::max(wanted.size(), letters.size()) / 3;
    const std::size_t apart = std::max(wanted.size(), letters.size()) - std::min(wanted.size(), letters.size());
    if (apart > allowed) continue;
    const std::size_t wrong = mistakes(wanted, letters);
    if (wrong > allowed || (!best.empty() && wrong >= fewest)) continue;
    best = candidate.meaning;
    fewest = wrong;
  }
  return best;
}

std::string nearest(std::string_view word, const std::vector<std::string>& candidates) {
  std::vector<Naming> named;
  for (const std::string& candidate : candidates) named.push_back({candidate, candidate});
  return nearest(word, named);
}

}  // namespace inact

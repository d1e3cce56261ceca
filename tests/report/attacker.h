// Somebody who reads published reports and computes. Knows nothing of how inact protects them, only what stands in the
// documents and what everybody can know of such tables.
#pragma once

#include <map>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

namespace attack {

/// A whole number nobody prints, between two bounds.
struct Unknown {
  std::string name;  ///< month/table/code
  std::int64_t low;
  std::int64_t high;
};

/// Sums of unknowns that are known, or at most so much: solved by narrowing bounds until nothing moves.
class Attacker {
 public:
  /// The next unknown.
  std::size_t add(std::string name, std::int64_t low, std::int64_t high);
  /// low <= the sum of factor × unknown <= high
  void know(std::vector<std::pair<std::size_t, std::int64_t>> sum, std::int64_t low, std::int64_t high);
  void solve();
  const std::vector<Unknown>& unknowns() const { return unknowns_; }

 private:
  struct Fact {
    std::vector<std::pair<std::size_t, std::int64_t>> sum;
    std::int64_t low, high;
  };
  std::vector<Unknown> unknowns_;
  std::vector<Fact> facts_;
};

/// The totals of breakdowns, by month and table, that the attacker learned elsewhere.
using Totals = std::map<std::string, std::int64_t>;

/// The small numbers (1 to base - 1) that can be told from these documents, by name. `documents`: inact.report/1.
std::vector<std::string> told(const std::vector<nlohmann::json>& documents, const Totals& totals);

}  // namespace attack

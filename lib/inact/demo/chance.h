// Chance that comes out the same on every machine: the distributions of <random> do not.
#pragma once

#include <array>
#include <cstdint>
#include <initializer_list>
#include <vector>

namespace inact {

/// SplitMix64 (Steele, Lea and Flood, 2014).
class Chance {
 public:
  explicit Chance(std::uint64_t seed) : state_(seed) {}

  std::uint64_t next() {
    state_ += kStep;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
    return z ^ (z >> 31);
  }
  /// A whole number from `least` to `most`.
  int number(int least, int most) {
    return least + static_cast<int>(next() % static_cast<std::uint64_t>(most - least + 1));
  }
  /// True in so many of a hundred cases.
  bool percent(int of_hundred) { return number(1, 100) <= of_hundred; }
  template <class List>
  const auto& one_of(const List& list) {
    return *(list.begin() + static_cast<std::ptrdiff_t>(next() % list.size()));
  }
  /// An index, drawn by the weights.
  std::size_t weighted(const std::vector<int>& weights) {
    int total = 0;
    for (const int weight : weights) total += weight;
    int left = number(1, total);
    std::size_t index = 0;
    while ((left -= weights[index]) > 0) ++index;
    return index;
  }
  /// Leaves so many numbers out.
  void skip(std::uint64_t count) { state_ += count * kStep; }
  std::array<std::uint8_t, 16> bytes() {
    std::array<std::uint8_t, 16> all{};
    for (std::size_t i = 0; i < all.size(); ++i) all[i] = static_cast<std::uint8_t>(next());
    return all;
  }

 private:
  static constexpr std::uint64_t kStep = 0x9E3779B97F4A7C15;
  std::uint64_t state_;
};

}  // namespace inact

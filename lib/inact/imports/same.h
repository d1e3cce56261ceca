// Finds rows of one person within one file.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace inact {

/// What was seen before under one name, and by one person.
struct SeenBefore {
  std::optional<int> person;    ///< the line on which this person was first seen
  std::optional<int> namesake;  ///< the line on which this name was first seen
};

/// Remembers who was read: 24 bytes each, keyed hashes and not the texts. Two people are taken for one with a
/// probability of 2^-64 when they have the same name, 2^-128 otherwise.
class PeopleSeen {
 public:
  PeopleSeen() : slots_(64) {}
  /// Tells what was seen, and remembers the line when this person is new. `identity` is what tells people of one name
  /// apart.
  SeenBefore see(std::string_view name, std::string_view identity, int line);

 private:
  struct Slot {
    std::uint64_t name = 0;
    std::uint64_t identity = 0;
    int line = 0;        ///< 0: free
    bool apart = false;  ///< stands apart from the others of its name
  };
  Slot& slot_of(std::uint64_t name, std::uint64_t identity, std::optional<int>& namesake);
  void grow();
  std::vector<Slot> slots_;
  std::size_t used_ = 0;
};

}  // namespace inact

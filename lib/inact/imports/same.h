// Finds rows of one person within one file.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "inact/seal/hash.h"

namespace inact {

/// The line on which a text was first seen. Keeps a keyed hash of each and not the texts: two of them are taken for one
/// with a probability of 2^-128. At most 80 bytes a text.
class FirstLines {
 public:
  /// The line of the first call with this text; nothing, and `line` is kept, when this is the first.
  std::optional<int> first(std::string_view text, int line);

 private:
  struct Slot {
    KeyedHash hash{};
    int line = 0;  ///< 0: free
  };
  Slot& slot_of(const KeyedHash& hash);
  void grow();
  std::vector<Slot> slots_;
  std::size_t used_ = 0;
};

}  // namespace inact

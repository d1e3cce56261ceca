// A large text, looked at stretch by stretch.
#pragma once

#include <algorithm>
#include <cstddef>
#include <functional>

namespace inact {

/// Is told how far a text was read: whoever holds it may let go of what lies before.
using ReadUpTo = std::function<void(std::size_t)>;

inline constexpr std::size_t kWindow = std::size_t{8} << 20;

/// Calls `look(begin, end)`, which gives where it got to, with one stretch after the other, until the whole text was
/// looked at or it got no further. Gives where that is.
template <class Look>
std::size_t in_windows(std::size_t size, const ReadUpTo& read_up_to, const Look& look) {
  std::size_t at = 0;
  while (at < size) {
    const std::size_t got = look(at, std::min(at + kWindow, size));
    if (read_up_to) read_up_to(got);
    if (got == at) break;
    at = got;
  }
  return at;
}

}  // namespace inact

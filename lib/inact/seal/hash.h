// Hashes: of files, and of words under a key.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace inact {

/// SHA-256 in 64 hexadecimal digits, lower case.
std::string sha256(std::string_view bytes);

/// 16 bytes by which an equal word is found again, and from which the word cannot be told without the key.
using KeyedHash = std::array<std::uint8_t, 16>;

/// SipHash-2-4 with 128 bits: tens of nanoseconds for a name.
class IndexKey {
 public:
  explicit IndexKey(std::array<std::uint8_t, 16> key) : key_(key) {}
  KeyedHash hash(std::string_view word) const;

 private:
  std::array<std::uint8_t, 16> key_;
};

}  // namespace inact

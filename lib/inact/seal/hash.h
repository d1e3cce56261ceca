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

/// The same of bytes that come piece by piece.
class Sha256 {
 public:
  Sha256();
  void add(std::string_view bytes);
  /// Once, at the end.
  std::string hex();

 private:
  alignas(8) std::array<unsigned char, 104> state_{};  ///< libsodium's, which is not in this header
};

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

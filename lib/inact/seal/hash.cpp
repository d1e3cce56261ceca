#include "inact/seal/hash.h"

#include <sodium.h>

namespace inact {
namespace {

// Hashing needs no sodium_init(): nothing random, no memory to lock.
const unsigned char* data(std::string_view bytes) { return reinterpret_cast<const unsigned char*>(bytes.data()); }

crypto_hash_sha256_state* state_of(std::array<unsigned char, 104>& bytes) {
  static_assert(sizeof(crypto_hash_sha256_state) == 104 && alignof(crypto_hash_sha256_state) <= 8);
  return reinterpret_cast<crypto_hash_sha256_state*>(bytes.data());
}

}  // namespace

std::string sha256(std::string_view bytes) {
  Sha256 hash;
  hash.add(bytes);
  return hash.hex();
}

Sha256::Sha256() { crypto_hash_sha256_init(state_of(state_)); }

void Sha256::add(std::string_view bytes) { crypto_hash_sha256_update(state_of(state_), data(bytes), bytes.size()); }

std::string Sha256::hex() {
  std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
  crypto_hash_sha256_final(state_of(state_), hash.data());
  std::string hex(2 * hash.size() + 1, '\0');
  sodium_bin2hex(hex.data(), hex.size(), hash.data(), hash.size());
  hex.pop_back();
  return hex;
}

KeyedHash IndexKey::hash(std::string_view word) const {
  static_assert(crypto_shorthash_siphashx24_KEYBYTES == 16 && crypto_shorthash_siphashx24_BYTES == 16);
  KeyedHash result{};
  crypto_shorthash_siphashx24(result.data(), data(word), word.size(), key_.data());
  return result;
}

}  // namespace inact

#include "inact/seal/random.h"

#include <sodium.h>

#include <stdexcept>

namespace inact {

void fill_random(std::span<std::uint8_t> bytes) {
  if (sodium_init() < 0) throw std::runtime_error("the system gives no random bytes");
  randombytes_buf(bytes.data(), bytes.size());
}

}  // namespace inact

#include "inact/seal/uuid.h"

#include "inact/seal/random.h"

namespace inact {

std::string uuid_v4(std::array<std::uint8_t, 16> bytes) {
  constexpr char kDigits[] = "0123456789abcdef";
  bytes[6] = static_cast<std::uint8_t>(0x40 | (bytes[6] & 0x0F));
  bytes[8] = static_cast<std::uint8_t>(0x80 | (bytes[8] & 0x3F));
  std::string text;
  text.reserve(36);
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (i == 4 || i == 6 || i == 8 || i == 10) text += '-';
    text += kDigits[bytes[i] >> 4];
    text += kDigits[bytes[i] & 0x0F];
  }
  return text;
}

std::string random_uuid() {
  std::array<std::uint8_t, 16> bytes{};
  fill_random(bytes);
  return uuid_v4(bytes);
}

}  // namespace inact

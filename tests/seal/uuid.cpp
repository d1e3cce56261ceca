#include "inact/seal/uuid.h"

#include <doctest/doctest.h>

using namespace inact;

TEST_CASE("a UUID says its version and variant and keeps the other bits") {
  std::array<std::uint8_t, 16> bytes{};
  CHECK(uuid_v4(bytes) == "00000000-0000-4000-8000-000000000000");
  bytes.fill(0xFF);
  CHECK(uuid_v4(bytes) == "ffffffff-ffff-4fff-bfff-ffffffffffff");
  bytes = {0x01, 0x23, 0x45, 0x67, 0x89, 0xab, 0xcd, 0xef, 0x01, 0x23, 0x45, 0x67, 0x89, 0xab, 0xcd, 0xef};
  CHECK(uuid_v4(bytes) == "01234567-89ab-4def-8123-456789abcdef");
}

TEST_CASE("two random UUIDs differ") { CHECK(random_uuid() != random_uuid()); }

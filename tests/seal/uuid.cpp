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

TEST_CASE("a UUID of version 5 is that of its namespace and name") {
  // RFC 9562, A.4; the others by Python's uuid.uuid5.
  CHECK(uuid_v5("6ba7b810-9dad-11d1-80b4-00c04fd430c8", "www.example.com") == "2ed6657d-e927-568b-95e1-2665a8aea6a2");
  CHECK(uuid_v5("6BA7B8109DAD11D180B400C04FD430C8", "www.example.com") == "2ed6657d-e927-568b-95e1-2665a8aea6a2");
  for (const auto& [length, uuid] : {std::pair{0u, "4ebd0208-8328-5d69-8c44-ec50939c0967"},
                                     {39u, "2f80c0d1-1c62-579f-8d68-e61ad5592c9b"},
                                     {40u, "e56fd57a-7633-5e1d-8f80-70e05ac413e5"},
                                     {47u, "a112377b-8258-5ef7-b5b0-d2540bc03abb"},
                                     {48u, "83993b6c-dea9-55ca-be5b-9989c85943fc"},
                                     {1000u, "f6d12730-a238-51ed-bf69-3689855f9bbf"}})
    CHECK(uuid_v5("6ba7b810-9dad-11d1-80b4-00c04fd430c8", std::string(length, 'x')) == uuid);
  CHECK_THROWS(uuid_v5("6ba7b810", "x"));
  CHECK_THROWS(uuid_v5("6ba7b810-9dad-11d1-80b4-00c04fd430cx", "x"));
}

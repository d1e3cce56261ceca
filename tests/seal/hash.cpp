#include "inact/seal/hash.h"

#include <doctest/doctest.h>

using namespace inact;

TEST_CASE("SHA-256 gives the digests of FIPS 180-4") {
  CHECK(sha256("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(sha256("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST_CASE("a keyed hash is that of SipHash-2-4 with 128 bits, and another under another key") {
  std::array<std::uint8_t, 16> bytes{};
  for (std::size_t i = 0; i < bytes.size(); ++i) bytes[i] = static_cast<std::uint8_t>(i);
  // the first two of the reference vectors of the authors (vectors_sip128)
  CHECK(IndexKey(bytes).hash("") == KeyedHash{0xa3, 0x81, 0x7f, 0x04, 0xba, 0x25, 0xa8, 0xe6,  //
                                              0x6d, 0xf6, 0x72, 0x14, 0xc7, 0x55, 0x02, 0x93});
  CHECK(IndexKey(bytes).hash(std::string_view("\0", 1)) == KeyedHash{0xda, 0x87, 0xc1, 0xd8, 0x6b, 0x99, 0xaf, 0x44,  //
                                                                     0x34, 0x76, 0x59, 0x11, 0x9b, 0x22, 0xfc, 0x45});
  CHECK(IndexKey({1}).hash("amal") != IndexKey({2}).hash("amal"));
}

#include "inact/imports/encoding.h"

#include <doctest/doctest.h>

#include "inact/base/error.h"

using namespace inact;
using namespace std::literals;

TEST_CASE("UTF-8 is taken as it is, without its byte order mark") {
  const std::string bytes = "\xEF\xBB\xBFName;ä";
  const Decoded decoded = decode(bytes);
  CHECK(decoded.text() == "Name;ä");
  CHECK(decoded.text().data() == bytes.data() + 3);
  CHECK(decoded.encoding == "UTF-8");
  CHECK(decoded.bom);
  CHECK_FALSE(decoded.guessed);
  CHECK_FALSE(decoded.problem.has_value());
}

TEST_CASE("bytes that are Windows-1252 and nothing else are read as such, and that is a guess") {
  const Decoded decoded = decode("J\xFCrgen \x84\x80\x93\n");
  CHECK(decoded.text() == "Jürgen „€“\n");
  CHECK(decoded.encoding == "Windows-1252");
  CHECK(decoded.guessed);
  for (const std::string& bytes : {"M\xC3\xBCller J\xFCrgen"s, "J\xFCrgen \x81"s, "J\xFCrgen \x01"s, "J\xFCrgen\0"s}) {
    const Decoded refused = decode(bytes);
    REQUIRE(refused.problem.has_value());
    CHECK(refused.problem->offset == bytes.find('\xFC'));
  }
}

TEST_CASE("a named encoding overrides what the bytes look like") {
  CHECK(decode("M\x9Fller", "macroman").text() == "Müller");
  CHECK(decode("M\x81ller", "cp850").text() == "Müller");
  CHECK(decode("\xA4", "ISO-8859-15").text() == "€");
  CHECK(decode("M\xC3\xBCller", "windows-1252").text() == "MÃ¼ller");
  CHECK(decode("\xFF\xFE\xFC\0"sv, "utf-16").text() == "ü");
  CHECK(decode("\xFC\0"sv, "UTF-16LE").text() == "ü");
  CHECK(decode("a\xFC", "utf-8").problem->offset == 1);
  CHECK_THROWS_AS(decode("a", "utf-99"), Error);
  CHECK_THROWS_AS(decode("a", ""), Error);
}

TEST_CASE("UTF-16 keeps characters beyond the first plane and refuses half ones") {
  CHECK(decode("\xFF\xFE\x3D\xD8\x00\xDE"sv).text() == "😀");
  const Decoded half = decode(
      "\xFF\xFE"
      "a\0\x3D\xD8"
      "b\0"sv);
  REQUIRE(half.problem.has_value());
  CHECK(half.problem->offset == 1);
  CHECK(decode("\xFF\xFE"
               "a\0b"sv)
            .problem.has_value());
}

TEST_CASE("files that are no text are refused with what they are") {
  for (const std::string_view bytes :
       {""sv, "PK\3\4rest"sv, "\xD0\xCF\x11\xE0"sv, "%PDF-1.7"sv, "\xEF\xBB\xBF <!doctype html>"sv, "<HTML><body>"sv,
        "<?xml version=\"1.0\"?>"sv, "\0\0\xFE\xFF"sv, "\xFF\xFE\0\0a\0\0\0"sv, "\xEF\xBB\xBF"sv, "\xFF\xFE"sv}) {
    const Decoded decoded = decode(bytes);
    REQUIRE(decoded.problem.has_value());
    CHECK_FALSE(decoded.problem->offset.has_value());
  }
}

TEST_CASE("the first byte that is not UTF-8 is found behind any number of others") {
  for (std::size_t n = 0; n < 40; ++n) {
    CHECK(valid_utf8_prefix(std::string(n, 'a') + "\xFC" + std::string(n, 'b')) == n);
    CHECK(valid_utf8_prefix(std::string(n, 'a') + "ü") == n + 2);
    CHECK(valid_utf8_prefix(std::string(n, 'a') + "\xC3") == n);
  }
  for (const std::string_view bytes : {"\xC0\x80"sv, "\xED\xA0\x80"sv, "\xF4\x90\x80\x80"sv, "\xE2\x82"sv})
    CHECK(valid_utf8_prefix(bytes) == 0);
}

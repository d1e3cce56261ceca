#include <doctest/doctest.h>

#include "inact/base/error.h"
#include "inact/text/fold.h"

using namespace inact;

TEST_CASE("text is stored without outer white space and composed") {
  CHECK(stored_text("  Anna \t") == "Anna");
  CHECK(stored_text("\u00A0\u200B\uFEFFAnna\u3000\u2028") == "Anna");
  CHECK(stored_text("Mu\u0308ller") == "Müller");
  CHECK(stored_text("Anna\nBerta") == "Anna\nBerta");
  CHECK(stored_text("a\tb\u0085c\u2028d") == "a\tb\u0085c\u2028d");
  CHECK(stored_text("") == "");
  CHECK(stored_text(" \n ") == "");
}

TEST_CASE("what only looks dangerous is stored as given") {
  for (const char* text : {"Robert'); DROP TABLE person;--", "100 % {n} {}", "\u202Egpj.exe", "می\u200Cخواهم",
                           "<b>fett</b>", "=1+1", "\\x1b[31m", "👩‍👩‍👧"})
    CHECK(stored_text(text) == text);
  const std::string huge(10'000, 'x');
  CHECK(stored_text(huge) == huge);
}

TEST_CASE("control characters and bytes that are not UTF-8 are refused") {
  for (const std::string_view text :
       {std::string_view("a\0b", 3), std::string_view("\x1b[31mred"), std::string_view("a\x7F"),
        std::string_view("a\x0B"), std::string_view("\x0C"), std::string_view("\u009B31m"),
        std::string_view("M\xFCller"), std::string_view("\xC0\x80"), std::string_view("\xED\xA0\x80"),
        std::string_view("\xF5\x80\x80\x80"), std::string_view("caf\xC3")}) {
    CAPTURE(shown(text));
    try {
      stored_text(text);
      FAIL("accepted");
    } catch (const Error& error) {
      CHECK(error.kind() == ErrorKind::Refused);
    }
  }
}

TEST_CASE("UTF-8 is told from other bytes at every length") {
  const std::string valid = "aß€𝄞";
  for (std::size_t n = 0; n <= valid.size(); ++n)
    CHECK(is_utf8(std::string(20, 'x') + valid.substr(0, n)) == (n <= 1 || n == 3 || n == 6 || n == 10));
  CHECK(!is_utf8("\x80"));
  CHECK(!is_utf8("\xE0\x80\x80"));
  CHECK(!is_utf8("\xF0\x8F\xBF\xBF"));
  CHECK(!is_utf8("\xF4\x90\x80\x80"));
  CHECK(is_utf8("\xF4\x8F\xBF\xBF"));
}

#include <doctest/doctest.h>

#include "inact/text/fold.h"

using namespace inact;

TEST_CASE("what a terminal would obey is shown as its number") {
  CHECK(shown("\x1b[31mred\x1b[0m") == "\\x1b[31mred\\x1b[0m");
  CHECK(shown("a\nb\tc\rd") == "a\\x0ab\\x09c\\x0dd");
  CHECK(shown("\x7F\u0085\u009B") == "\\x7f\\x85\\x9b");
  CHECK(shown("\u202Eabc\u202C \u2066x\u2069 \u200Ey\u200F") == "\\u202eabc\\u202c \\u2066x\\u2069 \\u200ey\\u200f");
  CHECK(shown("a\u2028b\u2029c") == "a\\u2028b\\u2029c");
  CHECK(shown("M\xFCller \xC0\x80") == "M\\xfcller \\xc0\\x80");
  CHECK(shown(std::string_view("a\0b", 3)) == "a\\x00b");
}

TEST_CASE("letters, joiners and emoji of every script are shown as they are") {
  for (const char* text : {"Müller {} %s", "محمد", "می\u200Cخواهم", "王小明", "👩\u200D👧", "Ⴀ", "a\u0301"})
    CHECK(shown(text) == text);
}

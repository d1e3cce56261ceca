#include "inact/table/json.h"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

using namespace inact;

namespace {

template <class T>
std::string json(T value) {
  std::string out;
  append_json(out, value);
  return out;
}

}  // namespace

TEST_CASE("a JSON string holds every text, and shows nothing that a terminal obeys") {
  CHECK(json(std::string_view("")) == "\"\"");
  CHECK(json(std::string_view("a\"b\\c/d")) == "\"a\\\"b\\\\c/d\"");
  CHECK(json(std::string_view("\n\r\t\x1b\x01")) == "\"\\n\\r\\t\\u001b\\u0001\"");
  CHECK(json(std::string_view("\u202Ex\u2028\u009B\x7F")) == "\"\\u202ex\\u2028\\u009b\\u007f\"");
  CHECK(json(std::string_view("M\xFCller")) == "\"M\uFFFDller\"");
  CHECK(json(std::string_view("👋 Ё")) == "\"👋 Ё\"");
  CHECK(json(std::string_view("a\0b", 3)) == "\"a\\u0000b\"");
}

TEST_CASE("a JSON number reads as the same and is never without a decimal point") {
  CHECK(json(0.0) == "0.0");
  CHECK(json(50.0) == "50.0");
  CHECK(json(87.5) == "87.5");
  CHECK(json(0.1) == "0.1");
  CHECK(json(-1.0 / 3) == "-0.3333333333333333");
  CHECK(json(1e300) == "1e+300");
  CHECK(json(std::numeric_limits<double>::infinity()) == "null");
  CHECK(json(std::nan("")) == "null");
}

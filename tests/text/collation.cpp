#include <doctest/doctest.h>

#include <algorithm>

#include "inact/text/fold.h"

using namespace inact;

TEST_CASE("a list of names is sorted as a German telephone directory") {
  std::vector<std::string> names = {"Юлія", "Muster", "Müller",  "Mueller", "Muller", "anna",
                                    "Anna", "Ozan",   "Özdemir", "Zoe",     "王"};
  std::ranges::sort(names, name_less);
  CHECK(names == std::vector<std::string>{"anna", "Anna", "Mueller", "Müller", "Muller", "Muster", "Özdemir", "Ozan",
                                          "Zoe", "Юлія", "王"});
}

TEST_CASE("collation keys have the order of name_less, and only the same text the same key") {
  const std::vector<std::string> names = {
      "",       "a",     "A",   "ä",   "ae",        "Özdemir", "Oezdemir", "محمد",
      "王小明", "Ольга", "a b", "a-b", "Mu\u0308l", "Mül",     "\x01",     std::string(500, 'x')};
  for (const std::string& a : names)
    for (const std::string& b : names) {
      CAPTURE(a);
      CAPTURE(b);
      CHECK(name_less(a, b) == (collation_key(a) < collation_key(b)));
    }
}

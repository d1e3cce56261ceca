#include <doctest/doctest.h>

#include <algorithm>

#include "inact/base/error.h"
#include "inact/base/module.h"
#include "inact/text/fold.h"

using namespace inact;

TEST_CASE("a list of names is sorted as a German telephone directory") {
  std::vector<std::string> names = {"Юлія", "Muster", "Müller",  "Mueller", "Muller", "anna",
                                    "Anna", "Ozan",   "Özdemir", "Zoe",     "王"};
  std::ranges::sort(names, {}, collation_key);
  CHECK(names == std::vector<std::string>{"anna", "Anna", "Mueller", "Müller", "Muller", "Muster", "Özdemir", "Ozan",
                                          "Zoe", "Юлія", "王"});
}

TEST_CASE("only the same text has the same collation key") {
  const std::vector<std::string> names = {"",        "a",        "A",    "ä",      "ae",
                                          "Özdemir", "Oezdemir", "محمد", "王小明", "Ольга",
                                          "a b",     "a-b",      "Mül",  "\x01",   std::string(500, 'x')};
  for (const std::string& a : names)
    for (const std::string& b : names) {
      CAPTURE(a);
      CAPTURE(b);
      CHECK((collation_key(a) == collation_key(b)) == (a == b));
    }
}

TEST_CASE("a module that is not there names the packages it needs") {
  try {
    module_function("nonsense", "nothing", "libnonsense1");
    FAIL("it was opened");
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::Unavailable);
    CHECK(std::get<std::string>(error.hint().arguments.front().value) == "libnonsense1");
  }
}

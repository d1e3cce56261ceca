#include "inact/seal/sealed.h"

#include <doctest/doctest.h>

#include "inact/base/error.h"

using namespace inact;

TEST_CASE("sealed content comes back byte for byte behind its form") {
  const std::string content("a\0b\xFF", 4);
  CHECK(seal(content).front() == 0);
  CHECK(unseal(seal(content)) == content);
  CHECK(unseal(seal("")).empty());
}

TEST_CASE("a form of a later version is not taken for text") {
  CHECK_THROWS_AS(unseal({1, 'a'}), Error);
  CHECK_THROWS_AS(unseal({}), Error);
}

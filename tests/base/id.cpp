#include "inact/base/id.h"

#include <doctest/doctest.h>

#include "inact/base/error.h"

using namespace inact;

TEST_CASE("an id is read in upper and lower case and as a bare number") {
  CHECK(PersonId::parse("P12").value == 12);
  CHECK(PersonId::parse("p12").value == 12);
  CHECK(PersonId::parse("12").value == 12);
  CHECK(PersonId::parse("07").value == 7);
  CHECK(PersonId{12}.str() == "P12");
}

TEST_CASE("an id of another kind, zero, and things that are no id are refused as usage errors") {
  for (const char* text : {"R14", "", "P", "P0", "0", "P-1", "P1x", "X7", "P99999999999999999999", "P 12"}) {
    CAPTURE(text);
    try {
      PersonId::parse(text);
      FAIL("accepted");
    } catch (const Error& error) {
      CHECK(error.kind() == ErrorKind::Usage);
    }
  }
}

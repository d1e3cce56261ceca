#include "inact/text/matching.h"

#include <doctest/doctest.h>

using namespace inact;

TEST_CASE("typed words are those of a name, whatever the spelling and script") {
  const auto match = [](const char* typed, const char* name) {
    return words_match(search_words(typed), search_words(name));
  };
  CHECK(match("mueller", "Müller-Haus") == 1);
  CHECK(match("haus müller", "Müller-Haus") == 1);
  CHECK(match("mull", "Müller-Haus") == doctest::Approx(0.95));
  CHECK(match("beratng", "Beratung") > 0.8);
  CHECK(match("Олександра", "Oleksandra") == 1);
  CHECK(match("müller beratung", "Müller-Haus") == 0);
  CHECK(match("", "Müller") == 0);
}

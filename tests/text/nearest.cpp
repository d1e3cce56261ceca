#include <doctest/doctest.h>

#include "inact/text/fold.h"

using namespace inact;

TEST_CASE("a mistyped word is answered with the word that was meant") {
  const std::vector<std::string> words = {"intake", "refer", "workshop", "network", "report", "add", "no_show"};
  CHECK(nearest("worksop", words) == "workshop");
  CHECK(nearest("wrokshop", words) == "workshop");
  CHECK(nearest("WORKSHOP", words) == "workshop");
  CHECK(nearest("reffer", words) == "refer");
  CHECK(nearest("raport", words) == "report");
  CHECK(nearest("ad", words) == "add");
  CHECK(nearest("no-show", words) == "no_show");
}

TEST_CASE("a word that nothing is like is answered with nothing") {
  const std::vector<std::string> words = {"intake", "refer", "add"};
  CHECK(nearest("xyzzy", words) == "");
  CHECK(nearest("", words) == "");
  CHECK(nearest("a", words) == "");
  CHECK(nearest("refer", {}) == "");
  CHECK(nearest(std::string(10'000, 'x'), words) == "");
}

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
  CHECK(nearest("refer", std::vector<std::string>()) == "");
  CHECK(nearest(std::string(10'000, 'x'), words) == "");
}

TEST_CASE("the beginning of one word stands for it, that of several for none") {
  const std::vector<std::string> words = {"housing", "health", "family", "family_reunification", "never", "json"};
  CHECK(nearest("hous", words) == "housing");
  CHECK(nearest("HE", words) == "health");
  CHECK(nearest("h", words) == "");
  CHECK(nearest("fam", words) == "");
  CHECK(nearest("nevr", words) == "never");
  CHECK(nearest("jsn", words) == "json");
}

TEST_CASE("a thing with several names is found by each") {
  const std::vector<Naming> names = {
      {"photo", "photo"}, {"photographs", "photo"}, {"Fotos", "photo"}, {"forms", "forms"}};
  CHECK(nearest("foto", names) == "photo");
  CHECK(nearest("phot", names) == "photo");
  CHECK(nearest("fo", names) == "");
}

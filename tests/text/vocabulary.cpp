#include "inact/text/vocabulary.h"

#include <doctest/doctest.h>

#include <stdexcept>

using namespace inact;

namespace {

Vocabulary needs() {
  Vocabulary v{"need", false, {}};
  v.terms.resize(3);
  v.terms[0].code = "housing";
  v.terms[1].code = "shelter";
  v.terms[1].retired = true;
  v.terms[1].successor = "housing";
  v.terms[2].code = "fa-AF";
  v.terms[2].aliases = {"prs"};
  return v;
}

}  // namespace

TEST_CASE("a code is found with its place, retired ones too") {
  const Vocabulary v = needs();
  REQUIRE(v.find("shelter"));
  CHECK(v.find("shelter")->successor == "housing");
  CHECK_FALSE(v.find("Shelter"));
  CHECK(v.position("fa-AF") == 2);
  CHECK(v.position("nothing") == 3);
}

TEST_CASE("a vocabulary is found by name and a missing one is a fault of ours") {
  Vocabularies all;
  all.add(needs());
  CHECK(all.has("need"));
  CHECK(all["need"].terms.size() == 3);
  CHECK(all.edit("nothing") == nullptr);
  CHECK_THROWS_AS(all["nothing"], std::out_of_range);
}

#include "inact/text/vocabulary.h"

#include <doctest/doctest.h>

#include <stdexcept>

#include "inact/base/error.h"

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

Error error_of(const Vocabulary& vocabulary, std::string_view typed) {
  try {
    vocabulary.accept(typed);
  } catch (const Error& error) {
    return error;
  }
  FAIL("accepted");
  throw std::logic_error("unreachable");
}

std::string argument(const Error& error, std::string_view name) {
  for (const Argument& argument : error.message().arguments)
    if (argument.name == name) return std::get<std::string>(argument.value);
  return {};
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

TEST_CASE("a typed code is accepted in upper and lower case and under its aliases") {
  const Vocabulary v = needs();
  CHECK(v.accept("HOUSING") == "housing");
  CHECK(v.accept("fa-af") == "fa-AF");
  CHECK(v.accept("prs") == "fa-AF");
}

TEST_CASE("a typed code that is unknown or retired is a usage error that names the right one") {
  const Error unknown = error_of(needs(), "houssing");
  CHECK(unknown.kind() == ErrorKind::Usage);
  CHECK(argument(unknown, "nearest") == "housing");
  CHECK(argument(error_of(needs(), "hous"), "nearest") == "housing");
  CHECK(argument(error_of(needs(), "zzzzzz"), "nearest").empty());
  CHECK(argument(error_of(needs(), "zzzzzz"), "codes") == "housing, fa-AF");
  CHECK(argument(error_of(needs(), "shelter"), "successor") == "housing");
  CHECK(argument(error_of(needs(), ""), "code").empty());
}

TEST_CASE("a vocabulary is found by name and a missing one is a fault of ours") {
  Vocabularies all;
  all.add(needs());
  CHECK(all.has("need"));
  CHECK(all["need"].terms.size() == 3);
  CHECK(all.edit("nothing") == nullptr);
  CHECK_THROWS_AS(all["nothing"], std::out_of_range);
}

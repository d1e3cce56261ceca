#include "inact/imports/same.h"

#include <doctest/doctest.h>

#include <string>

using namespace inact;

TEST_CASE("a person is found again by name and identity, a namesake by name") {
  PeopleSeen people;
  CHECK_FALSE(people.see("anna", "a@example.org", 2).person.has_value());
  const SeenBefore again = people.see("anna", "a@example.org", 3);
  CHECK(again.person == 2);
  CHECK(again.namesake == 2);
  const SeenBefore other = people.see("anna", "b@example.org", 4);
  CHECK_FALSE(other.person.has_value());
  CHECK(other.namesake == 2);
  CHECK(people.see("anna", "b@example.org", 5).person == 4);
  CHECK_FALSE(people.see("eva", "a@example.org", 6).namesake.has_value());
}

TEST_CASE("everyone is found again among many, also in a file full of one name") {
  PeopleSeen people;
  const auto name = [](int i) { return i % 2 == 0 ? "anna" : "name " + std::to_string(i); };
  for (int i = 1; i <= 20'000; ++i) {
    const SeenBefore seen = people.see(name(i), std::to_string(i), i);
    CHECK_FALSE(seen.person.has_value());
    CHECK(seen.namesake == (i % 2 == 0 && i > 2 ? std::optional(2) : std::nullopt));
  }
  for (int i = 1; i <= 20'000; ++i) CHECK(people.see(name(i), std::to_string(i), 30'000).person == i);
}

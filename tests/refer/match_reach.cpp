#include "inact/refer/match_reach.h"

#include <doctest/doctest.h>

using namespace inact;

namespace {

Whereabouts home(const char* postcode, const char* district = "") { return {postcode, district, {}}; }
MatchPlace place(const char* postcode, const char* district = "") {
  MatchPlace place;
  place.postcode = postcode;
  place.district = district;
  return place;
}

}  // namespace

TEST_CASE("the way grows from postcode to postcode, to the district, to the next one, and through the city") {
  CHECK(minutes_between(home("12043"), place("12043")) == 10);
  CHECK(minutes_between(home("12043"), place("12055")) == 15);
  CHECK(minutes_between(home("12043"), place("12347")) == 20);
  CHECK(minutes_between(home("12043", "neukoelln"), place("12347", "neukoelln")) == 20);
  CHECK(minutes_between(home("12043", "neukoelln"), place("12435", "treptow_koepenick")) == 35);
  CHECK(minutes_between(home("12043", "neukoelln"), place("13597", "spandau")) == 50);
  CHECK(minutes_between(home("12043"), place("14467", "elsewhere")) == kFar);
  CHECK(minutes_between(home("80331"), place("12043")) == kFar);
  CHECK(minutes_between(home(""), place("12043")) == std::nullopt);
  CHECK(minutes_between(home("12043"), place("")) == std::nullopt);
}

TEST_CASE("how far a protected place is stays secret, and a virtual one is everywhere") {
  MatchPlace there = place("12043", "neukoelln");
  there.protected_place = true;
  CHECK(minutes_between(home("12043"), there) == std::nullopt);
  there.virtual_place = true;
  CHECK(minutes_between(home(""), there) == 0);
}

TEST_CASE("no district borders on itself, and each has a neighbour") {
  for (const char* area : {"101", "102", "103", "104", "105", "106", "107", "108", "109", "120", "121", "122",
                           "123", "124", "125", "126", "130", "131", "133", "134", "135", "136", "140", "141"}) {
    CAPTURE(area);
    const auto districts = districts_of_postcode(area);
    REQUIRE(!districts.empty());
    for (const auto district : districts) CHECK(!are_neighbours(district, district));
  }
  CHECK(are_neighbours("neukoelln", "tempelhof_schoeneberg"));
  CHECK(are_neighbours("tempelhof_schoeneberg", "neukoelln"));
  CHECK(!are_neighbours("spandau", "steglitz_zehlendorf"));
}

#include "inact/imports/labels.h"

#include <doctest/doctest.h>

#include "inact/config/vocabularies.h"

using namespace inact;
using Texts = std::vector<std::string>;

namespace {

Labels& labels() {
  static const Vocabularies all = built_in_vocabularies();
  static Labels labels(all);
  return labels;
}

}  // namespace

TEST_CASE("labels in both languages are codes, and what is none stays as it was written") {
  CHECK(labels().code("gender", "weiblich") == "f");
  CHECK(labels().code("gender", "FEMALE ") == "f");
  CHECK(labels().code("gender", "keine Angabe") == "refused");
  CHECK(labels().code("gender", "unknown") == "unknown");
  CHECK(labels().code("gender", "W") == "W");
  CHECK(labels().country("Syrien") == "SY");
  CHECK(labels().country("Ukraine") == "UA");
  CHECK(labels().country("SY") == "SY");
  CHECK(labels().country("unbekannt") == "unknown");
  CHECK(labels().country("Atlantis") == "Atlantis");
  CHECK(labels().language("Ukrainisch") == "uk");
  CHECK(labels().language("arabic") == "ar");
}

TEST_CASE("several languages of a cell have their levels") {
  CHECK(labels().languages("Arabisch; Deutsch (B1), en:C1\nKurdish") == Texts{"ar", "de:B1", "en:C1", "ku"});
  CHECK(labels().languages("unbekannt") == Texts{});
  CHECK(labels().languages("Shoes (B1)") == Texts{"Shoes:B1"});
}

TEST_CASE("a comma ends a need where what stands before it is one, because labels have commas, too") {
  CHECK(labels().needs("housing, work") == Texts{"housing", "work"});
  CHECK(labels().needs("Ausbildung, Weiterbildung und Studium, Schule") == Texts{"vocational_training", "school"});
  CHECK(labels().needs("Schule, Ausbildung, Weiterbildung und Studium: dringend; WORK:emergency") ==
        Texts{"school", "vocational_training:urgent", "work:emergency"});
  CHECK(labels().needs("Leisure, contacts, volunteering") == Texts{"participation"});
  CHECK(labels().needs("Schule (dringend)") == Texts{"school:urgent"});
  CHECK(labels().needs("Shoes, Schule") == Texts{"Shoes", "school"});
  CHECK(labels().needs(" ; ,") == Texts{});
}

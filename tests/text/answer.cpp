#include "inact/text/answer.h"

#include <doctest/doctest.h>

#include "inact/base/error.h"
#include "inact/config/vocabularies.h"

using namespace inact;

namespace {

const Vocabularies& built_in() {
  static const Vocabularies all = built_in_vocabularies();
  return all;
}

/// What the message proposes instead; "-" when it proposes nothing.
std::string proposed(std::string (*accept)(const Vocabularies&, std::string_view), std::string_view typed) {
  try {
    accept(built_in(), typed);
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::Usage);
    for (const Argument& argument : error.message().arguments)
      if (argument.name == "nearest") return std::get<std::string>(argument.value);
    return "-";
  }
  return "accepted";
}

}  // namespace

TEST_CASE("an answer is a value, or one of four reasons why there is none") {
  CHECK(Answer<int>().missing() == Missing::NotAsked);
  CHECK(Answer<int>(Missing::Refused).missing() == Missing::Refused);
  CHECK_FALSE(Answer<int>(1990).missing());
  CHECK(*Answer<int>(1990) == 1990);
  CHECK(Answer<int>(std::nullopt, std::nullopt) == Answer<int>(Missing::NotAsked));
  CHECK(Answer<int>(1990, Missing::Refused) == Answer<int>(1990));
  CHECK_FALSE(Answer<int>(Missing::Unknown) == Answer<int>(Missing::Refused));
}

TEST_CASE("a code is accepted as typed, as an alias, or as a kind of no answer") {
  CHECK(accept_answer(built_in()["gender"], "F") == "f");
  CHECK(accept_answer(built_in()["gender"], "Refused") == "refused");
  CHECK_THROWS_AS(accept_answer(built_in()["gender"], "female"), Error);
  CHECK(coded_answer("gender", "f") == Coded{"gender", "f"});
  CHECK(coded_answer("gender", "not_asked") == Coded{"missing", "not_asked"});
}

TEST_CASE("a year has four digits and lies within its bounds") {
  CHECK(accept_year("1990", 1900, 2026) == Answer<int>(1990));
  CHECK(accept_year("1900", 1900, 2026) == Answer<int>(1900));
  CHECK(accept_year("not_applicable", 1900, 2026) == Answer<int>(Missing::NotApplicable));
  for (const char* wrong : {"1899", "2027", "90", "19994", "", "199O", "+1990", " 1990", "-199"})
    CHECK_THROWS_AS(accept_year(wrong, 1900, 2026), Error);
}

TEST_CASE("every country of ISO 3166 is accepted, and a name is answered with its code") {
  CHECK(accept_country(built_in(), "sy") == "SY");
  CHECK(accept_country(built_in(), "NZ") == "NZ");
  CHECK(accept_country(built_in(), "XK") == "XK");
  CHECK(accept_country(built_in(), "unknown") == "unknown");
  CHECK(proposed(accept_country, "Syria") == "SY");
  CHECK(proposed(accept_country, "syrien") == "SY");
  CHECK(proposed(accept_country, "Neuseland") == "NZ");
  CHECK(proposed(accept_country, "XX") == "-");
  CHECK(proposed(accept_country, "") == "-");
}

TEST_CASE("every language that CLDR can name is accepted by its shortest tag, and a name is answered with its tag") {
  CHECK(accept_language(built_in(), "uk") == "uk");
  CHECK(accept_language(built_in(), "FA-af") == "fa-AF");
  CHECK(accept_language(built_in(), "prs") == "fa-AF");
  CHECK(accept_language(built_in(), "kmr") == "ku");
  CHECK(accept_language(built_in(), "deu") == "de");
  CHECK(accept_language(built_in(), "sv") == "sv");
  CHECK(accept_language(built_in(), "pov") == "pov");
  CHECK(accept_language(built_in(), "sr-latn") == "sr-Latn");
  CHECK(proposed(accept_language, "Arabic") == "ar");
  CHECK(proposed(accept_language, "Schwedisch") == "sv");
  CHECK(proposed(accept_language, "xx") == "-");
  CHECK(proposed(accept_language, "de-QQ") == "-");
  CHECK(proposed(accept_language, "refused") == "-");
  CHECK(proposed(accept_language, "../../etc") == "-");
}

TEST_CASE("a name stands on one line") {
  CHECK(accept_line(" Kim Muster\n", 20, tr("Name")) == "Kim Muster");
  for (const char* typed : {"Kim\nMuster", "Kim\r\nMuster", "Kim\tMuster"})
    CHECK_THROWS_AS(accept_line(typed, 20, tr("Name")), Error);
  CHECK_THROWS_AS(accept_line("Kim Muster", 9, tr("Name")), Error);
}

#include "inact/config/handout_texts.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace inact;

TEST_CASE("every language that is shipped has every text, with the places of the German one") {
  const HandoutLanguages& all = built_in_handout_languages();
  CHECK(all.front().tag == "de");
  int complete = 0;
  for (const HandoutLanguage& language : all) {
    if (!language.instead.empty()) {
      CHECK(find_handout_language(all, language.tag) != nullptr);
      continue;
    }
    ++complete;
    CAPTURE(language.tag);
    CHECK_FALSE(language.name.empty());
    CHECK(language.checked.value_or(false) == (language.tag == "de"));
    for (const auto& [key, german] : all.front().texts) {
      CAPTURE(key);
      REQUIRE(language.texts.contains(key));
      auto places = places_of(language.texts.at(key)), wanted = places_of(german);
      std::ranges::sort(places);
      std::ranges::sort(wanted);
      CHECK(places == wanted);
    }
  }
  CHECK(complete == 11);
  const auto tag_for = [&](const char* tag) { return find_handout_language(all, tag)->tag; };
  CHECK(tag_for("pov") == "pt");
  CHECK(tag_for("pt-BR") == "pt");
  CHECK(find_handout_language(all, "tlh") == nullptr);
}

TEST_CASE("places are filled by name, and what fills them is not read again") {
  CHECK(filled("{a} and {b}{c}", {{"a", "{b}"}, {"b", "two"}}) == "{b} and two");
  CHECK(filled("no end {a", {{"a", "1"}}) == "no end {a");
}

#include "inact/text/catalogue.h"

#include <doctest/doctest.h>

#include <set>
#include <stdexcept>
#include <string>

#include "inact/base/embedded.h"

using namespace inact;

namespace {

/// The names of the {places}; a brace that belongs to none is a place of its own name, and fails the comparison.
std::multiset<std::string> places(std::string_view text) {
  std::multiset<std::string> found;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '{' && text[i] != '}') continue;
    if (i + 1 < text.size() && text[i + 1] == text[i]) {
      ++i;
      continue;
    }
    const auto end = text.find('}', i);
    found.emplace(end == std::string_view::npos ? "unfinished" : text.substr(i + 1, end - i - 1));
    i = std::min(end, text.size());
  }
  return found;
}

std::set<std::string> names_of_places(std::string_view text) {
  const auto all = places(text);
  return {all.begin(), all.end()};
}

}  // namespace

TEST_CASE("every translation has the places of its text") {
  const Catalogue& catalogue = german();
  for (std::size_t i = 0; i < catalogue.size(); ++i) {
    const auto entry = catalogue.entry(i);
    if (entry.one.empty()) continue;  // the header
    CAPTURE(std::string(entry.one));
    CHECK(!entry.translated_one.empty());
    if (entry.many.empty()) {
      CHECK(entry.translated_many.empty());
      CHECK(names_of_places(entry.translated_one) == names_of_places(entry.one));
      continue;
    }
    // the count may be left out where it is one: “one row”
    auto expected = names_of_places(entry.one), translated = names_of_places(entry.translated_one);
    expected.insert("n");
    translated.insert("n");
    CHECK(translated == expected);
    CHECK(names_of_places(entry.translated_many) == names_of_places(entry.many));
  }
}

TEST_CASE("German texts have German quotation marks") {
  const Catalogue& catalogue = german();
  for (std::size_t i = 0; i < catalogue.size(); ++i) {
    const auto entry = catalogue.entry(i);
    if (entry.one.empty()) continue;
    for (const std::string_view text : {entry.translated_one, entry.translated_many}) {
      CAPTURE(std::string(text));
      CHECK(text.find("”") == std::string_view::npos);
    }
  }
}

TEST_CASE("a text is found among all, and stands in English where there is no translation") {
  const Catalogue& catalogue = german();
  for (std::size_t i = 0; i < catalogue.size(); ++i) {
    const auto entry = catalogue.entry(i);
    if (entry.one.empty()) continue;
    if (entry.many.empty()) {
      CHECK(catalogue.translated(entry.one) == entry.translated_one);
    } else {
      CHECK(catalogue.translated_plural(entry.one, entry.many, 1) == entry.translated_one);
      CHECK(catalogue.translated_plural(entry.one, entry.many, 0) == entry.translated_many);
      CHECK(catalogue.translated_plural(entry.one, entry.many, 2) == entry.translated_many);
    }
  }
  CHECK(catalogue.translated("not in any catalogue") == "not in any catalogue");
  CHECK(catalogue.translated("") == "");
  CHECK(catalogue.translated_plural("one such", "many such", 1) == "one such");
  CHECK(catalogue.translated_plural("one such", "many such", 0) == "many such");
}

TEST_CASE("what is not a catalogue is refused") {
  CHECK_THROWS_AS(Catalogue(""), std::invalid_argument);
  CHECK_THROWS_AS(Catalogue("msgid \"\" and more than twenty bytes"), std::invalid_argument);
}

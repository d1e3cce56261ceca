#include "inact/text/words.h"

#include <doctest/doctest.h>

#include <cmath>
#include <stdexcept>

using namespace inact;
using namespace std::chrono;

namespace {

Vocabulary vocabulary(const char* name, const char* code, const char* english, const char* german) {
  Term term;
  term.code = code;
  term.english = english;
  term.german = german;
  return {name, false, {term}};
}

Vocabularies vocabularies() {
  Vocabularies all;
  all.add(vocabulary("need", "housing", "Housing", "Wohnen"));
  all.add(vocabulary("language", "kmr", "Kurmanji", "Kurmandschi"));
  return all;
}

const Vocabularies kVocabularies = vocabularies();
const Words kEnglish(Language::English, kVocabularies);
const Words kGerman(Language::German, kVocabularies);

}  // namespace

TEST_CASE("numbers are written as each language writes them") {
  CHECK(kEnglish.number(0) == "0");
  CHECK(kEnglish.number(1234) == "1,234");
  CHECK(kEnglish.number(-1234567) == "-1,234,567");
  CHECK(kGerman.number(1234) == "1234");
  CHECK(kGerman.number(12345) == "12\u202F345");
  CHECK(kGerman.number(-1234567) == "-1\u202F234\u202F567");
  CHECK(kGerman.number(INT64_MIN) == "-9\u202F223\u202F372\u202F036\u202F854\u202F775\u202F808");
}

TEST_CASE("decimals have as many places as asked, and no negative zero") {
  CHECK(kEnglish.decimal(12.5, 1) == "12.5");
  CHECK(kGerman.decimal(12.5, 1) == "12,5");
  CHECK(kGerman.decimal(12345.678, 2) == "12\u202F345,68");
  CHECK(kEnglish.decimal(1234.5, 0) == "1,235");
  CHECK(kEnglish.decimal(19.25, 1) == "19.3");
  CHECK(kEnglish.decimal(140.75, 1) == "140.8");
  CHECK(kEnglish.decimal(1e300, 1).size() > 300);
  CHECK(kEnglish.decimal(-0.04, 1) == "0.0");
  CHECK(kEnglish.decimal(-2.5, 1) == "-2.5");
  CHECK(kGerman.decimal(NAN, 1) == "–");
  CHECK(kEnglish.percent(12.5, 1) == "12.5%");
  CHECK(kGerman.percent(12.5, 1) == "12,5\u202F%");
}

TEST_CASE("days, months and times are written as each language writes them") {
  const Date day = 2026y / November / 2d;
  CHECK(kEnglish.date(day) == "2 Nov 2026");
  CHECK(kGerman.date(day) == "02.11.2026");
  CHECK(kEnglish.month(2026y / March) == "March 2026");
  CHECK(kGerman.month(2026y / March) == "März 2026");
  CHECK(kEnglish.time({day, 14 * 60 + 30}) == "2 Nov 2026 14:30");
  CHECK(kGerman.time({day, 9 * 60 + 5}) == "02.11.2026, 09:05 Uhr");
}

TEST_CASE("a code is shown as its label, or as itself") {
  CHECK(kEnglish.label("need", "housing") == "Housing");
  CHECK(kGerman.label(Coded{"need", "housing"}) == "Wohnen");
  CHECK(kGerman.label("need", "unknown") == "unknown");
  CHECK(kGerman.label("no_such_vocabulary", "x") == "x");
}

TEST_CASE("languages and countries are named by the vocabulary first, and then by CLDR") {
  CHECK(kEnglish.label("language", "uk") == "Ukrainian");
  CHECK(kGerman.label("language", "uk") == "Ukrainisch");
  CHECK(kGerman.label("language", "kmr") == "Kurmandschi");
  CHECK(kGerman.label("language", "zh-Hans") == "Chinesisch (Vereinfacht)");
  CHECK(kGerman.label("language", "xx") == "xx");
  CHECK(kGerman.label("language", "") == "");
  CHECK(kGerman.label("country", "SY") == "Syrien");
  CHECK(kEnglish.label("country", "UA") == "Ukraine");
  CHECK(kEnglish.label("country", "QQ") == "QQ");
  CHECK(kEnglish.label("country", std::string(5000, 'x')) == std::string(5000, 'x'));
}

TEST_CASE("places are filled with values that are never read as patterns") {
  const Message message = tr("{name} on {day} in {{braces}}: {count}, {need}, {nested}",
                             {{"name", "{day} %s \\ {"},
                              {"day", 2026y / November / 22d},
                              {"count", 12345},
                              {"need", Coded{"need", "housing"}},
                              {"nested", tr("of {what}", {{"what", 2026y / November}})}});
  CHECK(kEnglish.say(message) == "{day} %s \\ { on 22 Nov 2026 in {braces}: 12,345, Housing, of November 2026");
  CHECK(kGerman.say(message) == "{day} %s \\ { on 22.11.2026 in {braces}: 12\u202F345, Wohnen, of November 2026");
}

TEST_CASE("a count chooses its form") {
  const auto rows = [](std::int64_t n) { return trn("one row of a test", "{n} rows of a test", n); };
  CHECK(kEnglish.say(rows(1)) == "one row of a test");
  CHECK(kEnglish.say(rows(0)) == "0 rows of a test");
  CHECK(kGerman.say(rows(12345)) == "12\u202F345 rows of a test");
}

TEST_CASE("a place that nothing fills is noticed by tests and harmless in use") {
#ifndef NDEBUG
  CHECK_THROWS_AS(kEnglish.say(tr("Nobody fills {this}.")), std::logic_error);
#else
  CHECK(kEnglish.say(tr("Nobody fills {this}.")) == "Nobody fills {this}.");
#endif
}

TEST_CASE("the language is taken from what users and systems call it") {
  CHECK(language_of("de") == Language::German);
  CHECK(language_of("DE") == Language::German);
  CHECK(language_of("de_DE.UTF-8") == Language::German);
  CHECK(language_of("en-GB") == Language::English);
  CHECK(language_of("C") == std::nullopt);
  CHECK(language_of("") == std::nullopt);
  CHECK(language_of("den") == std::nullopt);
  CHECK(language_of("uk") == std::nullopt);
}

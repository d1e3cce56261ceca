#include "inact/paper/form.h"

#include <doctest/doctest.h>

#include "inact/base/error.h"

using namespace inact;

namespace {

const Date kDay = parse_iso_date("2026-11-22").value();

FormValues values() {
  return {{"project", "InAct"}, {"partners", "Hope, Nolanta"},
          {"place", "Berlin"},  {"phone", ""},
          {"person", ""},       {"id", ""},
          {"recipient", ""},    {"categories", ""},
          {"purpose", ""},      {"until", ""},
          {"language", ""},     {"interpreter", ""},
          {"officer", ""}};
}

bool has(std::string_view text, std::string_view part) { return text.find(part) != text.npos; }

}  // namespace

TEST_CASE("a form is filled where something is known and has lines to write on elsewhere") {
  FormValues some = values();
  some["person"] = "Amal {id}";
  const PaperForm form = fill_form(
      "version: 3\nlanguage: de\n% not printed\n\n# Titel\n! Fassung {version}\n\nName: {person}\nNummer: {id}\n[ ] ja "
      " [ ] nein\n- eins\n"
      "\n___ Ort | Name\n\n---\n## Zwei\n",
      "form.txt", some, kDay);
  CHECK(form.version == "3");
  CHECK(form.language == "de");
  CHECK(form.paper.title == "Titel");
  CHECK(paper_text(form.paper) ==
        "Titel\n\nFassung 3\n\nName: Amal {id}\nNummer: ______________________________\n☐ ja  ☐ nein\n•  eins\n\n\n"
        "______________________________\nOrt\n\n\n______________________________\nName\n\nZwei\n\n");
}

TEST_CASE("a template with a place nobody fills, or without version and language, is refused by line") {
  CHECK_THROWS_AS(fill_form("version: 1\nlanguage: de\n{nobody}\n", "form.txt", values(), kDay), Error);
  CHECK_THROWS_AS(fill_form("# Titel\n", "form.txt", values(), kDay), Error);
}

TEST_CASE("the forms that come along name what the law asks for") {
  CHECK(built_in_form_languages() == std::vector<std::string>{"de", "en"});
  for (const std::string& language : built_in_form_languages()) {
    const PaperForm form = fill_form(built_in_form(language), language, values(), kDay);
    CHECK(form.language == language);
    CHECK_FALSE(form.version.empty());
    const std::string text = paper_text(form.paper);
    CHECK(has(text, form.version));
    for (const char* part : {"Art. 9", "Art. 13", "Art. 7", "InAct", "Hope, Nolanta", "☐"}) CHECK(has(text, part));
    CHECK(has(text, language == "de" ? "Widerruf" : "withdrawal"));
    CHECK(has(text, language == "de" ? "von Ihrer Beratung" : "by your data-protection adviser"));
    CHECK_FALSE(has(text, "{"));
  }
}

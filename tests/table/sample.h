// One document with a cell of every kind, and the words for it.
#pragma once

#include <chrono>
#include <memory>

#include "inact/table/document.h"
#include "inact/text/words.h"

namespace sample {

using namespace inact;
using namespace std::chrono;

/// A title that the catalogue cannot have: the same in every language.
inline Message title(const char* text) { return tr("{title}", {{"title", text}}); }

inline Vocabulary vocabulary(const char* name, const char* code, const char* english, const char* german) {
  Term term;
  term.code = code;
  term.english = english;
  term.german = german;
  return {name, false, {term}};
}

inline const Vocabularies kVocabularies = [] {
  Vocabularies all;
  all.add(vocabulary("need", "housing", "Housing", "Wohnen"));
  return all;
}();
inline const Words kEnglish(Language::English, kVocabularies);
inline const Words kGerman(Language::German, kVocabularies);

inline Document list() {
  Document document;
  document.schema = "sample";
  Table table;
  table.columns = {{"id", title("Id")},
                   {"name", title("Name")},
                   {"need", title("Need")},
                   {"day", title("Day")},
                   {"count", title("Count"), Align::Right},
                   {"internal", {}}};
  table.rows = {
      {cell(PersonId{1}), "Юлія", Coded{"need", "housing"}, 2026y / November / 2d, std::int64_t{12345}, true},
      {cell(PersonId{12}), "王小明", Coded{"need", "unknown"}, {}, std::int64_t{-1}, false},
      {cell(PersonId{3}), "Zoë", {}, 2026y / March / 31d, {}, {}},
  };
  document.tables.push_back(table);
  document.notes.push_back(tr("A note with {n} places.", {{"n", 2}}));
  return document;
}

inline Document record() {
  Document document;
  document.schema = "sample";
  const auto person = std::make_shared<Record>();
  person->fields = {{"id", title("Id"), "P7"}, {"name", title("Name"), "Ali"}, {"seed", {}, std::int64_t{1}}};
  document.fields = {{"id", title("Id"), "I5"},
                     {"held", title("Held on"), 2026y / November / 2d},
                     {"month", title("Month"), 2026y / March},
                     {"at", title("Appointment"), LocalTime{2026y / November / 3d, 9 * 60 + 5}},
                     {"anonymous", title("Anonymous"), false},
                     {"needs", title("Needs"), std::vector<Coded>{{"need", "housing"}, {"need", "debt"}}},
                     {"words", title("Words"), std::vector<std::string>{"a, b", "c"}},
                     {"score", title("Score"), 1234.5},
                     {"person", title("Person"), std::shared_ptr<const Record>(person)},
                     {"note", title("Note"), "first\nsecond"},
                     {"nothing", title("Nothing"), {}},
                     {"hidden", {}, std::int64_t{5}}};
  return document;
}

}  // namespace sample

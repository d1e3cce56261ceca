// One document with a cell of every kind, and the words for it.
#pragma once

#include <chrono>
#include <memory>

#include "inact/table/document.h"
#include "inact/text/words.h"

namespace sample {

using namespace inact;
using namespace std::chrono;

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
  table.columns = {{"id", tr("Id")},
                   {"name", tr("Name")},
                   {"need", tr("Need")},
                   {"day", tr("Day")},
                   {"count", tr("Count"), Align::Right},
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
  person->fields = {{"id", tr("Id"), "P7"}, {"name", tr("Name"), "Ali"}, {"seed", {}, std::int64_t{1}}};
  document.fields = {{"id", tr("Id"), "I5"},
                     {"held", tr("Held on"), 2026y / November / 2d},
                     {"month", tr("Month"), 2026y / March},
                     {"at", tr("Appointment"), LocalTime{2026y / November / 3d, 9 * 60 + 5}},
                     {"anonymous", tr("Anonymous"), false},
                     {"needs", tr("Needs"), std::vector<Coded>{{"need", "housing"}, {"need", "debt"}}},
                     {"words", tr("Words"), std::vector<std::string>{"a, b", "c"}},
                     {"score", tr("Score"), 1234.5},
                     {"person", tr("Person"), std::shared_ptr<const Record>(person)},
                     {"note", tr("Note"), "first\nsecond"},
                     {"nothing", tr("Nothing"), {}},
                     {"hidden", {}, std::int64_t{5}}};
  return document;
}

}  // namespace sample

#include "inact/people/note.h"

#include <doctest/doctest.h>

#include "inact/base/error.h"
#include "people/somebody.h"

using namespace people;

TEST_CASE("notes of a record come in the order in which they were written") {
  Store store = Store::in_memory();
  Transaction tx(store, kKim);
  const PersonId person = add_person(tx, named("Amal"), rules());
  add_note(tx, "I5", person, "first\nand second line ");
  add_note(tx, "I6", std::nullopt, "of another");
  add_note(tx, "I5", person, "%s {name} 'quoted'");
  const auto notes = notes_of(tx, "I5");
  REQUIRE(notes.size() == 2);
  CHECK(notes[0].text == "first\nand second line");
  CHECK(notes[1].text == "%s {name} 'quoted'");
  CHECK(notes[0].entered_by == "kim");
  CHECK(notes_table(tx, "I6").rows.size() == 1);
  CHECK(notes_of(tx, "I7").empty());
}

TEST_CASE("a note that is empty, too long or of control characters is refused") {
  Store store = Store::in_memory();
  Transaction tx(store, kKim);
  CHECK_THROWS_AS(add_note(tx, "I5", std::nullopt, " \n"), Error);
  CHECK_THROWS_AS(add_note(tx, "I5", std::nullopt, std::string(10'001, 'x')), Error);
  CHECK_THROWS_AS(add_note(tx, "I5", std::nullopt, "\x1b[2J"), Error);
  CHECK_NOTHROW(add_note(tx, "I5", std::nullopt, std::string(10'000, 'x')));
}

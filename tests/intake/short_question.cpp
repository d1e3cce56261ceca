#include "inact/intake/short_question.h"

#include "world.h"

using namespace inact;
using namespace inact::test;

TEST_CASE("short questions are counted, corrected and voided") {
  Store store = Store::in_memory();
  Transaction tx(store, kKim);
  const auto id = add_short_question(tx, day("2026-10-01"), "forms", "ar", "hope", kToday);
  add_short_question(tx, day("2026-10-02"), "work", "not_asked", "nolanta", kToday);
  CHECK(kind_of([&] { add_short_question(tx, day("2026-11-23"), "work", "de", "hope", kToday); }) ==
        ErrorKind::Refused);
  CHECK(list_short_questions(tx, {}).rows.size() == 2);
  ShortQuestionFilter filter;
  filter.partner = "nolanta";
  filter.since = filter.until = day("2026-10-02");
  CHECK(list_short_questions(tx, filter).rows.size() == 1);
  filter.language = "ar";
  CHECK(list_short_questions(tx, filter).rows.empty());
  CHECK(edit_short_question(tx, id, {day("2026-10-03"), "debt", {}, {}}, kToday) ==
        std::vector<std::string>{"asked_on", "need"});
  CHECK(get_short_question(tx, id).need == "debt");
  CHECK(kind_of([&] { edit_short_question(tx, id, {day("2026-11-23"), {}, {}, {}}, kToday); }) == ErrorKind::Refused);
  void_short_question(tx, id, "asked twice");
  CHECK(list_short_questions(tx, {}).rows.size() == 1);
  CHECK(kind_of([&] { void_short_question(tx, id, "asked twice"); }) == ErrorKind::Refused);
  CHECK(kind_of([&] { get_short_question(tx, ShortQuestionId{99}); }) == ErrorKind::Refused);
}

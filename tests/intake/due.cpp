#include "inact/intake/due.h"

#include "world.h"

using namespace inact;
using namespace inact::test;

TEST_CASE("open intakes wait once nobody has spoken with the person for long") {
  Store store = Store::in_memory();
  Transaction tx(store, kKim);
  const IntakeId quiet = add_intake(tx, about_housing("2026-09-01"), rules()).id;
  const IntakeId closed = add_intake(tx, about_housing("2026-09-01"), rules()).id;
  const IntakeId talked = add_intake(tx, about_housing("2026-09-01"), rules()).id;
  close_intake(tx, closed, {day("2026-09-02"), "done"}, kToday);
  add_conversation(tx, talked, day("2026-11-01"), {}, "hope", kToday);
  const auto items = due_intakes(tx, kToday, 60);
  REQUIRE(items.size() == 1);
  CHECK(items[0].id == quiet.str());
  CHECK(items[0].due == day("2026-10-31"));
  CHECK(items[0].command == "inact intake talk I1");
  CHECK(due_intakes(tx, day("2026-10-30"), 60).empty());
  CHECK(due_intakes(tx, day("2026-10-31"), 60).size() == 1);
}

TEST_CASE("urgent needs wait until somebody works on them, and sensitive ones are not named") {
  Store store = Store::in_memory();
  Transaction tx(store, kKim);
  FirstConversation first = about_housing("2026-11-20");
  first.needs = {{"housing", Urgency::Urgent}, {"violence", Urgency::Emergency}, {"work"}, {"debt", Urgency::Urgent}};
  add_intake(tx, first, rules());
  set_need(tx, NeedId{4}, {NeedStatus::InWork, {}, kToday}, kToday);
  const auto items = due_needs(tx, vocabularies(), kToday, {3, 1});
  CHECK(due_needs(tx, vocabularies(), day("2026-11-19"), {3, 1}).empty());
  REQUIRE(items.size() == 2);
  CHECK(items[0].due == day("2026-11-23"));
  CHECK(items[0].what.arguments.size() == 2);
  CHECK(items[1].due == day("2026-11-21"));
  CHECK(items[1].what.arguments.size() == 1);
}

TEST_CASE("what is overdue stands first") {
  const Table table =
      due_table({{"P1", tr("later"), day("2026-11-23"), "b"}, {"P2", tr("earlier"), day("2026-11-21"), "a"}}, kToday);
  CHECK(std::get<std::string>(table.rows[0][0]) == "P2");
  CHECK(std::get<bool>(table.rows[0][3]));
  CHECK_FALSE(std::get<bool>(table.rows[1][3]));
}

#include "inact/workshop/due.h"

#include <doctest/doctest.h>

#include "workshop/records.h"

using namespace workshop_test;

TEST_CASE("a workshop of several days stands once among what is to come, with its next day") {
  Store store = Store::in_memory();
  Transaction tx(store, kAuthor);
  plan(tx, training(), {day("2026-11-20"), day("2026-11-28"), day("2026-11-29")});
  plan(tx, training(), {day("2026-11-25")});
  const auto items = upcoming_sessions(tx, kToday, 14);
  REQUIRE(items.size() == 2);
  CHECK(items[0].id == "W2");
  CHECK(items[1].id == "W1");
  CHECK(items[1].due == day("2026-11-28"));
}

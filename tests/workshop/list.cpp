#include "inact/workshop/list.h"

#include <doctest/doctest.h>

#include "inact/workshop/marks.h"
#include "workshop/records.h"

using namespace inact;
using namespace workshop_test;

namespace {

std::vector<std::string> ids(const Table& table) {
  std::vector<std::string> ids;
  for (const auto& row : table.rows) ids.push_back(std::get<std::string>(row.front()));
  return ids;
}

const Cell& value(const Table& table, std::size_t row, const std::string& key) {
  for (std::size_t i = 0; i < table.columns.size(); ++i)
    if (table.columns[i].key == key) return table.rows[row][i];
  throw std::out_of_range(key);
}

}  // namespace

TEST_CASE("workshops are listed by day, and filters choose among them") {
  Store store = Store::in_memory();
  Transaction tx(store, kAuthor);
  WorkshopAnswers other = training("Authorities");
  other.module = "M2";
  other.partner = "nolanta";
  other.kind = "external";
  const WorkshopId late = plan(tx, other, {day("2026-12-10")});
  const WorkshopId long_one = plan(tx, training(), {day("2026-11-01"), day("2026-11-22")});
  const WorkshopId early = plan(tx, training(), {day("2026-10-01")});
  cancel_workshop(tx, late, "too few");
  const auto listed = [&](auto change) {
    WorkshopFilter filter;
    change(filter);
    return ids(list_workshops(tx, filter, kToday));
  };
  using Ids = std::vector<std::string>;
  CHECK(listed([](auto&) {}) == Ids{early.str(), long_one.str(), late.str()});
  CHECK(listed([](auto& f) { f.upcoming = true; }) == Ids{long_one.str()});
  CHECK(listed([](auto& f) { f.past = true; }) == Ids{early.str()});
  CHECK(listed([](auto& f) { f.cancelled = true; }) == Ids{late.str()});
  CHECK(listed([](auto& f) { f.since = day("2026-11-02"); }) == Ids{long_one.str(), late.str()});
  CHECK(listed([](auto& f) { f.until = day("2026-10-31"); }) == Ids{early.str()});
  CHECK(listed([](auto& f) { f.since = day("2026-11-02"), f.until = day("2026-11-21"); }).empty());
  CHECK(listed([](auto& f) { f.module = "M2"; }) == Ids{late.str()});
  CHECK(listed([](auto& f) { f.partner = "hope"; }) == Ids{early.str(), long_one.str()});
  CHECK(listed([](auto& f) { f.kind = WorkshopKind::External; }) == Ids{late.str()});
}

TEST_CASE("a list counts heads, not marks") {
  Store store = Store::in_memory();
  Transaction tx(store, kAuthor);
  const auto people = add_people(tx, 3);
  WorkshopAnswers answers = training();
  answers.capacity = "2";
  const WorkshopId id = plan(tx, answers, {day("2026-11-20"), day("2026-11-21")});
  register_people(tx, id, people, kToday);
  const Workshop workshop = get_workshop(tx, id);
  for (const WorkshopSession& session : workshop.sessions) {
    mark_person(tx, workshop, session, people[0], Mark::Present, kToday);
    mark_person(tx, workshop, session, people[1], Mark::Absent, kToday);
    mark_unnamed(tx, workshop, session, "mixed", 4, kToday);
  }
  const Table table = list_workshops(tx, {}, kToday);
  CHECK(std::get<std::int64_t>(value(table, 0, "registered")) == 2);
  CHECK(std::get<std::int64_t>(value(table, 0, "waitlisted")) == 1);
  CHECK(std::get<std::int64_t>(value(table, 0, "attended")) == 1);
  CHECK(std::get<std::int64_t>(value(table, 0, "unnamed")) == 8);

  CHECK(std::get<Coded>(value(table, 0, "status")).code == "planned");
  CHECK(std::get<Coded>(value(table, 0, "state")).code == "held");

  const Document document = workshop_document(tx, id, false);
  const Table& attendances = document.tables.back();
  CHECK(attendances.key == "attendances");
  REQUIRE(attendances.columns.size() == 5);
  CHECK(attendances.rows.size() == 5);
  CHECK(workshop_document(tx, id, true).tables.back().columns[1].key == "name");
}

TEST_CASE("a workshop is held once somebody came, named or not") {
  Store store = Store::in_memory();
  Transaction tx(store, kAuthor);
  const auto people = add_people(tx, 1);
  const WorkshopId id = plan(tx);
  const Workshop workshop = get_workshop(tx, id);
  const auto state = [&] { return std::get<Coded>(value(list_workshops(tx, {}, kToday), 0, "state")).code; };
  mark_person(tx, workshop, workshop.sessions[0], people[0], Mark::Absent, kToday);
  CHECK(state() == "planned");
  mark_unnamed(tx, workshop, workshop.sessions[0], "migrants", 3, kToday);
  CHECK(state() == "held");
  mark_unnamed(tx, workshop, workshop.sessions[0], "migrants", 0, kToday);
  cancel_workshop(tx, id, "krank");
  CHECK(state() == "cancelled");
}

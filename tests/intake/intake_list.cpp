#include "inact/intake/intake_list.h"

#include <algorithm>

#include "world.h"

using namespace inact;
using namespace inact::test;

namespace {

/// I1: Amal from SY, housing and health, open, 1 October; I2: anonymous, work, closed, hope; I3: void.
struct World {
  Store store = Store::in_memory();
  Transaction tx{store, kKim};

  World() {
    FirstConversation amal = about_housing();
    amal.answers.given_name = "Amal";
    amal.answers.country = "SY";
    amal.answers.languages = {"ar"};
    amal.needs.push_back({"health"});
    add_intake(tx, amal, rules());
    FirstConversation second = about_housing("2026-10-10");
    second.needs = {{"work", Urgency::Normal}};
    second.conversation.language = "uk";
    add_intake(tx, second, rules());
    close_intake(tx, IntakeId{2}, {day("2026-10-20"), "moved"}, kToday);
    add_intake(tx, about_housing("2026-10-11"), rules());
    void_intake(tx, IntakeId{3}, "test entry");
  }

  std::vector<std::string> ids(const IntakeFilter& filter) const {
    return first_column(list_intakes(tx, filter, vocabularies(), false));
  }
  std::vector<std::string> ids(const NeedFilter& filter) const {
    return first_column(list_needs(tx, filter, vocabularies(), false));
  }
  static std::vector<std::string> first_column(const Table& table) {
    std::vector<std::string> all;
    for (const auto& row : table.rows) all.push_back(std::get<std::string>(row.front()));
    return all;
  }
};

const Cell& cell_at(const Table& table, std::size_t row, std::string_view key) {
  const auto column = std::ranges::find(table.columns, key, &Column::key);
  REQUIRE(column != table.columns.end());
  return table.rows.at(row).at(static_cast<std::size_t>(column - table.columns.begin()));
}

using Ids = std::vector<std::string>;

}  // namespace

TEST_CASE("intakes are found by everything that is asked") {
  const World world;
  const auto ids = [&](auto change) {
    IntakeFilter filter;
    change(filter);
    return world.ids(filter);
  };
  CHECK(ids([](auto&) {}) == Ids{"I1", "I2"});
  CHECK(ids([](auto& f) { f.status = IntakeStatus::Open; }) == Ids{"I1"});
  CHECK(ids([](auto& f) { f.status = IntakeStatus::Closed; }) == Ids{"I2"});
  CHECK(ids([](auto& f) { f.need = "health"; }) == Ids{"I1"});
  CHECK(ids([](auto& f) { f.country = "SY"; }) == Ids{"I1"});
  CHECK(ids([](auto& f) { f.language = "ar"; }) == Ids{"I1"});
  CHECK(ids([](auto& f) { f.language = "uk"; }) == Ids{"I2"});
  CHECK(ids([](auto& f) { f.person = PersonId{2}; }) == Ids{"I2"});
  CHECK(ids([](auto& f) { f.since = day("2026-10-10"); }) == Ids{"I2"});
  CHECK(ids([](auto& f) { f.until = day("2026-10-09"); }) == Ids{"I1"});
  CHECK(ids([](auto& f) { f.partner = "nolanta"; }).empty());
  CHECK(ids([](auto& f) { f.entered_by = "kim"; }).size() == 2);
  CHECK(ids([](auto& f) { f.voided = true; }) == Ids{"I3"});
}

TEST_CASE("needs are found by everything that is asked") {
  const World world;
  const auto ids = [&](auto change) {
    NeedFilter filter;
    change(filter);
    return world.ids(filter);
  };
  CHECK(ids([](auto&) {}) == Ids{"N1", "N2", "N3"});
  CHECK(ids([](auto& f) { f.urgency = Urgency::Urgent; }) == Ids{"N1"});
  CHECK(ids([](auto& f) { f.intake = IntakeId{2}; }) == Ids{"N3"});
  CHECK(ids([](auto& f) { f.person = PersonId{1}; }) == Ids{"N1", "N2"});
  CHECK(ids([](auto& f) { f.code = "work"; }) == Ids{"N3"});
  CHECK(ids([](auto& f) { f.status = NeedStatus::Met; }).empty());
  CHECK(ids([](auto& f) { f.since = f.until = day("2026-10-10"); }) == Ids{"N3"});
  CHECK(ids([](auto& f) { f.voided = true; }) == Ids{"N4"});
}

TEST_CASE("without names a list has none, and with them no sensitive need beside one") {
  const World world;
  const Table plain = list_intakes(world.tx, {}, vocabularies(), false);
  CHECK(std::ranges::find(plain.columns, "name", &Column::key) == plain.columns.end());
  CHECK(std::get<std::vector<Coded>>(cell_at(plain, 0, "needs")).size() == 2);
  const Table named = list_intakes(world.tx, {}, vocabularies(), true);
  CHECK(std::get<std::string>(cell_at(named, 0, "name")) == "Amal");
  CHECK(std::get<std::vector<Coded>>(cell_at(named, 0, "needs")) == std::vector<Coded>{{"need", "housing"}});
  CHECK(std::get<std::int64_t>(cell_at(named, 0, "needs_withheld")) == 1);
  CHECK(std::holds_alternative<std::monostate>(cell_at(named, 1, "name")));
  const Table needs = list_needs(world.tx, {}, vocabularies(), true);
  CHECK(std::get<std::string>(cell_at(needs, 0, "name")) == "Amal");
  CHECK(std::holds_alternative<std::monostate>(cell_at(needs, 1, "name")));
}

TEST_CASE("who has a sensitive need cannot be found out by asking for that need with names") {
  Store store = Store::in_memory();
  Transaction tx(store, kKim);
  FirstConversation first = about_housing();
  first.answers.given_name = "Amal";
  first.needs.push_back({"violence", Urgency::Normal});
  add_intake(tx, first, rules());
  IntakeFilter filter;
  filter.need = "violence";
  for (const Table& table : {list_intakes(tx, filter, vocabularies(), true)}) {
    REQUIRE(table.rows.size() == 1);
    for (const Cell& cell : table.rows[0])
      if (const auto* text = std::get_if<std::string>(&cell)) CHECK(*text != "Amal");
  }
  filter.need = "housing";
  const Table named = list_intakes(tx, filter, vocabularies(), true);
  CHECK(std::get<std::string>(named.rows[0][3]) == "Amal");
}

TEST_CASE("a need that ended and came again stands once in the list") {
  Store store = Store::in_memory();
  Transaction tx(store, kKim);
  const RecordedIntake recorded = add_intake(tx, about_housing(), rules());
  CHECK(kind_of([&] { add_need(tx, recorded.id, {"housing"}, kToday, kToday); }) == ErrorKind::Refused);
  set_need(tx, recorded.needs[0], {NeedStatus::Met, {}, kToday}, kToday);
  add_need(tx, recorded.id, {"housing"}, kToday, kToday);
  const Table table = list_intakes(tx, {}, vocabularies(), false);
  CHECK(std::get<std::vector<Coded>>(table.rows[0][6]).size() == 1);
}

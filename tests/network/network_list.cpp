#include "inact/network/network_list.h"

#include <doctest/doctest.h>

#include "inact/network/network_document.h"
#include "inact/table/render.h"
#include "world.h"

using namespace network_test;

namespace {

std::vector<std::string> ids(const Table& table) {
  std::vector<std::string> all;
  for (const auto& row : table.rows) all.push_back(std::get<std::string>(row[0]));
  return all;
}

std::vector<std::string> listed(const Store& store, const OrganizationFilter& filter) {
  return ids(list_organizations(store, filter, kToday, 90));
}

using Ids = std::vector<std::string>;

}  // namespace

TEST_CASE("institutions are listed by name, and by what they have") {
  Store store = Store::in_memory();
  Transaction tx(store, kAuthor);
  const OrganizationId b = add_centre(tx, "Zebra"), a = add_centre(tx, "Ärztehaus");
  add_housing(tx, a, {{"language", {"ar"}}});
  edit_record(tx, b, {{"steward", {"Kim"}}, {"internal_note", {"x"}}, {"do_not_list", {"1"}}}, rules());
  run(tx, "UPDATE organization SET last_reached = '2026-08-24' WHERE id = :id", {{"id", a}});
  CHECK(listed(tx, {}) == Ids{"O2", "O1"});
  CHECK(listed(tx, {.need = "housing"}) == Ids{"O2"});
  CHECK(listed(tx, {.need = "debt"}) == Ids{});
  CHECK(listed(tx, {.language = "ar"}) == Ids{"O2"});
  CHECK(listed(tx, {.steward = "kim"}) == Ids{"O1"});
  CHECK(listed(tx, {.do_not_list = true}) == Ids{"O1"});
  CHECK(listed(tx, {.stale = true}) == Ids{"O1"});  // 90 days ago is not yet longer than 90 days
  edit_record(tx, a, {{"contact_every_days", {"89"}}}, rules());
  CHECK(listed(tx, {.stale = true}) == Ids{"O2", "O1"});
  CHECK(listed(tx, {.kind = "mbe", .district = "neukoelln"}) == Ids{"O2", "O1"});
  void_record(tx, b, "gone");
  CHECK(listed(tx, {}) == Ids{"O2"});
  CHECK(listed(tx, {.voided = true}) == Ids{"O1"});
}

TEST_CASE("an institution is found by any of its names, in any spelling and script") {
  Store store = Store::in_memory();
  Transaction tx(store, kAuthor);
  const OrganizationId a = add_centre(tx, "Beratung am Kanal"), b = add_centre(tx, "Müllerhaus");
  edit_record(tx, a, {{"alternate_name", {"BaK"}}}, rules());
  add_housing(tx, b, {{"name", {"Wohnraumsprechstunde"}}});
  add_contact(tx, b, {{"name", {"Олександра Приклад"}}}, rules());
  const auto found = [&](const char* text) {
    Ids all;
    for (const FoundInNetwork& one : find_in_network(tx, text)) all.push_back(one.organization.str() + one.id);
    return all;
  };
  CHECK(found("kanal") == Ids{"O1O1"});
  CHECK(found("bak") == Ids{"O1O1"});
  CHECK(found("Muellerhaus") == Ids{"O2O2"});
  CHECK(found("wohnraum") == Ids{"O2S1"});
  CHECK(found("Oleksandra") == Ids{"O2K1"});
  CHECK(found("S1") == Ids{"O2O2"});
  CHECK(found("o1") == Ids{"O1O1"});
  CHECK(found("Weg 1").empty());  // addresses may be protected
  CHECK(found("xyz").empty());
  CHECK(nearest_in_network(tx, "Beratug Am Kanl") == "Beratung am Kanal");
  CHECK(nearest_in_network(tx, "qqq").empty());
}

TEST_CASE("a protected address stands in what the team is shown of the institution, and in no list") {
  Store store = Store::in_memory();
  Transaction tx(store, kAuthor);
  const OrganizationId id = add_centre(tx);
  edit_record(tx, LocationId{1}, {{"protected", {"1"}}}, rules());
  const auto text = [&](Document document) {
    return render(document, Format::Json, Words(Language::English, rules().vocabularies), {});
  };
  CHECK(text(organization_document(tx, id, kToday)).find("Weg 1") != std::string::npos);
  Document list;
  list.schema = "organizations";
  list.tables = {list_organizations(tx, {}, kToday, 90)};
  CHECK(text(list).find("Weg 1") == std::string::npos);
  CHECK(text(list).find("neukoelln") == std::string::npos);
  CHECK(listed(tx, {.district = "neukoelln"}).empty());
  Document found;
  found.schema = "found_organizations";
  found.tables = {found_table(tx, find_in_network(tx, "kanal"))};
  CHECK(text(found).find("neukoelln") == std::string::npos);
}

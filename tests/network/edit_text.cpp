#include "inact/network/edit_text.h"

#include <doctest/doctest.h>

#include "inact/base/error.h"
#include "world.h"

using namespace network_test;
using Values = std::vector<std::string>;

namespace {

std::string text_of(const Store& store, OrganizationId id, Language language = Language::English) {
  return edit_text(store, id, Words(language, rules().vocabularies), rules().vocabularies);
}

std::string with(std::string text, std::string_view before, std::string_view after) {
  const auto at = text.find(before);
  REQUIRE(at != std::string::npos);
  return text.replace(at, before.size(), after);
}

/// The institution of these tests: something in every kind of field.
OrganizationId add_all(Transaction& tx) {
  const OrganizationId id = add_centre(tx, "Beratung \"am\" Kanal");
  edit_record(tx, id, {{"description", {"one\ntwo \\ three\n\n\"four\""}}, {"phone", {"030 23125 001"}}}, rules());
  add_housing(tx, id,
              {{"schedule", {"Mo, We 10-12 open hour", "2nd Tue 14-16", "last Fr 9-10 2026-10-01..2027-03-31"}},
               {"closing", {"2026-12-24..2027-01-01 Christmas"}},
               {"area", {"120", "neukoelln"}},
               {"cost", {"free"}},
               {"capacity", {"full"}},
               {"minimum_age", {"18"}},
               {"language", {"ar"}}});
  add_contact(tx, id, {{"name", {"Ada"}}, {"service", {"S1"}}}, rules());
  return id;
}

}  // namespace

TEST_CASE("a text that is not changed changes nothing, in both languages, with and without the one from before") {
  Store store = Store::in_memory();
  Transaction tx(store, kAuthor);
  const OrganizationId id = add_all(tx);
  const auto entries = [&] { return Query(tx, "SELECT count(*) FROM log").value<std::int64_t>(); };
  const auto before = entries();
  for (const Language language : {Language::English, Language::German}) {
    const std::string text = text_of(tx, id, language);
    CHECK(apply_edit_text(tx, id, text, text, "O1.toml", rules()).empty());
    CHECK(apply_edit_text(tx, id, text, "", "O1.toml", rules()).empty());
  }
  CHECK(entries() == before);
}

TEST_CASE("what was changed in the text is stored, and what others changed meanwhile stays") {
  Store store = Store::in_memory();
  Transaction tx(store, kAuthor);
  const OrganizationId id = add_all(tx);
  const std::string before = text_of(tx, id);
  std::string text = with(before, "year_incorporated = \"\"", "year_incorporated = 1998");
  text = with(text, "minimum_age = 18", "minimum_age = 16");
  text = with(text, "\"2nd Tu 14:00-16:00\"", "\"Do 8-9\"");
  text = with(text, "by_appointment = false", "by_appointment = true");
  text += "\n[[contact]]\nname = \"Bo\"\n[[service]]\nname = \"New\"\nneed = [\"debt\"]\nlocation = [\"L1\"]\n";
  edit_record(tx, id, {{"size", {"small"}}}, rules());

  const auto changes = apply_edit_text(tx, id, text, before, "O1.toml", rules());
  REQUIRE(changes.size() == 4);
  CHECK(changes[0] == TextChange{id, {"year_incorporated"}});
  CHECK(changes[1] == TextChange{ServiceId{1}, {"minimum_age", "by_appointment", "schedule"}});
  CHECK(changes[2] == TextChange{ServiceId{2}, {}});
  CHECK(changes[3] == TextChange{ContactId{2}, {}});
  CHECK(values(tx, id, "size") == Values{"small"});
  CHECK(values(tx, ServiceId{1}, "schedule") ==
        Values{"MO,WE 10:00-12:00 open hour", "-1FR 09:00-10:00 2026-10-01..2027-03-31", "TH 08:00-09:00"});
  CHECK(values(tx, ServiceId{2}, "need") == Values{"debt"});
}

TEST_CASE("every problem of a text is named with its line, and nothing of it is kept") {
  Store store = Store::in_memory();
  OrganizationId id;
  std::string before;
  {
    Transaction tx(store, kAuthor);
    id = add_all(tx);
    before = text_of(tx, id);
    tx.commit();
  }
  std::string text = with(before, "size = \"\"", "size = \"huge\"");
  text = with(text, "steward = \"\"", "stewart = \"Kim\"");
  text = with(text, "minimum_age = 18", "minimum_age = -3");
  text = with(text, "need = [\"housing\"]", "need = [[\"housing\"], {a = 1}]");
  text = with(text, "alternate_name = \"\"", "alternate_name = \"kept\"");
  text += "\n[[service]]\nid = \"S99\"\nname = \"x\"\n";
  {
    Transaction tx(store, kAuthor);
    try {
      apply_edit_text(tx, id, text, before, "O1.toml", rules());
      FAIL("accepted");
    } catch (const Error& error) {
      CHECK(error.kind() == ErrorKind::Refused);
      REQUIRE(error.details().size() == 5);
      for (const Message& detail : error.details())
        CHECK(std::get<std::string>(detail.arguments.at(0).value).starts_with("O1.toml:"));
    }
    CHECK_THROWS_AS(apply_edit_text(tx, id, "name = ", before, "O1.toml", rules()), Error);
  }
  CHECK(text_of(store, id) == before);
}

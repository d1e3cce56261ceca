#include "imported.h"
#include "inact/network/field.h"

using namespace inact;
using namespace hsds_test;

namespace {

Done import_list(Store& store, const std::string& text) {
  Done done;
  const NetworkRules rules{kVocabularies, Date{std::chrono::year{2026} / 11 / 22}, "hope"};
  read_feed_list(done.feed, "centres.csv", text, rules);
  Transaction tx(store, {"Ana", "network import", {}});
  done.plan = plan_feed(tx, done.feed, "centres", kVocabularies);
  apply_feed(tx, done.feed, done.plan, "hope", {"centres.csv", "00", "list"});
  tx.commit();
  return done;
}

const std::string kList =
    "Stelle;Angebot;need;Sprachen;schedule;cost;address_1;postal_code;phone;area\r\n"
    "Beratung am Kanal;Wohnen;housing;de;\"Mo, We 10:00-13:00; 1st Tue 14-16\";free;Weg 1;12043;030 1; 12\r\n"
    "Beratung am Kanal;Arbeit;\"Arbeit; housing\";deu;;5 Euro;Weg 1;12043;030 123;neukoelln\r\n"
    "Ohne Angebot;;;;;;Platz 2;10115;030 234;\r\n";

}  // namespace

TEST_CASE("a plain list becomes institutions, services and places, and again changes nothing") {
  Store store = Store::in_memory();
  std::string list = replaced(replaced(kList, "\"Arbeit; housing\"", "\"work; housing\""), "030 1;", "030 125;");
  list = replaced(list, "work", kVocabularies["need"].terms[1].german);
  const Done done = import_list(store, list);
  const Words words(Language::English, kVocabularies);
  for (const FeedProblem& one : done.feed.problems) MESSAGE(one.field << ": " << words.say(one.message));
  CHECK(done.feed.problems.empty());
  for (const Message& note : done.feed.notes) MESSAGE(words.say(note));
  const auto count = [&](const char* sql) { return Query(store, sql).value<int>(); };
  CHECK(count("SELECT count(*) FROM organization") == 2);
  CHECK(count("SELECT count(*) FROM service") == 2);
  CHECK(count("SELECT count(*) FROM location") == 2);
  CHECK(count("SELECT count(*) FROM service_at_location l JOIN address a ON a.location_id = l.location_id") == 2);
  CHECK(count("SELECT count(*) FROM attribute WHERE link_type = 'need'") == 3);
  CHECK(count("SELECT count(*) FROM language WHERE code = 'de'") == 2);
  CHECK(count("SELECT count(*) FROM schedule") == 2);
  CHECK(count("SELECT count(*) FROM cost_option WHERE option = 'free'") == 1);
  CHECK(count("SELECT count(*) FROM service_area WHERE extent = '12' OR name = 'neukoelln'") == 2);
  CHECK(count("SELECT count(*) FROM phone WHERE organization_id IS NOT NULL") == 1);
  CHECK(changes(import_list(store, list).plan) == 0);
  CHECK(import_list(store, list.substr(0, list.find("Ohne Angebot"))).plan.counts[FeedAction::Gone] == 1);
}

TEST_CASE("what is wrong in a list is told by line and column, and its line is left out") {
  const std::string header = "organization,service,need,minimum_age,schedule\n";
  for (const auto& [line, field] : std::vector<std::pair<std::string, std::string>>{{",Advice,,,", "organization"},
                                                                                    {"A,Advice,nonsense,,", "need"},
                                                                                    {"A,Advice,,old,", "minimum_age"},
                                                                                    {"A,Advice,,,whenever", "schedule"},
                                                                                    {"A,Advice,,,,,,", ""},
                                                                                    {"A,First,,,", "service"}}) {
    CAPTURE(line);
    Store store = Store::in_memory();
    const Done done = import_list(store, header + "A,First,housing,16,Mo 9-12\n" + line + "\n");
    REQUIRE(done.feed.problems.size() == 1);
    CHECK(done.feed.problems[0].line == 3);
    CHECK(done.feed.problems[0].field == field);
    CHECK(Query(store, "SELECT count(*) FROM service").value<int>() == 1);
    CHECK_FALSE(done.feed.whole);
  }
  Store store = Store::in_memory();
  CHECK(import_list(store, "name,town\nA,Berlin\n").feed.problems.size() == 1);
  CHECK(import_list(store, "").feed.problems.size() == 1);
}

TEST_CASE("the empty list is one that is read, in either language") {
  for (const Language language : {Language::English, Language::German}) {
    Store store = Store::in_memory();
    const Done done = import_list(store, empty_feed_list(Words(language, kVocabularies)) + "A;B\r\n");
    CHECK(done.feed.problems.empty());
    CHECK(done.feed.notes.empty());
    CHECK(Query(store, "SELECT name FROM service").value<std::string>() == "B");
  }
}

#include <set>

#include "imported.h"

using namespace inact;
using namespace hsds_test;

namespace {

/// As publishers write whose ids are numbers and names.
const std::string kPlain = R"([{"id": 1, "name": "Advice Bristol", "services": [{"id": "svc-1", "name": "Advice",
    "status": "active", "schedules": [{"id": 1, "freq": "WEEKLY", "byday": "MO"}],
    "service_at_locations": [{"id": 1, "location": {"id": "1", "location_type": "physical", "name": "Office"}}],
    "attributes": [{"id": 9, "link_type": "service_type", "taxonomy_term": {"id": "t/1", "code": "1103",
      "name": "Housing", "taxonomy_detail": {"id": "OE", "name": "Open Eligibility"}}}]}]},
  {"id": 2, "name": "Second", "parent_organization_id": 1}])";

std::vector<std::string> uuids(const Store& store) {
  return Query(store,
               "SELECT uuid FROM organization UNION SELECT uuid FROM service UNION SELECT uuid FROM location "
               "UNION SELECT uuid FROM schedule UNION SELECT uuid FROM attribute UNION SELECT uuid FROM taxonomy_term")
      .column<std::string>();
}

/// Two services, two places, and who is where: a link each.
std::string links(const std::string& list) {
  return R"({"organizations": [{"id": "o", "name": "A"}],
    "services": [{"id": "s1", "name": "S", "status": "active", "organization_id": "o"},
                 {"id": "s2", "name": "T", "status": "active", "organization_id": "o"}],
    "locations": [{"id": "p1", "location_type": "physical"}, {"id": "p2", "location_type": "physical"}],
    "service_at_locations": [)" +
         list + "]}";
}

std::string link(const std::string& id, const std::string& service, const std::string& place) {
  return R"({"id": ")" + id + R"(", "service_id": ")" + service + R"(", "location_id": ")" + place +
         R"(", "schedules": [{"id": "hours)" + service + place + R"(", "freq": "WEEKLY", "byday": "MO", "notes": ")" +
         service + place + R"("}]})";
}

/// "s1p1": which hours are at which service and place.
std::vector<std::string> stored_links(const Store& store) {
  return Query(store,
               "SELECT s.name || l.id || ' ' || coalesce(h.notes, '') FROM service_at_location x "
               "JOIN service s ON s.id = x.service_id JOIN location l ON l.id = x.location_id "
               "LEFT JOIN schedule h ON h.service_at_location_id = x.id ORDER BY 1")
      .column<std::string>();
}

}  // namespace

TEST_CASE("ids that are no UUIDs are taken, and the same feed again changes nothing") {
  Store store = Store::in_memory();
  const Done done = import_text(store, kPlain, "bristol");
  CHECK(done.feed.problems.empty());
  CHECK(Query(store,
              "SELECT count(*) FROM service s JOIN organization o ON o.id = s.organization_id "
              "JOIN organization p ON p.parent_organization_id = o.id "
              "JOIN service_at_location l ON l.service_id = s.id JOIN schedule h ON h.service_id = s.id "
              "JOIN attribute a ON a.link_id = s.id AND a.link_entity = 'service' AND a.value = 'housing'")
            .value<int>() == 1);
  for (const std::string& uuid : uuids(store)) CHECK(uuid.at(14) == '5');
  CHECK(Query(store, "SELECT record || '=' || external_id FROM external_id WHERE source = 'bristol' ORDER BY 1")
            .column<std::string>() == std::vector<std::string>{"L1=1", "O1=1", "O2=2", "S1=svc-1"});
  const Done again = import_text(store, kPlain, "bristol");
  CHECK(changes(again.plan) == 0);
  CHECK(again.plan.counts[FeedAction::Same] == done.plan.counts[FeedAction::New]);
  const Done less = import_text(store, replaced(kPlain, R"({"id": 2,)", R"({"id": 3,)"), "bristol");
  CHECK(less.plan.counts[FeedAction::Gone] == 1);
  CHECK(changes(import(store, hsds_json(public_feed(store)), "ourselves").plan) == 0);
}

TEST_CASE("the same id of two publishers is two records, and a publisher is known by id and name") {
  Store store = Store::in_memory();
  import_text(store, kPlain, "bristol");
  const std::string other = replaced(kPlain, "Advice Bristol", "Advice Bath");
  Feed feed;
  read_feed_json(feed, "feed.json", kPlain);
  CHECK(known_publisher(store, feed) == "bristol");
  Feed foreign;
  read_feed_json(foreign, "feed.json", R"([{"id": 1, "name": "Advice Bath"}])");
  CHECK_FALSE(known_publisher(store, foreign));
  CHECK(import_text(store, other, "bath").plan.counts[FeedAction::Conflict] == 0);
  CHECK(Query(store, "SELECT count(*) FROM organization").value<int>() == 4);
}

TEST_CASE("problems name a record by the id that its publisher gave it") {
  Store store = Store::in_memory();
  const Done done = import_text(store, R"({"services": [{"id": "svc-1", "name": "S", "organization_id": "org-7"}]})");
  REQUIRE(done.feed.problems.size() == 1);
  CHECK(done.feed.problems[0].record == "service svc-1");
  const Words words(Language::English, kVocabularies);
  CHECK(words.say(done.feed.problems[0].message).find("org-7") != std::string::npos);
}

TEST_CASE("services that swap their places keep their links, whatever ids the publisher gives these") {
  const std::string before = links(link("a", "s1", "p1") + "," + link("b", "s1", "p2"));
  for (const auto& [list, stored] : std::vector<std::pair<std::string, std::vector<std::string>>>{
           {link("a", "s1", "p2") + "," + link("b", "s1", "p1"), {"S1 s1p1", "S2 s1p2"}},
           {link("a", "s1", "p2") + "," + link("b", "s2", "p1"), {"S2 s1p2", "T1 s2p1"}},
           {link("a", "s2", "p1") + "," + link("b", "s2", "p2") + "," + link("c", "s1", "p1"),
            {"S1 s1p1", "T1 s2p1", "T2 s2p2"}},
           {link("b", "s1", "p1") + "," + link("c", "s1", "p2") + "," + link("a", "s2", "p2"),
            {"S1 s1p1", "S2 s1p2", "T2 s2p2"}},
           {link("c", "s1", "p2") + "," + link("a", "s1", "p2"), {"S2 s1p2"}}}) {
    CAPTURE(list);
    Store store = Store::in_memory();
    CHECK(import_text(store, before).feed.problems.empty());
    CHECK(stored_links(store) == std::vector<std::string>{"S1 s1p1", "S2 s1p2"});
    CHECK(import_text(store, links(list)).plan.counts[FeedAction::Rejected] == 0);
    CHECK(stored_links(store) == stored);
    CHECK(changes(import_text(store, links(list)).plan) == 0);
  }
}

TEST_CASE("what a source did not bring it may add to, and not change") {
  Store store = Store::in_memory();
  import_text(store, kHarbour, "harbour");
  write(store, "DELETE FROM imported_row");  // as if it had been entered by hand
  write(store, "UPDATE organization SET email = NULL, description = ''");
  const Done added = import_text(store, kHarbour, "elsewhere");
  CHECK(added.feed.problems.empty());
  CHECK(added.plan.counts[FeedAction::Changed] == 1);
  CHECK(Query(store, "SELECT email || description FROM organization").value<std::string>() ==
        "info@example.orgAdvice and a language café.");
  const Done differs = import_text(store, replaced(kHarbour, "\"First advice\"", "\"Advice\""), "elsewhere");
  CHECK(differs.plan.counts[FeedAction::Conflict] == 1);
  REQUIRE(differs.feed.problems.size() == 1);
  CHECK(differs.feed.problems[0].field == "name");
  CHECK(Query(store, "SELECT name FROM service").value<std::string>() == "First advice");
}

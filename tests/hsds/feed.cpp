#include <doctest/doctest.h>
#include <fmt/core.h>

#include <algorithm>
#include <map>
#include <set>
#include <sstream>

#include "imported.h"
#include "inact/base/error.h"
#include "inact/table/render.h"

using namespace inact;
using namespace hsds_test;

namespace {

/// In whatever order the tables were read.
std::set<std::string> lines(const std::vector<FeedFile>& files) {
  std::istringstream text(all_bytes(files));
  std::set<std::string> all;
  for (std::string line; std::getline(text, line);) all.insert(line);
  return all;
}

}  // namespace

TEST_CASE("a nested record becomes rows, each once, with the keys of where it stands") {
  Store store = Store::in_memory();
  const Done done = import_text(store, kHarbour);
  for (const FeedProblem& one : done.feed.problems) CAPTURE(one.record);
  CHECK(done.feed.problems.empty());
  CHECK(done.plan.counts[FeedAction::Rejected] == 0);
  using Row = std::tuple<std::string, std::string, std::string>;
  CHECK(*Query(store,
               "SELECT o.name, s.name, s.status FROM service s JOIN organization o ON o.id = s.organization_id "
               "JOIN program p ON p.id = s.program_id AND p.organization_id = o.id ORDER BY s.id")
             .one<std::string, std::string, std::string>() ==
        Row{"Haus am Hafen e. V.", "First advice", "temporarily_closed"});
  CHECK(Query(store,
              "SELECT count(*) FROM phone WHERE contact_id IS NOT NULL AND organization_id IS NOT NULL "
              "AND extension = 12")
            .value<int>() == 1);
  CHECK(Query(store, "SELECT opens_at || closes_at FROM schedule ORDER BY id").value<std::string>() == "16:0019:00");
  CHECK(Query(store,
              "SELECT count(*) FROM address a JOIN service_at_location l ON l.location_id = a.location_id "
              "WHERE a.postal_code = '10115'")
            .value<int>() == 1);
}

TEST_CASE("terms of Open Eligibility become needs and unknown ones are noted") {
  Store store = Store::in_memory();
  const Done done = import_text(store, kHarbour);
  CHECK(Query(store, "SELECT value FROM attribute WHERE link_type = 'need' ORDER BY value").column<std::string>() ==
        std::vector<std::string>{"housing"});
  const Words words(Language::English, kVocabularies);
  std::string notes;
  for (const Message& note : done.feed.notes) notes += words.say(note) + "\n";
  CHECK(notes.find("Kite flying") != std::string::npos);
  CHECK(notes.find("namme") != std::string::npos);
  CHECK(notes.find("parent_organization_id") != std::string::npos);
  CHECK(notes.find("Housing") == std::string::npos);
}

TEST_CASE("the same feed again changes nothing") {
  Store store = Store::in_memory();
  import_text(store, kHarbour);
  const auto batches = [&] { return Query(store, "SELECT count(*) FROM import_batch").value<int>(); };
  CHECK(batches() == 1);
  const Done again = import_text(store, kHarbour);
  CHECK(changes(again.plan) == 0);
  CHECK(again.plan.counts[FeedAction::Same] == again.plan.counts.read());
  CHECK(batches() == 1);
}

TEST_CASE("what was exported comes back unchanged, nested and as tables") {
  Store store = Store::in_memory();
  import_text(store, kHarbour);
  write(store, "UPDATE organization SET description = ''");
  write(store,
        "INSERT INTO attribute (uuid, link_id, link_entity, link_type, value) VALUES "
        "('00000000-0000-4000-8000-00000000000a', 1, 'service', 'eligibility', 'women')");
  for (const auto& files : {hsds_json(public_feed(store)), hsds_csv(public_feed(store))}) {
    const Done again = import(store, files, "ourselves");
    CHECK(again.feed.problems.empty());
    CHECK(changes(again.plan) == 0);
    Store elsewhere = Store::in_memory();
    CHECK(import(elsewhere, files, "ourselves").feed.problems.empty());
    CHECK(all_bytes(hsds_json(public_feed(elsewhere))) == all_bytes(hsds_json(public_feed(store))));
    CHECK(lines(hsds_csv(public_feed(elsewhere))) == lines(hsds_csv(public_feed(store))));
    CHECK(Query(elsewhere,
                "SELECT count(*) FROM attribute WHERE link_type = 'eligibility' AND value = 'women' AND "
                "taxonomy_term_id IS NULL")
              .value<int>() == 1);
  }
}

TEST_CASE("a change there is taken, one here is kept, and both are a conflict") {
  Store store = Store::in_memory();
  import_text(store, kHarbour);
  write(store, "UPDATE organization SET email = 'office@example.org'");
  CHECK(changes(import_text(store, kHarbour).plan) == 0);
  const std::string there = replaced(kHarbour, "\"First advice\"", "\"Advice\"");
  const Done changed = import_text(store, there);
  CHECK(changed.plan.counts[FeedAction::Changed] == 1);
  CHECK(Query(store, "SELECT name FROM service").value<std::string>() == "Advice");
  CHECK(Query(store, "SELECT email FROM organization").value<std::string>() == "office@example.org");
  const Done both = import_text(store, replaced(there, "info@example.org", "mail@example.org"));
  CHECK(both.plan.counts[FeedAction::Conflict] == 1);
  CHECK(Query(store, "SELECT email FROM organization").value<std::string>() == "office@example.org");
}

TEST_CASE("what is gone is no longer offered, and only what this source had brought") {
  Store store = Store::in_memory();
  import_text(store, kHarbour);
  const std::string other =
      R"({"id": "5f0a7d52-4b0e-5b0c-9b55-0d3f6f6a2001", "name": "Other", "description": "x", "services": []})";
  CHECK(import_text(store, other, "elsewhere").plan.counts[FeedAction::Gone] == 0);
  const std::string without =
      replaced(kHarbour, R"({"id": "5f0a7d52-4b0e-5b0c-9b55-0d3f6f6a1008", "name": "German", "code": "de"})", "");
  CHECK(import_text(store, without).plan.counts[FeedAction::Gone] == 1);
  CHECK(Query(store, "SELECT count(*) FROM language WHERE code = 'de'").value<int>() == 0);
  const Done gone = import_text(store, other, "harbour");
  CHECK(gone.plan.counts[FeedAction::Gone] == 1);
  CHECK(changes(import_text(store, other, "harbour").plan) == 0);
}

TEST_CASE("a service that an import ends while referrals to it are open is said") {
  Store store = Store::in_memory();
  import_text(store, kHarbour);
  const auto noted = [](const Feed& feed) {
    return std::ranges::count(feed.notes, std::string("{n} referral to {id} is open: {referrals}"),
                              [](const Message& note) { return std::string(note.text); });
  };
  write(store, "INSERT INTO person (partner, entered_by, entered_at) VALUES ('hope', 'Ana', '')");
  write(store,
        "INSERT INTO intake (person_id, opened_on, partner, entered_by, entered_at) VALUES (1, '2026-11-01', 'hope', "
        "'Ana', '')");
  write(store,
        "INSERT INTO need (intake_id, code, urgency, raised_on, status_on, entered_by, entered_at) VALUES (1, "
        "'housing', 'normal', '2026-11-01', '2026-11-01', 'Ana', '')");
  write(store,
        "INSERT INTO referral (person_id, need_id, service_id, kind, channel, referred_on, status, status_on, owner, "
        "partner, entered_by, entered_at) VALUES (1, 1, 1, 'recommendation', 'self', '2026-11-01', 'requested', "
        "'2026-11-01', 'Ana', 'hope', 'Ana', '')");
  CHECK(noted(import_text(store, replaced(kHarbour, "\"First advice\"", "\"Advice\"")).feed) == 0);
  const std::string ended = replaced(kHarbour, "\"status\": \"temporarily closed\"", "\"status\": \"defunct\"");
  CHECK(noted(import_text(store, ended).feed) == 1);
  CHECK(noted(import_text(store, ended).feed) == 0);
}

TEST_CASE("nothing protected, internal or void leaves") {
  Store store = Store::in_memory();
  import_text(store, kHarbour);
  write(store, "UPDATE location SET protected = 1");
  write(store, "UPDATE organization SET internal_note = 'MARKER', steward = 'MARKER', do_not_list = 1");
  write(store, "UPDATE contact SET internal_note = 'MARKER'");
  write(store,
        "INSERT INTO contact (uuid, organization_id, name, void_reason) VALUES "
        "('00000000-0000-4000-8000-00000000000b', 1, 'MARKER', 'left')");
  write(store,
        "INSERT INTO schedule (uuid, service_id, closed, description) VALUES "
        "('00000000-0000-4000-8000-00000000000c', 1, 1, 'MARKER')");
  for (const char* described : {"phone (uuid, service_at_location_id, number", "schedule (uuid, location_id, notes",
                                "service_area (uuid, service_at_location_id, name", "contact (uuid, location_id, name",
                                "language (uuid, location_id, note"})
    write(store, fmt::format("INSERT INTO {}) VALUES (lower(hex(randomblob(16))), 1, 'MARKER')", described).c_str());
  write(store, "UPDATE location SET name = 'MARKER', description = 'MARKER', transportation = 'MARKER'");
  for (const auto& files : {hsds_json(public_feed(store)), hsds_csv(public_feed(store))}) {
    const std::string bytes = all_bytes(files);
    CHECK(bytes.find("First advice") != std::string::npos);
    for (const char* secret :
         {"Hafenstraße", "10115", "52.5", "13.4", "Office\",\"", "Lift", "MARKER", "service_at_location.csv\n"})
      CHECK_MESSAGE(bytes.find(secret) == std::string::npos, secret);
  }
}

TEST_CASE("what is wrong is told by file, record and field") {
  const std::map<std::string, std::string> wrong = {
      {R"({"id": "5f0a7d52-4b0e-5b0c-9b55-0d3f6f6a300g", "name": "A", "description": "a"})", "id"},
      {R"({"id": ")" + std::string(201, 'x') + R"(", "name": "A"})", "id"},
      {R"({"name": "A", "services": []})", "id"},
      {R"({"id": "5f0a7d52-4b0e-5b0c-9b55-0d3f6f6a3001", "description": "a"})", "name"},
      {R"({"id": "5f0a7d52-4b0e-5b0c-9b55-0d3f6f6a3001", "name": 5})", "name"},
      {R"({"id": "5f0a7d52-4b0e-5b0c-9b55-0d3f6f6a3001", "name": {}})", "name"},
      {R"({"id": "5f0a7d52-4b0e-5b0c-9b55-0d3f6f6a3001", "name": "A", "services": "x"})", "services"},
      {R"({"id": "5f0a7d52-4b0e-5b0c-9b55-0d3f6f6a3001", "name": "A", "services": [7]})", "services"},
      {R"({"id": "5f0a7d52-4b0e-5b0c-9b55-0d3f6f6a3001", "name": "A", "email": "no mail"})", "email"},
      {R"({"id": "5f0a7d52-4b0e-5b0c-9b55-0d3f6f6a3001", "name": "A", "year_incorporated": "long ago"})",
       "year_incorporated"},
      {R"([{"id": "5f0a7d52-4b0e-5b0c-9b55-0d3f6f6a3001", "name": "A"},
           {"id": "5f0a7d52-4b0e-5b0c-9b55-0d3f6f6a3001", "name": "B"}])",
       "name"},
      {R"({"id": "5f0a7d52-4b0e-5b0c-9b55-0d3f6f6a3001", "name": "A", "services": [
           {"id": "5f0a7d52-4b0e-5b0c-9b55-0d3f6f6a3002", "name": "S", "status": "open"}]})",
       "status"},
      {R"({"services": [{"id": "5f0a7d52-4b0e-5b0c-9b55-0d3f6f6a3002", "name": "S", "status": "active",
           "organization_id": "5f0a7d52-4b0e-5b0c-9b55-0d3f6f6a3009"}]})",
       "organization_id"}};
  for (const auto& [text, field] : wrong) {
    CAPTURE(text);
    Store store = Store::in_memory();
    const Done done = import_text(store, text);
    REQUIRE(done.feed.problems.size() == 1);
    CHECK(done.feed.problems[0].field == field);
    CHECK(done.feed.problems[0].line > 0);
    CHECK(done.feed.problems[0].file == "feed.json");
  }
}

TEST_CASE("files that are none are refused whole, however deep and whatever their bytes") {
  const std::string good = R"([{"id": "5f0a7d52-4b0e-5b0c-9b55-0d3f6f6a3001", "name": "A"})";
  const std::string too_large(kLargestFeedFile + 1, ' ');
  for (const std::string& text : {good, good + ", {\"id\": \xFF}]", good + "," + std::string(10000, '['),
                                  std::string(10000, '['), std::string(), std::string("{\"a\":"), too_large}) {
    Store store = Store::in_memory();
    const Done done = import_text(store, text);
    CHECK(done.feed.problems.size() == 1);
    CHECK(done.plan.counts.read() == 0);
  }
}

TEST_CASE("pages, lists by table and single services are read alike") {
  const std::string service =
      R"({"id": "5f0a7d52-4b0e-5b0c-9b55-0d3f6f6a3002", "name": "S", "status": "active",
          "organization": {"id": "5f0a7d52-4b0e-5b0c-9b55-0d3f6f6a3001", "name": "A", "description": "a"}})";
  for (const std::string& text :
       {service, "[" + service + "]", "{\"total_items\": 1, \"contents\": [" + service + "]}",
        std::string(R"({"services.csv": [{"id": "5f0a7d52-4b0e-5b0c-9b55-0d3f6f6a3002", "name": "S", "status": "active",
          "organization_id": "5f0a7d52-4b0e-5b0c-9b55-0d3f6f6a3001"}],
          "organizations.csv": [{"id": "5f0a7d52-4b0e-5b0c-9b55-0d3f6f6a3001", "name": "A", "description": "a"}]})")}) {
    CAPTURE(text);
    Store store = Store::in_memory();
    const Done done = import_text(store, text);
    CHECK(done.feed.problems.empty());
    CHECK(done.plan.counts.read() == 2);
    CHECK(Query(store, "SELECT count(*) FROM service s JOIN organization o ON o.id = s.organization_id").value<int>() ==
          1);
  }
}

TEST_CASE("a table with the same id twice says where it stood first") {
  Store store = Store::in_memory();
  const Done done = import(store, {{"organizations.csv",
                                    "id,name,description\n5f0a7d52-4b0e-5b0c-9b55-0d3f6f6a3001,A,a\n"
                                    "5f0a7d52-4b0e-5b0c-9b55-0d3f6f6a3001,B,b\n"}});
  REQUIRE(done.feed.problems.size() == 1);
  CHECK(done.feed.problems[0].line == 3);
  CHECK(done.plan.counts[FeedAction::New] == 1);
}

TEST_CASE("nothing counts as gone when a file, a record or a page could not be read") {
  const std::string second = R"([{"id": "5f0a7d52-4b0e-5b0c-9b55-0d3f6f6a2001", "name": "Other", "description": "x"}])";
  const std::string page = R"({"total_items": 2, "contents": )" + second + "}";
  const std::string nameless = R"([{"name": "Other", "services": []}])";
  for (const auto& [text, gone] : std::map<std::string, std::int64_t>{
           {second, 1}, {second + "[", 0}, {page, 0}, {nameless, 0}, {replaced(page, ": 2", ": 1"), 1}}) {
    CAPTURE(text);
    Store store = Store::in_memory();
    import_text(store, kHarbour);
    CHECK(import_text(store, text).plan.counts[FeedAction::Gone] == gone);
  }
}

TEST_CASE("a publisher is known again by its records, whatever the file is called") {
  Store store = Store::in_memory();
  CHECK_FALSE(known_publisher(store, import_text(store, "[]").feed));
  import_text(store, kHarbour, "harbour");
  Feed feed;
  read_feed_json(feed, "2026-11.json", kHarbour);
  CHECK(known_publisher(store, feed) == "harbour");
}

TEST_CASE("a service stands at one place once, whoever links them and how often") {
  const std::string link = R"("service_id": "5f0a7d52-4b0e-5b0c-9b55-0d3f6f6a3002",
      "location_id": "5f0a7d52-4b0e-5b0c-9b55-0d3f6f6a3003")";
  const std::string text = R"({"organizations": [{"id": "5f0a7d52-4b0e-5b0c-9b55-0d3f6f6a3001", "name": "A"}],
    "services": [{"id": "5f0a7d52-4b0e-5b0c-9b55-0d3f6f6a3002", "name": "S", "status": "active",
      "organization_id": "5f0a7d52-4b0e-5b0c-9b55-0d3f6f6a3001"}],
    "locations": [{"id": "5f0a7d52-4b0e-5b0c-9b55-0d3f6f6a3003", "location_type": "physical"}],
    "service_at_locations": [{"id": "5f0a7d52-4b0e-5b0c-9b55-0d3f6f6a3004", )" +
                           link + R"(},
      {"id": "5f0a7d52-4b0e-5b0c-9b55-0d3f6f6a3005", )" +
                           link + R"(}],
    "schedules": [{"id": "5f0a7d52-4b0e-5b0c-9b55-0d3f6f6a3006", "freq": "WEEKLY",
      "service_at_location_id": "5f0a7d52-4b0e-5b0c-9b55-0d3f6f6a3005"}]})";
  Store store = Store::in_memory();
  const Done done = import_text(store, text);
  CHECK(done.feed.problems.empty());
  CHECK(done.plan.counts[FeedAction::Rejected] == 0);
  CHECK(Query(store, "SELECT count(*) FROM schedule s JOIN service_at_location l ON l.id = s.service_at_location_id")
            .value<int>() == 1);
  CHECK(changes(import_text(store, text).plan) == 0);
  write(store, "UPDATE service_at_location SET uuid = '00000000-0000-4000-8000-00000000000d'");
  CHECK(changes(import_text(store, text).plan) == 0);
}

TEST_CASE("a place without its institution stays, what describes nothing that is there does not") {
  const Done done = [] {
    Store store = Store::in_memory();
    return import_text(store,
                       R"({"locations": [{"id": "5f0a7d52-4b0e-5b0c-9b55-0d3f6f6a3003", "location_type": "physical",
        "organization_id": "5f0a7d52-4b0e-5b0c-9b55-0d3f6f6a3001"}],
      "phones": [{"id": "5f0a7d52-4b0e-5b0c-9b55-0d3f6f6a3004", "number": 3023125000,
        "organization_id": "5f0a7d52-4b0e-5b0c-9b55-0d3f6f6a3001"}]})");
  }();
  CHECK(done.feed.problems.size() == 2);
  CHECK(done.plan.counts[FeedAction::New] == 1);
  CHECK(done.plan.counts[FeedAction::Rejected] == 1);
}

TEST_CASE("a place that stands under the services of one institution is its own, one under several nobody's") {
  const std::string place = R"({"id": "5f0a7d52-4b0e-5b0c-9b55-0d3f6f6a3003", "location_type": "physical"})";
  const auto institution = [&](char number) {
    const std::string id(1, number);
    return R"({"id": "5f0a7d52-4b0e-5b0c-9b55-0d3f6f6a4)" + id + R"(01", "name": "A", "services": [
      {"id": "5f0a7d52-4b0e-5b0c-9b55-0d3f6f6a4)" +
           id + R"(02", "name": "S", "status": "active", "service_at_locations": [
        {"id": "5f0a7d52-4b0e-5b0c-9b55-0d3f6f6a4)" +
           id + R"(03", "location": )" + place + "}]}]}";
  };
  for (const auto& [text, owned] :
       std::map<std::string, int>{{institution('1'), 1}, {"[" + institution('1') + "," + institution('2') + "]", 0}}) {
    CAPTURE(text);
    Store store = Store::in_memory();
    CHECK(import_text(store, text).feed.problems.empty());
    CHECK(Query(store, "SELECT count(*) FROM location WHERE organization_id IS NOT NULL").value<int>() == owned);
    CHECK(changes(import_text(store, text).plan) == 0);
  }
}

TEST_CASE("address books have a card an institution and a person, folded and escaped") {
  Store store = Store::in_memory();
  import_text(store, kHarbour);
  write(store,
        "UPDATE organization SET description = 'First; second, third' || char(10) || 'ሰላም ሰላም ሰላም ሰላም ሰላም ሰላም ሰላም'");
  const std::string cards = vcards(public_feed(store));
  CHECK(cards.starts_with("BEGIN:VCARD\r\nVERSION:4.0\r\n"));
  std::string unfolded;
  for (std::size_t i = 0; i < cards.size(); ++i)
    if (cards.compare(i, 3, "\r\n ") == 0)
      i += 2;
    else
      unfolded += cards[i];
  for (const char* line :
       {"KIND:org\r\n", "UID:urn:uuid:5f0a7d52-4b0e-5b0c-9b55-0d3f6f6a1001\r\n", "FN:Ada Example\r\n",
        "ORG:Haus am Hafen e. V.\r\n", "TEL;TYPE=voice:+49 30 23125000 ext. 12\r\n",
        "ADR;TYPE=work:;;Hafenstraße 1000;Berlin;Berlin;10115;DE\r\n",
        "NOTE:First\\; second\\, third\\nሰላም ሰላም ሰላም ሰላም ሰላም ሰላም ሰላም\r\n"})
    CHECK_MESSAGE(unfolded.find(line) != std::string::npos, line);
  std::istringstream lines(cards);
  for (std::string line; std::getline(lines, line);) CHECK(line.size() <= 76);  // 75 and the carriage return
  write(store, "UPDATE location SET protected = 1");
  CHECK(vcards(public_feed(store)).find("Hafenstraße") == std::string::npos);
}

TEST_CASE("a table of services has one row each, with codes") {
  Store store = Store::in_memory();
  import_text(store, kHarbour);
  const Words words(Language::English, kVocabularies);
  const std::string csv = render(services_of(public_feed(store), words), Format::Csv, words);
  CHECK(std::ranges::count(csv, '\n') == 2);
  for (const char* part : {"First advice,Haus am Hafen e. V.,temporarily closed,housing,de",
                           "Hafenstraße 1000, 10115 Berlin", "Tu, Th 16:00-19:00", "Passport"})
    CHECK_MESSAGE(csv.find(part) != std::string::npos, part);
  write(store, "UPDATE location SET protected = 1");
  CHECK(render(services_of(public_feed(store), words), Format::Csv, words).find("Hafenstraße") == std::string::npos);
}

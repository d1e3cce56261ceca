#include <map>

#include "imported.h"

using namespace inact;
using namespace hsds_test;

namespace {

/// An institution with one service, its place, its hours, its language and its cost.
const std::string kSound = R"({"id": "5f0a7d52-4b0e-5b0c-9b55-0d3f6f6a3001", "name": "A", "year_incorporated": 1999,
  "services": [{"id": "5f0a7d52-4b0e-5b0c-9b55-0d3f6f6a3002", "name": "S", "status": "active",
    "minimum_age": 16, "maximum_age": 27, "assured_date": "2026-02-28", "last_modified": "2026-11-01T09:00:00.123Z",
    "schedules": [{"id": "5f0a7d52-4b0e-5b0c-9b55-0d3f6f6a3003", "freq": "MONTHLY", "byday": "2TU,-1FR",
      "opens_at": "10:00", "closes_at": "18:00:00+01:00", "valid_from": "2026-01-01", "valid_to": "2026-12-31",
      "dtstart": "2026-01-01", "until": "2026-12-31", "bymonthday": "2,-3", "byweekno": "41", "interval": 1,
      "timezone": 1, "count": 3}],
    "cost_options": [{"id": "5f0a7d52-4b0e-5b0c-9b55-0d3f6f6a3004", "amount": 2.5}],
    "languages": [{"id": "5f0a7d52-4b0e-5b0c-9b55-0d3f6f6a3005", "code": "ti"}],
    "service_at_locations": [{"id": "5f0a7d52-4b0e-5b0c-9b55-0d3f6f6a3006",
      "location": {"id": "5f0a7d52-4b0e-5b0c-9b55-0d3f6f6a3007", "location_type": "physical",
        "latitude": 52.5, "longitude": 13.4}}]}]})";

}  // namespace

TEST_CASE("a value that cannot be is a problem of its field, and its row is left out") {
  {
    Store store = Store::in_memory();
    CHECK(import_text(store, kSound).feed.problems.empty());
  }
  struct Wrong {
    std::string from, to, field;
    const char* kept;  ///< of the table, nothing is stored
  };
  const std::vector<Wrong> all = {
      {R"("2TU,-1FR")", R"("XX")", "byday", "schedule"},
      {R"("2TU,-1FR")", R"("MO,,TU")", "byday", "schedule"},
      {R"("2TU,-1FR")", R"("0MO")", "byday", "schedule"},
      {R"("2,-3")", R"("32")", "bymonthday", "schedule"},
      {R"("41")", R"("0")", "byweekno", "schedule"},
      {R"("10:00")", R"("19:00")", "closes_at", "schedule"},
      {R"("10:00")", R"("24:30")", "opens_at", "schedule"},
      {R"("10:00")", R"("10:00 or so")", "opens_at", "schedule"},
      {R"("valid_to": "2026-12-31")", R"("valid_to": "2025-12-31")", "valid_to", "schedule"},
      {R"("until": "2026-12-31")", R"("until": "2025-12-31")", "until", "schedule"},
      {R"("valid_from": "2026-01-01")", R"("valid_from": "2026-02-30")", "valid_from", "schedule"},
      {R"("dtstart": "2026-01-01")", R"("dtstart": "2026-01-01Tnoon")", "dtstart", "schedule"},
      {R"("interval": 1)", R"("interval": 0)", "interval", "schedule"},
      {R"("timezone": 1)", R"("timezone": 60)", "timezone", "schedule"},
      {R"("minimum_age": 16)", R"("minimum_age": -5)", "minimum_age", "service"},
      {R"("maximum_age": 27)", R"("maximum_age": 200)", "maximum_age", "service"},
      {R"("minimum_age": 16)", R"("minimum_age": 28)", "maximum_age", "service"},
      {R"("2026-02-28")", R"("2026-02-29")", "assured_date", "service"},
      {R"("2026-11-01T09:00:00.123Z")", R"("2026-11-01T25:00:00")", "last_modified", "service"},
      {R"("latitude": 52.5)", R"("latitude": 999)", "latitude", "location"},
      {R"("longitude": 13.4)", R"("longitude": -181)", "longitude", "location"},
      {R"("code": "ti")", R"("code": "xx")", "code", "language"},
      {R"("code": "ti")", R"("code": "German")", "code", "language"},
      {R"("amount": 2.5)", R"("amount": -1)", "amount", "cost_option"},
      {R"("year_incorporated": 1999)", R"("year_incorporated": 19990)", "year_incorporated", "organization"}};
  for (const Wrong& one : all) {
    CAPTURE(one.to);
    Store store = Store::in_memory();
    const Done done = import_text(store, replaced(kSound, one.from, one.to));
    REQUIRE(done.feed.problems.size() == 1);
    CHECK(done.feed.problems[0].field == one.field);
    CHECK(done.feed.problems[0].record.starts_with(one.kept));
    CHECK(done.feed.problems[0].line > 0);
    CHECK(Query(store, std::string("SELECT count(*) FROM ") + one.kept).value<int>() == 0);
    CHECK(done.plan.counts[FeedAction::Rejected] >= 1);
  }
}

TEST_CASE("what hangs on a row with a value that cannot be goes with it") {
  Store store = Store::in_memory();
  const Done done = import_text(store, replaced(kSound, R"("minimum_age": 16)", R"("minimum_age": 28)"));
  CHECK(done.plan.counts[FeedAction::Rejected] == 5);  // the service, its hours, cost, language and place to be at
  CHECK(Query(store, "SELECT count(*) FROM location").value<int>() == 1);
}

TEST_CASE("languages are stored under the tag that is asked for, however they are written") {
  for (const auto& [written, stored] : std::map<std::string, std::string>{
           {"deu", "de"}, {"ger", "de"}, {"fa_AF", "fa-AF"}, {"prs", "fa-AF"}, {"TI", "ti"}, {"pov", "pov"}}) {
    CAPTURE(written);
    Store store = Store::in_memory();
    const std::string text = replaced(kSound, R"("code": "ti")", R"("code": ")" + written + "\"");
    CHECK(import_text(store, text).feed.problems.empty());
    CHECK(Query(store, "SELECT code FROM language").value<std::string>() == stored);
    CHECK(changes(import_text(store, text).plan) == 0);
  }
}

TEST_CASE("days are written one way, and what closes at midnight closes late") {
  Store store = Store::in_memory();
  const std::string text =
      replaced(replaced(kSound, R"("2TU,-1FR")", R"("2tu, -1FR")"), R"("18:00:00+01:00")", R"("00:00")");
  CHECK(import_text(store, text).feed.problems.empty());
  CHECK(Query(store, "SELECT byday || closes_at FROM schedule").value<std::string>() == "2TU,-1FR00:00");
}

TEST_CASE("a key that occurs twice in one object is a problem of its record") {
  for (const auto& [from, to, field, record] :
       std::vector<std::array<std::string, 4>>{{R"("status": "active")", R"("status": "active", "status": "inactive")",
                                                "status", "service 5f0a7d52-4b0e-5b0c-9b55-0d3f6f6a3002"},
                                               {R"("code": "ti")", R"("code": "ti", "code": "ti", "code": "ti")",
                                                "code", "language 5f0a7d52-4b0e-5b0c-9b55-0d3f6f6a3005"},
                                               {R"("languages": [)", R"("languages": [], "languages": [)", "languages",
                                                "service 5f0a7d52-4b0e-5b0c-9b55-0d3f6f6a3002"}}) {
    CAPTURE(to);
    Store store = Store::in_memory();
    const Done done = import_text(store, replaced(kSound, from, to));
    std::vector<FeedProblem> twice;
    for (const FeedProblem& one : done.feed.problems)
      if (std::string_view(one.message.text) == "this key occurs twice in one object") twice.push_back(one);
    REQUIRE(twice.size() == 1);
    CHECK(twice[0].field == field);
    CHECK(twice[0].record == record);
    CHECK(twice[0].line > 0);
    CHECK(done.plan.counts[FeedAction::Rejected] >= 1);
  }
  Store store = Store::in_memory();
  const Done done = import_text(store, R"({"contents": [], "contents": []})");
  REQUIRE(done.feed.problems.size() == 1);
  CHECK(done.feed.problems[0].field == "contents");
  CHECK(done.feed.problems[0].record.empty());
}

TEST_CASE("a file that is no JSON says where it stops being one, in the language of the reader") {
  Store store = Store::in_memory();
  const Done done = import_text(store, "[\n {\"id\": \"ä\",, }]");
  REQUIRE(done.feed.problems.size() == 1);
  CHECK(done.feed.problems[0].line == 2);
  const std::string german = Words(Language::German, kVocabularies).say(done.feed.problems[0].message);
  CHECK(german.find("Spalte 13") != std::string::npos);
  CHECK(german.find("JSON") != std::string::npos);
}

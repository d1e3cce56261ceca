#include "inact/refer/match.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <random>

#include "inact/refer/match_search.h"
#include "refer/match_records.h"

using namespace inact;
using namespace match_test;

namespace {

const Vocabularies& vocabularies() {
  static const Vocabularies all = built_in_vocabularies();
  return all;
}

struct Case {
  std::string title;
  Facts wish, expected;
  std::vector<std::string> directory;
};

struct Fixture {
  std::map<std::string, Facts> services;
  std::vector<Case> cases;
};

std::string trimmed(std::string text) {
  text.erase(0, text.find_first_not_of(' '));
  text.erase(text.find_last_not_of(' ') + 1);
  return text;
}

Fixture fixture() {
  Fixture all;
  std::ifstream file(SOURCE_DIR "/tests/refer/match_cases.txt");
  for (std::string line; std::getline(file, line);) {
    if (!line.starts_with("S ") && !line.starts_with("C ")) continue;
    std::vector<std::string> parts = split(line.substr(2), '|');
    for (std::string& part : parts) part = trimmed(part);
    if (line.front() == 'S') {
      all.services[parts[0]] = facts_of(parts.size() > 1 ? parts[1] : "");
    } else {
      Case one{parts[0], facts_of(parts[1]), facts_of(parts[3]), {}};
      for (const std::string& name : split(parts[2], ' '))
        if (!name.empty()) one.directory.push_back(name);
      all.cases.push_back(std::move(one));
    }
  }
  return all;
}

struct Found {
  MatchResult result;
  std::string best_alone;  ///< when only the best is asked for
};

/// The directory in this order.
Found outcome(const Fixture& all, const Case& one, const std::vector<std::string>& directory) {
  Store store = Store::in_memory();
  Transaction tx(store, kAuthor);
  std::map<std::string, ServiceId> ids;
  for (const std::string& name : directory) ids[name] = add_service(tx, name, all.services.at(name));
  if (const auto volunteer = one.wish.find("volunteers"); volunteer != one.wish.end())
    add_volunteer(tx, volunteer->second);
  MatchRequest request;
  request.wish = wish_of(one.wish, ids);
  request.excluded = request.other_needs = true;
  Found found{find_matches(tx, request, vocabularies(), {}), ""};
  request.excluded = request.other_needs = false;
  request.limit = 1;
  const MatchResult best = find_matches(tx, request, vocabularies(), {});
  found.best_alone = best.items.empty() ? "-" : best.items.front().name;
  return found;
}

std::string best_of(const MatchResult& result) { return result.items.empty() ? "-" : result.items.front().name; }

/// "name:rule" in the order of names.
std::vector<std::string> exclusions_of(const MatchResult& result) {
  std::vector<std::string> all;
  for (const RankedService& match : result.excluded)
    all.push_back(match.name + ":" + std::string(word(match.exclusions.front().rule)));
  std::ranges::sort(all);
  return all;
}

std::vector<std::string> order_of(const MatchResult& result) {
  std::vector<std::string> names;
  for (const RankedService& match : result.items) names.push_back(match.name);
  return names;
}

std::vector<std::string> expected_exclusions(const Case& one) {
  const auto found = one.expected.find("out");
  std::vector<std::string> all = found == one.expected.end() ? std::vector<std::string>{} : split(found->second, ',');
  std::ranges::sort(all);
  return all;
}

}  // namespace

TEST_CASE("every hand-made case has the best service it should, and excludes what it should") {
  const Fixture all = fixture();
  REQUIRE(all.cases.size() >= 60);
  std::size_t hits = 0;
  for (const Case& one : all.cases) {
    CAPTURE(one.title);
    const Found found = outcome(all, one, one.directory);
    CHECK(best_of(found.result) == one.expected.at("best"));
    CHECK(found.best_alone == one.expected.at("best"));
    CHECK(exclusions_of(found.result) == expected_exclusions(one));
    hits += best_of(found.result) == one.expected.at("best") && exclusions_of(found.result) == expected_exclusions(one);
  }
  MESSAGE("hit rate of matching: " << hits << " of " << all.cases.size() << " cases");
  CHECK(hits == all.cases.size());
}

TEST_CASE("the order does not depend on the order in which services were recorded") {
  const Fixture all = fixture();
  std::vector<std::string> everything;
  for (const auto& [name, facts] : all.services) everything.push_back(name);
  Case one{"", facts_of("need=housing lang=ar,de:B1 pc=12043 born=1990 gender=f"), {}, {}};
  const Found first = outcome(all, one, everything);
  CHECK(first.result.items.size() > 20);
  std::mt19937 random(7);
  for (int round = 0; round < 5; ++round) {
    std::ranges::shuffle(everything, random);
    const Found again = outcome(all, one, everything);
    CHECK(order_of(again.result) == order_of(first.result));
    CHECK(exclusions_of(again.result) == exclusions_of(first.result));
    CHECK(again.best_alone == first.best_alone);
  }
}

TEST_CASE("residence and gender change nothing where no institution has a rule about them") {
  const Fixture all = fixture();
  std::vector<std::string> directory;
  for (const auto& [name, facts] : all.services)
    if (!facts.contains("only")) directory.push_back(name);
  const auto with = [&](const std::string& fact) {
    Case one{"", facts_of("need=housing lang=ar pc=12043 born=1990 " + fact), {}, {}};
    return outcome(all, one, directory).result;
  };
  const MatchResult plain = with("");
  for (const char* fact : {"residence=secure", "residence=insecure", "residence=none", "residence=toleration",
                           "residence=eu", "gender=f", "gender=m", "gender=d"}) {
    CAPTURE(fact);
    const MatchResult other = with(fact);
    REQUIRE(order_of(other) == order_of(plain));
    for (std::size_t i = 0; i < plain.items.size(); ++i) CHECK(other.items[i].score == plain.items[i].score);
  }
}

TEST_CASE("asking for few gives the first of all") {
  const Fixture all = fixture();
  Store store = Store::in_memory();
  Transaction tx(store, kAuthor);
  for (const auto& [name, facts] : all.services) add_service(tx, name, facts);
  MatchRequest request;
  request.wish = wish_of(facts_of("need=housing lang=ar pc=12043 born=1990"), {});
  const auto everything = order_of(find_matches(tx, request, vocabularies(), {}));
  for (const int limit : {1, 3, 5, 10, 1000}) {
    CAPTURE(limit);
    request.limit = limit;
    auto expected = everything;
    expected.resize(std::min(expected.size(), static_cast<std::size_t>(limit)));
    CHECK(order_of(find_matches(tx, request, vocabularies(), {})) == expected);
  }
}

TEST_CASE("points add up to the score, and the score stays within 0 and 100") {
  const Fixture all = fixture();
  for (const char* need : {"housing", "housing:emergency"}) {
    for (const auto& [name, facts] : all.services) {
      CAPTURE(name);
      Case one{"", facts_of(std::string("lang=ar,uk,tr,de:C1 pc=12043 need=") + need), {}, {}};
      for (const RankedService& match : outcome(all, one, {name}).result.items) {
        double sum = 0;
        for (const double points : match.points) sum += points;
        CHECK(sum == doctest::Approx(match.score));
        CHECK(match.score > 0);
        CHECK(match.score <= 100.05);
      }
    }
  }
}

TEST_CASE("of groups of needs the group itself counts more than another need of it") {
  Vocabularies own = built_in_vocabularies();
  Vocabulary& needs = *own.edit("need");
  for (Term& term : needs.terms)
    if (term.code == "asylum" || term.code == "naturalisation") term.group = "residence";
  CHECK(need_fit(own, "asylum", "asylum") == 1);
  CHECK(need_fit(own, "asylum", "residence") == 0.6);
  CHECK(need_fit(own, "asylum", "naturalisation") == 0.3);
  CHECK(need_fit(own, "asylum", "debt") == 0);
  CHECK(need_fit(own, "residence", "debt") == 0);
  CHECK(need_fit(own, "debt", "school") == 0);

  Store store = Store::in_memory();
  Transaction tx(store, kAuthor);
  add_service(tx, "sibling", facts_of("needs=naturalisation"));
  add_service(tx, "same", facts_of("needs=asylum,naturalisation"));
  add_service(tx, "parent", facts_of("needs=residence,naturalisation"));
  add_service(tx, "other", facts_of("needs=debt"));
  MatchRequest request;
  request.wish = wish_of(facts_of("need=asylum lang=ar"), {});
  CHECK(order_of(find_matches(tx, request, own, {})) == std::vector<std::string>{"same", "parent", "sibling"});
}

TEST_CASE("weights decide what counts more") {
  Store store = Store::in_memory();
  Transaction tx(store, kAuthor);
  add_service(tx, "near", facts_of("lang=de interp=on_request"));
  add_service(tx, "own language", facts_of("pc=13597 district=spandau"));
  MatchRequest request;
  request.wish = wish_of(facts_of("need=housing lang=ar pc=12043"), {});
  CHECK(order_of(find_matches(tx, request, vocabularies(), {})).front() == "near");
  Config::MatchWeights weights;
  weights.reach = 1;
  CHECK(order_of(find_matches(tx, request, vocabularies(), weights)).front() == "own language");
  const Config::MatchWeights none{0, 0, 0, 0, 0, 0, 0, 0};
  CHECK(find_matches(tx, request, vocabularies(), none).items.front().score == 0);
}

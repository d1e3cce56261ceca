#include <doctest/doctest.h>

#include <algorithm>

#include "inact/base/error.h"
#include "inact/refer/match_search.h"
#include "refer/match_records.h"

using namespace inact;
using namespace match_test;

namespace {

struct Asked {
  std::int64_t person = 0;
  std::int64_t intake = 0;
  NeedId need;
};

Asked somebody(Transaction& tx) {
  Asked asked;
  asked.person = insert(tx,
                        "INSERT INTO person (birth_year, gender, country, residence_group, postcode_area, district,"
                        " partner, entered_by, entered_at) VALUES (1990, 'f', 'SY', 'insecure', '120', 'neukoelln',"
                        " 'hope', 'kim', :at)",
                        {{"at", tx.entered_at()}});
  asked.intake = insert(tx,
                        "INSERT INTO intake (person_id, opened_on, partner, entered_by, entered_at)"
                        " VALUES (:p, '2026-11-01', 'hope', 'kim', :at)",
                        {{"p", asked.person}, {"at", tx.entered_at()}});
  asked.need = NeedId{insert(tx,
                             "INSERT INTO need (intake_id, code, urgency, raised_on, status_on, entered_by, entered_at)"
                             " VALUES (:i, 'housing', 'urgent', '2026-11-01', '2026-11-01', 'kim', :at)",
                             {{"i", asked.intake}, {"at", tx.entered_at()}})};
  return asked;
}

void refer(Transaction& tx, const Asked& asked, ServiceId service, const char* status, const char* declined_by) {
  insert(tx,
         "INSERT INTO referral (person_id, need_id, service_id, kind, channel, referred_on, status, status_on,"
         " declined_by, owner, partner, entered_by, entered_at) VALUES (:p, :n, :s, 'warm_handover', 'phone',"
         " '2026-11-02', :status, '2026-11-03', :by, 'kim', 'hope', 'kim', :at)",
         {{"p", asked.person},
          {"n", asked.need},
          {"s", service},
          {"status", status},
          {"by", *declined_by ? std::optional(std::string(declined_by)) : std::nullopt},
          {"at", tx.entered_at()}});
}

void refuse(Transaction& tx, const Asked& asked, const char* type, std::int64_t id, const char* decision,
            const char* day) {
  insert(
      tx,
      "INSERT INTO consent (person_id, purpose, decision, recipient_type, recipient_id, decided_on, mode, partner,"
      " entered_by, entered_at) VALUES (:p, 'referral', :decision, :type, :id, :day, 'oral', 'hope', 'kim', :at)",
      {{"p", asked.person}, {"decision", decision}, {"type", type}, {"id", id}, {"day", day}, {"at", tx.entered_at()}});
}

std::string rule_of(const MatchResult& result, ServiceId service) {
  for (const RankedService& match : result.excluded)
    if (match.id == service) return std::string(word(match.exclusions.front().rule));
  return "";
}

}  // namespace

TEST_CASE("a need brings what is counted of the person, and the languages") {
  Store store = Store::in_memory();
  Transaction tx(store, kAuthor);
  const Asked asked = somebody(tx);
  const Wish wish = inact::wish_of(tx, asked.need, kToday);
  CHECK(wish.need == "housing");
  CHECK(wish.urgency == Urgency::Urgent);
  CHECK(wish.birth_year == 1990);
  CHECK(wish.gender == "f");
  CHECK(wish.residence == "insecure");
  CHECK(wish.home.postcode == "120");
  CHECK(wish.home.district == "neukoelln");
  CHECK(wish.languages.empty());

  insert(tx,
         "INSERT INTO conversation (intake_id, held_on, first, language, partner, entered_by, entered_at)"
         " VALUES (:i, '2026-11-01', 1, 'fa', 'hope', 'kim', :at)",
         {{"i", asked.intake}, {"at", tx.entered_at()}});
  CHECK(inact::wish_of(tx, asked.need, kToday).languages == std::vector<PersonLanguage>{{"fa", ""}});
  insert(tx, "INSERT INTO person_language (person_id, position, code, level) VALUES (:p, 1, 'ar', NULL)",
         {{"p", asked.person}});
  CHECK(inact::wish_of(tx, asked.need, kToday).languages == std::vector<PersonLanguage>{{"ar", ""}});
  CHECK_THROWS_AS(inact::wish_of(tx, NeedId{99}, kToday), Error);
}

TEST_CASE("what the person declined, what was tried for the need, and where consent was refused is not proposed") {
  Store store = Store::in_memory();
  Transaction tx(store, kAuthor);
  const Asked asked = somebody(tx);
  const ServiceId declined = add_service(tx, "declined", {}), tried = add_service(tx, "tried", {}),
                  refused = add_service(tx, "refused", {}), again = add_service(tx, "again", {}),
                  by_institution = add_service(tx, "by institution", {}), left = add_service(tx, "left", {}),
                  mistaken = add_service(tx, "mistaken", {});
  refer(tx, asked, declined, "rejected", "person");
  refer(tx, asked, tried, "requested", "");
  refer(tx, asked, mistaken, "entered_in_error", "");
  refuse(tx, asked, "service", refused.value, "refused", "2026-11-05");
  refuse(tx, asked, "service", again.value, "refused", "2026-11-05");
  refuse(tx, asked, "service", again.value, "given", "2026-11-06");
  const auto owner =
      Query(tx, "SELECT organization_id FROM service WHERE id = :id", {{"id", by_institution}}).value<std::int64_t>();
  refuse(tx, asked, "organization", owner, "withdrawn", "2026-11-05");
  MatchRequest request;
  request.wish = inact::wish_of(tx, asked.need, kToday);
  request.excluded = true;
  static const Vocabularies vocabularies = built_in_vocabularies();
  const MatchResult result = find_matches(tx, request, vocabularies, {});
  CHECK(rule_of(result, declined) == "excluded_by_person");
  CHECK(rule_of(result, tried) == "already_referred");
  CHECK(rule_of(result, refused) == "consent");
  CHECK(rule_of(result, by_institution) == "consent");
  std::vector<std::string> names;
  for (const RankedService& match : result.items) names.push_back(match.name);
  std::ranges::sort(names);
  CHECK(names == std::vector<std::string>{"again", "left", "mistaken"});
  (void)left;
}

TEST_CASE("an empty directory is told from one in which nothing fits") {
  Store store = Store::in_memory();
  Transaction tx(store, kAuthor);
  static const Vocabularies vocabularies = built_in_vocabularies();
  MatchRequest request;
  request.wish = match_test::wish_of(facts_of("need=debt lang=ar"), {});
  CHECK(find_matches(tx, request, vocabularies, {}).empty_directory);
  add_service(tx, "void", facts_of("needs=debt void"));
  CHECK(find_matches(tx, request, vocabularies, {}).empty_directory);
  add_service(tx, "housing", {});
  const MatchResult nothing = find_matches(tx, request, vocabularies, {});
  CHECK(!nothing.empty_directory);
  CHECK(nothing.items.empty());
  CHECK(nothing.excluded.empty());
  add_service(tx, "ended", facts_of("needs=debt status=defunct"));
  add_service(tx, "ended, Turkish", facts_of("needs=debt status=defunct lang=tr"));
  const MatchResult closest = find_matches(tx, request, vocabularies, {});
  REQUIRE(closest.excluded.size() == 2);
  CHECK(closest.excluded.front().name == "ended");
}

TEST_CASE("a postcode lies in the middle of the places known there") {
  Store store = Store::in_memory();
  Transaction tx(store, kAuthor);
  add_service(tx, "a", facts_of("pc=12043 position=52.4,13.4"));
  add_service(tx, "b", facts_of("pc=12043 position=52.6,13.6"));
  Whereabouts home{"12043", "", {}};
  locate(tx, home);
  REQUIRE(home.position);
  CHECK(home.position->latitude == doctest::Approx(52.5));
  Whereabouts area{"120", "", {}};
  locate(tx, area);
  CHECK(!area.position);
}

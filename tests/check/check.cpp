#include "inact/check/check.h"

#include <algorithm>

#include "../refer/world.h"

using namespace inact;
using namespace inact::test;

namespace {

std::vector<std::string> rules_found(const Store& store, Date today = kToday) {
  std::vector<std::string> rules;
  for (const WorkFinding& one : check_work(store, Config{}, today)) rules.push_back(one.rule);
  return rules;
}

bool holds(const std::vector<std::string>& rules, const char* rule) { return std::ranges::count(rules, rule) > 0; }

}  // namespace

TEST_CASE("where nothing is wrong, nothing is found") {
  ReferralWorld world;
  run(world.tx, "UPDATE organization SET email = 'info@example.org', steward = 'Kim', second_steward = 'Noa'");
  world.make("2026-11-20");
  CHECK(rules_found(world.tx).empty());
}

TEST_CASE("a referral to a service that ended, is void or on the do-not-list is found") {
  ReferralWorld world;
  world.make("2026-11-20");
  for (const char* ended : {"defunct", "inactive"}) {
    run(world.tx, "UPDATE service SET status = :status WHERE id = 1", {{"status", ended}});
    CHECK(holds(rules_found(world.tx), "service_ended"));
  }
  run(world.tx, "UPDATE service SET status = 'active'");
  run(world.tx, "UPDATE organization SET do_not_list = 1 WHERE id = 1");
  CHECK(holds(rules_found(world.tx), "referral_to_do_not_list"));
  run(world.tx, "UPDATE organization SET void_reason = 'twice' WHERE id = 1");
  CHECK(holds(rules_found(world.tx), "referral_to_void_service"));
}

TEST_CASE("an end without an outcome, an answer long overdue and a missing companion are found") {
  ReferralWorld world;
  const ReferralId id = world.make("2026-10-02");
  CHECK(holds(rules_found(world.tx), "referral_overdue"));
  CHECK_FALSE(holds(rules_found(world.tx, day("2026-10-15")), "referral_overdue"));
  run(world.tx, "UPDATE referral SET kind = 'accompanied', appointment_at = '2026-10-09T10:00'");
  CHECK(holds(rules_found(world.tx), "accompanied_without_companion"));
  run(world.tx, "UPDATE referral SET status = 'cancelled' WHERE id = :id", {{"id", id}});
  CHECK(holds(rules_found(world.tx), "referral_without_outcome"));
}

TEST_CASE("what was sent without consent is found") {
  ReferralWorld world;
  world.make("2026-10-02");
  run(world.tx,
      "INSERT INTO referral_sent (referral_id, sent_on, channel, recipient, data_categories, entered_by, entered_at)"
      " VALUES (1, '2026-10-03', 'letter', 'Centre', 'identity', 'kim', '2026-10-03T09:00:00Z')");
  CHECK(holds(rules_found(world.tx), "referral_sent_without_consent"));
}

TEST_CASE("a centre that nobody can call or write to is found") {
  ReferralWorld world;
  CHECK(std::ranges::count(rules_found(world.tx), "centre_without_contact") == 2);
  insert(world.tx, "INSERT INTO phone (uuid, service_id, number) VALUES ('x', 1, '030 23125 001')");
  CHECK(std::ranges::count(rules_found(world.tx), "centre_without_contact") == 1);
}

TEST_CASE("a centre with open referrals that one of us or nobody knows is found, and one without a service") {
  ReferralWorld world;
  CHECK_FALSE(holds(rules_found(world.tx), "centre_without_steward"));
  const ReferralId id = world.make("2026-11-20");
  CHECK(std::ranges::count(rules_found(world.tx), "centre_without_steward") == 1);
  run(world.tx, "UPDATE organization SET steward = 'Kim' WHERE id = 1");
  CHECK_FALSE(holds(rules_found(world.tx), "centre_without_steward"));
  CHECK(std::ranges::count(rules_found(world.tx), "centre_known_by_one") == 1);
  run(world.tx, "UPDATE referral SET void_reason = 'twice' WHERE id = :id", {{"id", id}});
  CHECK_FALSE(holds(rules_found(world.tx), "centre_known_by_one"));
  CHECK_FALSE(holds(rules_found(world.tx), "centre_without_service"));
  run(world.tx, "UPDATE service SET void_reason = 'twice' WHERE id = 2");
  CHECK(std::ranges::count(rules_found(world.tx), "centre_without_service") == 1);
}

TEST_CASE("errors stand before notices") {
  ReferralWorld world;
  world.make("2026-11-20");
  run(world.tx, "UPDATE service SET status = 'defunct' WHERE id = 1");
  const auto findings = check_work(world.tx, Config{}, kToday);
  CHECK(std::ranges::is_sorted(findings, {}, &WorkFinding::level));
  CHECK(findings.front().level == FindingLevel::Error);
}

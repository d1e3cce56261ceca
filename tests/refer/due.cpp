#include "inact/refer/due.h"

#include "world.h"

using namespace inact;
using namespace inact::test;

namespace {

const Config::Refer kTimers;

std::vector<std::string> ids(const std::vector<DueItem>& items) {
  std::vector<std::string> all;
  for (const DueItem& item : items) all.push_back(item.id);
  return all;
}

}  // namespace

TEST_CASE("an answer is due by priority, and expires") {
  ReferralWorld world;
  const ReferralId id = world.make("2026-10-02");  // urgent: 3 days
  const auto due = [&](const char* today) { return due_referrals(world.tx, kTimers, day(today), {}); };
  CHECK(due("2026-10-04").empty());
  REQUIRE(due("2026-10-05").size() == 1);
  CHECK(due("2026-10-05").front().due == day("2026-10-05"));
  CHECK(expiring_referrals(world.tx, kTimers, day("2026-10-31")).empty());
  CHECK(expiring_referrals(world.tx, kTimers, day("2026-11-01")) == std::vector{id});
  CHECK(expire_referrals(world.tx, kTimers, kToday) == std::vector{id});
  const Referral expired = get_referral(world.tx, id);
  CHECK(expired.state.status == ReferralStatus::Expired);
  CHECK(replay(events_of(world.tx, id)) == expired.state);
  CHECK(world.need_status() == NeedStatus::Open);
  CHECK(expire_referrals(world.tx, kTimers, kToday).empty());
  // Reminded: it waits anew.
  world.set(id, {ReferralStatus::Requested, kToday});
  CHECK(expiring_referrals(world.tx, kTimers, kToday).empty());
}

TEST_CASE("the second person is named once an answer is ten days overdue") {
  ReferralWorld world;
  world.make("2026-10-02");
  const auto text = [&](const char* today) {
    return std::string(due_referrals(world.tx, kTimers, day(today), {}).front().what.text);
  };
  CHECK(text("2026-10-15") != text("2026-10-16"));
}

TEST_CASE("of an address on paper only the follow-up is due, after two weeks") {
  ReferralWorld world;
  world.make("2026-10-02", ReferralKind::Information);
  CHECK(due_referrals(world.tx, kTimers, day("2026-10-15"), {}).empty());
  CHECK(due_referrals(world.tx, kTimers, day("2026-10-16"), {}).size() == 1);
  CHECK(expiring_referrals(world.tx, kTimers, day("2027-10-02")).empty());
}

TEST_CASE("the follow-up counts from the appointment, and from when the person was last reached") {
  ReferralWorld world;
  NewReferral planned = world.planned("2026-10-02", ReferralKind::Recommendation);
  planned.appointment = LocalTime{day("2026-10-10"), 600};
  const ReferralId id = make_referral(world.tx, planned, kToday);
  CHECK(due_referrals(world.tx, kTimers, day("2026-10-23"), {}).empty());
  CHECK(due_referrals(world.tx, kTimers, day("2026-10-24"), {}).size() == 1);
  add_attempt(world.tx, id, {day("2026-10-20"), "phone", true}, kToday);
  CHECK(due_referrals(world.tx, kTimers, day("2026-10-24"), {}).empty());
  CHECK(due_appointments(world.tx, day("2026-10-01"), {}).size() == 0);  // not yet made
  CHECK(due_appointments(world.tx, day("2026-10-02"), {}).size() == 1);
  CHECK(due_appointments(world.tx, day("2026-10-11"), {}).empty());
}

TEST_CASE("a need in work whose referral is completed is asked for, and owners see their own") {
  ReferralWorld world;
  const ReferralId id = world.make("2026-10-02", ReferralKind::Information);
  ReferralStep step{ReferralStatus::Completed, day("2026-10-20")};
  step.outcome = ReferralOutcome::GotHelp;
  world.set(id, step);
  CHECK(due_referrals(world.tx, kTimers, kToday, {}).empty());
  set_need(world.tx, world.need, {NeedStatus::InWork, {}, day("2026-10-21")}, kToday);
  CHECK(ids(due_referrals(world.tx, kTimers, kToday, {})) == std::vector<std::string>{"N1"});
  ReferDueOptions options;
  options.owner = "ana";
  CHECK(due_referrals(world.tx, kTimers, kToday, options).empty());
}

TEST_CASE("people whose data are restricted do not appear") {
  ReferralWorld world;
  world.make("2026-10-02");
  run(world.tx, "UPDATE person SET restricted_since = '2026-10-03'");
  CHECK(due_referrals(world.tx, kTimers, kToday, {}).empty());
}

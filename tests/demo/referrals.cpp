#include "inact/refer/referral.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "inact/demo/demo.h"
#include "inact/store/query.h"

using namespace inact;

TEST_CASE("invented referrals only take legal steps, and are what their events say") {
  DemoPlan plan;
  plan.today = parse_iso_date("2026-11-22").value();
  Store store = Store::in_memory(demo_info(plan));
  Transaction transaction(store, {"demo", "demo", demo_instant(plan)});
  make_demo(transaction, plan);
  const auto all = Query(store, "SELECT id FROM referral ORDER BY id").column<ReferralId>();
  REQUIRE(all.size() > 20);
  for (const ReferralId id : all) {
    const Referral referral = get_referral(store, id);
    const auto events = events_of(store, id);
    CAPTURE(id.str());
    CHECK(replay(events) == referral.state);
    for (std::size_t i = 1; i < events.size(); ++i) {
      CHECK(events[i].from == events[i - 1].to);
      const auto next = next_statuses(events[i - 1].to, referral.kind);
      CHECK(std::ranges::find(next, events[i].to) != next.end());
      CHECK(events[i - 1].on <= events[i].on);
    }
  }
}

#include "inact/refer/bounce.h"

#include "world.h"

using namespace inact;
using namespace inact::test;

TEST_CASE("turned away: declined by the centre, and the next referral remembers it") {
  ReferralWorld world;
  const ReferralId id = world.make();
  Bounce bounce{"no_capacity", day("2026-10-05"), {}, world.second};
  const Bounced bounced = bounce_referral(world.tx, id, bounce, world.rules_of_steps());
  CHECK(bounced.status == ReferralStatus::Rejected);
  CHECK(bounced.change == "inact network service edit S1 --capacity full --capacity-until 2026-11-04");
  REQUIRE(bounced.next.has_value());
  const Referral next = get_referral(world.tx, *bounced.next);
  CHECK(next.previous == id);
  CHECK(next.service == world.second);
  CHECK(next.owner == "kim");
  CHECK(world.need_status() == NeedStatus::InWork);
}

TEST_CASE("nobody was asked at a wrong address, and nobody declines what was accepted") {
  ReferralWorld world;
  const ReferralId id = world.make();
  const auto wrong =
      bounce_referral(world.tx, id, {"wrong_address", day("2026-10-05"), {}, {}}, world.rules_of_steps());
  CHECK(wrong.status == ReferralStatus::Cancelled);
  CHECK(wrong.change == "inact network location add O1 --address TEXT");
  const ReferralId again = world.make("2026-10-06");
  world.set(again, {ReferralStatus::Accepted, day("2026-10-07")});
  CHECK(bounce_referral(world.tx, again, {"language", day("2026-10-08"), {}, {}}, world.rules_of_steps()).status ==
        ReferralStatus::Cancelled);
}

TEST_CASE("every reason is written into the directory by a command, but for other") {
  ReferralWorld world;
  const Referral referral = get_referral(world.tx, world.make());
  for (const Term& reason : vocabularies()["referral_reason"].terms) {
    CAPTURE(reason.code);
    CHECK(directory_change(world.tx, referral, reason.code, kToday).has_value() == (reason.code != "other"));
  }
}

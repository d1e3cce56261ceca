#include "inact/refer/referral.h"

#include "inact/refer/referral_list.h"
#include "inact/refer/warnings.h"
#include "world.h"

using namespace inact;
using namespace inact::test;

TEST_CASE("a referral puts its need in work, and voiding it opens the need again") {
  ReferralWorld world;
  const ReferralId id = world.make();
  const Referral made = get_referral(world.tx, id);
  CHECK(made.state.status == ReferralStatus::Requested);
  CHECK(made.priority == Urgency::Urgent);  // as the need
  CHECK(made.channel == "phone");
  CHECK(world.need_status() == NeedStatus::InWork);
  void_referral(world.tx, id, "entered twice", kToday);
  CHECK(world.need_status() == NeedStatus::Open);
  CHECK(get_referral(world.tx, id).state.status == ReferralStatus::EnteredInError);
  CHECK(kind_of([&] { require_referral(world.tx, id); }) == ErrorKind::Refused);
}

TEST_CASE("a referral is refused for what cannot be") {
  ReferralWorld world;
  const auto refused = [&](auto change) {
    NewReferral referral = world.planned("2026-10-02", ReferralKind::Information);
    change(referral);
    return kind_of([&] { make_referral(world.tx, referral, kToday); }) == ErrorKind::Refused;
  };
  CHECK(refused([](NewReferral& r) { r.need = NeedId{9}; }));
  CHECK(refused([](NewReferral& r) { r.service = ServiceId{9}; }));
  CHECK(refused([](NewReferral& r) { r.contact = ContactId{9}; }));
  CHECK(refused([](NewReferral& r) { r.referred_on = day("2026-09-30"); }));  // before the need came up
  CHECK(refused([](NewReferral& r) { r.referred_on = add_days(kToday, 1); }));
  CHECK(refused([](NewReferral& r) { r.appointment = LocalTime{day("2026-10-01"), 600}; }));
  world.make();
  CHECK(refused([](NewReferral&) {}));  // there already
  run(world.tx, "UPDATE service SET status = 'defunct' WHERE id = 2");
  CHECK(refused([](NewReferral& r) { r.service = ServiceId{2}; }));
}

TEST_CASE("a need that was ended is not referred") {
  ReferralWorld world;
  set_need(world.tx, world.need, {NeedStatus::Met, {}, day("2026-10-02")}, kToday);
  CHECK(kind_of([&] { world.make("2026-10-03"); }) == ErrorKind::Refused);
}

TEST_CASE("an intake with a referral is closed once that has ended") {
  ReferralWorld world;
  const ReferralId id = world.make();
  CHECK(kind_of([&] {
          close_intake(world.tx, world.intake, {day("2026-11-01"), "done"}, kToday);
        }) == ErrorKind::Refused);
  world.set(id, {ReferralStatus::Cancelled, day("2026-10-05")});
  close_intake(world.tx, world.intake, {day("2026-11-01"), "done"}, kToday);
  CHECK(kind_of([&] { world.make("2026-11-02"); }) == ErrorKind::Refused);
}

TEST_CASE("an accompanied referral says that a companion is needed") {
  ReferralWorld world;
  world.make("2026-10-02", ReferralKind::Accompanied);
  CHECK(count(world.tx, "accompaniment WHERE status = 'needed' AND referral_id = 1") == 1);
}

TEST_CASE("editing changes what was given, and the first event with the day") {
  ReferralWorld world;
  const ReferralId id = world.make();
  ReferralChanges changes;
  changes.referred_on = day("2026-10-03");
  changes.appointment = LocalTime{day("2026-10-09"), 870};
  CHECK(edit_referral(world.tx, id, changes, kToday) == std::vector<std::string>{"appointment", "referred_on"});
  CHECK(edit_referral(world.tx, id, changes, kToday).empty());
  CHECK(replay(events_of(world.tx, id)) == get_referral(world.tx, id).state);
  world.set(id, {ReferralStatus::Accepted, day("2026-10-05")});
  changes.referred_on = day("2026-10-06");
  CHECK(kind_of([&] { edit_referral(world.tx, id, changes, kToday); }) == ErrorKind::Refused);
}

TEST_CASE("an appointment and a second person are taken away again") {
  ReferralWorld world;
  const ReferralId id = world.make();
  edit_referral(world.tx, id, {.appointment = LocalTime{day("2026-11-28"), 600}, .second_owner = "Ana"}, kToday);
  using Fields = std::vector<std::string>;
  CHECK(edit_referral(world.tx, id, {.no_appointment = true, .second_owner = ""}, kToday) ==
        Fields{"appointment", "second_owner"});
  CHECK_FALSE(get_referral(world.tx, id).appointment.has_value());
  CHECK_FALSE(get_referral(world.tx, id).second_owner.has_value());
}

TEST_CASE("the list keeps to its filter, and shows no sensitive need beside a name") {
  ReferralWorld world;
  world.make();
  ReferralFilter filter;
  const auto rows = [&] { return list_referrals(world.tx, filter, vocabularies(), true).rows.size(); };
  CHECK(rows() == 1);
  filter.open = true;
  filter.owner = "kim";
  filter.service = world.first;
  CHECK(rows() == 1);
  filter.service = world.second;
  CHECK(rows() == 0);
  run(world.tx, "UPDATE need SET code = 'health'");
  const Table table = list_referrals(world.tx, {}, vocabularies(), true);
  CHECK(std::holds_alternative<std::monostate>(table.rows.front()[5]));
}

TEST_CASE("what speaks against a service is said") {
  ReferralWorld world;
  CHECK(doubts_about(world.tx, world.first, kToday).empty());
  run(world.tx, "UPDATE service SET status = 'inactive', closed_until = '2026-12-01', capacity = 'full'");
  run(world.tx, "UPDATE organization SET do_not_list = 1");
  CHECK(doubts_about(world.tx, world.first, kToday).size() == 4);
}

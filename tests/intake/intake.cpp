#include "inact/intake/intake.h"

#include "inact/intake/need.h"
#include "world.h"

using namespace inact;
using namespace inact::test;

namespace {

struct World {
  Store store = Store::in_memory();
  Transaction tx{store, kKim};
  IntakeId intake = add_intake(tx, about_housing(), rules()).id;

  void close(const char* on, bool force = false) { close_intake(tx, intake, {day(on), "done", force}, kToday); }
  void reopen(const char* on) { reopen_intake(tx, intake, day(on), "came back", kToday); }
  std::vector<std::string> edit(const IntakeChanges& changes) { return edit_intake(tx, intake, changes, kToday); }
  Intake get() { return get_intake(tx, intake); }
};

IntakeChanges opened(const char* on) {
  IntakeChanges changes;
  changes.first.held_on = day(on);
  return changes;
}

}  // namespace

TEST_CASE("an intake is closed and opened again, each with its event") {
  World world;
  world.close("2026-10-10");
  CHECK(world.get().status == IntakeStatus::Closed);
  CHECK(world.get().close_reason == "done");
  CHECK(kind_of([&] { world.close("2026-10-11"); }) == ErrorKind::Refused);
  CHECK(kind_of([&] { world.reopen("2026-10-09"); }) == ErrorKind::Refused);
  world.reopen("2026-10-10");
  CHECK(world.get().status == IntakeStatus::Open);
  CHECK_FALSE(world.get().closed_on.has_value());
  CHECK(kind_of([&] { world.reopen("2026-10-11"); }) == ErrorKind::Refused);
  CHECK(Query(world.tx, "SELECT step FROM intake_event ORDER BY id").column<int>() == std::vector<int>{1, -1, 1});
  CHECK(open_intakes_of(world.tx, world.get().person) == std::vector<IntakeId>{world.intake});
}

TEST_CASE("an intake is not closed before what happened in it, nor after today") {
  World world;
  CHECK(kind_of([&] { world.close("2026-09-30"); }) == ErrorKind::Refused);
  CHECK(kind_of([&] { world.close("2026-11-23"); }) == ErrorKind::Refused);
  add_conversation(world.tx, world.intake, day("2026-10-12"), {}, "hope", kToday);
  CHECK(kind_of([&] { world.close("2026-10-11"); }) == ErrorKind::Refused);
  world.close("2026-10-12");
}

TEST_CASE("an intake with an open referral is closed by force alone, and the log says so") {
  for (const char* status : {"draft", "requested", "acknowledged", "on_hold", "accepted", "in_progress"}) {
    World world;
    CAPTURE(status);
    refer(world.tx, NeedId{1}, status);
    CHECK(kind_of([&] { world.close("2026-10-10"); }) == ErrorKind::Refused);
    world.close("2026-10-10", true);
    CHECK(Query(world.tx, "SELECT outcome FROM log ORDER BY seq DESC LIMIT 1").value<std::string>() == "overridden");
  }
  for (const char* status : {"completed", "rejected", "failed", "cancelled", "expired", "entered_in_error"}) {
    World world;
    CAPTURE(status);
    refer(world.tx, NeedId{1}, status);
    world.close("2026-10-10");
    CHECK(Query(world.tx, "SELECT outcome FROM log ORDER BY seq DESC LIMIT 1").value<std::string>() == "done");
  }
}

TEST_CASE("with the day of an intake move its conversation, its event, its needs and the role") {
  World world;
  add_need(world.tx, world.intake, {"work"}, day("2026-10-05"), kToday);
  CHECK(world.edit(opened("2026-09-28")) == std::vector<std::string>{"opened_on"});
  CHECK(world.get().opened_on == day("2026-09-28"));
  CHECK(conversations_of(world.tx, world.intake).front().held_on == day("2026-09-28"));
  CHECK(Query(world.tx, "SELECT happened_on FROM intake_event").value<Date>() == day("2026-09-28"));
  const auto needs = needs_of(world.tx, world.intake);
  CHECK(needs[0].raised_on == day("2026-09-28"));
  CHECK(needs[0].status_on == day("2026-09-28"));
  CHECK(needs[1].raised_on == day("2026-10-05"));
  CHECK(Query(world.tx, "SELECT happened_on FROM need_event ORDER BY id").column<std::string>() ==
        std::vector<std::string>{"2026-09-28", "2026-10-05"});
  CHECK(Query(world.tx, "SELECT since FROM person_role").value<Date>() == day("2026-09-28"));
}

TEST_CASE("a need that has moved on keeps the day of its last step") {
  World world;
  set_need(world.tx, NeedId{1}, {NeedStatus::InWork, {}, day("2026-10-01")}, kToday);
  world.edit(opened("2026-09-28"));
  const Need need = get_need(world.tx, NeedId{1});
  CHECK(need.raised_on == day("2026-09-28"));
  CHECK(need.status_on == day("2026-10-01"));
}

TEST_CASE("the day of an intake does not move past what came after it") {
  const auto refuses = [](const std::function<void(World&)>& later) {
    World world;
    later(world);
    CHECK(kind_of([&] { world.edit(opened("2026-10-06")); }) == ErrorKind::Refused);
    CHECK_NOTHROW(world.edit(opened("2026-10-05")));
  };
  refuses([](World& w) { add_conversation(w.tx, w.intake, day("2026-10-05"), {}, "hope", kToday); });
  refuses([](World& w) { add_need(w.tx, w.intake, {"work"}, day("2026-10-05"), kToday); });
  refuses([](World& w) { set_need(w.tx, NeedId{1}, {NeedStatus::Met, {}, day("2026-10-05")}, kToday); });
  refuses([](World& w) { w.close("2026-10-05"); });
  refuses([](World& w) { refer(w.tx, NeedId{1}, "requested", "2026-10-05"); });
  World world;
  CHECK(kind_of([&] { world.edit(opened("2026-11-23")); }) == ErrorKind::Refused);
}

TEST_CASE("what was closed can be corrected, and its event with it") {
  World world;
  IntakeChanges changes;
  changes.closed_on = day("2026-10-11");
  changes.close_reason = "moved";
  CHECK(kind_of([&] { world.edit(changes); }) == ErrorKind::Refused);
  world.close("2026-10-10");
  CHECK(world.edit(changes) == std::vector<std::string>{"closed_on", "close_reason"});
  auto [on, reason] = Query(world.tx, "SELECT happened_on, reason FROM intake_event ORDER BY id DESC LIMIT 1")
                          .one<Date, std::string>()
                          .value();
  CHECK(on == day("2026-10-11"));
  CHECK(reason == "moved");
  changes.closed_on = day("2026-09-30");
  CHECK(kind_of([&] { world.edit(changes); }) == ErrorKind::Refused);
}

TEST_CASE("partner and facts of the first conversation are corrected with the intake") {
  World world;
  IntakeChanges changes;
  changes.access_path = "internet";
  changes.first.partner = "nolanta";
  changes.first.minutes = 45;
  CHECK(world.edit(changes) == std::vector<std::string>{"access_path", "partner", "minutes"});
  const Conversation first = conversations_of(world.tx, world.intake).front();
  CHECK(first.partner == "nolanta");
  CHECK(first.facts.minutes == 45);
  CHECK(world.get().partner == "nolanta");
  CHECK(world.edit(changes).empty());
}

TEST_CASE("a void intake takes its conversations and needs along, and nothing can be done with it") {
  World world;
  add_conversation(world.tx, world.intake, day("2026-10-05"), {}, "hope", kToday);
  void_intake(world.tx, world.intake, "test entry");
  CHECK(count(world.tx, "conversation WHERE void_reason IS NULL") == 0);
  CHECK(count(world.tx, "need WHERE void_reason IS NULL") == 0);
  CHECK(world.get().void_reason == "test entry");
  CHECK(kind_of([&] { world.close("2026-10-10"); }) == ErrorKind::Refused);
  CHECK(kind_of([&] { world.edit(opened("2026-10-02")); }) == ErrorKind::Refused);
  CHECK(kind_of([&] { void_intake(world.tx, world.intake, "again"); }) == ErrorKind::Refused);
  CHECK(kind_of([&] { add_conversation(world.tx, world.intake, kToday, {}, "hope", kToday); }) == ErrorKind::Refused);
}

TEST_CASE("an intake that was referred is not voided") {
  World world;
  refer(world.tx, NeedId{1}, "completed");
  CHECK(kind_of([&] { void_intake(world.tx, world.intake, "test entry"); }) == ErrorKind::Refused);
}

TEST_CASE("there is no intake that nobody recorded") {
  World world;
  CHECK(kind_of([&] { get_intake(world.tx, IntakeId{99}); }) == ErrorKind::Refused);
  CHECK(kind_of([&] { void_intake(world.tx, IntakeId{99}, "x"); }) == ErrorKind::Refused);
}

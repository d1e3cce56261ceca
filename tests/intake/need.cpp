#include "inact/intake/need.h"

#include <algorithm>

#include "inact/text/words.h"
#include "world.h"

using namespace inact;
using namespace inact::test;

namespace {

/// One intake with the need N1, housing.
struct World {
  Store store = Store::in_memory();
  Transaction tx{store, kKim};
  IntakeId intake = add_intake(tx, about_housing(), rules()).id;
  NeedId need{1};

  void set(NeedStatus to, const char* on, std::optional<std::string> reason = {}) {
    set_need(tx, need, {to, std::move(reason), day(on)}, kToday);
  }
};

}  // namespace

TEST_CASE("a need is typed as a code, with its urgency behind a colon") {
  CHECK(accept_need(vocabularies(), "housing") == NewNeed{"housing", Urgency::Normal});
  CHECK(accept_need(vocabularies(), "Debt:EMERGENCY") == NewNeed{"debt", Urgency::Emergency});
  for (const char* typed : {"", "hausing", "housing:", "housing:soon", ":urgent", "housing:urgent:urgent"})
    CHECK(kind_of([&] { accept_need(vocabularies(), typed); }) == ErrorKind::Usage);
}

TEST_CASE("every status can be left, for others than itself, and reached") {
  for (std::size_t i = 0; i < kWords<NeedStatus>.size(); ++i) {
    const auto status = static_cast<NeedStatus>(i);
    const auto& next = next_statuses(status);
    CHECK_FALSE(next.empty());
    CHECK(std::ranges::find(next, status) == next.end());
    CHECK(std::ranges::find(next_statuses(status == NeedStatus::Open ? NeedStatus::Met : NeedStatus::Open), status) !=
          next_statuses(status == NeedStatus::Open ? NeedStatus::Met : NeedStatus::Open).end());
  }
}

TEST_CASE("a need goes its way, and every step is kept") {
  World world;
  world.set(NeedStatus::InWork, "2026-10-03");
  world.set(NeedStatus::Unmet, "2026-10-20", "no_capacity");
  Need need = get_need(world.tx, world.need);
  CHECK(need.status == NeedStatus::Unmet);
  CHECK(need.reason == "no_capacity");
  CHECK(need.status_on == day("2026-10-20"));
  world.set(NeedStatus::Open, "2026-10-20");
  need = get_need(world.tx, world.need);
  CHECK_FALSE(need.reason.has_value());
  const auto steps = Query(world.tx, "SELECT to_status FROM need_event ORDER BY id").column<std::string>();
  CHECK(steps == std::vector<std::string>{"open", "in_work", "unmet", "open"});
  CHECK(Query(world.tx, "SELECT from_status FROM need_event WHERE id = 1").value<std::optional<std::string>>() ==
        std::nullopt);
}

TEST_CASE("a step that is not legal is refused, naming those that are") {
  World world;
  world.set(NeedStatus::Met, "2026-10-03");
  try {
    world.set(NeedStatus::Withdrawn, "2026-10-04");
    FAIL("not refused");
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::Refused);
    const Vocabularies labels = built_in_vocabularies();
    const Words words(Language::English, labels);
    CHECK(words.say(std::get<Message>(error.message().arguments.back().value)) == "open (open), in progress (in_work)");
  }
  CHECK(kind_of([&] { world.set(NeedStatus::Met, "2026-10-04"); }) == ErrorKind::Refused);
}

TEST_CASE("an unmet need has a reason, and no other has") {
  World world;
  CHECK(kind_of([&] { world.set(NeedStatus::Unmet, "2026-10-03"); }) == ErrorKind::Usage);
  CHECK(kind_of([&] { world.set(NeedStatus::Met, "2026-10-03", "other"); }) == ErrorKind::Usage);
}

TEST_CASE("steps come in the order of days, and none after today") {
  World world;
  CHECK(kind_of([&] { world.set(NeedStatus::InWork, "2026-09-30"); }) == ErrorKind::Refused);
  CHECK(kind_of([&] { world.set(NeedStatus::InWork, "2026-11-23"); }) == ErrorKind::Refused);
  world.set(NeedStatus::InWork, "2026-11-22");
  CHECK(kind_of([&] { world.set(NeedStatus::Met, "2026-11-21"); }) == ErrorKind::Refused);
}

TEST_CASE("a need comes up later, but not twice at the same time") {
  World world;
  const auto add = [&](const char* code, const char* on) {
    return add_need(world.tx, world.intake, {code}, day(on), kToday);
  };
  CHECK(add("work", "2026-10-05") == NeedId{2});
  CHECK(kind_of([&] { add("housing", "2026-10-05"); }) == ErrorKind::Refused);
  CHECK(kind_of([&] { add("debt", "2026-09-30"); }) == ErrorKind::Refused);
  CHECK(kind_of([&] { add("debt", "2026-11-23"); }) == ErrorKind::Refused);
  world.set(NeedStatus::Met, "2026-10-06");
  CHECK(add("housing", "2026-10-07") == NeedId{3});
  CHECK(kind_of([&] { world.set(NeedStatus::Open, "2026-10-08"); }) == ErrorKind::Refused);
  close_intake(world.tx, world.intake, {day("2026-10-09"), "done"}, kToday);
  CHECK(kind_of([&] { add("debt", "2026-10-08"); }) == ErrorKind::Refused);
}

TEST_CASE("editing a need keeps the event of its raising in step") {
  World world;
  CHECK(edit_need(world.tx, world.need, {"work", Urgency::Normal, day("2026-10-02")}, kToday) ==
        std::vector<std::string>{"code", "urgency", "raised_on"});
  Need need = get_need(world.tx, world.need);
  CHECK(need.code == "work");
  CHECK(need.status_on == day("2026-10-02"));
  CHECK(Query(world.tx, "SELECT happened_on FROM need_event").value<Date>() == day("2026-10-02"));
  CHECK(edit_need(world.tx, world.need, {"work", {}, {}}, kToday).empty());
  world.set(NeedStatus::Met, "2026-10-04");
  CHECK(kind_of([&] { edit_need(world.tx, world.need, {{}, {}, day("2026-10-05")}, kToday); }) == ErrorKind::Refused);
  edit_need(world.tx, world.need, {{}, {}, day("2026-10-03")}, kToday);
  need = get_need(world.tx, world.need);
  CHECK(need.raised_on == day("2026-10-03"));
  CHECK(need.status_on == day("2026-10-04"));
}

TEST_CASE("a need is voided, unless it is the only one or was referred") {
  World world;
  CHECK(kind_of([&] { void_need(world.tx, world.need, "mistyped"); }) == ErrorKind::Refused);
  const NeedId work = add_need(world.tx, world.intake, {"work"}, day("2026-10-05"), kToday);
  CHECK(kind_of([&] { void_need(world.tx, work, " "); }) == ErrorKind::Usage);
  refer(world.tx, world.need, "completed");
  CHECK(kind_of([&] { void_need(world.tx, world.need, "mistyped"); }) == ErrorKind::Refused);
  void_need(world.tx, work, "mistyped");
  CHECK(needs_of(world.tx, world.intake).size() == 1);
  CHECK(needs_of(world.tx, world.intake, true).size() == 2);
  CHECK(kind_of([&] { void_need(world.tx, work, "mistyped"); }) == ErrorKind::Refused);
  CHECK(kind_of([&] { set_need(world.tx, work, {NeedStatus::Met, {}, kToday}, kToday); }) == ErrorKind::Refused);
}

#include "inact/intake/conversation.h"

#include "world.h"

using namespace inact;
using namespace inact::test;

namespace {

struct World {
  Store store = Store::in_memory();
  Transaction tx{store, kKim};
  IntakeId intake = add_intake(tx, about_housing(), rules()).id;
  ConversationId first{1};

  ConversationId talk(const char* on, const ConversationFacts& facts = {}) {
    return add_conversation(tx, intake, day(on), facts, "hope", kToday);
  }
  std::vector<std::string> edit(ConversationId id, const ConversationChanges& changes) {
    return edit_conversation(tx, id, changes, kToday);
  }
};

}  // namespace

TEST_CASE("conversations follow the first one, by day") {
  World world;
  world.talk("2026-10-20", {"phone", "ar", "de", 20, 2});
  world.talk("2026-10-05");
  const auto all = conversations_of(world.tx, world.intake);
  REQUIRE(all.size() == 3);
  CHECK(all[0].first);
  CHECK(all[1].held_on == day("2026-10-05"));
  CHECK(all[2].facts == ConversationFacts{"phone", "ar", "de", 20, 2});
}

TEST_CASE("a conversation is held between the opening and the end of its intake, and not after today") {
  World world;
  CHECK(kind_of([&] { world.talk("2026-09-30"); }) == ErrorKind::Refused);
  CHECK(kind_of([&] { world.talk("2026-11-23"); }) == ErrorKind::Refused);
  close_intake(world.tx, world.intake, {day("2026-10-10"), "done"}, kToday);
  CHECK(kind_of([&] { world.talk("2026-10-11"); }) == ErrorKind::Refused);
  world.talk("2026-10-10");
}

TEST_CASE("minutes and relatives have their range") {
  World world;
  for (const auto& facts : {ConversationFacts{"phone", "ar", {}, 0, 0}, ConversationFacts{"phone", "ar", {}, 1441, 0},
                            ConversationFacts{"phone", "ar", {}, 10, -1}, ConversationFacts{"phone", "ar", {}, 10, 51}})
    CHECK(kind_of([&] { world.talk("2026-10-05", facts); }) == ErrorKind::Usage);
  CHECK(count(world.tx, "conversation") == 1);
}

TEST_CASE("what was recorded of a conversation is corrected") {
  World world;
  const auto id = world.talk("2026-10-05", {"phone", "ar", "de", 20, 2});
  ConversationChanges changes;
  changes.held_on = day("2026-10-06");
  changes.form = "video";
  changes.interpreter = "";
  changes.minutes = 25;
  CHECK(world.edit(id, changes) == std::vector<std::string>{"held_on", "form", "interpreter", "minutes"});
  CHECK(get_conversation(world.tx, id).facts == ConversationFacts{"video", "ar", {}, 25, 2});
  CHECK(world.edit(id, changes).empty());
  changes.held_on = day("2026-09-30");
  CHECK(kind_of([&] { world.edit(id, changes); }) == ErrorKind::Refused);
  changes = {};
  changes.relatives = 51;
  CHECK(kind_of([&] { world.edit(id, changes); }) == ErrorKind::Usage);
}

TEST_CASE("the day of a first conversation is the day of its intake") {
  World world;
  ConversationChanges changes;
  changes.held_on = day("2026-10-02");
  changes.form = "phone";
  CHECK(world.edit(world.first, changes) == std::vector<std::string>{"opened_on", "form"});
  CHECK(get_intake(world.tx, world.intake).opened_on == day("2026-10-02"));
  CHECK(get_conversation(world.tx, world.first).held_on == day("2026-10-02"));
  CHECK(get_conversation(world.tx, world.first).facts.form == "phone");
}

TEST_CASE("a later conversation is voided, the first one is not") {
  World world;
  const auto id = world.talk("2026-10-05");
  CHECK(kind_of([&] { void_conversation(world.tx, world.first, "mistyped"); }) == ErrorKind::Refused);
  void_conversation(world.tx, id, "mistyped");
  CHECK(conversations_of(world.tx, world.intake).size() == 1);
  CHECK(kind_of([&] { void_conversation(world.tx, id, "mistyped"); }) == ErrorKind::Refused);
  ConversationChanges changes;
  changes.minutes = 5;
  CHECK(kind_of([&] { world.edit(id, changes); }) == ErrorKind::Refused);
}

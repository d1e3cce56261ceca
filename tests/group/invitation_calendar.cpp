#include "inact/group/invitation_calendar.h"

#include <doctest/doctest.h>

#include "group/records.h"
#include "inact/group/members.h"
#include "inact/people/identity.h"

using namespace group_test;

namespace {

/// G1 with P1 to P3, and a meeting on 8 December from 17:30 to 19:00.
struct CalendarWorld {
  Store store = Store::in_memory();
  Transaction tx{store, kAuthor};
  GroupId group = add_group(tx);
  std::vector<PersonId> people = add_people(tx, 3);
  WorkshopId meeting;

  CalendarWorld() {
    join_group(tx, group, people, day("2026-10-01"), false, kToday);
    WorkshopAnswers answers;
    answers.starts_at = "17:30";
    answers.ends_at = "19:00";
    meeting = meet_group(tx, group, answers, {day("2026-12-08")}, rules());
  }
  Calendar file() {
    const InvitationRequest request{group, {}, {}, "InAct", kToday};
    return invitation_calendar(tx, invite_group(tx, request), request, Instant{});
  }
  void edit(const WorkshopAnswers& answers, const SessionChanges& sessions) {
    edit_workshop(tx, meeting, answers, sessions, rules());
  }
};

}  // namespace

TEST_CASE("the calendar of an invitation has the meeting with its times, in German where the group has no language") {
  CalendarWorld world;
  const Calendar file = world.file();
  CHECK(file.name == "Sprachcafé");
  CHECK_FALSE(file.invites);
  REQUIRE(file.events.size() == 1);
  const CalendarEvent& event = file.events.front();
  CHECK(event.title == "Sprachcafé");
  CHECK(event.begins == LocalTime{day("2026-12-08"), 17 * 60 + 30});
  CHECK(event.ends == LocalTime{day("2026-12-08"), 19 * 60});
  CHECK(event.place == "Projektbüro");
  CHECK(event.description == "Kommen Sie? Bitte sagen Sie uns Bescheid.\nInAct");
  CHECK_FALSE(event.whole_day);
  CHECK_FALSE(event.cancelled);
  CHECK(event.uid.size() == 36);
}

TEST_CASE("the calendar speaks the language of the meeting, with German below what nobody has checked") {
  CalendarWorld world;
  WorkshopAnswers arabic;
  arabic.language = "ar";
  world.edit(arabic, {});
  const std::string text = world.file().events.front().description;
  CHECK(text.starts_with("هل"));
  CHECK(text.ends_with("Kommen Sie? Bitte sagen Sie uns Bescheid.\nInAct"));
}

TEST_CASE("a meeting that is moved keeps its name in calendars and counts its changes; who registers changes nothing") {
  CalendarWorld world;
  const CalendarEvent before = world.file().events.front();
  register_people(world.tx, world.meeting, {world.people[0]}, kToday);
  CHECK(world.file().events.front().sequence == before.sequence);
  world.edit({}, {.session = {}, .move_to = day("2026-12-09"), .add = {}, .remove = {}});
  const CalendarEvent after = world.file().events.front();
  CHECK(after.uid == before.uid);
  CHECK(after.sequence == before.sequence + 1);
  CHECK(after.begins.date == day("2026-12-09"));
}

TEST_CASE("a cancelled meeting that people were invited to is marked beside the next one, until its day is over") {
  CalendarWorld world;
  const std::string uid = world.file().events.front().uid;
  cancel_workshop(world.tx, world.meeting, "ill");
  const WorkshopId untold = meet(world.tx, world.group, "2026-12-10").id;
  cancel_workshop(world.tx, untold, "ill");
  meet(world.tx, world.group, "2026-12-15");
  const Calendar file = world.file();
  REQUIRE(file.events.size() == 2);
  CHECK(file.events[0].whole_day);  // nobody said when
  CHECK_FALSE(file.events[0].cancelled);
  CHECK(file.events[1].uid == uid);
  CHECK(file.events[1].cancelled);
  CHECK(file.events[1].sequence > 0);
  const InvitationRequest later{world.group, {}, {}, "InAct", day("2026-12-09")};
  CHECK(invitation_calendar(world.tx, invite_group(world.tx, later), later, Instant{}).events.size() == 1);
}

TEST_CASE("nobody of the group is named in the calendar file") {
  CalendarWorld world;
  Identity marked;
  marked.given_name = marked.family_name = marked.email = marked.phone = marked.address = "Zzmarker";
  for (const PersonId person : world.people) write_identity(world.tx, person, marked);
  const std::string bytes = calendar(world.file());
  CHECK(bytes.find("SUMMARY:Sprachcaf") != bytes.npos);
  CHECK(bytes.find("Zzmarker") == bytes.npos);
  CHECK(bytes.find("ATTENDEE") == bytes.npos);
}

#include "inact/group/group.h"

#include <doctest/doctest.h>

#include "group/records.h"
#include "inact/base/error.h"
#include "inact/group/group_document.h"
#include "inact/group/members.h"

using namespace group_test;

TEST_CASE("supervision is for volunteers where nobody says otherwise, every other group says whom it is for") {
  Store store = Store::in_memory();
  Transaction tx(store, kAuthor);
  GroupAnswers answers;
  answers.name = "Supervision";
  CHECK(kind_of([&] { inact::add_group(tx, answers, group_rules()); }) == ErrorKind::Usage);
  answers.kind = "supervision";
  const GroupId id = inact::add_group(tx, answers, group_rules());
  CHECK(get_group(tx, id).audience == "volunteers");
  CHECK(kind_of([&] { inact::add_group(tx, answers, group_rules()); }) == ErrorKind::Refused);  // the same name
}

TEST_CASE("an edit names the fields that changed, and a group that ended may go on") {
  Store store = Store::in_memory();
  Transaction tx(store, kAuthor);
  const GroupId id = add_group(tx);
  GroupAnswers answers;
  answers.place = "Projektbüro";
  CHECK(edit_group(tx, id, answers, group_rules()).empty());
  answers.language = "ar";
  answers.ended = "2026-11-01";
  CHECK(edit_group(tx, id, answers, group_rules()) == std::vector<std::string>{"language", "ended_on"});
  CHECK(kind_of([&] { meet(tx, id, "2026-11-01"); }) == ErrorKind::Refused);
  CHECK(list_groups(tx, {}, kToday).rows.empty());
  CHECK(meet(tx, id, "2026-10-31").group == id);
  GroupAnswers again;
  again.ended = "none";
  CHECK(edit_group(tx, id, again, group_rules()) == std::vector<std::string>{"ended_on"});
  CHECK(list_groups(tx, {}, kToday).rows.size() == 1);
}

TEST_CASE("a group that met cannot be void, it has ended at most") {
  Store store = Store::in_memory();
  Transaction tx(store, kAuthor);
  const GroupId id = add_group(tx);
  const Workshop meeting = meet(tx, id, "2026-12-01");
  CHECK(kind_of([&] { void_group(tx, id, "twice"); }) == ErrorKind::Refused);
  cancel_workshop(tx, meeting.id, "twice");
  void_group(tx, id, "twice");
  CHECK(kind_of([&] { require_group(tx, id); }) == ErrorKind::Refused);
}

TEST_CASE("a meeting takes over what the group is, and stays a meeting") {
  Store store = Store::in_memory();
  Transaction tx(store, kAuthor);
  const GroupId id = add_group(tx, "Ehrenamtstreff", "volunteers");
  const Workshop meeting = meet(tx, id, "2026-12-08");
  CHECK(meeting.kind == WorkshopKind::GroupMeeting);
  CHECK(meeting.title == "Ehrenamtstreff");
  CHECK(meeting.audience == "volunteers");
  CHECK(meeting.place == "Projektbüro");
  WorkshopAnswers training;
  training.kind = "training";
  CHECK(kind_of([&] { edit_workshop(tx, meeting.id, training, {}, rules()); }) == ErrorKind::Usage);
  CHECK(meeting_of(tx, id, std::nullopt, kToday).id == meeting.id);
  const WorkshopId other = plan(tx);
  CHECK(kind_of([&] { meeting_of(tx, id, other.str(), kToday); }) == ErrorKind::Refused);
}

TEST_CASE("who missed three meetings of which it is known who came is away for long") {
  Store store = Store::in_memory();
  Transaction tx(store, kAuthor);
  const GroupId id = add_group(tx);
  const auto people = add_people(tx, 3);
  join_group(tx, id, {people[0], people[1]}, day("2026-01-01"), false, kToday);
  join_group(tx, id, {people[2]}, day("2026-09-15"), true, kToday);
  const char* days[] = {"2026-07-01", "2026-08-01", "2026-09-01", "2026-10-01", "2026-11-01"};
  for (const char* on : days) {
    const Workshop meeting = meet(tx, id, on);
    if (on != days[4]) came(tx, meeting, people[0]);
    if (on == days[0]) came(tx, meeting, people[1]);
  }
  const auto members = members_of(tx, id, kToday);
  REQUIRE(members.size() == 3);
  CHECK(members[0].missed == 0);  // of the last meeting nobody knows who came
  CHECK(members[0].last_came == day("2026-10-01"));
  CHECK(members[1].missed == 3);
  CHECK(members[2].missed == 1);  // joined late
  CHECK_FALSE(members[2].last_came.has_value());
  CHECK(members[2].asked);
}

TEST_CASE("who leaves may come back, but never belongs twice on one day") {
  Store store = Store::in_memory();
  Transaction tx(store, kAuthor);
  const GroupId id = add_group(tx);
  const auto people = add_people(tx, 1);
  CHECK(kind_of([&] { leave_group(tx, id, people, kToday, kToday); }) == ErrorKind::Refused);
  CHECK(join_group(tx, id, people, day("2026-02-01"), false, kToday).front().changed);
  CHECK_FALSE(join_group(tx, id, people, day("2026-03-01"), false, kToday).front().changed);
  leave_group(tx, id, people, day("2026-06-01"), kToday);
  CHECK(members_of(tx, id, day("2026-05-31")).size() == 1);
  CHECK(members_of(tx, id, day("2026-06-01")).empty());
  CHECK(kind_of([&] { join_group(tx, id, people, day("2026-05-31"), false, kToday); }) == ErrorKind::Refused);
  CHECK(join_group(tx, id, people, day("2026-06-01"), false, kToday).front().changed);
  leave_group(tx, id, people, day("2026-06-01"), kToday);
  CHECK(members_of(tx, id, kToday).empty());
  CHECK(kind_of([&] { join_group(tx, id, people, day("2026-11-23"), false, kToday); }) == ErrorKind::Usage);
}

TEST_CASE("a topic is a need or a topic of trainings, and the newest entry is taken back") {
  Store store = Store::in_memory();
  Transaction tx(store, kAuthor);
  const GroupId id = add_group(tx);
  const Workshop meeting = meet(tx, id, "2026-11-10");
  raise_topic(tx, id, {.code = "Housing", .text = "letters", .meeting = meeting.id.str()}, group_rules());
  raise_topic(tx, id, {.code = "trauma"}, group_rules());
  CHECK(kind_of([&] { raise_topic(tx, id, {.code = "weather"}, group_rules()); }) == ErrorKind::Usage);
  Table topics = group_topics_table(tx, id);
  REQUIRE(topics.rows.size() == 2);
  CHECK(std::get<Coded>(topics.rows[0][1]) == Coded{"topic", "trauma"});
  CHECK(std::get<Coded>(topics.rows[1][1]) == Coded{"need", "housing"});
  CHECK(std::get<Date>(topics.rows[1][0]) == day("2026-11-10"));
  void_topic(tx, id, {.code = "trauma"}, "wrong group", group_rules());
  CHECK(kind_of([&] { void_topic(tx, id, {.code = "trauma"}, "again", group_rules()); }) == ErrorKind::Refused);
  CHECK(group_topics_table(tx, id).rows.size() == 1);
  CHECK(std::get<std::vector<Coded>>(group_meetings_table(tx, id).rows[0][7]).front() == Coded{"need", "housing"});
}

#include "inact/group/invitation.h"

#include <doctest/doctest.h>

#include "group/records.h"
#include "inact/group/invitation_texts.h"
#include "inact/group/members.h"
#include "inact/people/consent.h"
#include "inact/people/person.h"

using namespace group_test;

namespace {

/// G1 with P1 to P4, and W1 on 8 December with one seat.
struct InvitationWorld {
  Store store = Store::in_memory();
  Transaction tx{store, kAuthor};
  GroupId group = add_group(tx);
  std::vector<PersonId> people = add_people(tx, 4);
  WorkshopId meeting;

  InvitationWorld() {
    join_group(tx, group, people, day("2026-10-01"), false, kToday);
    WorkshopAnswers answers;
    answers.starts_at = "17:30";
    answers.ends_at = "19:00";
    answers.capacity = "1";
    meeting = meet_group(tx, group, answers, {day("2026-12-08")}, rules());
    language(people[0], "tlh", 1);
    language(people[0], "ar", 2);
    language(people[1], "de", 1);
  }
  void language(PersonId person, const char* code, int position) {
    run(tx, "INSERT INTO person_language (person_id, position, code) VALUES (:person, :position, :code)",
        {{"person", person}, {"position", position}, {"code", code}});
  }
  Invitations invite(const char* project = "InAct") { return invite_group(tx, {group, {}, {}, project, kToday}); }
  GroupAnswered answer(PersonId person, InvitationAnswer what) {
    return answer_invitation(tx, {group, person, what, {}, kToday}, kToday);
  }
  void decide(PersonId person, Decision decision) {
    NewConsent consent;
    consent.purpose = "contact_again";
    consent.decided_on = kToday;
    consent.partner = "hope";
    add_consent(tx, person, decision, consent, rules().vocabularies, kToday);
  }
};

}  // namespace

TEST_CASE(
    "everybody is invited in the first of their languages that there are texts for, with German where nobody checked") {
  InvitationWorld world;
  const Invitations all = world.invite();
  REQUIRE(all.invited.size() == 4);
  CHECK(all.invited[0].language == "ar");
  CHECK(all.invited[1].language == "de");
  CHECK(all.invited[2].language == "de");  // nobody knows what they speak
  const std::string arabic = all.invited[0].text, german = all.invited[1].text;
  CHECK(arabic.find("Sprachcafé") != arabic.npos);
  CHECK(arabic.find("08.12.2026") != arabic.npos);
  CHECK(arabic.find("Kommen Sie?") != arabic.npos);
  CHECK(german.find("17:30–19:00 Uhr") != german.npos);
  CHECK(german.find("geprüft") == german.npos);
  CHECK(status(world.tx, world.meeting, world.people[0]) == "invited");
}

TEST_CASE("to see who would be invited stores nothing") {
  InvitationWorld world;
  const auto changes = [&] { return Query(world.tx, "SELECT count(*) FROM log").value<std::int64_t>(); };
  const auto before = changes();
  const Invitations found = find_invitations(world.tx, {world.group, {}, {}, "InAct", kToday});
  CHECK(changes() == before);
  CHECK(Query(world.tx, "SELECT count(*) FROM group_invitation").value<int>() == 0);
  CHECK(Query(world.tx, "SELECT count(*) FROM registration").value<int>() == 0);
  const Invitations stored = world.invite();
  REQUIRE(found.invited.size() == stored.invited.size());
  CHECK(found.invited.front().text == stored.invited.front().text);
  CHECK_FALSE(found.invited.front().again);
  CHECK(world.invite().invited.front().again);
}

TEST_CASE("who refuses contact, whose data are restricted and who has answered is left out and counted") {
  InvitationWorld world;
  world.decide(world.people[0], Decision::Refused);
  world.decide(world.people[1], Decision::Given);
  run(world.tx, "UPDATE person SET restricted_since = '2026-11-01' WHERE id = :id", {{"id", world.people[2]}});
  register_people(world.tx, world.meeting, {world.people[3]}, kToday);
  const Invitations all = world.invite();
  REQUIRE(all.invited.size() == 1);
  CHECK(all.invited[0].person == world.people[1]);
  using Left = std::vector<std::pair<PersonId, NotInvited>>;
  CHECK(all.left_out == Left{{world.people[0], NotInvited::Refused},
                             {world.people[2], NotInvited::Restricted},
                             {world.people[3], NotInvited::Answered}});
  world.decide(world.people[1], Decision::Withdrawn);
  CHECK(world.invite().invited.empty());
}

TEST_CASE("who says yes has a seat or waits, and a no gives the seat to who waits") {
  InvitationWorld world;
  CHECK(kind_of([&] { world.answer(world.people[0], InvitationAnswer::Yes); }) == ErrorKind::Refused);
  world.invite();
  CHECK(world.answer(world.people[0], InvitationAnswer::Yes).seat == RegistrationStatus::Registered);
  CHECK(world.answer(world.people[1], InvitationAnswer::Yes).seat == RegistrationStatus::Waitlisted);
  CHECK(world.answer(world.people[2], InvitationAnswer::Maybe).seat == std::nullopt);
  CHECK(status(world.tx, world.meeting, world.people[2]) == "invited");
  CHECK(world.answer(world.people[0], InvitationAnswer::No).promoted == std::vector{world.people[1]});
  CHECK(status(world.tx, world.meeting, world.people[0]) == "cancelled");
  const auto members = members_of(world.tx, world.group, kToday);
  CHECK(members[0].answer == "no");
  CHECK(members[0].invited_on == kToday);
  CHECK(members[0].invited_by == "kim");
  CHECK(members[3].answer.empty());
}

TEST_CASE("inviting again reminds those who have not answered, and keeps what was answered") {
  InvitationWorld world;
  world.invite();
  world.answer(world.people[1], InvitationAnswer::No);
  const Invitations again = world.invite();
  REQUIRE(again.invited.size() == 3);
  CHECK(again.invited[0].again);
  CHECK(members_of(world.tx, world.group, kToday)[1].answer == "no");
  cancel_workshop(world.tx, world.meeting, "ill");
  CHECK(kind_of([&] { world.invite(); }) == ErrorKind::Refused);
}

TEST_CASE("a language that a configuration adds is spoken, with German below it") {
  InvitationWorld world;
  HandoutLanguages languages = built_in_handout_languages();
  languages.push_back({"tlh", "tlhIngan", {}, "", {{"come", "bIghoS’a’?"}}});
  run(world.tx,
      "UPDATE person_language SET code = 'tlh' WHERE person_id = :person AND position = (SELECT min(position) FROM "
      "person_language WHERE person_id = :person)",
      {{"person", world.people[0]}});
  const InvitationRequest request{world.group, {}, {}, "InAct", kToday, languages};
  const Invitations all = invite_group(world.tx, request);
  REQUIRE_FALSE(all.invited.empty());
  CHECK(all.invited[0].language == "tlh");
  CHECK(all.invited[0].text.find("bIghoS’a’?") != std::string::npos);
  CHECK(all.invited[0].text.find("Kommen Sie?") != std::string::npos);
}

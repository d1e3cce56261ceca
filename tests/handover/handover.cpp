#include "inact/handover/handover.h"

#include <doctest/doctest.h>

#include "../refer/world.h"
#include "inact/base/error.h"
#include "inact/group/group.h"
#include "inact/people/person.h"
#include "inact/refer/accompaniment.h"

using namespace inact;
using namespace inact::test;
using enum HandoverRole;

namespace {

struct HandoverWorld : ReferralWorld {
  HandoverWorld() { run(tx, "INSERT INTO person_language (person_id, position, code) VALUES (1, 1, 'ar')"); }

  HandoverRules rules_of_handover() const { return {vocabularies(), kToday, "hope", {}}; }
  Handover hand_over(const char* from, std::optional<std::string> to = {}, std::optional<PersonId> person = {}) {
    return inact::hand_over(tx, {from, person, std::move(to), {}}, rules_of_handover());
  }
  PersonId helper(const char* given, const char* language) {
    PersonAnswers answers;
    answers.given_name = given;
    answers.family_name = "Probe";
    answers.languages = {language};
    answers.roles = {"volunteer"};
    return add_person(tx, answers, rules());
  }
  void keep(std::int64_t organization, const char* by, const char* also) {
    run(tx, "UPDATE organization SET steward = :steward, second_steward = :second WHERE id = :id",
        {{"steward", by}, {"second", also ? std::optional<std::string>(also) : std::nullopt}, {"id", organization}});
  }
  std::string steward(std::int64_t organization, const char* column) {
    return Query(tx, std::string("SELECT coalesce(") + column + ", '') FROM organization WHERE id = :id",
                 {{"id", organization}})
        .value<std::string>();
  }
};

using Moved = std::vector<std::string>;
Moved texts(const std::vector<HandoverItem>& items) {
  Moved all;
  for (const HandoverItem& one : items)
    all.push_back(std::string(word(one.role)) + " " + one.record + (one.to.empty() ? "" : " " + one.to));
  return all;
}

}  // namespace

TEST_CASE("everything goes to the one who is named, and the second person does not remind themselves") {
  HandoverWorld world;
  const ReferralId referral = world.make();
  edit_referral(world.tx, referral, {.second_owner = "Ana"}, kToday);
  world.keep(1, "kim", "Ana");
  world.keep(2, "Ana", "kim");
  const Handover done = world.hand_over("Kim", "Ana");
  CHECK(texts(done.moved) == Moved{"owner R1 Ana", "steward O1 Ana"});
  CHECK(texts(done.left) == Moved{"second_steward O2"});  // Ana keeps it already
  CHECK(get_referral(world.tx, referral).owner == "Ana");
  CHECK_FALSE(get_referral(world.tx, referral).second_owner.has_value());
  CHECK(world.steward(1, "second_steward").empty());
  CHECK(world.steward(2, "second_steward") == "kim");
}

TEST_CASE("by itself the second person moves up, then language and load decide") {
  HandoverWorld world;
  world.helper("Noa", "de:native");
  world.helper("Sara", "ar:native");
  const ReferralId first = world.make();
  edit_referral(world.tx, first, {.second_owner = "Ana"}, kToday);
  NewReferral other = world.planned("2026-10-03", ReferralKind::WarmHandover);
  other.service = world.second;
  const ReferralId second = make_referral(world.tx, other, kToday);
  world.keep(1, "Noa Probe", nullptr);
  world.keep(2, "Sara Probe", nullptr);
  const auto more = add_service(world.tx, "Legal advice");
  (void)more;
  world.keep(3, "kim", nullptr);
  const Handover done = world.hand_over("kim");
  CHECK(done.left.empty());
  CHECK(get_referral(world.tx, first).owner == "Ana");
  CHECK(get_referral(world.tx, second).owner == "Sara Probe");  // speaks Arabic as the person does
  CHECK(world.steward(3, "steward") == "Ana");                  // holds one thing now, Noa one, Sara two: by name
}

TEST_CASE("what nobody can take is listed with the command that moves it") {
  HandoverWorld world;
  world.make();
  const Handover done = world.hand_over("kim");
  CHECK(done.moved.empty());
  REQUIRE(done.left.size() == 1);
  CHECK(done.left[0].command == "inact refer edit R1 --owner NAME");
  CHECK(get_referral(world.tx, ReferralId{1}).owner == "kim");
}

TEST_CASE("referrals that ended stay with who did them, unless their need is open still") {
  HandoverWorld world;
  const ReferralId referral = world.make();
  ReferralStep step;
  step.to = ReferralStatus::Rejected;
  step.on = day("2026-10-05");
  step.reason = "no_capacity";
  step.by_whom = Party::Provider;
  world.set(referral, step);
  CHECK(texts(world.hand_over("kim", "Ana").moved) == Moved{"owner R1 Ana"});
  NeedStep withdrawn;
  withdrawn.to = NeedStatus::Withdrawn;
  withdrawn.on = kToday;
  set_need(world.tx, world.need, withdrawn, kToday);
  CHECK(world.hand_over("Ana", "kim").moved.empty());
}

TEST_CASE("accompaniments to come go to the reserve, else to who ranks first, and those met stay") {
  HandoverWorld world;
  const PersonId leaver = world.helper("Noa", "ar:native"), reserve = world.helper("Sara", "ar:B1");
  const PersonId fluent = world.helper("Tarek", "ar:native");
  const ReferralId referral = world.make("2026-10-02", ReferralKind::Accompanied);
  CompanionPlan plan;
  plan.companion = leaver;
  plan.reserve = reserve;
  plan.agreed = true;
  const AccompanimentId id = plan_companion(world.tx, referral, plan, kToday);
  CHECK(texts(world.hand_over("Noa Probe").moved) == Moved{"companion A1 " + reserve.str()});
  CHECK(get_accompaniment(world.tx, id).companion == reserve);
  CHECK_FALSE(get_accompaniment(world.tx, id).reserve.has_value());
  CHECK(get_accompaniment(world.tx, id).status == AccompanimentStatus::Asked);
  CHECK(texts(world.hand_over("nobody", {}, reserve).moved) == Moved{"companion A1 " + leaver.str()});
  CHECK(texts(world.hand_over("Noa Probe", "Tarek Probe").moved) == Moved{"companion A1 " + fluent.str()});
  AccompanimentStep met;
  met.to = AccompanimentStatus::Agreed;
  met.on = kToday;
  set_accompaniment(world.tx, id, met, kToday);
  met.to = AccompanimentStatus::Met;
  set_accompaniment(world.tx, id, met, kToday);
  CHECK(texts(world.hand_over("Tarek Probe").left) == Moved{"companion A1"});
}

TEST_CASE("groups go along, and two people of one name are asked about") {
  HandoverWorld world;
  GroupAnswers answers;
  answers.name = "Treff";
  answers.audience = "migrants";
  answers.steward = "Kim";
  add_group(world.tx, answers, {vocabularies(), kToday, "hope"});
  world.helper("Noa", "ar:native");
  world.helper("Noa", "de:native");
  CHECK_THROWS_AS(world.hand_over("Noa Probe"), Error);
  CHECK_THROWS_AS(world.hand_over("kim", "Kim"), Error);
  CHECK(texts(world.hand_over("kim", "Ana").moved) == Moved{"group_steward G1 Ana"});
  CHECK(get_group(world.tx, GroupId{1}).steward == "Ana");
  CHECK(world.hand_over("Anna").nearest == "Ana");
  CHECK(world.hand_over("Zoltan").nearest.empty());
}

TEST_CASE("a name that the records do not know is said, with the nearest one, before it becomes somebody new") {
  HandoverWorld world;
  world.make();
  world.keep(1, "kim", "Ana");
  world.helper("Noa", "ar:native");
  const Handover slip = world.hand_over("kim", "Anna");
  CHECK(slip.to_is_new);
  CHECK(slip.nearest_to == "Ana");
  CHECK(slip.moved.size() == 2);
  CHECK(handover_document({"kim", {}, "Anna", {}}, slip).notes.size() == 1);
  CHECK_FALSE(world.hand_over("Anna", "ana").to_is_new);       // keeps an institution
  CHECK_FALSE(world.hand_over("Ana", "noa probe").to_is_new);  // volunteers
  CHECK_FALSE(world.hand_over("Noa Probe", "Kim").to_is_new);  // entered something
  CHECK(world.hand_over("Kim", "Zoltan").nearest_to.empty());
  CHECK_THROWS_AS(world.hand_over("Zoltan", "two\nlines"), Error);
}

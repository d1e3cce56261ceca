#include "inact/refer/accompaniment.h"

#include "inact/people/person.h"
#include "inact/refer/companions.h"
#include "inact/refer/due.h"
#include "world.h"

using namespace inact;
using namespace inact::test;
using enum AccompanimentStatus;

namespace {

/// R1 goes with a companion on 28 November at 10:00; P2 speaks Arabic well, P3 a little, P4 not at all.
struct CompanionWorld : ReferralWorld {
  ReferralId referral;
  PersonId fluent, beginner, other;

  CompanionWorld() {
    run(tx, "INSERT INTO person_language (person_id, position, code, level) VALUES (1, 1, 'ar', 'native')");
    fluent = volunteer("ar:native");
    beginner = volunteer("ar:A1");
    other = volunteer("uk:native");
    NewReferral planned_one = planned("2026-10-02", ReferralKind::Accompanied);
    planned_one.appointment = LocalTime{day("2026-11-28"), 600};
    referral = make_referral(tx, planned_one, kToday);
  }
  PersonId volunteer(const char* language) {
    PersonAnswers answers;
    answers.languages = {language};
    answers.roles = {"volunteer"};
    return add_person(tx, answers, rules());
  }
  AccompanimentId plan(PersonId companion, bool agreed = true) {
    CompanionPlan one;
    one.companion = companion;
    one.agreed = agreed;
    return plan_companion(tx, referral, one, kToday);
  }
  AccompanimentStep step(AccompanimentStatus to) {
    AccompanimentStep one;
    one.to = to;
    one.on = kToday;
    return one;
  }
};

}  // namespace

TEST_CASE("companions are ranked by what they speak, and who shares no language is excluded by name of the rule") {
  CompanionWorld world;
  const Document document = companions_document(world.tx, world.referral, {}, {}, kToday, false, true);
  const Table& items = document.tables.front();
  REQUIRE(items.rows.size() == 2);
  CHECK(std::get<std::string>(items.rows[0][1]) == world.fluent.str());
  CHECK(std::get<std::string>(items.rows[1][1]) == world.beginner.str());
  CHECK(std::get<double>(items.rows[0][4]) == doctest::Approx(60));  // language 35, load 25
  const Table& excluded = document.tables.back();
  REQUIRE(excluded.rows.size() == 1);
  CHECK(std::get<std::string>(excluded.rows[0][0]) == world.other.str());
  CHECK(std::get<Coded>(excluded.rows[0][1]).code == "language");
}

TEST_CASE("a training that is asked for, and a gender that is wished, exclude") {
  CompanionWorld world;
  CompanionSettings settings;
  settings.topics = {"trauma"};
  CHECK(companions_document(world.tx, world.referral, {}, settings, kToday, false, true).tables[0].rows.empty());
  CompanionWish wish;
  wish.gender = "f";
  CHECK(companions_document(world.tx, world.referral, wish, {}, kToday, false, true).tables[0].rows.empty());
}

TEST_CASE("the open accompaniment of a referral is filled, and goes its way") {
  CompanionWorld world;
  const AccompanimentId id = world.plan(world.fluent, false);
  CHECK(id.value == 1);  // the one that was needed
  CHECK(get_accompaniment(world.tx, id).status == Asked);
  CHECK(get_accompaniment(world.tx, id).language == "ar");
  CHECK(kind_of([&] { set_accompaniment(world.tx, id, world.step(Done), kToday); }) == ErrorKind::Refused);
  set_accompaniment(world.tx, id, world.step(Agreed), kToday);
  CHECK(kind_of([&] { set_accompaniment(world.tx, id, world.step(Done), kToday); }) == ErrorKind::Usage);  // minutes
  AccompanimentStep done = world.step(Done);
  done.minutes = 90;
  done.heavy = 2;
  set_accompaniment(world.tx, id, done, kToday);
  CHECK(count(world.tx, "volunteer_hours WHERE minutes = 90 AND accompaniment_id = 1 AND activity = 'accompaniment'") ==
        1);
  CHECK(get_accompaniment(world.tx, id).debrief_due.has_value());
  // More is said later; the hours are not counted again.
  AccompanimentStep later = world.step(Done);
  later.debriefed = true;
  set_accompaniment(world.tx, id, later, kToday);
  CHECK(count(world.tx, "volunteer_hours") == 1);
  CHECK_FALSE(get_accompaniment(world.tx, id).debrief_due.has_value());
  // It never was: neither do its hours count.
  CHECK(kind_of([&] { void_accompaniment(world.tx, id, ""); }) == ErrorKind::Usage);
  void_accompaniment(world.tx, id, "entered twice");
  CHECK(count(world.tx, "volunteer_hours WHERE void_reason IS NULL") == 0);
  CHECK(kind_of([&] { void_accompaniment(world.tx, id, "entered twice"); }) == ErrorKind::Refused);
}

TEST_CASE("who declines is followed by the reserve") {
  CompanionWorld world;
  CompanionPlan plan;
  plan.companion = world.fluent;
  plan.reserve = world.beginner;
  const AccompanimentId id = plan_companion(world.tx, world.referral, plan, kToday);
  AccompanimentStep step = world.step(Declined);
  CHECK(kind_of([&] { set_accompaniment(world.tx, id, step, kToday); }) == ErrorKind::Usage);  // why
  step.reason = "ill";
  const auto next = set_accompaniment(world.tx, id, step, kToday);
  REQUIRE(next.has_value());
  CHECK(get_accompaniment(world.tx, *next).companion == world.beginner);
  CHECK(get_accompaniment(world.tx, *next).status == Asked);
  CHECK(kind_of([&] { set_accompaniment(world.tx, id, world.step(Agreed), kToday); }) == ErrorKind::Refused);
}

TEST_CASE("every step of an accompaniment is kept, with whom it concerned") {
  CompanionWorld world;
  CompanionPlan plan;
  plan.companion = world.fluent;
  plan.reserve = world.beginner;
  const AccompanimentId id = plan_companion(world.tx, world.referral, plan, kToday);
  plan_companion(world.tx, world.referral, plan, kToday);  // says nothing new
  set_accompaniment(world.tx, id, world.step(Agreed), kToday);
  AccompanimentStep step = world.step(FellThrough);
  step.reason = "ill";
  set_accompaniment(world.tx, id, step, kToday);
  std::vector<std::string> steps;
  Query query(world.tx, "SELECT accompaniment_id, status, companion_id, reason FROM accompaniment_event ORDER BY id");
  while (query.next()) {
    auto [one, status, companion, reason] =
        query.row<AccompanimentId, std::string, std::optional<PersonId>, std::optional<std::string>>();
    steps.push_back(one.str() + " " + status + " " + (companion ? companion->str() : "") + reason.value_or(""));
  }
  CHECK(steps ==
        std::vector<std::string>{"A1 needed ", "A1 asked P2", "A1 agreed P2", "A1 fell_through P2ill", "A2 asked P3"});
}

TEST_CASE("only volunteers and staff go along, and nobody with themselves") {
  CompanionWorld world;
  CHECK(kind_of([&] { world.plan(PersonId{1}); }) == ErrorKind::Refused);
  CHECK(kind_of([&] { world.plan(PersonId{99}); }) == ErrorKind::Refused);
}

TEST_CASE("nobody agreed 48 hours before the appointment: overdue, to the day") {
  CompanionWorld world;
  const Config::Refer timers;
  const auto overdue = [&](const char* today) {
    const auto items = due_accompaniments(world.tx, timers, day(today), {});
    REQUIRE(items.size() == 1);
    return items.front().due < day(today);
  };
  CHECK_FALSE(overdue("2026-11-25"));
  CHECK(overdue("2026-11-26"));  // 10:00 on that day is 48 hours before
  world.plan(world.fluent, false);
  CHECK(overdue("2026-11-26"));  // asked is not agreed
  world.plan(world.fluent, true);
  CHECK(due_accompaniments(world.tx, timers, day("2026-11-26"), {}).empty());
  CHECK(due_accompaniments(world.tx, timers, day("2026-11-29"), {}).size() == 1);  // how did it go?
}

TEST_CASE("much and heavy work is said before more is added") {
  CompanionWorld world;
  CHECK(load_warnings(world.tx, world.fluent, {}, kToday).empty());
  const AccompanimentId id = world.plan(world.fluent);
  AccompanimentStep done = world.step(Done);
  done.minutes = 60;
  done.heavy = 2;
  set_accompaniment(world.tx, id, done, kToday);
  CHECK(load_warnings(world.tx, world.fluent, {}, kToday).size() == 1);
  CompanionSettings settings;
  settings.load_most = 1;
  CHECK(load_warnings(world.tx, world.fluent, settings, kToday).size() == 2);
  CHECK(load_warnings(world.tx, world.fluent, settings, add_days(kToday, 31)).empty());
}

#include "inact/refer/steps.h"

#include <algorithm>
#include <random>
#include <set>

#include "inact/refer/writer.h"
#include "inact/text/words.h"
#include "world.h"

using namespace inact;
using namespace inact::test;
using enum ReferralStatus;

namespace {

const std::vector<ReferralStatus> kAll = {Draft,     Requested, Acknowledged, OnHold,    Accepted, InProgress,
                                          Completed, Rejected,  Failed,       Cancelled, Expired,  EnteredInError};

/// The table of lifecycles, written down a second time: what must be legal where the centre was asked.
const std::map<ReferralStatus, std::set<ReferralStatus>> kTable = {
    {Draft, {Requested, Cancelled}},
    {Requested, {Acknowledged, Accepted, Rejected, OnHold, InProgress, Cancelled, Expired}},
    {Acknowledged, {Accepted, Rejected, OnHold, InProgress, Cancelled, Expired}},
    {OnHold, {Requested, Accepted, InProgress, Rejected, Cancelled}},
    {Accepted, {InProgress, Completed, Failed, Cancelled}},
    {InProgress, {Completed, Failed, Cancelled}},
    {Completed, {InProgress}},
    {Rejected, {}},
    {Failed, {}},
    {Cancelled, {}},
    {Expired, {Requested}},
    {EnteredInError, {}}};

/// A step with all that it needs.
ReferralStep step_to(ReferralStatus to, Date on) {
  ReferralStep step;
  step.to = to;
  step.on = on;
  if (to == Rejected) {
    step.reason = "language";
    step.by_whom = Party::Provider;
  }
  if (to == Completed) step.outcome = ReferralOutcome::PartlyHelped;
  if (to == Failed) step.outcome = ReferralOutcome::ClientNoShow;
  return step;
}

}  // namespace

TEST_CASE("a referral moves as the table says, and every status leads to entered in error") {
  for (const ReferralStatus from : kAll) {
    CAPTURE(word(from));
    const auto next = next_statuses(from, ReferralKind::WarmHandover);
    std::set<ReferralStatus> expected = kTable.at(from);
    if (from != EnteredInError) expected.insert(EnteredInError);
    CHECK(std::set(next.begin(), next.end()) == expected);
  }
}

TEST_CASE("of an address on paper nothing expires, and the person's word ends it") {
  const auto next = next_statuses(Requested, ReferralKind::Information);
  CHECK(std::ranges::find(next, Completed) != next.end());
  CHECK(std::ranges::find(next, Failed) != next.end());
  CHECK(std::ranges::find(next, Expired) == next.end());
}

TEST_CASE("100,000 random walks reach no illegal state, and the events alone rebuild each") {
  std::mt19937 chance(1);
  const auto any = [&](std::size_t size) { return chance() % size; };
  for (int walk = 0; walk < 100'000; ++walk) {
    const auto kind = static_cast<ReferralKind>(any(4));
    std::vector<ReferralEvent> events{{day("2026-01-01"), {}, any(2) == 0 ? Draft : Requested}};
    ReferralState state = after({}, events.front());
    for (int steps = 0; steps < 12; ++steps) {
      const ReferralStatus to = kAll[any(kAll.size())];
      const auto next = next_statuses(state.status, kind);
      const bool legal = std::ranges::find(next, to) != next.end();
      bool expected = kTable.at(state.status).contains(to) || (to == EnteredInError && state.status != EnteredInError);
      if (!asks_centre(kind) && to == Expired) expected = false;
      if (!asks_centre(kind) && state.status == Requested && (to == Completed || to == Failed)) expected = true;
      if (legal != expected) FAIL(word(state.status), " to ", word(to));
      if (!legal) continue;
      ReferralEvent event{add_days(events.back().on, static_cast<int>(any(3))), state.status, to,
                          static_cast<Party>(any(3))};
      if (!is_live(to) && to != EnteredInError) event.outcome = ReferralOutcome::Unknown;
      if (to == OnHold) event.hold_until = event.on;
      event.reason = "other";
      state = after(state, event);
      events.push_back(event);
      if (state.status != to || state.outcome.has_value() != event.outcome.has_value() ||
          state.hold_until.has_value() != (to == OnHold) || state.declined_by.has_value() != (to == Rejected))
        FAIL("the state does not fit ", word(to));
    }
    if (replay(events) != state) FAIL("the events say something else");
  }
}

TEST_CASE("what is stored of a referral is what its events say, whichever way it went") {
  std::mt19937 chance(2);
  ReferralWorld world;
  for (int walk = 0; walk < 300; ++walk) {
    const auto kind = static_cast<ReferralKind>(chance() % 4);
    const ReferralId id = world.make("2026-10-02", kind);
    for (int steps = 0; steps < 20; ++steps) {
      const Referral before = get_referral(world.tx, id);
      const ReferralStatus to = kAll[chance() % kAll.size()];
      const auto next = next_statuses(before.state.status, kind);
      const ReferralStep step = step_to(to, std::max(before.state.status_on, day("2026-10-20")));
      if (std::ranges::find(next, to) == next.end()) {
        CHECK(kind_of([&] { world.set(id, step); }) == ErrorKind::Refused);
      } else {
        world.set(id, step);
        CHECK(replay(events_of(world.tx, id)) == get_referral(world.tx, id).state);
        CHECK(world.need_status() == (is_live(to)       ? NeedStatus::InWork
                                      : to == Completed ? NeedStatus::PartlyMet
                                                        : NeedStatus::Open));
      }
    }
    void_referral(world.tx, id, "end of the walk", kToday);
    CHECK(replay(events_of(world.tx, id)) == get_referral(world.tx, id).state);
    CHECK(world.need_status() == NeedStatus::Open);
  }
}

TEST_CASE("an illegal step names the legal ones") {
  ReferralWorld world;
  const ReferralId id = world.make();
  world.set(id, step_to(Accepted, day("2026-10-05")));
  try {
    world.set(id, step_to(Rejected, day("2026-10-06")));
    FAIL("not refused");
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::Refused);
    CHECK(Words(Language::English, vocabularies()).say(std::get<Message>(error.message().arguments.back().value)) ==
          "in progress (in_progress), completed (completed), not achieved (failed), cancelled (cancelled),"
          " entered in error (entered_in_error)");
  }
}

TEST_CASE("what a step must say is asked for") {
  ReferralWorld world;
  const ReferralId id = world.make();
  ReferralStep step;
  step.on = day("2026-10-05");
  step.to = Rejected;
  CHECK(kind_of([&] { world.set(id, step); }) == ErrorKind::Usage);  // no reason
  step.reason = "no_capacity";
  CHECK(kind_of([&] { world.set(id, step); }) == ErrorKind::Usage);  // nor who declined
  step.by_whom = Party::Provider;
  step.outcome = ReferralOutcome::GotHelp;
  CHECK(kind_of([&] { world.set(id, step); }) == ErrorKind::Usage);  // who was declined got no help
  step.outcome.reset();
  const ReferralState state = world.set(id, step);
  CHECK(state.outcome == ReferralOutcome::NoCapacity);
  CHECK(state.outcome_source == OutcomeSource::Centre);
  CHECK(state.declined_by == Party::Provider);
  CHECK(state.responded_on == day("2026-10-05"));
  CHECK(world.need_status() == NeedStatus::Open);
}

TEST_CASE("completed needs an outcome, and goes on again") {
  ReferralWorld world;
  const ReferralId id = world.make();
  world.set(id, step_to(Accepted, day("2026-10-05")));
  ReferralStep step{Completed, day("2026-10-20")};
  CHECK(kind_of([&] { world.set(id, step); }) == ErrorKind::Usage);
  step.outcome = ReferralOutcome::GotHelp;
  world.set(id, step);
  CHECK(world.need_status() == NeedStatus::Met);
  const ReferralState again = world.set(id, {InProgress, day("2026-10-25")});
  CHECK_FALSE(again.outcome.has_value());
  CHECK(world.need_status() == NeedStatus::InWork);
}

TEST_CASE("a need is met as far as its referrals helped, once none is live any more") {
  ReferralWorld world;
  const auto end = [&](ReferralId id, ReferralOutcome outcome) {
    world.set(id, step_to(Accepted, day("2026-10-05")));
    ReferralStep step{Completed, day("2026-10-20")};
    step.outcome = outcome;
    world.set(id, step);
  };
  const ReferralId first = world.make();
  NewReferral other = world.planned("2026-10-02", ReferralKind::WarmHandover);
  other.service = world.second;
  const ReferralId second = make_referral(world.tx, other, kToday);
  end(first, ReferralOutcome::PartlyHelped);
  CHECK(world.need_status() == NeedStatus::InWork);
  end(second, ReferralOutcome::GotHelp);
  CHECK(world.need_status() == NeedStatus::Met);
  void_referral(world.tx, second, "entered twice", kToday);
  CHECK(world.need_status() == NeedStatus::PartlyMet);
  set_need(world.tx, world.need, {NeedStatus::InWork, {}, kToday}, kToday);
  set_need(world.tx, world.need, {NeedStatus::Withdrawn, {}, kToday}, kToday);
  void_referral(world.tx, first, "entered twice", kToday);
  CHECK(world.need_status() == NeedStatus::Withdrawn);  // somebody decided it
  set_need(world.tx, world.need, {NeedStatus::Open, {}, kToday}, kToday);
  const ReferralId third = world.make();
  end(third, ReferralOutcome::ReferredElsewhere);
  CHECK(world.need_status() == NeedStatus::Open);
}

TEST_CASE("nobody is unreachable before attempts on three different days") {
  ReferralWorld world;
  const ReferralId id = world.make();
  world.set(id, step_to(Accepted, day("2026-10-05")));
  ReferralStep step{Failed, day("2026-10-20")};
  step.outcome = ReferralOutcome::CouldNotContact;
  const auto attempt = [&](const char* on, const char* channel, bool reached) {
    add_attempt(world.tx, id, {day(on), channel, reached}, kToday);
  };
  attempt("2026-10-08", "phone", false);
  attempt("2026-10-09", "phone", false);
  attempt("2026-10-09", "email", false);
  CHECK(kind_of([&] { world.set(id, step); }) == ErrorKind::Refused);
  attempt("2026-10-10", "phone", true);
  attempt("2026-10-12", "phone", false);
  CHECK(days_in_vain(attempts_of(world.tx, id)) == 1);  // only since the person was last reached
  CHECK(kind_of([&] { world.set(id, step); }) == ErrorKind::Refused);
  attempt("2026-10-10", "phone", false);  // it was noted wrongly
  CHECK(days_in_vain(attempts_of(world.tx, id)) == 4);
  CHECK(world.set(id, step).outcome == ReferralOutcome::CouldNotContact);
}

TEST_CASE("steps come in the order of days, and none after today") {
  ReferralWorld world;
  const ReferralId id = world.make();
  world.set(id, step_to(Acknowledged, day("2026-10-05")));
  CHECK(kind_of([&] { world.set(id, step_to(Accepted, day("2026-10-04"))); }) == ErrorKind::Refused);
  CHECK(kind_of([&] { world.set(id, step_to(Accepted, add_days(kToday, 1))); }) == ErrorKind::Refused);
}

#include "inact/refer/steps.h"

#include <algorithm>
#include <set>

#include "inact/base/choices.h"
#include "inact/base/error.h"
#include "inact/intake/checks.h"
#include "inact/intake/intake.h"
#include "inact/people/person.h"
#include "inact/refer/writer.h"
#include "inact/store/query.h"

namespace inact {
namespace {

using enum ReferralStatus;

constexpr std::size_t kLongestReason = 200;

Coded status_of(ReferralStatus status) { return {"referral_status", std::string(word(status))}; }

bool needs_outcome(ReferralStatus status) { return status == Completed || status == Failed; }
bool ends(ReferralStatus status) { return !is_live(status) && status != EnteredInError; }

void require_legal(const Referral& referral, ReferralStatus to) {
  const auto next = next_statuses(referral.state.status, referral.kind);
  if (std::ranges::find(next, to) != next.end()) return;
  if (next.empty())
    throw refused("{referral} is {status} and stays so.",
                  {{"referral", referral.id.str()}, {"status", status_of(referral.state.status)}})
        .remedy(tr("Make a new one with `inact refer make`."));
  std::vector<Coded> codes;
  for (const ReferralStatus status : next) codes.push_back(status_of(status));
  Error error = refused("{referral} is {status} and cannot become {to}. It can become: {next}.",
                        {{"referral", referral.id.str()},
                         {"status", status_of(referral.state.status)},
                         {"to", status_of(to)},
                         {"next", choices(codes)}});
  if (next.size() > 1) throw error;
  throw std::move(error).remedy(tr("Refer again with `inact refer make {need} --to S9 --after {referral}`.",
                                   {{"need", referral.need.str()}, {"referral", referral.id.str()}}));
}

/// The reason as it is stored: a code where a referral ends against our hopes, else a few words.
std::optional<std::string> reason_of(const ReferralStep& step, const StepRules& rules) {
  if (step.to == Rejected && !step.reason)
    throw usage("A referral that was declined needs a reason: --reason CODE.")
        .remedy(tr("`inact config explain referral_reason` lists them."));
  if (!step.reason) return std::nullopt;
  if (step.to == Rejected || step.to == Failed || step.to == Cancelled)
    return rules.vocabularies["referral_reason"].accept(*step.reason);
  if (step.to == Completed) throw usage("How it ended stands in --outcome.").remedy(tr("Say more with --note TEXT."));
  return accept_text(*step.reason, kLongestReason, tr("Reason"));
}

Party party_of(const ReferralStep& step) {
  if (step.by_whom) return *step.by_whom;
  if (step.to == Rejected) throw usage("Say who declined: --by-whom provider, person or us.");
  return step.to == Acknowledged || step.to == Accepted ? Party::Provider : Party::Us;
}

OutcomeSource usual_source(Party by_whom) {
  switch (by_whom) {
    case Party::Provider: return OutcomeSource::Centre;
    case Party::Person: return OutcomeSource::Person;
    case Party::Us: return OutcomeSource::Assumed;
  }
  return OutcomeSource::Assumed;
}

void add_outcome(const ReferralStep& step, ReferralEvent& event) {
  if (!ends(step.to)) {
    if (step.outcome || step.source) throw usage("An outcome belongs to a referral that ends.");
    return;
  }
  if (needs_outcome(step.to) && !step.outcome)
    throw usage("How did it end? Say it with --outcome CODE.")
        .remedy(tr("`inact config explain referral_outcome` lists them."));
  event.outcome = step.outcome ? *step.outcome : usual_outcome(step.to, event.reason, event.by_whom);
  event.source = step.source ? *step.source : usual_source(event.by_whom);
  if (!is_possible(step.to, *event.outcome))
    throw usage(
        "A referral that is {status} cannot have the outcome {outcome}.",
        {{"status", status_of(step.to)}, {"outcome", Coded{"referral_outcome", std::string(word(*event.outcome))}}});
}

void require_attempts(const Store& store, const Referral& referral, const ReferralEvent& event, int least) {
  if (event.outcome != ReferralOutcome::CouldNotContact) return;
  const int days = days_in_vain(attempts_of(store, referral.id));
  if (days < least)
    throw refused(
        "Nobody reached: that takes attempts on {least} different days since the person was last reached; {referral} "
        "has"
        " {days}.",
        {{"least", least}, {"referral", referral.id.str()}, {"days", days}})
        .remedy(tr("Record one with `inact refer attempt {referral} --channel phone --not-reached`.",
                   {{"referral", referral.id.str()}}));
}

/// What goes on again takes its need along.
void work_again(Transaction& tx, const Referral& referral, Date on, Date today) {
  const Need need = get_need(tx, referral.need);
  const Intake intake = require_intake(tx, need.intake);
  if (intake.closed_on)
    throw refused("{intake} was closed on {day}.", {{"intake", intake.id.str()}, {"day", *intake.closed_on}})
        .remedy(tr("Open it again with `inact intake reopen {intake}`.", {{"intake", intake.id.str()}}));
  if (need.status != NeedStatus::Open && need.status != NeedStatus::InWork)
    set_need(tx, need.id, {NeedStatus::InWork, {}, std::max(on, need.status_on)}, today);
}

}  // namespace

ReferralOutcome usual_outcome(ReferralStatus status, const std::optional<std::string>& reason, Party by_whom) {
  using enum ReferralOutcome;
  if (by_whom == Party::Person) return NoLongerInterested;
  if (status == Expired || !reason) return Unknown;
  if (reason == "no_capacity") return NoCapacity;
  if (reason == "age" || reason == "area" || reason == "eligibility" || reason == "not_competent") return NotEligible;
  return CouldNotGetHelp;
}

ReferralState set_referral(Transaction& tx, ReferralId id, const ReferralStep& step, const StepRules& rules) {
  const Referral referral = require_referral(tx, id);
  require_legal(referral, step.to);
  require_happened(step.on, rules.today);
  if (step.on < referral.state.status_on)
    throw refused("{day} is before the last step of {referral}, on {last}.",
                  {{"day", step.on}, {"referral", id.str()}, {"last", referral.state.status_on}});
  if (step.hold_until && step.to != OnHold) throw usage("Only a referral on hold has a last day of that: --until.");
  if (step.hold_until && *step.hold_until < step.on)
    throw refused("{day} lies before the step, on {step}.", {{"day", *step.hold_until}, {"step", step.on}});
  ReferralEvent event{step.on, {}, step.to};
  event.reason = reason_of(step, rules);
  event.by_whom = party_of(step);
  event.hold_until = step.hold_until;
  add_outcome(step, event);
  require_attempts(tx, referral, event, rules.attempts);
  if (!is_live(referral.state.status) && is_live(step.to)) work_again(tx, referral, step.on, rules.today);
  const ReferralState state = write_event(tx, id, referral.state, event);
  settle_need(tx, referral, step.on, rules.today);
  tx.log(Action::Edit, id.str(), "status");
  return state;
}

void add_attempt(Transaction& tx, ReferralId id, const ContactAttempt& attempt, Date today) {
  const Referral referral = require_referral(tx, id);
  require_happened(attempt.on, today);
  if (attempt.on < referral.referred_on)
    throw refused("{day} is before the referral, on {referred}.",
                  {{"day", attempt.on}, {"referred", referral.referred_on}});
  run(tx, "DELETE FROM contact_attempt WHERE referral_id = :id AND attempted_on = :on AND channel = :channel",
      {{"id", id}, {"on", attempt.on}, {"channel", attempt.channel}});
  insert(tx,
         "INSERT INTO contact_attempt (referral_id, attempted_on, channel, reached, entered_by, entered_at)"
         " VALUES (:id, :on, :channel, :reached, :by, :at)",
         {{"id", id},
          {"on", attempt.on},
          {"channel", attempt.channel},
          {"reached", attempt.reached},
          {"by", tx.author().who},
          {"at", tx.entered_at()}});
  tx.log(Action::Add, id.str(), "attempt");
}

std::vector<ContactAttempt> attempts_of(const Store& store, ReferralId id) {
  Query query(store,
              "SELECT attempted_on, channel, reached, entered_by FROM contact_attempt WHERE referral_id = :id"
              " ORDER BY attempted_on, id",
              {{"id", id}});
  std::vector<ContactAttempt> attempts;
  while (query.next()) {
    auto [on, channel, reached, by] = query.row<Date, std::string, bool, std::string>();
    attempts.push_back({on, channel, reached, by});
  }
  return attempts;
}

int days_in_vain(const std::vector<ContactAttempt>& attempts) {
  std::optional<Date> reached;
  for (const ContactAttempt& attempt : attempts)
    if (attempt.reached) reached = attempt.on;
  std::set<Date> days;
  for (const ContactAttempt& attempt : attempts)
    if (!attempt.reached && (!reached || attempt.on > *reached)) days.insert(attempt.on);
  return static_cast<int>(days.size());
}

}  // namespace inact

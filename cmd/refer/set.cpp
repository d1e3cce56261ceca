// inact refer set, inact refer attempt
#include "cmd/refer/verbs.h"
#include "cmd/session.h"
#include "inact/base/error.h"
#include "inact/people/note.h"
#include "inact/refer/referral_document.h"
#include "inact/store/query.h"

namespace inact::refer {

Message next_for_need(const Store& store, const Referral& referral) {
  const Need need = get_need(store, referral.need);
  const std::vector<Argument> places{{"need", need.id.str()}};
  if (is_live(referral.state.status)) return {};
  if ((need.status == NeedStatus::Met || need.status == NeedStatus::PartlyMet) &&
      referral.state.status == ReferralStatus::Completed)
    return tr("{need} is {status}. If that is not so: `inact intake need set {need} STATUS`.",
              {{"need", need.id.str()}, {"status", Coded{"need_status", std::string(word(need.status))}}});
  if (need.status == NeedStatus::Open && !need.void_reason)
    return tr("{need} is open again. Who else can help: `inact refer match {need}`.", places);
  return {};
}

namespace {

struct Options {
  ReferralId referral;
  std::string status, note;
  ReferralStep step;
  std::optional<std::string> by_whom, declined_by, outcome, source;
  std::optional<Date> date;
};

int run_set(Session& session, const Options& options) {
  ReferralStep step = options.step;
  step.to = from_word<ReferralStatus>(session.code("referral_status", options.status)).value();
  step.on = options.date.value_or(session.today());
  if (options.by_whom && options.declined_by && options.by_whom != options.declined_by)
    throw usage("--by-whom and --declined-by say different things.");
  if (const auto& party = options.by_whom ? options.by_whom : options.declined_by)
    step.by_whom = from_word<Party>(*party);
  if (options.outcome) step.outcome = from_word<ReferralOutcome>(*options.outcome);
  if (options.source) step.source = from_word<OutcomeSource>(*options.source);
  Document document;
  Message hint;
  session.write([&](Transaction& tx) {
    set_referral(tx, options.referral, step, rules(session));
    const Referral referral = get_referral(tx, options.referral);
    if (!options.note.empty()) add_note(tx, options.referral.str(), referral.person, options.note);
    document = referral_document(tx, options.referral);
    hint = next_for_need(tx, referral);
  });
  session.done(tr("Now {status}: {id}",
                  {{"status", Coded{"referral_status", std::string(word(step.to))}}, {"id", options.referral.str()}}),
               document);
  if (!hint.empty()) session.note(hint);
  return 0;
}

struct AttemptOptions {
  ReferralId referral;
  std::string channel = "phone", note;
  bool reached = false, not_reached = false;
  std::optional<Date> date;
};

int run_attempt(Session& session, const AttemptOptions& options) {
  if (options.reached == options.not_reached)
    throw usage("Say whether the person was reached: --reached or --not-reached.");
  Document document;
  const int days = session.write([&](Transaction& tx) {
    add_attempt(tx, options.referral, {options.date.value_or(session.today()), options.channel, options.reached},
                session.today());
    if (!options.note.empty())
      add_note(tx, options.referral.str(), get_referral(tx, options.referral).person, options.note);
    document = referral_document(tx, options.referral);
    return days_in_vain(attempts_of(tx, options.referral));
  });
  session.done(options.reached ? tr("Reached: {id}", {{"id", options.referral.str()}})
                               : trn("Not reached, on {n} day: {id}", "Not reached, on {n} days: {id}", days,
                                     {{"id", options.referral.str()}}),
               document);
  return 0;
}

}  // namespace

void set(Verb& verb) {
  auto options = std::make_shared<Options>();
  verb.argument("ID", options->referral, tr("the referral, as R14"))
      .argument(
          "STATUS", options->status,
          tr("requested, acknowledged, on_hold, accepted, in_progress, completed, rejected, failed, cancelled, expired "
             "or entered_in_error"))
      .option("--reason", options->step.reason,
              tr("why: a code where it was declined, failed or was cancelled, otherwise a few words"))
      .code("--outcome", "referral_outcome", options->outcome, tr("how it ended; needed by completed and failed"))
      .code("--source", "outcome_source", options->source, tr("who says how it ended"))
      .code("--by-whom", "declined_by", options->by_whom,
            tr("whose step it is: provider, person or us; needed by rejected"))
      .code("--declined-by", "declined_by", options->declined_by, tr("the same"))
      .option("--until", options->step.hold_until, tr("of on_hold: how long"))
      .option("--date", options->date, tr("the day; otherwise today"))
      .option("--note", options->note, tr("a short note"))
      .example("inact refer set R14 accepted")
      .example("inact refer set R14 completed --outcome got_help --source person")
      .example("inact refer set R14 rejected --reason no_capacity --by-whom provider")
      .run([options](Session& session) { return run_set(session, *options); });
}

void attempt(Verb& verb) {
  auto options = std::make_shared<AttemptOptions>();
  verb.argument("ID", options->referral, tr("the referral, as R14"))
      .code("--channel", "channel", options->channel, tr("how; otherwise by telephone"))
      .flag("--reached", options->reached, tr("somebody spoke with the person"))
      .flag("--not-reached", options->not_reached, tr("in vain"))
      .option("--date", options->date, tr("the day; otherwise today"))
      .option("--note", options->note, tr("a short note"))
      .example("inact refer attempt R14 --not-reached")
      .example("inact refer attempt R14 --channel email --reached --note \"is happy there\"")
      .run([options](Session& session) { return run_attempt(session, *options); });
}

}  // namespace inact::refer

// inact refer accompany, inact refer accompany set, inact refer accompany void
#include <algorithm>

#include "cmd/changed.h"
#include "cmd/refer/verbs.h"
#include "cmd/session.h"
#include "inact/base/error.h"
#include "inact/people/person.h"
#include "inact/refer/accompaniment.h"
#include "inact/refer/companions.h"
#include "inact/refer/warnings.h"

namespace inact::refer {
namespace {

struct Options {
  ReferralId referral;
  CompanionPlan plan;
  CompanionWish wish;
  bool why = false;
};

CompanionSettings settings(const Session& session) {
  const auto& refer = session.config().refer;
  return {refer.load_days, refer.load_most, refer.heavy_most, refer.companion_topics};
}

int propose(Session& session, const Options& options) {
  Document document = companions_document(session.records(), options.referral, options.wish, settings(session),
                                          session.today(), session.names(), options.why);
  document.empty = tr("No volunteer fits. `inact refer accompany {referral} --why` says why not.",
                      {{"referral", options.referral.str()}});
  if (session.names())
    session.log_names(options.referral.str(), static_cast<std::int64_t>(document.tables.front().rows.size()));
  document.notes.push_back(
      tr("Ask one with `inact refer accompany {referral} --companion P7`.", {{"referral", options.referral.str()}}));
  session.show(document);
  return 0;
}

/// Much or heavy work is said before more is added, to whoever assigns it.
std::vector<Message> guard(Session& session, PersonId companion) {
  auto warnings = load_warnings(session.records(), companion, settings(session), session.today());
  for (const Message& warning : warnings) session.note(warning);
  if (!warnings.empty() && session.interactive())
    session.confirm(tr("Ask {person} all the same?", {{"person", companion.str()}}));
  return warnings;
}

int run_accompany(Session& session, const Options& options) {
  const CompanionPlan& plan = options.plan;
  if (!plan.companion && !plan.reserve && !plan.meet_at && !plan.place && !plan.agreed)
    return propose(session, options);
  std::vector<Message> warnings, doubts;
  if (plan.companion) warnings = guard(session, *plan.companion);
  Document document;
  const Message line = session.write([&](Transaction& tx) {
    CompanionPlan whole = plan;
    whole.language = options.wish.language;
    const AccompanimentId id = plan_companion(tx, options.referral, whole, session.today());
    document = accompaniment_document(tx, id);
    doubts = doubts_about_company(tx, id);
    const Accompaniment one = get_accompaniment(tx, id);
    const Coded status{"accompaniment_status", std::string(word(one.status))};
    return one.companion
               ? tr("Accompaniment of {referral} by {person}, {status}: {id}", {{"referral", options.referral.str()},
                                                                                {"person", named(tx, *one.companion)},
                                                                                {"status", status},
                                                                                {"id", id.str()}})
               : tr("Accompaniment of {referral}, {status}: {id}",
                    {{"referral", options.referral.str()}, {"status", status}, {"id", id.str()}});
  });
  std::vector<std::string> said;
  for (const auto& all : {warnings, doubts})
    for (const Message& one : all) said.push_back(session.words().say(one));
  document.fields.push_back({"warnings", {}, std::move(said)});
  session.done(line, document);
  for (const Message& doubt : doubts) session.note(doubt);
  return 0;
}

struct SetOptions {
  AccompanimentId id;
  std::string status;
  AccompanimentStep step;
  std::optional<Date> date;
  std::optional<std::string> km, expenses;
};

/// 4, 4.5 or 4,50 as hundredths.
std::optional<int> hundredths(const std::optional<std::string>& typed, const char* option) {
  if (!typed) return std::nullopt;
  std::int64_t value = 0;
  int digits = 0, behind = -1;
  bool good = !typed->empty() && typed->size() < 10;
  for (const char c : *typed) {
    if (c >= '0' && c <= '9') {
      value = value * 10 + (c - '0');
      ++digits;
      if (behind >= 0) ++behind;
    } else if ((c == '.' || c == ',') && behind < 0) {
      behind = 0;
    } else {
      good = false;
    }
  }
  if (!good || digits == 0 || behind > 2)
    throw usage("{option} takes a number such as 4.50, not “{text}”.", {{"option", option}, {"text", *typed}});
  for (int i = std::max(behind, 0); i < 2; ++i) value *= 10;
  return static_cast<int>(value);
}

int run_set(Session& session, const SetOptions& options) {
  AccompanimentStep step = options.step;
  step.to = from_word<AccompanimentStatus>(session.code("accompaniment_status", options.status)).value();
  step.on = options.date.value_or(session.today());
  step.expenses_cents = hundredths(options.expenses, "--expenses");
  if (const auto km = hundredths(options.km, "--km")) step.travel_km = *km / 100.0;
  Document document;
  const auto next = session.write([&](Transaction& tx) {
    const auto another = set_accompaniment(tx, options.id, step, session.today());
    document = accompaniment_document(tx, options.id);
    return another;
  });
  session.done(tr("Now {status}: {id}",
                  {{"status", Coded{"accompaniment_status", std::string(word(step.to))}}, {"id", options.id.str()}}),
               document);
  if (next) session.note(tr("Somebody else is needed: {id}", {{"id", next->str()}}));
  return 0;
}

}  // namespace

void accompany(Verb& verb) {
  auto options = std::make_shared<Options>();
  CompanionPlan& plan = options->plan;
  verb.argument("ID", options->referral, tr("the referral, as R14"))
      .option("--companion", plan.companion, tr("who goes along, as P7; without this, volunteers are proposed"))
      .option("--reserve", plan.reserve, tr("who goes along if the companion cannot"))
      .option("--meet", plan.meet_at, tr("when they meet, as “2026-12-01 14:00”"))
      .option("--place", plan.place, tr("where they meet"))
      .flag("--agreed", plan.agreed, tr("the companion has said yes; otherwise they have been asked"))
      .code("--language", "language", options->wish.language, tr("the language in which somebody is needed"))
      .code("--gender", "gender", options->wish.gender, tr("only volunteers of this gender, as the person wishes"))
      .flag("--why", options->why, tr("shows the points of each, and who is not proposed because of what"))
      .example("inact refer accompany R14 --why")
      .example(
          "inact refer accompany R14 --companion P7 --reserve P9 --meet \"2026-12-01 14:00\" --place \"U8 "
          "Boddinstraße\"")
      .run([options](Session& session) { return run_accompany(session, *options); });
}

void set_accompany(Verb& verb) {
  auto options = std::make_shared<SetOptions>();
  AccompanimentStep& step = options->step;
  verb.argument("ID", options->id, tr("the accompaniment, as A3"))
      .argument("STATUS", options->status, tr("needed, asked, agreed, met, done, declined or fell_through"))
      .option("--reason", step.reason, tr("why it was declined or fell through, in a few words"))
      .option("--minutes", step.minutes, tr("how long it took; they count as volunteer hours"))
      .option("--km", options->km, tr("kilometres travelled"))
      .shown_as("N")
      .option("--expenses", options->expenses, tr("what it cost the companion, in euros"))
      .shown_as("N")
      .option("--heavy", step.heavy, tr("how much it weighed on the companion: 0, 1 or 2"))
      .flag("--debriefed", step.debriefed, tr("somebody talked with the companion afterwards"))
      .option("--date", options->date, tr("the day; otherwise today"))
      .example("inact refer accompany set A3 agreed")
      .example("inact refer accompany set A3 done --minutes 120 --heavy 1")
      .run([options](Session& session) { return run_set(session, *options); });
}

void void_accompany(Verb& verb) {
  describe_void<AccompanimentId>(verb, tr("the accompaniment, as A3"),
                                 "inact refer accompany void A3 --reason \"entered twice\"",
                                 [](Transaction& tx, AccompanimentId id, const std::string& reason, Date) {
                                   void_accompaniment(tx, id, reason);
                                   return accompaniment_document(tx, id);
                                 });
}

void fill_accompany(Command& accompany) {
  accompany.verb("set", tr("Says how an accompaniment goes on or ends."), set_accompany)
      .verb("void", tr("Makes an accompaniment void that should not exist."), void_accompany);
}

}  // namespace inact::refer

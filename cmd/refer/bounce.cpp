// inact refer bounce
#include "inact/refer/bounce.h"

#include "cmd/refer/verbs.h"
#include "cmd/session.h"
#include "inact/people/note.h"
#include "inact/refer/referral_document.h"

namespace inact::refer {
namespace {

struct Options {
  ReferralId referral;
  Bounce bounce;
  std::string reason, note;
  std::optional<std::string> by_whom;
  std::optional<Date> date;
};

int run_bounce(Session& session, const Options& options) {
  Bounce bounce = options.bounce;
  bounce.reason = session.code("referral_reason", options.reason);
  bounce.on = options.date.value_or(session.today());
  if (options.by_whom) bounce.by_whom = from_word<Party>(*options.by_whom);
  Document document;
  NeedId need;
  const Bounced bounced = session.write([&](Transaction& tx) {
    const Bounced result = bounce_referral(tx, options.referral, bounce, rules(session));
    const Referral referral = get_referral(tx, options.referral);
    need = referral.need;
    if (!options.note.empty()) add_note(tx, options.referral.str(), referral.person, options.note);
    document = referral_document(tx, result.next.value_or(options.referral));
    return result;
  });
  const Coded status{"referral_status", std::string(word(bounced.status))};
  session.done(bounced.next
                   ? tr("{old} is {status}. Referred to {service} instead: {id}", {{"old", options.referral.str()},
                                                                                   {"status", status},
                                                                                   {"service", bounce.to->str()},
                                                                                   {"id", bounced.next->str()}})
                   : tr("Now {status}: {id}", {{"status", status}, {"id", options.referral.str()}}),
               document);
  if (bounced.change)
    session.note(tr("What the directory should learn from it: `{command}`", {{"command", *bounced.change}}));
  if (!bounced.next) session.note(tr("Who else can help: `inact refer match {need}`", {{"need", need.str()}}));
  return 0;
}

}  // namespace

void bounce(Verb& verb) {
  auto options = std::make_shared<Options>();
  verb.argument("ID", options->referral, tr("the referral, as R14"))
      .argument("REASON", options->reason,
                tr("not_competent, no_capacity, language, area, age, eligibility, closed, wrong_address or other"))
      .option("--to", options->bounce.to, tr("refers to this service at once; the new referral remembers the old one"))
      .code("--by-whom", "declined_by", options->by_whom, tr("who declined; otherwise the institution"))
      .option("--date", options->date, tr("the day; otherwise today"))
      .option("--note", options->note, tr("a short note"))
      .example("inact refer bounce R14 no_capacity")
      .example("inact refer bounce R14 language --to S9")
      .run([options](Session& session) { return run_bounce(session, *options); });
}

}  // namespace inact::refer

// inact refer send
#include "inact/refer/send.h"

#include "cmd/refer/verbs.h"
#include "cmd/session.h"

namespace inact::refer {
namespace {

struct Options {
  ReferralId referral;
  SendRequest request;
  std::optional<Date> date;
};

int run_send(Session& session, const Options& options) {
  SendRequest request = options.request;
  request.on = options.date.value_or(session.today());
  const Words words(session.config().report.language, session.vocabularies());
  const Sending sending = prepare_sending(session.records(), options.referral, request, session.vocabularies(),
                                          session.config().project.name);
  if (!sending.warning.empty()) session.confirm(sending.warning);
  session.write([&](Transaction& tx) {
    store_sending(tx, options.referral, request, sending, session.today());
    if (!session.globals().quiet || !session.globals().output.empty())
      session.put(render(sending.letter, session.format(), words));
  });
  if (sending.overridden) session.note(tr("Without consent, for the reason given: `inact check` lists it."));
  for (const std::string& category : sending.left_out)
    session.note(tr("Not in it, because there is no consent for it: {category}",
                    {{"category", Coded{"data_category", category}}}));
  session.note(tr("Recorded as sent; inact itself transmits nothing: {id}", {{"id", options.referral.str()}}));
  return 0;
}

}  // namespace

void send(Verb& verb) {
  auto options = std::make_shared<Options>();
  SendRequest& request = options->request;
  verb.argument("ID", options->referral, tr("the referral, as R14"))
      .code("--channel", "channel", request.channel,
            tr("letter, email, or phone for what to say in a call; otherwise as the referral says"))
      .code(
          "--category", "data_category", request.categories,
          tr("a category of data to give; otherwise name, contact details and need, as far as the person allows. What "
             "reveals health or residence only when it is named"))
      .option("--override", request.override_reason,
              tr("without consent, for this reason, as a vital interest; it is recorded and `inact check` lists it"))
      .shown_as("REASON")
      .option("--date", options->date, tr("the day; otherwise today"))
      .example("inact refer send R14")
      .example("inact refer send R14 --channel phone --category identity --category need")
      .writes_pdf()
      .example("inact refer send R14 --format pdf -o letter.pdf")
      .run([options](Session& session) { return run_send(session, *options); });
}

}  // namespace inact::refer

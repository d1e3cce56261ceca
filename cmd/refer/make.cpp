// inact refer make
#include "cmd/refer/verbs.h"
#include "cmd/session.h"
#include "inact/people/note.h"
#include "inact/people/person.h"
#include "inact/refer/referral_document.h"
#include "inact/refer/warnings.h"

namespace inact::refer {
namespace {

struct Options {
  NewReferral referral;
  std::optional<std::string> kind, priority, partner, owner;
  std::optional<Date> date;
  std::string note;
};

int run(Session& session, const Options& options) {
  NewReferral referral = options.referral;
  referral.referred_on = options.date.value_or(session.today());
  referral.owner = options.owner.value_or(session.author().who);
  referral.partner = session.partner(options.partner);
  if (options.kind) referral.kind = from_word<ReferralKind>(*options.kind);
  if (options.priority) referral.priority = from_word<Urgency>(*options.priority);
  Document document;
  std::vector<Message> doubts = doubts_about(session.records(), referral.service, referral.referred_on);
  if (const Message doubt =
          doubt_about_need(session.records(), referral.need, referral.service, session.vocabularies());
      !doubt.empty())
    doubts.push_back(doubt);
  const Message line = session.write([&](Transaction& tx) {
    const ReferralId id = make_referral(tx, referral, session.today());
    const Referral made = get_referral(tx, id);
    if (!options.note.empty()) add_note(tx, id.str(), made.person, options.note);
    document = referral_document(tx, id);
    return tr("Referred {person} to {service} (“{name}”): {id}", {{"person", named(tx, made.person)},
                                                                  {"service", made.service.str()},
                                                                  {"name", made.service_name},
                                                                  {"id", id.str()}});
  });
  session.done(line, document);
  for (const Message& doubt : doubts) session.note(doubt);
  return 0;
}

}  // namespace

void make(Verb& verb) {
  auto options = std::make_shared<Options>();
  NewReferral& referral = options->referral;
  verb.argument("ID", referral.need, tr("the need, as N7"))
      .required("--to", referral.service, tr("the service, as S9"))
      .code("--kind", "referral_kind", options->kind,
            tr("information or recommendation, where the person goes alone; warm_handover or accompanied, where we ask "
               "the "
               "centre. Otherwise recommendation, or warm_handover with --channel phone, email or letter"))
      .code("--channel", "channel", referral.channel,
            tr("how the centre learns of it: phone, email, letter, in_person or self"))
      .code("--priority", "urgency", options->priority,
            tr("how soon an answer is needed; otherwise as urgent as the need"))
      .option("--appointment", referral.appointment, tr("when the person is expected there, as “2026-12-01 14:30”"))
      .option("--contact", referral.contact, tr("the contact person there, as K6"))
      .option("--owner", options->owner, tr("who looks after it; otherwise who enters it"))
      .shown_as("NAME")
      .option("--second-owner", referral.second_owner, tr("who is told when it stays overdue"))
      .shown_as("NAME")
      .option("--after", referral.previous, tr("the referral that this one follows"))
      .flag("--draft", referral.draft, tr("in preparation: nobody has been asked yet"))
      .option("--date", options->date, tr("day of the referral; otherwise today"))
      .code("--partner", "partner", options->partner, tr("the association that refers"))
      .option("--note", options->note, tr("a short note"))
      .example("inact refer make N7 --to S9")
      .example("inact refer make N7 --to S9 --kind accompanied --appointment \"2026-12-01 14:30\" --contact K6")
      .run([options](Session& session) { return run(session, *options); });
}

}  // namespace inact::refer

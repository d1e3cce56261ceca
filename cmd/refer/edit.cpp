// inact refer edit, inact refer void
#include "cmd/changed.h"
#include "cmd/refer/verbs.h"
#include "inact/people/note.h"
#include "inact/refer/referral_document.h"

namespace inact::refer {
namespace {

struct Options {
  ReferralId referral;
  ReferralChanges changes;
  std::optional<std::string> kind, priority;
  std::string note;
};

int run_edit(Session& session, const Options& options) {
  ReferralChanges changes = options.changes;
  if (options.kind) changes.kind = from_word<ReferralKind>(*options.kind);
  if (options.priority) changes.priority = from_word<Urgency>(*options.priority);
  Document document;
  const auto fields = session.write([&](Transaction& tx) {
    auto edited = edit_referral(tx, options.referral, changes, session.today());
    if (!options.note.empty()) {
      add_note(tx, options.referral.str(), get_referral(tx, options.referral).person, options.note);
      tx.log(Action::Edit, options.referral.str(), "note");
      edited.emplace_back("note");
    }
    document = referral_document(tx, options.referral);
    return edited;
  });
  session.done(changed(fields, options.referral.str()), document);
  return 0;
}

}  // namespace

void edit(Verb& verb) {
  auto options = std::make_shared<Options>();
  ReferralChanges& changes = options->changes;
  verb.argument("ID", options->referral, tr("the referral, as R14"))
      .option("--appointment", changes.appointment, tr("when the person is expected there, as “2026-12-01 14:30”"))
      .flag("--no-appointment", changes.no_appointment, tr("there is none"))
      .code("--kind", "referral_kind", options->kind, tr("information, recommendation, warm_handover or accompanied"))
      .code("--channel", "channel", changes.channel, tr("how the centre learns of it"))
      .code("--priority", "urgency", options->priority, tr("how soon an answer is needed"))
      .option("--contact", changes.contact, tr("the contact person there, as K6"))
      .option("--owner", changes.owner, tr("who looks after it"))
      .shown_as("NAME")
      .option("--second-owner", changes.second_owner, tr("who is told when it stays overdue; empty: nobody"))
      .shown_as("NAME")
      .option("--date", changes.referred_on, tr("day of the referral"))
      .code("--partner", "partner", changes.partner, tr("the association that refers"))
      .option("--note", options->note, tr("a short note"))
      .example("inact refer edit R14 --appointment \"2026-12-01 14:30\"")
      .example("inact refer edit R14 --owner Ana")
      .run([options](Session& session) { return run_edit(session, *options); });
}

void void_one(Verb& verb) {
  describe_void<ReferralId>(verb, tr("the referral, as R14"), "inact refer void R14 --reason \"entered twice\"",
                            [](Transaction& tx, ReferralId referral, const std::string& reason, Date today) {
                              void_referral(tx, referral, reason, today);
                              return referral_document(tx, referral);
                            });
}

}  // namespace inact::refer

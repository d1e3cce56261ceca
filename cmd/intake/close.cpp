// inact intake close, inact intake reopen
#include "cmd/intake/verbs.h"
#include "cmd/session.h"
#include "inact/base/error.h"
#include "inact/intake/intake.h"
#include "inact/intake/intake_document.h"
#include "inact/intake/need.h"
#include "inact/people/note.h"
#include "inact/text/fold.h"

namespace inact {
namespace {

struct CloseOptions {
  IntakeId intake;
  std::string reason, note;
  std::optional<Date> date;
  bool force = false;
};

/// Needs nobody has said the end of.
std::string unfinished_needs(const Store& store, IntakeId intake) {
  std::string ids;
  for (const Need& need : needs_of(store, intake))
    if (need.status == NeedStatus::Open || need.status == NeedStatus::InWork)
      ids += (ids.empty() ? "" : ", ") + need.id.str();
  return ids;
}

int run_close(Session& session, const CloseOptions& options) {
  if (options.force && stored_text(options.note).empty())
    throw usage("--force needs a reason.").remedy(tr("Say why with --note TEXT."));
  Document document;
  const std::string id = options.intake.str();
  const std::string unfinished = session.write([&](Transaction& transaction) {
    const Date on = options.date.value_or(session.today());
    close_intake(transaction, options.intake, {on, options.reason, options.force}, session.today());
    if (!options.note.empty()) add_note(transaction, id, get_intake(transaction, options.intake).person, options.note);
    document = intake_document(transaction, options.intake);
    return unfinished_needs(transaction, options.intake);
  });
  session.done(tr("Closed: {id}", {{"id", id}}), document);
  if (!unfinished.empty())
    session.note(tr("Its needs are not ended: {needs}. Say what became of them: `inact intake need set ID STATUS`.",
                    {{"needs", unfinished}}));
  return 0;
}

struct ReopenOptions {
  IntakeId intake;
  std::string reason;
  std::optional<Date> date;
};

int run_reopen(Session& session, const ReopenOptions& options) {
  Document document;
  session.write([&](Transaction& transaction) {
    reopen_intake(transaction, options.intake, options.date.value_or(session.today()), options.reason, session.today());
    document = intake_document(transaction, options.intake);
  });
  session.done(tr("Opened again: {id}", {{"id", options.intake.str()}}), document);
  return 0;
}

}  // namespace

void describe_intake_close(Verb& verb) {
  const auto options = std::make_shared<CloseOptions>();
  verb.argument("ID", options->intake, tr("the intake, as I5"))
      .code("--reason", "intake_close_reason", options->reason, tr("why it ends"))
      .needed()
      .option("--date", options->date, tr("day on which it ended; otherwise today"))
      .flag("--force", options->force, tr("also while a referral is open"))
      .option("--note", options->note, tr("a short note: with --force, why"))
      .example("inact intake close I5 --reason done")
      .example("inact intake close I5 --reason no_contact --force --note \"three letters came back\"")
      .run([options](Session& session) { return run_close(session, *options); });
}

void describe_intake_reopen(Verb& verb) {
  const auto options = std::make_shared<ReopenOptions>();
  verb.argument("ID", options->intake, tr("the intake, as I5"))
      .option("--reason", options->reason, tr("why, in a few words"))
      .option("--date", options->date, tr("day on which it began again; otherwise today"))
      .example("inact intake reopen I5 --reason \"came back\"")
      .example("inact intake reopen I5 --reason \"closed by mistake\" --date yesterday")
      .run([options](Session& session) { return run_reopen(session, *options); });
}

}  // namespace inact

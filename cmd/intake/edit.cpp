// inact intake edit, inact intake void
#include "cmd/changed.h"
#include "cmd/intake/verbs.h"
#include "cmd/session.h"
#include "inact/intake/intake.h"
#include "inact/intake/intake_document.h"
#include "inact/people/note.h"

namespace inact {
namespace {

struct EditOptions {
  IntakeId intake;
  IntakeChanges changes;
  bool no_interpreter = false;
  std::string note;
};

int run_edit(Session& session, const EditOptions& options) {
  IntakeChanges changes = options.changes;
  if (options.no_interpreter) changes.first.interpreter = "";
  Document document;
  const auto fields = session.write([&](Transaction& transaction) {
    auto edited = edit_intake(transaction, options.intake, changes, session.today());
    if (!options.note.empty()) {
      add_note(transaction, options.intake.str(), get_intake(transaction, options.intake).person, options.note);
      edited.emplace_back("note");
    }
    document = intake_document(transaction, options.intake);
    return edited;
  });
  session.done(changed(fields, options.intake.str()), document);
  return 0;
}

}  // namespace

void describe_intake_edit(Verb& verb) {
  const auto options = std::make_shared<EditOptions>();
  IntakeChanges& changes = options->changes;
  verb.argument("ID", options->intake, tr("the intake, as I5"))
      .option("--date", changes.first.held_on, tr("day of the first conversation"))
      .code("--access", "access_path", changes.access_path, tr("how the person came to us"), true)
      .option("--person", changes.person, tr("whom it is about, when it was recorded for somebody else"))
      .code("--form", "conversation_form", changes.first.form, tr("how it was held"), true)
      .code("--spoken", "language", changes.first.language, tr("the language of the conversation"), true)
      .code("--interpreter", "language", changes.first.interpreter, tr("language of the interpreting"))
      .flag("--no-interpreter", options->no_interpreter, tr("nobody interpreted"))
      .option("--minutes", changes.first.minutes, tr("how long it lasted"))
      .option("--relatives", changes.first.relatives, tr("how many relatives were advised along"))
      .code("--partner", "partner", changes.first.partner, tr("the association that held the conversation"))
      .option("--closed-on", changes.closed_on, tr("day on which it was closed"))
      .code("--close-reason", "intake_close_reason", changes.close_reason, tr("why it was closed"))
      .option("--note", options->note, tr("a short note, beside those there are"))
      .example("inact intake edit I5 --date 2026-10-02 --minutes 45")
      .example("inact intake edit I5 --person P12")
      .run([options](Session& session) { return run_edit(session, *options); });
}

void describe_intake_void(Verb& verb) {
  describe_void<IntakeId>(verb, tr("the intake, as I5"), "inact intake void I5 --reason \"entered twice\"",
                          [](Transaction& transaction, IntakeId intake, const std::string& reason, Date) {
                            void_intake(transaction, intake, reason);
                            return intake_document(transaction, intake);
                          });
}

}  // namespace inact

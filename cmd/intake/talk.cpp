// inact intake talk, talk edit, talk void
#include "cmd/changed.h"
#include "cmd/intake/verbs.h"
#include "cmd/session.h"
#include "inact/intake/intake.h"
#include "inact/intake/intake_document.h"
#include "inact/people/note.h"
#include "inact/people/person.h"

namespace inact {
namespace {

struct TalkOptions {
  IntakeId intake;
  std::optional<Date> date;
  std::optional<std::string> form, spoken, interpreter, partner;
  std::optional<int> minutes, relatives;
  std::string note;
};

int run_talk(Session& session, const TalkOptions& options) {
  ConversationFacts facts;
  facts.form = options.form.value_or(session.config().intake.form);
  facts.language = options.spoken.value_or("not_asked");
  facts.interpreter = options.interpreter;
  facts.minutes = options.minutes;
  facts.relatives = options.relatives.value_or(0);
  Document document;
  const Message line = session.write([&](Transaction& transaction) {
    const Date held_on = options.date.value_or(session.today());
    const ConversationId id = add_conversation(transaction, options.intake, held_on, facts,
                                               session.partner(options.partner), session.today());
    const PersonId person = get_intake(transaction, options.intake).person;
    if (!options.note.empty()) add_note(transaction, id.str(), person, options.note);
    document = conversation_document(transaction, id);
    return tr("Conversation with {person} ({who}) on {day}: {id}",
              {{"person", person.str()}, {"who", who(transaction, person)}, {"day", held_on}, {"id", id.str()}});
  });
  session.done(line, document);
  return 0;
}

struct EditOptions {
  ConversationId conversation;
  ConversationChanges changes;
  bool no_interpreter = false;
};

int run_edit(Session& session, const EditOptions& options) {
  ConversationChanges changes = options.changes;
  if (options.no_interpreter) changes.interpreter = "";
  Document document;
  const auto fields = session.write([&](Transaction& transaction) {
    auto edited = edit_conversation(transaction, options.conversation, changes, session.today());
    document = conversation_document(transaction, options.conversation);
    return edited;
  });
  session.done(changed(fields, options.conversation.str()), document);
  return 0;
}

void describe_edit(Verb& verb) {
  const auto options = std::make_shared<EditOptions>();
  ConversationChanges& changes = options->changes;
  verb.argument("ID", options->conversation, tr("the conversation, as C8"))
      .option("--date", changes.held_on, tr("day of the conversation; of a first one also of its intake"))
      .code("--form", "conversation_form", changes.form, tr("how it was held"), true)
      .option("--minutes", changes.minutes, tr("how long it lasted"))
      .code("--spoken", "language", changes.language, tr("the language of the conversation"), true)
      .code("--interpreter", "language", changes.interpreter, tr("language of the interpreting"))
      .flag("--no-interpreter", options->no_interpreter, tr("nobody interpreted"))
      .option("--relatives", changes.relatives, tr("how many relatives were advised along"))
      .code("--partner", "partner", changes.partner, tr("the association that held the conversation"))
      .example("inact intake talk edit C8 --minutes 20")
      .example("inact intake talk edit C8 --date 2026-11-20")
      .run([options](Session& session) { return run_edit(session, *options); });
}

struct VoidOptions {
  ConversationId conversation;
  std::string reason;
};

void describe_void(Verb& verb) {
  const auto options = std::make_shared<VoidOptions>();
  verb.argument("ID", options->conversation, tr("the conversation, as C8"))
      .required("--reason", options->reason, tr("why it does not count"))
      .example("inact intake talk void C8 --reason \"entered twice\"")
      .example("inact intake talk void C8 --reason \"belongs to I7\" --dry-run")
      .run([options](Session& session) {
        Document document;
        session.write([&](Transaction& transaction) {
          void_conversation(transaction, options->conversation, options->reason);
          document = conversation_document(transaction, options->conversation);
        });
        session.done(tr("Void: {id}", {{"id", options->conversation.str()}}), document);
        return 0;
      });
}

}  // namespace

void describe_intake_talk(Verb& verb) {
  const auto options = std::make_shared<TalkOptions>();
  verb.argument("ID", options->intake, tr("the intake, as I5"))
      .option("--date", options->date, tr("day of the conversation; otherwise today"))
      .code("--form", "conversation_form", options->form, tr("how it was held; otherwise as configured"), true)
      .option("--minutes", options->minutes, tr("how long it lasted"))
      .code("--spoken", "language", options->spoken, tr("the language of this conversation"), true)
      .code("--interpreter", "language", options->interpreter, tr("language of the interpreting"))
      .option("--relatives", options->relatives, tr("how many relatives were advised along"))
      .code("--partner", "partner", options->partner, tr("the association that held the conversation"))
      .option("--note", options->note, tr("a short note"))
      .example("inact intake talk I5 --form phone --minutes 20 --spoken ar")
      .example("inact intake talk I5 --date yesterday --relatives 2")
      .run([options](Session& session) { return run_talk(session, *options); });
}

void fill_intake_talk(Command& talk) {
  talk.verb("edit", tr("Corrects what was recorded of a conversation."), describe_edit);
  talk.verb("void", tr("Makes a later conversation not count."), describe_void);
}

}  // namespace inact

// inact intake add
#include "cmd/intake/add.h"

#include "cmd/intake/verbs.h"
#include "cmd/person_answers.h"
#include "cmd/session.h"
#include "inact/intake/intake.h"
#include "inact/intake/intake_document.h"
#include "inact/people/person_list.h"

namespace inact {
namespace {

/// People who may be the one about to be recorded; nobody for somebody anonymous or known.
std::vector<LikelyDuplicate> duplicates_of(const Store& store, const FirstConversation& first,
                                           const PersonRules& rules) {
  if (first.person) return {};
  Person person;
  apply(first.answers, rules, person);
  if (!person.identity) return {};
  const Identity& identity = *person.identity;
  return likely_duplicates(store, identity.given_name, identity.family_name, person.facts.birth_year.value());
}

Message note_on(const LikelyDuplicate& duplicate, IntakeId intake) {
  std::vector<Argument> arguments{{"person", duplicate.person.str()}, {"intake", intake.str()}};
  if (!duplicate.birth_year)
    return tr(
        "{person} (birth year not known) has a similar name. If it is the same person: "
        "`inact intake edit {intake} --person {person}`.",
        std::move(arguments));
  arguments.emplace_back("year", std::to_string(*duplicate.birth_year));
  return tr(
      "{person} ({year}) has a similar name. If it is the same person: "
      "`inact intake edit {intake} --person {person}`.",
      std::move(arguments));
}

int run_add(Session& session, const IntakeAddOptions& options) {
  const bool guided = options.needs.empty() && session.interactive();
  const IntakeAddOptions given = guided ? ask_for_intake(session, options) : options;
  const FirstConversation first = first_conversation_of(session, given);
  const PersonRules rules = intake_rules(session, given);

  std::vector<Message> notes;
  Document document;
  const Message line = session.write([&](Transaction& transaction) {
    const auto duplicates = guided ? std::vector<LikelyDuplicate>() : duplicates_of(transaction, first, rules);
    const auto open = first.person ? open_intakes_of(transaction, *first.person) : std::vector<IntakeId>();
    const RecordedIntake recorded = add_intake(transaction, first, rules);
    for (const auto& duplicate : duplicates) notes.push_back(note_on(duplicate, recorded.id));
    for (const IntakeId intake : open)
      notes.push_back(
          tr("{person} has another open intake: {intake}. A later conversation is `inact intake talk {intake}`.",
             {{"person", recorded.person.str()}, {"intake", intake.str()}}));
    document = intake_document(transaction, recorded.id);
    std::string needs;
    for (const NeedId need : recorded.needs) needs += (needs.empty() ? "" : ", ") + need.str();
    return trn("First conversation with {person} ({who}) and the need {needs}: {intake}",
               "First conversation with {person} ({who}) and the needs {needs}: {intake}",
               static_cast<std::int64_t>(recorded.needs.size()),
               {{"person", recorded.person.str()},
                {"who", who(transaction, recorded.person)},
                {"needs", needs},
                {"intake", recorded.id.str()}});
  });
  session.done(line, document);
  for (const Message& note : notes) session.note(note);
  return 0;
}

}  // namespace

void take_intake_add_options(Verb& verb, IntakeAddOptions& to) {
  take_person_answers(verb, to.answers);
  verb.code("--spoken", "language", to.spoken, tr("the language of this conversation"), true)
      .code("--access", "access_path", to.access, tr("how the person came to us"), true)
      .option("--relatives", to.relatives, tr("how many relatives were advised along"))
      .option("--need", to.needs, tr("what the person came for, and how urgent it is: housing or housing:urgent"))
      .shown_as("CODE[:URGENCY]")
      .code("--partner", "partner", to.partner, tr("the association that held the conversation"))
      .option("--date", to.date, tr("day of the conversation; otherwise today"))
      .code("--form", "conversation_form", to.form, tr("how it was held; otherwise as configured"), true)
      .code("--interpreter", "language", to.interpreter, tr("language of the interpreting"))
      .option("--minutes", to.minutes, tr("how long it lasted"))
      .option("--note", to.note, tr("a short note"))
      .code("--consent", "consent_purpose", to.consents, tr("what the person consented to"))
      .option("--person", to.person, tr("somebody who is recorded already"));
}

FirstConversation first_conversation_of(const Session& session, const IntakeAddOptions& options) {
  FirstConversation first;
  first.person = options.person;
  first.answers = options.answers;
  first.held_on = options.date.value_or(session.today());
  first.access_path = options.access.value_or("not_asked");
  first.conversation.form = options.form.value_or(session.config().intake.form);
  first.conversation.language = options.spoken.value_or("not_asked");
  first.conversation.interpreter = options.interpreter;
  first.conversation.minutes = options.minutes;
  first.conversation.relatives = options.relatives.value_or(0);
  for (const std::string& typed : options.needs) first.needs.push_back(accept_need(session.vocabularies(), typed));
  first.note = options.note;
  first.consents = options.consents;
  return first;
}

PersonRules intake_rules(const Session& session, const IntakeAddOptions& options) {
  return {session.vocabularies(), session.today(), session.partner(options.partner), session.config().intake.residence};
}

void describe_intake_add(Verb& verb) {
  const auto options = std::make_shared<IntakeAddOptions>();
  take_intake_add_options(verb, *options);
  verb.example("inact intake add --given Amal --birth-year 1990 --language ar --need housing:urgent")
      .example("inact intake add --need work --need debt --spoken en --minutes 30")
      .example("inact intake add --person P12 --need language_course --date yesterday")
      .run([options](Session& session) { return run_add(session, *options); });
}

}  // namespace inact

// inact person consent give, refuse, withdraw, list
#include "inact/people/consent.h"
#include "cmd/person/verbs.h"
#include "cmd/session.h"
#include "inact/refer/send.h"

namespace inact {
namespace {

struct Options {
  PersonId person;
  NewConsent consent;
  std::optional<std::string> to, mode, from, partner;
  std::optional<Date> date;
  std::vector<std::string> categories;
};

/// Codes, one a switch or several with commas.
std::vector<std::string> categories_of(const Session& session, const std::vector<std::string>& typed) {
  std::vector<std::string> codes;
  for (const std::string& list : typed)
    for (std::size_t begin = 0; begin <= list.size();) {
      const auto end = std::min(list.find(',', begin), list.size());
      codes.push_back(session.code("data_category", list.substr(begin, end - begin)));
      begin = end + 1;
    }
  return codes;
}

NewConsent consent_of(const Session& session, const Options& options) {
  NewConsent consent = options.consent;
  if (options.to) consent.to = parse_recipient(*options.to, session.vocabularies());
  consent.categories = categories_of(session, options.categories);
  consent.decided_on = options.date.value_or(session.today());
  if (options.mode) consent.mode = *options.mode;
  if (options.from) consent.obtained_from = *options.from;
  consent.partner = session.partner(options.partner);
  return consent;
}

Message line_of(Decision decision, const Message& who, const std::string& purpose, PersonId person) {
  const std::vector<Argument> arguments = {
      {"who", who}, {"purpose", Coded{"consent_purpose", purpose}}, {"id", person.str()}};
  switch (decision) {
    case Decision::Given: break;
    case Decision::Refused: return tr("{who} refused consent for “{purpose}”: {id}", arguments);
    case Decision::Withdrawn: return tr("{who} withdrew consent for “{purpose}”: {id}", arguments);
  }
  return tr("{who} gave consent for “{purpose}”: {id}", arguments);
}

Document consents(const Store& store, PersonId person, Date today) {
  Document document;
  document.schema = "consents";
  document.fields = {{"person", {}, cell(person)}};
  document.empty = tr("Nothing was asked.");
  document.tables = {list_consents(store, person, today)};
  document.tables.front().key = "items";
  document.tables.front().title = {};
  return document;
}

template <Decision decision>
void describe(Verb& verb) {
  const auto options = std::make_shared<Options>();
  verb.argument("ID", options->person, tr("the person, as P12"))
      .code("--purpose", "consent_purpose", options->consent.purpose, tr("what for"))
      .needed()
      .option("--to", options->to, tr("who may be given data: S9, O7, own, partner, any_of_need or any_of_need:CODE"))
      .shown_as("RECIPIENT")
      .option("--categories", options->categories, tr("which data: codes of the vocabulary data_category, with commas"))
      .shown_as("CODE,…")
      .option("--date", options->date, tr("day of the decision; otherwise today"))
      .code("--mode", "consent_mode", options->mode, tr("how it was said; otherwise oral"))
      .code("--language", "language", options->consent.language, tr("in which language it was explained"))
      .option("--explained-by", options->consent.explained_by, tr("who explained it"))
      .shown_as("NAME")
      .code("--interpreter", "language", options->consent.interpreter, tr("language of the interpreting"))
      .code("--from", "obtained_from", options->from, tr("who decided: person or guardian"))
      .option("--text-version", options->consent.text_version, tr("version of the text that was signed"))
      .option("--evidence", options->consent.evidence, tr("where the signed paper lies"))
      .code("--partner", "partner", options->partner, tr("the association that asked"));
  if constexpr (decision == Decision::Given)
    verb.option("--until", options->consent.until, tr("last day on which it holds"))
        .example("inact person consent give P12 --purpose referral --to S9 --mode written --until 2027-06-30")
        .example("inact person consent give P12 --purpose referral --categories identity,contact,health");
  else if constexpr (decision == Decision::Refused)
    verb.example("inact person consent refuse P12 --purpose statistics")
        .example("inact person consent refuse P12 --purpose photo --mode oral");
  else
    verb.example("inact person consent withdraw P12 --purpose referral")
        .example("inact person consent withdraw P12 --purpose photo --date yesterday");
  verb.run([options](Session& session) {
    const NewConsent consent = consent_of(session, *options);
    Document document;
    std::vector<Message> sent;
    const Message line = session.write([&](Transaction& transaction) {
      if (decision == Decision::Withdrawn && consent.purpose == "referral")
        sent = sent_of(transaction, options->person);
      add_consent(transaction, options->person, decision, consent, session.vocabularies(), session.today());
      document = consents(transaction, options->person, session.today());
      return line_of(decision, who(transaction, options->person), consent.purpose, options->person);
    });
    session.done(line, document);
    for (const Message& one : sent) session.note(one);
    if (!sent.empty()) session.note(tr("This went out already: ask those who have it to erase it."));
    return 0;
  });
}

void describe_list(Verb& verb) {
  const auto id = std::make_shared<PersonId>();
  verb.argument("ID", *id, tr("the person, as P12"))
      .example("inact person consent list P12")
      .example("inact person consent list P12 --json")
      .run([id](Session& session) {
        require_person(session.records(), *id);
        session.show(consents(session.records(), *id, session.today()));
        return 0;
      });
}

}  // namespace

void fill_consent(Command& consent) {
  consent.verb("give", tr("Records that the person allows something."), describe<Decision::Given>)
      .verb("refuse", tr("Records that the person does not allow something."), describe<Decision::Refused>)
      .verb("withdraw", tr("Records that the person no longer allows something."), describe<Decision::Withdrawn>)
      .verb("list", tr("Shows what a person decided, and what is in force."), describe_list)
      .verb("form", tr("Prints consent, release and privacy notice to sign."), describe_consent_form);
}

}  // namespace inact

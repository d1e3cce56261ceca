// inact person add
#include "cmd/person/verbs.h"
#include "cmd/session.h"
#include "inact/people/note.h"
#include "inact/people/person_document.h"
#include "inact/people/person_list.h"

namespace inact {
namespace {

struct Options {
  PersonAnswers answers;
  std::optional<std::string> note;
};

/// Those who may be the person about to be recorded.
std::vector<LikelyDuplicate> duplicates_of(const Store& store, const PersonAnswers& answers, const PersonRules& rules) {
  Person person;
  apply(answers, rules, person);
  if (!person.identity) return {};
  return likely_duplicates(store, person.identity->given_name, person.identity->family_name,
                           person.facts.birth_year.value());
}

int run(Session& session, const Options& options) {
  const PersonRules rules = person_rules(session);
  std::vector<Message> similar;
  Document document;
  const Message line = session.write([&](Transaction& transaction) {
    const auto duplicates = duplicates_of(transaction, options.answers, rules);
    const PersonId id = add_person(transaction, options.answers, rules);
    for (const LikelyDuplicate& one : duplicates)
      similar.push_back(
          tr("{id} ({who}) has a similar name. If it is the same person: "
             "`inact person void {new} --reason \"see {id}\"`",
             {{"id", one.person.str()}, {"who", who(transaction, one.person)}, {"new", id.str()}}));
    if (options.note) add_note(transaction, id.str(), id, *options.note);
    document = person_document(transaction, id, session.today());
    return tr("Recorded {who}: {id}", {{"who", who(transaction, id)}, {"id", id.str()}});
  });
  session.done(line, document);
  for (const Message& one : similar) session.note(one);
  return 0;
}

}  // namespace

void describe_person_add(Verb& verb) {
  const auto options = std::make_shared<Options>();
  take_answers(verb, options->answers);
  verb.option("--note", options->note, tr("a short note"))
      .example("inact person add --given Amal --family Haddad --birth-year 1990 --language ar --role volunteer")
      .example("inact person add --gender f --country SY --language ar:native --language de:A2 --role client")
      .run([options](Session& session) { return run(session, *options); });
}

}  // namespace inact

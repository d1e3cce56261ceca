// inact person edit, inact person void
#include <algorithm>

#include "cmd/changed.h"
#include "cmd/person/verbs.h"
#include "inact/people/note.h"
#include "inact/people/person_document.h"

namespace inact {
namespace {

struct Options {
  PersonId id;
  PersonAnswers answers;
  std::vector<std::string> ended_roles;
  std::optional<std::string> note;
};

int run_edit(Session& session, const Options& options) {
  Document document;
  const Message line = session.write([&](Transaction& transaction) {
    auto fields = edit_person(transaction, options.id, options.answers, person_rules(session));
    for (const std::string& role : options.ended_roles)
      end_role(transaction, options.id, *from_word<Role>(role), session.today());
    if (!options.ended_roles.empty() && std::ranges::find(fields, "roles") == fields.end())
      fields.emplace_back("roles");
    if (options.note) {
      add_note(transaction, options.id.str(), options.id, *options.note);
      transaction.log(Action::Edit, options.id.str(), "notes");
      fields.emplace_back("notes");
    }
    document = person_document(transaction, options.id, session.today());
    return changed_of(fields, who(transaction, options.id), options.id.str());
  });
  session.done(line, document);
  return 0;
}

}  // namespace

void describe_person_edit(Verb& verb) {
  const auto options = std::make_shared<Options>();
  verb.argument("ID", options->id, tr("the person, as P12"));
  take_answers(verb, options->answers);
  verb.code("--end-role", "role", options->ended_roles, tr("what the person is no longer, from today on"))
      .option("--note", options->note, tr("a short note"))
      .example("inact person edit P12 --email amal@example.org --language ar:native --language de:B1")
      .example("inact person edit P12 --phone \"\" --end-role client --role volunteer")
      .run([options](Session& session) { return run_edit(session, *options); });
}

void describe_person_void(Verb& verb) {
  describe_void<PersonId>(verb, tr("the person, as P12"), "inact person void P12 --reason \"entered twice, see P7\"",
                          [](Transaction& transaction, PersonId person, const std::string& reason, Date today) {
                            void_person(transaction, person, reason);
                            return person_document(transaction, person, today);
                          });
}

}  // namespace inact

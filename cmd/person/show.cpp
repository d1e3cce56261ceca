// inact person show
#include "cmd/person/verbs.h"
#include "cmd/session.h"
#include "inact/people/person_document.h"

namespace inact {

void describe_person_show(Verb& verb) {
  const auto id = std::make_shared<PersonId>();
  verb.argument("ID", *id, tr("the person, as P12"))
      .example("inact person show P12")
      .example("inact person show P12 --json")
      .run([id](Session& session) {
        const Document document = person_document(session.records(), *id, session.today());
        session.log_names(id->str(), 1);
        session.show(document);
        return 0;
      });
}

}  // namespace inact

// inact person list, inact person find
#include "cmd/person/verbs.h"
#include "cmd/session.h"
#include "inact/people/person_list.h"

namespace inact {
namespace {

struct Options {
  PersonFilter filter;
  std::optional<std::string> role;
};

int show(Session& session, Table table, Message empty) {
  Document document;
  document.schema = "people";
  document.empty = std::move(empty);
  document.tables = {std::move(table)};
  if (session.names()) session.log_names("", static_cast<std::int64_t>(document.tables.front().rows.size()));
  session.show(document);
  return 0;
}

int run_list(Session& session, const Options& options) {
  PersonFilter filter = options.filter;
  if (options.role) filter.role = from_word<Role>(*options.role);
  return show(session, list_people(session.records(), filter, session.today(), session.names()), tr("Nobody."));
}

int run_find(Session& session, const std::string& text) {
  const Store& records = session.records();
  return show(session, people_table(records, find_people(records, text), session.today(), session.names()),
              tr("Nobody was found."));
}

}  // namespace

void describe_person_list(Verb& verb) {
  const auto options = std::make_shared<Options>();
  PersonFilter& filter = options->filter;
  verb.code("--role", "role", options->role, tr("those who are this today"))
      .option("--organization", filter.organization, tr("those whom this institution sent"))
      .code("--gender", "gender", filter.gender, tr("of this gender"), true)
      .code("--country", "country", filter.country, tr("from this country"), true)
      .code("--language", "language", filter.language, tr("who speak this language"))
      .code("--district", "district", filter.district, tr("who live in this district"), true)
      .option("--birth-year", filter.birth_year, tr("born in this year"))
      .shown_as("YEAR")
      .code("--partner", "partner", filter.partner, tr("of this association"))
      .option("--entered-by", filter.entered_by, tr("entered by this person of ours"))
      .shown_as("NAME")
      .flag("--voided", filter.voided, tr("those that are void, instead of those that count"))
      .example("inact person list --role volunteer --language ar")
      .example("inact person list --names --format csv -o people.csv")
      .run([options](Session& session) { return run_list(session, *options); });
}

void describe_person_find(Verb& verb) {
  const auto text = std::make_shared<std::string>();
  verb.argument("TEXT", *text, tr("a name in any spelling or script, an e-mail address, a telephone number, or an id"))
      .example("inact person find \"amal haddad\"")
      .example("inact person find \"030 1234\" --names")
      .run([text](Session& session) { return run_find(session, *text); });
}

}  // namespace inact

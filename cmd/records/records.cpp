// inact records: the database itself.
#include "cmd/commands.h"
#include "cmd/session.h"
#include "inact/store/info.h"

namespace inact {
namespace {

void info(Verb& verb) {
  verb.example("inact records info").example("inact records info --json").run([](Session& session) {
    session.show(records_info(session.records()));
    return 0;
  });
}

void query(Verb& verb) {
  auto sql = std::make_shared<std::string>();
  verb.argument("SQL", *sql, tr("one SELECT"))
      .example("inact records query \"SELECT status, count(*) AS intakes FROM intake GROUP BY status\"")
      .example(
          "inact records query \"SELECT code, count(*) AS needs FROM need GROUP BY code ORDER BY needs DESC\" --format "
          "csv")
      .run([sql](Session& session) {
        const Asked asked = ask(session.records(), *sql);
        if (asked.names) session.log_names("", static_cast<std::int64_t>(asked.document.tables.front().rows.size()));
        session.show(asked.document);
        return 0;
      });
}

void update(Verb& verb) {
  verb.example("inact records update").example("inact records update --records old.db").run([](Session& session) {
    const Store& store = session.records_to_write();
    session.done(tr("The records have schema {version}.", {{"version", std::to_string(store.version())}}),
                 records_info(store));
    return 0;
  });
}

void fill(Command& records) {
  records.verb("info", tr("Shows where the records lie and how much they hold."), info)
      .verb("query", tr("Answers a question in SQL; only reads."), query)
      .verb("update", tr("Brings records of an older inact up to date; a copy is kept beside them."), update);
}

}  // namespace

void add_records(Command& program) { program.group("records", tr("The database itself."), fill); }

}  // namespace inact

// inact workshop reconcile: sheet, registration file and video call side by side.
#include <algorithm>

#include "cmd/session.h"
#include "cmd/workshop/verbs.h"
#include "inact/workshop/reconcile.h"

namespace inact::workshop {
namespace {

struct Options {
  std::string workshop;
  std::optional<Date> session;
  bool odd = false;
};

int run(Session& session, const Options& options) {
  const Store& store = session.records();
  const Workshop workshop = get_workshop(store, find_workshop(store, options.workshop));
  const auto sessions = inact::reconcile(store, workshop, options.session, session.today());
  const ReconcileView view{session.names(), options.odd};
  const bool for_scripts = session.format() == Format::Json || session.format() == Format::Csv;
  Document document = for_scripts ? reconcile_document(store, workshop, sessions, view)
                                  : reconcile_pages(store, workshop, sessions, view, session.today());
  if (session.names()) {
    std::size_t rows = 0;
    for (const Table& table : document.tables)
      if (table.key == "items") rows += table.rows.size();
    session.log_names(workshop.id.str(), static_cast<std::int64_t>(rows));
  }
  if (session.format() == Format::Csv) {
    document.fields.clear();
    document.tables.resize(1);
  }
  session.show(document);
  return 0;
}

}  // namespace

void reconcile(Verb& verb) {
  auto options = std::make_shared<Options>();
  verb.argument("W3", options->workshop, tr("the workshop, by id or code"))
      .option("--session", options->session, tr("which session, where there are several"))
      .flag("--odd", options->odd, tr("only people of whom something does not fit"))
      .example("inact workshop reconcile W3")
      .example("inact workshop reconcile W3 --odd --names")
      .example("inact workshop reconcile 2026-M1-03 --session 2026-11-28 --format csv")
      .run([options](Session& session) { return run(session, *options); });
}

}  // namespace inact::workshop

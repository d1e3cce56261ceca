// inact workshop list, show
#include "cmd/session.h"
#include "cmd/workshop/verbs.h"
#include "inact/workshop/list.h"

namespace inact::workshop {
namespace {

struct ListOptions {
  WorkshopFilter filter;
  std::optional<std::string> kind;
};

int run_list(Session& session, const ListOptions& options) {
  WorkshopFilter filter = options.filter;
  if (options.kind) filter.kind = from_word<WorkshopKind>(*options.kind);
  Document document;
  document.schema = "workshops";
  document.empty = tr("No workshops.");
  document.tables.push_back(list_workshops(session.records(), filter, session.today()));
  session.show(document);
  return 0;
}

int run_show(Session& session, const std::string& named) {
  const Store& store = session.records();
  const WorkshopId id = find_workshop(store, named);
  Document record = document(session, store, id);
  if (session.format() == Format::Csv) {  // for a spreadsheet, and to be imported
    record.fields.clear();
    record.tables = {attendance_sheet(store, id, session.names())};
  }
  if (session.names()) session.log_names(id.str(), static_cast<std::int64_t>(record.tables.back().rows.size()));
  session.show(record);
  return 0;
}

}  // namespace

void list(Verb& verb) {
  auto options = std::make_shared<ListOptions>();
  WorkshopFilter& filter = options->filter;
  verb.flag("--upcoming", filter.upcoming, tr("with a session today or later"))
      .flag("--past", filter.past, tr("all sessions before today"))
      .flag("--cancelled", filter.cancelled, tr("those that were cancelled"))
      .option("--since", filter.since, tr("with a session on this day or later"))
      .option("--until", filter.until, tr("with a session on this day or before"))
      .code("--module", "module", filter.module, tr("of this module"))
      .code("--kind", "workshop_kind", options->kind, tr("of this kind"))
      .code("--partner", "partner", filter.partner, tr("of this association"))
      .example("inact workshop list --upcoming")
      .example("inact workshop list --since 2026-01-01 --module M1 --format csv")
      .run([options](Session& session) { return run_list(session, *options); });
}

void show(Verb& verb) {
  auto workshop = std::make_shared<std::string>();
  verb.argument("W3", *workshop, tr("the workshop, by id or code"))
      .example("inact workshop show W3")
      .example("inact workshop show 2026-M1-03 --names")
      .example("inact workshop show W3 --names --format csv --output sheet.csv")
      .run([workshop](Session& session) { return run_show(session, *workshop); });
}

}  // namespace inact::workshop

// inact workshop imports, imports show
#include "cmd/session.h"
#include "cmd/workshop/verbs.h"
#include "inact/imports/plan_batches.h"

namespace inact::workshop {

void imports(Verb& verb) {
  auto workshop = std::make_shared<std::optional<std::string>>();
  verb.option("--workshop", *workshop, tr("those of one workshop, by id or code"))
      .shown_as("W3")
      .example("inact workshop imports")
      .example("inact workshop imports show B4")
      .example("inact workshop imports show B4 --json")
      .run([workshop](Session& session) {
        const Store& store = session.records();
        Document document;
        document.schema = "imports";
        document.empty = tr("Nothing was imported yet.");
        document.tables.push_back(
            list_batches(store, *workshop ? std::optional(find_workshop(store, **workshop)) : std::nullopt));
        session.show(document);
        return 0;
      });
}

void show_import(Verb& verb) {
  auto batch = std::make_shared<BatchId>();
  verb.argument("B4", *batch, tr("the import"))
      .example("inact workshop imports show B4")
      .example("inact workshop imports show B4 --json")
      .run([batch](Session& session) {
        const Document document = batch_document(session.records(), *batch, session.names());
        if (session.names()) {
          std::size_t people = 0;
          for (const Table& table : document.tables) people += table.rows.size();
          session.log_names(batch->str(), static_cast<std::int64_t>(people));
        }
        session.show(document);
        return 0;
      });
}

}  // namespace inact::workshop

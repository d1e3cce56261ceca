// inact undo: takes an import back.
#include "cmd/commands.h"
#include "cmd/session.h"
#include "inact/imports/plan_undo.h"

namespace inact {
namespace {

void describe(Verb& verb) {
  auto batch = std::make_shared<BatchId>();
  verb.argument("B4", *batch, tr("the import"))
      .example("inact undo B4 --dry-run")
      .example("inact undo B4")
      .run([batch](Session& session) {
        const UndoneImport undone = session.write([&](Transaction& tx) { return undo_import(tx, *batch); });
        if (session.json() || !session.globals().quiet) session.show(undo_document(undone));
        if (session.dry_run() && !session.json()) session.note(tr("Dry run: nothing was stored."));
        return 0;
      });
}

}  // namespace

void add_undo(Command& program) {
  program.verb("undo", tr("Takes an import back, except what somebody changed since."), describe);
}

}  // namespace inact

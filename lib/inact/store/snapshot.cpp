#include "inact/store/snapshot.h"

#include <SQLiteCpp/Database.h>
#include <sqlite3.h>

#include "inact/store/failure.h"
#include "inact/store/store.h"

namespace inact {

Snapshot::Snapshot(const Store& store) {
  if (sqlite3_get_autocommit(store.database().getHandle()) == 0) return;
  translate_failures(store.path(), [&] { store.database().exec("BEGIN"); });
  store_ = &store;
}

Snapshot::~Snapshot() {
  if (store_) store_->database().tryExec("ROLLBACK");
}

}  // namespace inact

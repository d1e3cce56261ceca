#include "inact/store/failure.h"

#include <SQLiteCpp/Exception.h>
#include <sqlite3.h>

#include "inact/base/error.h"

namespace inact {

void translate_failures(const std::function<void()>& work) {
  try {
    work();
  } catch (const SQLite::Exception& failure) {
    switch (failure.getErrorCode()) {
      case SQLITE_BUSY:
      case SQLITE_LOCKED:
        throw unavailable("The records are in use by another command that writes; waited five seconds.")
            .remedy(tr("Try again when it has ended."));
      case SQLITE_READONLY:
      case SQLITE_PERM: throw unavailable("The records may only be read, not written.");
      case SQLITE_CANTOPEN: throw unavailable("The records cannot be opened.");
      case SQLITE_NOTADB: throw unavailable("The records file is not a records file of inact.");
      case SQLITE_CORRUPT:
        throw unavailable("The records file is damaged.")
            .remedy(tr("Restore the newest backup; keep the damaged file."));
      default: throw;
    }
  }
}

}  // namespace inact

#include "inact/store/failure.h"

#include <SQLiteCpp/Exception.h>
#include <sqlite3.h>

#include "inact/base/error.h"

namespace inact {

void translate_failures(const std::filesystem::path& file, const std::function<void()>& work) {
  try {
    work();
  } catch (const SQLite::Exception& failure) {
    const std::string path = file.string();
    switch (failure.getErrorCode()) {
      case SQLITE_BUSY:
      case SQLITE_LOCKED:
        throw unavailable("The records are in use by another command that writes; waited five seconds.")
            .remedy(tr("Try again when it has ended."));
      case SQLITE_READONLY:
      case SQLITE_PERM: throw unavailable("The records at {path} may only be read, not written.", {{"path", path}});
      case SQLITE_CANTOPEN: throw unavailable("The records at {path} cannot be opened.", {{"path", path}});
      case SQLITE_NOTADB: throw unavailable("{path} is not a records file of inact.", {{"path", path}});
      case SQLITE_CORRUPT:
        throw unavailable("The records file {path} is damaged.", {{"path", path}})
            .remedy(tr("Restore the newest backup; keep the damaged file."));
      case SQLITE_FULL:
        throw machine_failed("The disk is full: nothing was stored.")
            .remedy(tr("Make room, then say the command again."));
      case SQLITE_IOERR:
        throw machine_failed("{path} could not be read or written: the disk or the file system failed.",
                             {{"path", path}})
            .remedy(tr("Nothing half-done was stored. See whether the disk is full, or failing."));
      default: throw;
    }
  }
}

}  // namespace inact

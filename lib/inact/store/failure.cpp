#include "inact/store/failure.h"

#include <SQLiteCpp/Exception.h>
#include <sqlite3.h>

#include "inact/base/error.h"

namespace inact {

namespace {

Error full() {
  return machine_failed("The disk is full: nothing was stored.").remedy(tr("Make room, then say the command again."));
}

/// SQLite reports a full disk as an error of the file system where it makes room for its -shm file.
bool has_no_room(const std::filesystem::path& file) {
  constexpr std::uintmax_t kLeast = 64 * 1024;
  std::error_code failed;
  const auto space = std::filesystem::space(file.has_parent_path() ? file.parent_path() : ".", failed);
  return !failed && space.available < kLeast;
}

}  // namespace

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
      case SQLITE_FULL: throw full();
      case SQLITE_IOERR:
        if (has_no_room(file)) throw full();
        throw machine_failed("{path} could not be read or written: the disk or the file system failed.",
                             {{"path", path}})
            .remedy(tr("Nothing half-done was stored. See whether the disk is full, or failing."));
      default: throw;
    }
  }
}

}  // namespace inact

#include "inact/store/store.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fstream>
#include <stdexcept>

#include "inact/base/error.h"
#include "inact/store/failure.h"
#include "inact/store/migrate.h"
#include "inact/store/place.h"
#include "inact/store/query.h"

namespace inact {
namespace {

constexpr int kBusyMilliseconds = 5000;
constexpr int kMakingKibibytes = 256 * 1024;  // most of the indexes of 200,000 people

void require_pragma(SQLite::Database& database, const char* name, const std::string& expected) {
  SQLite::Statement statement(database, std::string("PRAGMA ") + name);
  const std::string found = statement.executeStep() ? statement.getColumn(0).getString() : std::string();
  if (found != expected)
    throw std::runtime_error(std::string("PRAGMA ") + name + " is " + found + ", expected " + expected);
}

/// A pragma can fail silently, so that those on which safety rests are read back.
void configure(SQLite::Database& database, bool in_memory, bool may_write) {
  sqlite3* handle = database.getHandle();
  sqlite3_busy_timeout(handle, kBusyMilliseconds);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  if (!in_memory && may_write) {
    // Changing the mode needs the file alone: only when it is not set yet.
    SQLite::Statement mode(database, "PRAGMA journal_mode");
    const bool wal = mode.executeStep() && mode.getColumn(0).getString() == "wal";
    mode.reset();
    if (!wal) database.exec("PRAGMA journal_mode = WAL");
    require_pragma(database, "journal_mode", "wal");
  }
  database.exec(
      "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON");
  if (!may_write) database.exec("PRAGMA query_only = ON");
  require_pragma(database, "synchronous", "2");
  require_pragma(database, "foreign_keys", "1");
}

Error not_records(const std::filesystem::path& path) {
  return unavailable("{path} is not a records file of inact.", {{"path", path.string()}})
      .remedy(tr("Name the right file with --records FILE, or make new records with `inact init`."));
}

void require_records_file(const std::filesystem::path& path) {
  std::error_code ignored;
  const auto status = std::filesystem::status(path, ignored);
  if (!std::filesystem::exists(status))
    throw unavailable("There are no records at {path}.", {{"path", path.string()}})
        .remedy(tr("Make them with `inact init`, or try everything in a demo: `inact demo DIR`."));
  if (std::filesystem::is_directory(status))
    throw unavailable("{path} is a folder, not a records file.", {{"path", path.string()}})
        .remedy(tr("Name the file in it, usually inact.db: --records {path}/inact.db", {{"path", path.string()}}));
  if (!std::filesystem::is_regular_file(status)) throw not_records(path);  // reading a pipe would wait for ever
  std::ifstream file(path, std::ios::binary);
  char head[16] = {};
  if (!file.read(head, sizeof head)) {
    if (access(path.c_str(), R_OK) != 0) throw unavailable("{path} may not be read by you.", {{"path", path.string()}});
    throw not_records(path);
  }
  if (std::string_view(head, 15) != "SQLite format 3") throw not_records(path);
}

/// Also for root, whom the system would let write: whoever took the right to write away meant it.
bool may_be_written(const std::filesystem::path& path) {
  struct stat file {};
  return stat(path.c_str(), &file) == 0 && (file.st_mode & 0222) != 0 && access(path.c_str(), W_OK) == 0;
}

int pragma_number(SQLite::Database& database, const char* name) {
  SQLite::Statement statement(database, std::string("PRAGMA ") + name);
  return statement.executeStep() ? statement.getColumn(0).getInt() : 0;
}

void write_info(SQLite::Database& database, const RecordsInfo& info) {
  SQLite::Statement statement(database,
                              "INSERT INTO records (id, namespace_uuid, index_key, created_at, demo)"
                              " VALUES (1, ?, ?, ?, ?)");
  statement.bind(1, info.namespace_uuid);
  statement.bind(2, info.index_key.data(), static_cast<int>(info.index_key.size()));
  statement.bind(3, iso(info.created_at));
  statement.bind(4, info.demo ? 1 : 0);
  statement.exec();
}

}  // namespace

Store::Store(std::filesystem::path path) : path_(std::move(path)) {}
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;
Store::~Store() = default;

Store Store::open(const std::filesystem::path& path, Access access) {
  require_records_file(path);
  require_local_file_system(path);
  const bool writing = access == Access::Write;
  const bool writable = may_be_written(path);
  if (writing && !writable)
    throw unavailable("The records at {path} are read-only.", {{"path", path.string()}})
        .remedy(tr("Give yourself the right to write: chmod u+w {path}", {{"path", path.string()}}));
  Store store(path);
  store.warnings_ = unsafe_places(path);
  translate_failures(path, [&] {
    // Readers open for writing too, where they may, and are kept from it by query_only: a connection that cannot write
    // leaves -wal and -shm files behind.
    store.database_ = std::make_unique<SQLite::Database>(
        path.string(), SQLite::OPEN_NOMUTEX | (writable ? SQLite::OPEN_READWRITE : SQLite::OPEN_READONLY));
    SQLite::Database& database = *store.database_;
    sqlite3_busy_timeout(database.getHandle(), kBusyMilliseconds);
    if (pragma_number(database, "application_id") != kApplicationId) throw not_records(path);
    const int version = store.version();
    const int newest = migrations().back().number;
    if (version > newest)
      throw unavailable(
          "The records at {path} were written by a newer inact (schema {version}; this one knows {newest}).",
          {{"path", path.string()}, {"version", std::to_string(version)}, {"newest", std::to_string(newest)}})
          .remedy(tr("Install the newer inact."));
    configure(database, false, writing);
    if (version < newest) {
      if (!writing)
        throw unavailable(
            "The records at {path} are of an older inact (schema {version}; this one needs {newest}).",
            {{"path", path.string()}, {"version", std::to_string(version)}, {"newest", std::to_string(newest)}})
            .remedy(tr("Bring them up to date with `inact records update`; a copy is kept beside them."));
      migrate(database, path, version);
    }
  });
  return store;
}

void Store::create(const std::filesystem::path& path, const RecordsInfo& info,
                   const std::function<void(Store&)>& fill) {
  if (std::filesystem::exists(std::filesystem::symlink_status(path)))
    throw refused("There is something at {path} already; it is not overwritten.", {{"path", path.string()}})
        .remedy(tr("Name another file with --records FILE."));
  if (!path.parent_path().empty()) std::filesystem::create_directories(path.parent_path());
  require_local_file_system(path.has_parent_path() ? path.parent_path() : ".");
  const std::filesystem::path making = path.string() + ".new-" + std::to_string(getpid());
  const auto remove = [&] {
    std::error_code ignored;
    for (const char* ending : {"", "-wal", "-shm", "-journal"})
      std::filesystem::remove(making.string() + ending, ignored);
  };
  remove();
  try {
    translate_failures(path, [&] {
      Store store(making);
      store.database_ = std::make_unique<SQLite::Database>(
          making.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE | SQLite::OPEN_NOMUTEX);
      SQLite::Database& database = *store.database_;
      configure(database, true, true);
      database.exec("PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF; PRAGMA cache_size = -" +
                    std::to_string(kMakingKibibytes));
      SQLite::Transaction all(database);
      apply_all(database);
      write_info(database, info);
      all.commit();
      if (fill) fill(store);
      configure(database, false, true);
    });
    sync_file(making);
    // link() refuses an existing name, rename() would replace what came there in between.
    if (link(making.c_str(), path.c_str()) != 0)
      throw machine_failed("{file} cannot be written: {reason}.",
                           {{"file", path.string()}, {"reason", reason_of(errno)}});
    remove();
    sync_folder(path.has_parent_path() ? path.parent_path() : ".");
  } catch (...) {
    remove();
    throw;
  }
}

Store Store::in_memory(const RecordsInfo& info) {
  Store store(":memory:");
  store.database_ = std::make_unique<SQLite::Database>(
      ":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE | SQLite::OPEN_NOMUTEX);
  configure(*store.database_, true, true);
  apply_all(*store.database_);
  write_info(*store.database_, info);
  return store;
}

RecordsInfo Store::info() const {
  Query query(*this, "SELECT namespace_uuid, index_key, created_at, demo FROM records WHERE id = 1");
  auto [uuid, key, created, demo] = query.one<std::string, Blob, std::string, bool>().value();
  RecordsInfo info{uuid, {}, {}, demo};
  std::copy(key.begin(), key.end(), info.index_key.begin());
  const auto day = parse_iso_date(std::string_view(created).substr(0, 10));
  const auto minutes = parse_time_of_day(std::string_view(created).substr(11, 5));
  if (day && minutes)
    info.created_at = std::chrono::sys_days{*day} + std::chrono::minutes{*minutes} +
                      std::chrono::seconds{std::stoi(created.substr(17, 2))};
  return info;
}

int Store::version() const { return pragma_number(*database_, "user_version"); }

}  // namespace inact

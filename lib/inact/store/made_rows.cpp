#include "inact/store/made_rows.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Exception.h>
#include <fmt/format.h>
#include <sqlite3.h>

#include <array>
#include <exception>
#include <string>
#include <vector>

#include "inact/store/store.h"
#include "inact/store/transaction.h"

namespace inact {
namespace {

constexpr std::size_t kVeryMany = 10'000;

// --- The table made
// ----------------------------------------------------------------------------------------------------

struct Made : sqlite3_vtab {
  const MadeRows* rows;
  std::exception_ptr* failure;
};

struct Cursor : sqlite3_vtab_cursor {
  std::array<MadeValue, 5> values;
  sqlite3_int64 row = 0;
  bool more = false;
};

struct Source {
  const MadeRows* rows;
  std::exception_ptr* failure;
};

int connect(sqlite3* database, void* source, int, const char* const*, sqlite3_vtab** table, char**) {
  const int code = sqlite3_declare_vtab(database, "CREATE TABLE made (a, b, c, d, e)");
  if (code != SQLITE_OK) return code;
  const auto* given = static_cast<const Source*>(source);
  auto* made = new Made{};
  made->rows = given->rows;
  made->failure = given->failure;
  *table = made;
  return SQLITE_OK;
}

int disconnect(sqlite3_vtab* table) {
  delete static_cast<Made*>(table);
  return SQLITE_OK;
}

int best_index(sqlite3_vtab* table, sqlite3_index_info* info) {
  info->estimatedRows = static_cast<sqlite3_int64>(static_cast<Made*>(table)->rows->count);
  info->estimatedCost = static_cast<double>(info->estimatedRows);
  return SQLITE_OK;
}

int open_cursor(sqlite3_vtab*, sqlite3_vtab_cursor** cursor) {
  *cursor = new Cursor{};
  return SQLITE_OK;
}

int close_cursor(sqlite3_vtab_cursor* cursor) {
  delete static_cast<Cursor*>(cursor);
  return SQLITE_OK;
}

int advance(sqlite3_vtab_cursor* base) {
  auto* cursor = static_cast<Cursor*>(base);
  const auto* made = static_cast<Made*>(cursor->pVtab);
  try {
    cursor->more = made->rows->next(cursor->values);
  } catch (...) {
    *made->failure = std::current_exception();
    return SQLITE_ERROR;
  }
  ++cursor->row;
  return SQLITE_OK;
}

int filter(sqlite3_vtab_cursor* cursor, int, const char*, int, sqlite3_value**) { return advance(cursor); }
int at_end(sqlite3_vtab_cursor* cursor) { return static_cast<Cursor*>(cursor)->more ? 0 : 1; }

int row_number(sqlite3_vtab_cursor* cursor, sqlite3_int64* number) {
  *number = static_cast<Cursor*>(cursor)->row;
  return SQLITE_OK;
}

int column(sqlite3_vtab_cursor* cursor, sqlite3_context* result, int index) {
  const MadeValue& value = static_cast<Cursor*>(cursor)->values[static_cast<std::size_t>(index)];
  if (const auto* number = std::get_if<std::int64_t>(&value))
    sqlite3_result_int64(result, *number);
  else if (const auto* text = std::get_if<std::string_view>(&value))
    // a row is written before the next one is made
    sqlite3_result_text(result, text->data(), static_cast<int>(text->size()), SQLITE_STATIC);
  else
    sqlite3_result_null(result);
  return SQLITE_OK;
}

/// Outlives every table: SQLite may let go of one later. Without xCreate a table needs no CREATE VIRTUAL TABLE.
const sqlite3_module& module() {
  static const sqlite3_module made = [] {
    sqlite3_module all{};
    all.xConnect = connect;
    all.xDisconnect = disconnect;
    all.xBestIndex = best_index;
    all.xOpen = open_cursor;
    all.xClose = close_cursor;
    all.xFilter = filter;
    all.xNext = advance;
    all.xEof = at_end;
    all.xColumn = column;
    all.xRowid = row_number;
    return all;
  }();
  return made;
}

/// The table is there while this lives.
class MadeTable {
 public:
  MadeTable(sqlite3* database, const MadeRows& rows) : database_(database), source_{&rows, &failure} {
    const int code = sqlite3_create_module(database, "made", &module(), &source_);
    if (code != SQLITE_OK) throw SQLite::Exception(database, code);
  }
  ~MadeTable() { sqlite3_create_module(database_, "made", nullptr, nullptr); }
  MadeTable(const MadeTable&) = delete;
  MadeTable& operator=(const MadeTable&) = delete;

  std::exception_ptr failure;

 private:
  sqlite3* database_;
  Source source_;
};

// --- References and indexes
// ---------------------------------------------------------------------------------------------

/// Switches the checks off for as long as it lives. Unlike the PRAGMA this also works within a transaction.
class Unchecked {
 public:
  explicit Unchecked(sqlite3* database) : database_(database) { set(0); }
  ~Unchecked() { set(1); }
  Unchecked(const Unchecked&) = delete;
  Unchecked& operator=(const Unchecked&) = delete;

 private:
  void set(int on) { sqlite3_db_config(database_, SQLITE_DBCONFIG_ENABLE_FKEY, on, nullptr); }
  sqlite3* database_;
};

bool doubles(const Store& store, std::string_view table, std::size_t count) {
  const std::string sql = fmt::format("SELECT count(*) FROM (SELECT 1 FROM {} LIMIT :count)", table);
  return Query(store, sql, {{"count", count + 1}}).value<std::size_t>() <= count;
}

struct Index {
  std::string name, sql;
};

std::vector<Index> indexes_of(const Store& store, std::string_view table) {
  std::vector<Index> indexes;
  Query query(store,
              "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = :table AND sql IS NOT NULL "
              "ORDER BY name",
              {{"table", table}});
  while (query.next()) {
    const auto [name, sql] = query.row<std::string, std::string>();
    indexes.push_back({name, sql});
  }
  return indexes;
}

std::int64_t insert_all(Transaction& transaction, std::string_view sql, const MadeRows& rows,
                        std::initializer_list<Binding> bindings) {
  const Store& store = transaction;
  MadeTable made(store.database().getHandle(), rows);
  try {
    return Query(transaction, sql, bindings).run();
  } catch (...) {
    if (made.failure) std::rethrow_exception(made.failure);
    throw;
  }
}

}  // namespace

std::int64_t insert_made(Transaction& transaction, std::string_view table, std::string_view sql, const MadeRows& rows,
                         std::initializer_list<Binding> bindings) {
  const Store& store = transaction;
  if (rows.count < kVeryMany) return insert_all(transaction, sql, rows, bindings);
  const Unchecked unchecked(store.database().getHandle());
  if (!doubles(store, table, rows.count)) return insert_all(transaction, sql, rows, bindings);
  const std::vector<Index> indexes = indexes_of(store, table);
  for (const Index& index : indexes) Query(transaction, fmt::format("DROP INDEX {}", index.name)).run();
  const std::int64_t inserted = insert_all(transaction, sql, rows, bindings);
  for (const Index& index : indexes) Query(transaction, index.sql).run();
  return inserted;
}

}  // namespace inact

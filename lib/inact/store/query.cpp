#include "inact/store/query.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Exception.h>
#include <sqlite3.h>

#include <algorithm>
#include <cstring>
#include <stdexcept>

#include "inact/store/failure.h"
#include "inact/store/store.h"
#include "inact/store/transaction.h"

namespace inact {

namespace {

void finalize(sqlite3_stmt* statement) { sqlite3_finalize(statement); }

/// Reports a failure of SQLite as Unavailable, or as it came.
void check(sqlite3* database, int code) {
  if (code == SQLITE_OK || code == SQLITE_ROW || code == SQLITE_DONE) return;
  const char* file = sqlite3_db_filename(database, "main");
  translate_failures(file == nullptr ? "" : file, [&] { throw SQLite::Exception(database, code); });
}

}  // namespace

Binding::Binding(const char* n, std::nullopt_t) : name(n) {}
Binding::Binding(const char* n, Value v) : name(n), value(std::move(v)) {}
Binding::Binding(const char* n, std::string_view v) : name(n), value(std::string(v)) {}
Binding::Binding(const char* n, const std::string& v) : name(n), value(v) {}
Binding::Binding(const char* n, const char* v) : name(n), value(std::string(v)) {}
Binding::Binding(const char* n, const Blob& v) : name(n), value(v) {}
Binding::Binding(const char* n, double v) : name(n), value(v) {}
Binding::Binding(const char* n, Integer v) : name(n), value(v.value) {}
Binding::Binding(const char* n, Date v) : name(n), value(iso(v)) {}
Binding::Binding(const char* n, Month v) : name(n), value(iso(v)) {}
Binding::Binding(const char* n, LocalTime v) : name(n), value(iso(v)) {}
Binding::Binding(const char* n, Instant v) : name(n), value(iso(v)) {}
Binding::Binding(const Binding&) = default;
Binding::~Binding() = default;

// Not SQLite::Statement: in SQLiteCpp 3.2.1 it neither tells the end of the first statement nor gives out its handle.
Query::Query(const Store& store, std::string_view sql, std::initializer_list<Binding> bindings)
    : statement_(nullptr, finalize) {
  prepare(store, sql, false, bindings);
}

Query::Query(Transaction& transaction, std::string_view sql, std::initializer_list<Binding> bindings)
    : statement_(nullptr, finalize) {
  prepare(transaction, sql, true, bindings);
}

Query::~Query() = default;

void Query::prepare(const Store& store, std::string_view sql, bool may_write, std::initializer_list<Binding> bindings) {
  sql_ = sql;
  sqlite3* database = store.database().getHandle();
  sqlite3_stmt* raw = nullptr;
  const char* rest = nullptr;
  check(database, sqlite3_prepare_v2(database, sql_.c_str(), static_cast<int>(sql_.size()) + 1, &raw, &rest));
  statement_.reset(raw);
  // SQLite compiles the first statement of a text and forgets the rest.
  if (raw == nullptr || std::string_view(rest).find_first_not_of(" \t\r\n;") != std::string_view::npos)
    fail("is not one statement");
  if (!may_write && sqlite3_stmt_readonly(raw) == 0) fail("writes without a transaction");
  const int parameters = sqlite3_bind_parameter_count(raw);
  if (parameters > 64) fail("has more than 64 parameters");
  for (int i = 0; i < parameters; ++i) {
    unbound_ |= std::uint64_t{1} << i;
    const char* name = sqlite3_bind_parameter_name(raw, i + 1);
    parameters_.push_back(name == nullptr ? "?" : name);
  }
  bind(bindings);
}

Query& Query::bind(std::initializer_list<Binding> bindings) {
  sqlite3_stmt* raw = statement_.get();
  sqlite3_reset(raw);
  done_ = false;
  for (const Binding& binding : bindings) {
    const auto is_named = [&](const char* parameter) { return std::strcmp(parameter + 1, binding.name) == 0; };
    const auto found = std::ranges::find_if(parameters_, is_named);
    if (found == parameters_.end()) fail("has no parameter :" + std::string(binding.name));
    const int index = static_cast<int>(found - parameters_.begin()) + 1;
    unbound_ &= ~(std::uint64_t{1} << (index - 1));
    check(sqlite3_db_handle(raw),
          std::visit(
              [&](const auto& value) {
                using T = std::decay_t<decltype(value)>;
                if constexpr (std::is_same_v<T, std::monostate>)
                  return sqlite3_bind_null(raw, index);
                else if constexpr (std::is_same_v<T, std::int64_t>)
                  return sqlite3_bind_int64(raw, index, value);
                else if constexpr (std::is_same_v<T, double>)
                  return sqlite3_bind_double(raw, index, value);
                else if constexpr (std::is_same_v<T, Blob>)
                  return sqlite3_bind_blob64(raw, index, value.empty() ? "" : static_cast<const void*>(value.data()),
                                             value.size(), SQLITE_TRANSIENT);
                else
                  return sqlite3_bind_text64(raw, index, value.data(), value.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
              },
              binding.value));
  }
  return *this;
}

void Query::require_bound() {
  if (unbound_ == 0) return;
  int index = 0;
  while ((unbound_ >> index & 1) == 0) ++index;
  fail(std::string("has no value for ") + sqlite3_bind_parameter_name(statement_.get(), index + 1));
}

bool Query::next() {
  require_bound();
  if (done_) return false;
  const int code = sqlite3_step(statement_.get());
  check(sqlite3_db_handle(statement_.get()), code);
  done_ = code != SQLITE_ROW;
  return !done_;
}

void Query::finish() {
  sqlite3_reset(statement_.get());
  done_ = true;
}

std::int64_t Query::run() {
  require_bound();
  sqlite3_stmt* raw = statement_.get();
  sqlite3_reset(raw);
  int code = sqlite3_step(raw);
  while (code == SQLITE_ROW) code = sqlite3_step(raw);
  check(sqlite3_db_handle(raw), code);
  sqlite3_reset(raw);
  return sqlite3_changes64(sqlite3_db_handle(raw));
}

std::int64_t Query::insert(std::initializer_list<Binding> bindings) {
  bind(bindings);
  run();
  return sqlite3_last_insert_rowid(sqlite3_db_handle(statement_.get()));
}

int Query::columns() const { return sqlite3_column_count(statement_.get()); }

std::string Query::column_name(int column) const { return sqlite3_column_name(statement_.get(), column); }

Value Query::cell(int column) const {
  sqlite3_stmt* raw = statement_.get();
  switch (sqlite3_column_type(raw, column)) {
    case SQLITE_INTEGER: return integer(column);
    case SQLITE_FLOAT: return real(column);
    case SQLITE_TEXT: return std::string(text(column));
    case SQLITE_BLOB: return blob(column);
    default: return std::monostate{};
  }
}

void Query::expect_columns(std::size_t count) const {
  if (static_cast<std::size_t>(columns()) != count)
    fail("gives " + std::to_string(columns()) + " columns, " + std::to_string(count) + " are read");
}

bool Query::is_null(int column) const { return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL; }

std::int64_t Query::integer(int column) const {
  sqlite3_stmt* raw = statement_.get();
  if (sqlite3_column_type(raw, column) != SQLITE_INTEGER) fail("column " + std::to_string(column) + " is no integer");
  return sqlite3_column_int64(raw, column);
}

double Query::real(int column) const {
  sqlite3_stmt* raw = statement_.get();
  const int type = sqlite3_column_type(raw, column);
  if (type != SQLITE_FLOAT && type != SQLITE_INTEGER) fail("column " + std::to_string(column) + " is no number");
  return sqlite3_column_double(raw, column);
}

std::string_view Query::text(int column) const {
  sqlite3_stmt* raw = statement_.get();
  if (sqlite3_column_type(raw, column) != SQLITE_TEXT) fail("column " + std::to_string(column) + " is no text");
  return {reinterpret_cast<const char*>(sqlite3_column_text(raw, column)),
          static_cast<std::size_t>(sqlite3_column_bytes(raw, column))};
}

Blob Query::blob(int column) const {
  sqlite3_stmt* raw = statement_.get();
  if (sqlite3_column_type(raw, column) != SQLITE_BLOB) fail("column " + std::to_string(column) + " is no blob");
  const auto* bytes = static_cast<const std::uint8_t*>(sqlite3_column_blob(raw, column));
  return {bytes, bytes + sqlite3_column_bytes(raw, column)};
}

void Query::fail(const std::string& what) const { throw std::logic_error("this SQL " + what + ": " + sql_); }

std::int64_t run(Transaction& transaction, std::string_view sql, std::initializer_list<Binding> bindings) {
  return Query(transaction, sql, bindings).run();
}

std::int64_t insert(Transaction& transaction, std::string_view sql, std::initializer_list<Binding> bindings) {
  return Query(transaction, sql).insert(bindings);
}

}  // namespace inact

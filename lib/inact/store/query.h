// One SQL statement: values bound by name, rows read by type.
#pragma once

#include <concepts>
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "inact/base/id.h"
#include "inact/base/named.h"
#include "inact/base/time.h"

struct sqlite3_stmt;

namespace inact {

class Store;
class Transaction;

using Blob = std::vector<std::uint8_t>;
using Value = std::variant<std::monostate, std::int64_t, double, std::string, Blob>;

template <class E>
concept NamedEnum = std::is_enum_v<E> &&(kWords<E>.size() > 0);

template <class T>
inline constexpr bool kIsOptional = false;
template <class T>
inline constexpr bool kIsOptional<std::optional<T>> = true;

/// `{"id", person}`: the parameter :id and its value.
struct Binding {
  const char* name;
  Value value;

  Binding(const char* n, std::nullopt_t);
  Binding(const char* n, Value v);
  Binding(const char* n, std::string_view v);
  Binding(const char* n, const std::string& v);
  Binding(const char* n, const char* v);
  Binding(const char* n, const Blob& v);
  Binding(const char* n, double v);
  Binding(const char* n, Date v);
  Binding(const char* n, Month v);
  Binding(const char* n, LocalTime v);
  Binding(const char* n, Instant v);
  Binding(const char* n, std::integral auto v) : Binding(n, Integer{static_cast<std::int64_t>(v)}) {}
  Binding(const char* n, NamedEnum auto v) : Binding(n, word(v)) {}
  template <Kind K>
  Binding(const char* n, Id<K> v) : Binding(n, Integer{v.value}) {}
  template <class T>
  Binding(const char* n, const std::optional<T>& v) : Binding(v ? Binding(n, *v) : Binding(n, std::nullopt)) {}
  Binding(const Binding&);
  ~Binding();

 private:
  struct Integer {
    std::int64_t value;
  };
  Binding(const char* n, Integer v);
};

/// `Query q(store, "SELECT id, code FROM need WHERE intake_id = :intake ORDER BY id", {{"intake", id}});`
/// `while (q.next()) { auto [id, code] = q.row<NeedId, std::string>(); … }`
/// A wrong or forgotten parameter, a second statement in the text, a type that does not fit, or NULL where no optional
/// is read, are faults of ours and throw std::logic_error with the SQL.
class Query {
 public:
  /// Only statements that read.
  Query(const Store& store, std::string_view sql, std::initializer_list<Binding> bindings = {});
  /// Any statement.
  Query(Transaction& transaction, std::string_view sql, std::initializer_list<Binding> bindings = {});
  ~Query();
  Query(const Query&) = delete;
  Query& operator=(const Query&) = delete;

  /// Begins again with other values; those not named keep theirs.
  Query& bind(std::initializer_list<Binding> bindings);
  /// The next row, false after the last.
  bool next();
  /// Executes a writing statement to its end; gives the number of rows it changed. May be called again after bind().
  std::int64_t run();
  /// The same with new values, and the id of the row that was inserted.
  std::int64_t insert(std::initializer_list<Binding> bindings = {});

  /// The current row; as many types as columns.
  template <class... Ts>
  std::tuple<Ts...> row() {
    expect_columns(sizeof...(Ts));
    return [this]<std::size_t... I>(std::index_sequence<I...>) {
      return std::tuple<Ts...>{read<Ts>(static_cast<int>(I))...};
    }
    (std::index_sequence_for<Ts...>{});
  }

  /// The one row, or nothing; a text that is only looked at lives until the next call.
  template <class... Ts>
  std::optional<std::tuple<Ts...>> one() {
    if (!next()) return std::nullopt;
    std::optional<std::tuple<Ts...>> found = row<Ts...>();
    if constexpr (!(std::is_same_v<Ts, std::string_view> || ...)) finish();
    return found;
  }
  /// The one column of the one row; the query must give a row.
  template <class T>
  T value() {
    auto found = one<T>();
    if (!found) fail("gave no row");
    return std::get<0>(*std::move(found));
  }
  /// All rows of one column.
  template <class T>
  std::vector<T> column() {
    std::vector<T> all;
    while (next()) all.push_back(std::get<0>(row<T>()));
    return all;
  }

  int columns() const;
  std::string column_name(int column) const;
  /// A cell as it is stored, whatever its type.
  Value cell(int column) const;

 private:
  /// Lets go of what is read: there is no other row.
  void finish();
  void prepare(const Store& store, std::string_view sql, bool may_write, std::initializer_list<Binding> bindings);
  void expect_columns(std::size_t count) const;
  void require_bound();
  bool is_null(int column) const;
  std::int64_t integer(int column) const;
  double real(int column) const;
  std::string_view text(int column) const;
  Blob blob(int column) const;
  [[noreturn]] void fail(const std::string& what) const;

  template <class T>
  T read(int column) const {
    if constexpr (kIsOptional<T>) {
      if (is_null(column)) return T{};
      return read<typename T::value_type>(column);
    } else if constexpr (std::is_same_v<T, bool>) {
      return integer(column) != 0;
    } else if constexpr (std::is_integral_v<T>) {
      return static_cast<T>(integer(column));
    } else if constexpr (std::is_same_v<T, double>) {
      return real(column);
    } else if constexpr (std::is_same_v<T, std::string> || std::is_same_v<T, std::string_view>) {
      return T(text(column));
    } else if constexpr (std::is_same_v<T, Blob>) {
      return blob(column);
    } else if constexpr (std::is_same_v<T, Date>) {
      return parsed(parse_iso_date(text(column)), column);
    } else if constexpr (std::is_same_v<T, Month>) {
      return parsed(parse_iso_month(text(column)), column);
    } else if constexpr (std::is_same_v<T, LocalTime>) {
      return parsed(parse_iso_local_time(text(column)), column);
    } else if constexpr (NamedEnum<T>) {
      return parsed(from_word<T>(text(column)), column);
    } else {
      return T{integer(column)};  // Id<K>
    }
  }
  template <class T>
  T parsed(const std::optional<T>& value, int column) const {
    if (!value) fail("column " + std::to_string(column) + " holds “" + std::string(text(column)) + "”");
    return *value;
  }

  std::string sql_;
  std::vector<const char*> parameters_;  ///< their names, as SQLite has them: “:id”
  std::unique_ptr<sqlite3_stmt, void (*)(sqlite3_stmt*)> statement_;
  std::uint64_t unbound_ = 0;  ///< bit n: parameter n + 1 has no value yet
  bool done_ = false;
};

/// Executes one writing statement.
std::int64_t run(Transaction& transaction, std::string_view sql, std::initializer_list<Binding> bindings = {});
/// Executes one INSERT and gives the new row's id.
std::int64_t insert(Transaction& transaction, std::string_view sql, std::initializer_list<Binding> bindings = {});

}  // namespace inact

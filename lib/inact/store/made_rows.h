// Many rows in one statement.
#pragma once

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <span>
#include <string_view>
#include <variant>

#include "inact/store/query.h"

namespace inact {

/// A value of a row that the program makes; a text is only looked at, and lives until the next row.
using MadeValue = std::variant<std::monostate, std::int64_t, std::string_view>;

/// Rows of five values at most, which a statement reads as the table made(a, b, c, d, e).
struct MadeRows {
  std::size_t count = 0;                              ///< how many there will be
  std::function<bool(std::span<MadeValue, 5>)> next;  ///< fills the next one; false at the end
};

/// Executes “INSERT INTO `table` (…) SELECT a, b, :x, … FROM made” and gives the number of rows.
/// Of very many rows (10,000) SQLite does not check each reference: it costs several times the writing. The caller
/// vouches for them, having read every id it uses in the same transaction. Where the table grows to twice its rows or
/// more, its indexes are made anew instead of grown.
std::int64_t insert_made(Transaction& transaction, std::string_view table, std::string_view sql, const MadeRows& rows,
                         std::initializer_list<Binding> bindings);

}  // namespace inact

// What a command answers: fields and tables of typed cells, put into a format at the end.
#pragma once

#include <concepts>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "inact/base/id.h"
#include "inact/base/message.h"
#include "inact/base/time.h"

namespace inact {

struct Record;

/// One value. JSON and CSV write codes, ISO dates and plain numbers; people read labels, dates and numbers of their
/// language. An empty cell is null in JSON and nothing elsewhere.
struct Cell : std::variant<std::monostate, bool, std::int64_t, double, std::string, Year, Date, Month, LocalTime, Coded,
                           std::vector<std::string>, std::vector<Coded>, Message, std::shared_ptr<const Record>> {
  Cell();
  Cell(std::monostate);
  Cell(std::same_as<bool> auto value) : Cell(Flag{value}) {}
  Cell(std::int64_t value);
  Cell(int value);
  Cell(double value);
  Cell(std::string value);
  Cell(std::string_view value);
  Cell(const char* value);
  Cell(Year value);
  Cell(Date value);
  Cell(Month value);
  Cell(LocalTime value);
  Cell(Coded value);
  Cell(std::vector<std::string> value);
  Cell(std::vector<Coded> value);
  Cell(Message value);
  Cell(std::shared_ptr<const Record> value);
  Cell(const Cell&);
  Cell(Cell&&) noexcept;
  Cell& operator=(const Cell&);
  Cell& operator=(Cell&&) noexcept;
  ~Cell();

 private:
  struct Flag {
    bool value;
  };
  explicit Cell(Flag flag);
};

template <Kind K>
Cell cell(Id<K> id) {
  return id.str();
}
template <class T>
Cell cell(const std::optional<T>& value) {
  if (!value) return {};
  if constexpr (requires { value->str(); })
    return value->str();
  else
    return *value;
}

enum class Align { Left, Right };

struct Column {
  std::string key;  ///< in JSON and CSV: English, lower snake, never translated
  Message title;    ///< above it; empty: not shown to people, only in JSON and CSV
  Align align = Align::Left;
};

/// Rows of cells below columns; each row has one cell a column.
struct Table {
  std::string key = "items";  ///< in JSON
  Message title;              ///< above it, where a document has several tables
  std::vector<Column> columns;
  std::vector<std::vector<Cell>> rows;
};

struct Field {
  std::string key;
  Message title;  ///< empty: only in JSON and CSV
  Cell value;
};

/// An object: its fields, then its lists.
struct Record {
  std::vector<Field> fields;
  std::vector<Table> tables;
};

/// A whole answer. `schema` is the name in `inact.NAME/1`.
struct Document : Record {
  std::string schema;
  Message empty;               ///< what people read instead of an empty list
  std::vector<Message> notes;  ///< lines below, for people only
};

/// The row of a table that has only one, as a document of its own.
Document record_of(std::string schema, const Table& table);

}  // namespace inact

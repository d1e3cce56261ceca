#include "inact/table/document.h"

#include <utility>

namespace inact {

Cell::Cell() = default;
Cell::Cell(std::monostate) {}
Cell::Cell(Flag flag) : variant(flag.value) {}
Cell::Cell(std::int64_t value) : variant(value) {}
Cell::Cell(int value) : variant(std::int64_t{value}) {}
Cell::Cell(double value) : variant(value) {}
Cell::Cell(std::string value) : variant(std::move(value)) {}
Cell::Cell(std::string_view value) : variant(std::string(value)) {}
Cell::Cell(const char* value) : variant(std::string(value)) {}
Cell::Cell(Year value) : variant(value) {}
Cell::Cell(Date value) : variant(value) {}
Cell::Cell(Month value) : variant(value) {}
Cell::Cell(LocalTime value) : variant(value) {}
Cell::Cell(Coded value) : variant(std::move(value)) {}
Cell::Cell(std::vector<std::string> value) : variant(std::move(value)) {}
Cell::Cell(std::vector<Coded> value) : variant(std::move(value)) {}
Cell::Cell(Message value) : variant(std::move(value)) {}
Cell::Cell(std::shared_ptr<const Record> value) : variant(std::move(value)) {}
Cell::Cell(const Cell&) = default;
Cell::Cell(Cell&&) noexcept = default;
Cell& Cell::operator=(const Cell&) = default;
Cell& Cell::operator=(Cell&&) noexcept = default;
Cell::~Cell() = default;

Document record_of(std::string schema, const Table& table) {
  Document document;
  document.schema = std::move(schema);
  const auto& row = table.rows.at(0);
  for (std::size_t c = 0; c < table.columns.size(); ++c)
    document.fields.push_back({table.columns[c].key, table.columns[c].title, row.at(c)});
  return document;
}

}  // namespace inact

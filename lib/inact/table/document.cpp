#include "inact/table/document.h"

namespace inact {

Document record_of(std::string schema, const Table& table) {
  Document document;
  document.schema = std::move(schema);
  const auto& row = table.rows.at(0);
  for (std::size_t c = 0; c < table.columns.size(); ++c)
    document.fields.push_back({table.columns[c].key, table.columns[c].title, row.at(c)});
  return document;
}

}  // namespace inact

// Rows of the directory: their ids, and the fields of one record wherever they lie.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "inact/network/field.h"

namespace inact {

/// The id and the UUID that the next row of a table has.
struct NewRow {
  std::int64_t id = 0;
  std::string uuid;
};
/// The UUID is of version 5: of the records' namespace and "table/id". Only within the transaction that inserts it.
NewRow new_row(Transaction& transaction, std::string_view table);

/// All fields of a row that is there. What other programs wrote and a field cannot say is left out, and left alone by
/// write_field().
FieldValues read_fields(const Store& store, NetworkKind kind, std::int64_t row);

/// Puts the new values of one field in the place of the old ones; rows of values that stay are not touched.
void write_field(Transaction& transaction, NetworkKind kind, std::int64_t row, const NetworkField& field,
                 const FieldValues& before, const FieldValues& after);

}  // namespace inact

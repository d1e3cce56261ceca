// Fields of several values: rows of tables of their own.
#pragma once

#include "inact/network/field.h"

namespace inact {

/// In the order in which they were entered.
std::vector<std::string> read_list(const Store& store, NetworkKind kind, std::int64_t row, const NetworkField& field);

/// Adds and takes away what differs.
void write_list(Transaction& transaction, NetworkKind kind, std::int64_t row, const NetworkField& field,
                const std::vector<std::string>& before, const std::vector<std::string>& after);

}  // namespace inact

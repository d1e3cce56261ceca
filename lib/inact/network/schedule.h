// Opening hours as rows of the table schedule.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "inact/network/field.h"
#include "inact/network/hours.h"

namespace inact {

struct ScheduleRow {
  std::int64_t id = 0;
  std::optional<OpeningTime> time;  ///< nothing: what another program wrote does not fit
  std::string description;          ///< what it says of that in words
};

/// Of a service or a place, in the order in which they were entered.
std::vector<ScheduleRow> schedule_of(const Store& store, NetworkKind kind, std::int64_t row);

/// `code`: as hours_code() has it.
void add_schedule(Transaction& transaction, NetworkKind kind, std::int64_t row, std::string_view code, bool closed);
void remove_schedule(Transaction& transaction, NetworkKind kind, std::int64_t row, std::string_view code, bool closed);

/// The columns of a table of opening hours, and the rows of one service or place. `where`: the first column, its id.
std::vector<Column> schedule_columns();
void append_schedule(const Store& store, NetworkKind kind, std::int64_t row, const std::string& where, Table& table);

}  // namespace inact

// What waits to be done. Every room says what is due in it; `inact today` and every `due` show it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "inact/base/date.h"
#include "inact/base/id.h"
#include "inact/base/message.h"
#include "inact/table/document.h"

namespace inact {

struct DueItem {
  std::string id;                       ///< of the record
  Message what;                         ///< without names
  Date due{};                           ///< what lies before today is overdue
  std::string command;                  ///< that does it, or shows more
  std::optional<PersonId> person = {};  ///< whom it is about
};

/// Columns id, what, due, overdue, command; overdue first, then by day.
Table due_table(std::vector<DueItem> items, Date today);

}  // namespace inact

#include "inact/table/due.h"

#include <algorithm>

namespace inact {

Table due_table(std::vector<DueItem> items, Date today) {
  std::ranges::stable_sort(items, {}, &DueItem::due);
  Table table{"items",
              {},
              {{"id", tr("Id")},
               {"what", tr("What")},
               {"due", tr("Due")},
               {"overdue", tr("Overdue")},
               {"command", tr("Command")}},
              {}};
  for (DueItem& item : items)
    table.rows.push_back(
        {std::move(item.id), std::move(item.what), item.due, item.due < today, std::move(item.command)});
  return table;
}

}  // namespace inact

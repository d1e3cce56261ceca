// A handover as people and scripts read it.
#include "inact/handover/handover.h"

namespace inact {
namespace {

Table items_table(const char* key, Message title, const std::vector<HandoverItem>& items, bool stays) {
  Table table{key, std::move(title), {}, {}};
  table.columns = {{"id", tr("Id")}, {"role", tr("What")}, {"about", tr("Of")}};
  if (stays) {
    table.columns.push_back({"why", tr("Because")});
    table.columns.push_back({"command", tr("Command")});
  } else {
    table.columns.push_back({"to", tr("Who takes it")});
  }
  for (const HandoverItem& one : items) {
    auto& row = table.rows.emplace_back();
    row = {one.record, Coded{"handover_role", std::string(word(one.role))}, one.about};
    if (stays) {
      row.emplace_back(one.why);
      row.emplace_back(one.command);
    } else {
      row.emplace_back(one.to);
    }
  }
  return table;
}

}  // namespace

Document handover_document(const HandoverRequest& request, const Handover& handover) {
  Document document;
  document.schema = "handover";
  document.fields = {{"from", tr("Who hands over"), request.from},
                     {"to", tr("Who takes it"), request.to ? Cell{*request.to} : Cell{}}};
  document.tables = {items_table("items", tr("Moved"), handover.moved, false),
                     items_table("left", tr("Stays, until you move it"), handover.left, true)};
  document.empty = handover.nearest.empty() ? tr("“{name}” holds nothing.", {{"name", request.from}})
                                            : tr("“{name}” holds nothing. Did you mean “{nearest}”?",
                                                 {{"name", request.from}, {"nearest", handover.nearest}});
  if (handover.to_is_new)
    document.notes.push_back(
        handover.nearest_to.empty()
            ? tr("“{name}” stands in the records for the first time: is it spelled right?", {{"name", *request.to}})
            : tr("“{name}” stands in the records for the first time. Did you mean “{nearest}”?",
                 {{"name", *request.to}, {"nearest", handover.nearest_to}}));
  return document;
}

}  // namespace inact

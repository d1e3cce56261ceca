#include "inact/check/check.h"

#include <algorithm>
#include <tuple>

#include "inact/check/rules.h"

namespace inact {

std::vector<WorkFinding> check_work(const Store& store, const Config& config, Date today) {
  std::vector<WorkFinding> findings;
  check_referrals(store, config, today, findings);
  check_centres(store, today, findings);
  // Within a rule they stand in the order of their records already.
  std::ranges::stable_sort(findings, {}, [](const WorkFinding& one) { return std::tie(one.level, one.rule); });
  return findings;
}

Document check_document(const std::vector<WorkFinding>& findings) {
  Table table{
      "items",
      {},
      {{"level", tr("Level")}, {"rule", {}}, {"id", tr("Id")}, {"message", tr("What")}, {"command", tr("Command")}},
      {}};
  for (const WorkFinding& one : findings)
    table.rows.push_back(
        {Coded{"finding_level", std::string(word(one.level))}, one.rule, one.id, one.message, one.command});
  Document document;
  document.schema = "check";
  document.empty = tr("Nothing is wrong.");
  document.tables = {std::move(table)};
  return document;
}

}  // namespace inact

#include "inact/report/describe.h"

#include "inact/report/figures.h"

namespace inact {

Document describe_figures() {
  const auto unit = [](Unit one) { return Coded{"report_unit", std::string(word(one))}; };
  Document document;
  document.schema = "figures";
  Table list{"items", tr("Figures"), {}, {}};
  list.columns = {{"id", tr("Figure")},    {"section", {}},        {"label", tr("Label")},
                  {"unit", tr("Counted")}, {"exact", tr("Exact")}, {"definition", tr("Definition")}};
  for (const FigureInfo& figure : figures())
    list.rows.push_back({std::string(word(figure.figure)), Coded{"report_section", std::string(word(figure.section))},
                         figure.label, unit(figure.unit), figure.headline, figure.definition});
  Table tables{"tables", tr("Tables"), {}, {}};
  tables.columns = {{"id", tr("Table")},          {"section", {}},  {"label", tr("Label")},
                    {"unit", tr("Counted")},      {"multiple", {}}, {"vocabulary", tr("Vocabulary")},
                    {"population", tr("Of whom")}};
  for (const BreakdownInfo& breakdown : breakdowns())
    tables.rows.push_back({std::string(word(breakdown.breakdown)),
                           Coded{"report_section", std::string(word(breakdown.section))}, breakdown.title,
                           unit(breakdown.unit), breakdown.multiple, std::string(breakdown.vocabulary),
                           breakdown.population});
  document.tables = {std::move(list), std::move(tables)};
  return document;
}

}  // namespace inact

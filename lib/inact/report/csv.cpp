// Reports for spreadsheets and scripts: one long table, or one table a file.
#include "inact/table/csv.h"

#include <cmath>

#include <fmt/format.h>

#include "inact/report/page.h"

namespace inact {
namespace {

std::string number(const Printed& printed, Unit unit, int base) {
  switch (printed.kind) {
    case Printed::Kind::Small: return "<" + std::to_string(base);
    case Printed::Kind::Withheld: return "";
    case Printed::Kind::Number: break;
  }
  const std::int64_t per = counted_per(unit);
  if (printed.value % per == 0) return std::to_string(printed.value / per);
  return fmt::format("{}", std::round(100.0 * static_cast<double>(printed.value) / static_cast<double>(per)) / 100.0);
}

std::string percent(const std::optional<double>& value) { return value ? fmt::format("{}", *value) : ""; }

void append_row(std::string& out, const std::vector<std::string>& fields) {
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (i > 0) out += ',';
    append_csv(out, guarded(fields[i]));
  }
  out += '\n';
}

}  // namespace

std::string report_csv(const PrintedReport& report, const Words& words) {
  std::string out = "section,table,code,label,date,unit,count,percent,previous,year_to_date\n";
  const auto text = [](std::string_view word) { return std::string(word); };
  for (const PrintedFigure& figure : report.figures()) {
    const FigureInfo& about = info(figure.figure);
    const auto of = [&](const Printed& printed) { return number(printed, about.unit, report.base()); };
    append_row(out, {text(word(about.section)), "figures", text(word(figure.figure)), words.say(about.label), "",
                     text(word(about.unit)), of(figure.value), "", of(figure.previous), of(figure.year_to_date)});
  }
  for (const PrintedBreakdown& printed : report.breakdowns()) {
    if (printed.withheld) continue;
    const BreakdownInfo& about = info(printed.breakdown);
    const auto add = [&](const std::string& code, std::string label, const Printed& count, std::string share) {
      append_row(out, {text(word(about.section)), text(word(printed.breakdown)), code, std::move(label), "",
                       text(word(about.unit)), number(count, about.unit, report.base()), std::move(share), "", ""});
    };
    for (const PrintedRow& row : printed.rows)
      add(row.code, words.label(printed.vocabulary, row.code), row.count, percent(row.percent));
    add("valid", words.say(tr("valid answers")), printed.valid, "");
    add("missing", words.say(tr("not stated")), printed.missing, "");
  }
  for (const auto* events : {&report.workshops(), &report.meetings()}) {
    const bool meetings = events == &report.meetings();
    for (const ListedEvent& event : *events)
      for (const auto& [unit, n] : {std::pair(Unit::Sessions, event.sessions),
                                    {Unit::Units, event.units},
                                    {Unit::Heads, event.heads},
                                    {Unit::Attendances, event.attendances}})
        append_row(out, {meetings ? "group" : "workshop", meetings ? "group_meetings" : "workshops", event.id.str(),
                         event.title, iso(event.date), text(word(unit)), std::to_string(n), "", "", ""});
  }
  return out;
}

std::vector<std::pair<std::string, std::string>> csv_files(const PrintedReport& report, const Words& words) {
  std::vector<std::pair<std::string, std::string>> files;
  std::string figures = "id,section,label,unit,value,previous,year_to_date\n";
  for (const PrintedFigure& figure : report.figures()) {
    const FigureInfo& about = info(figure.figure);
    const auto of = [&](const Printed& printed) { return number(printed, about.unit, report.base()); };
    append_row(figures,
               {std::string(word(figure.figure)), std::string(word(about.section)), words.say(about.label),
                std::string(word(about.unit)), of(figure.value), of(figure.previous), of(figure.year_to_date)});
  }
  files.emplace_back("figures", std::move(figures));
  for (const PrintedBreakdown& printed : report.breakdowns()) {
    if (printed.withheld) continue;
    const Unit unit = info(printed.breakdown).unit;
    std::string out = "code,label,count,percent\n";
    for (const PrintedRow& row : printed.rows)
      append_row(out, {row.code, words.label(printed.vocabulary, row.code), number(row.count, unit, report.base()),
                       percent(row.percent)});
    append_row(out, {"valid", words.say(tr("valid answers")), number(printed.valid, unit, report.base()), ""});
    append_row(out, {"missing", words.say(tr("not stated")), number(printed.missing, unit, report.base()), ""});
    files.emplace_back(word(printed.breakdown), std::move(out));
  }
  for (const auto* events : {&report.workshops(), &report.meetings()}) {
    std::string out = "id,date,title,kind,module,sessions,units,heads,attendances\n";
    for (const ListedEvent& event : *events)
      append_row(
          out, {event.id.str(), iso(event.date), event.title, event.kind, event.module, std::to_string(event.sessions),
                std::to_string(event.units), std::to_string(event.heads), std::to_string(event.attendances)});
    files.emplace_back(events == &report.meetings() ? "group_meetings" : "workshops", std::move(out));
  }
  return files;
}

}  // namespace inact

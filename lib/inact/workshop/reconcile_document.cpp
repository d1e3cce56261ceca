// How sheet, file and call are shown side by side.

#include <algorithm>

#include "inact/people/identity.h"
#include "inact/workshop/reconcile.h"

namespace inact {
namespace {

constexpr std::array kSources = {MarkSource::Manual, MarkSource::Sheet, MarkSource::Csv, MarkSource::Call};

/// The key of a source's column, and what stands above it.
struct Caption {
  const char* key;
  Message title;
};
Caption caption(MarkSource source) {
  switch (source) {
    case MarkSource::Manual: return {"by_hand", tr("By hand")};
    case MarkSource::Sheet: return {"sheet", tr("Sheet")};
    case MarkSource::Csv: return {"file", tr("File")};
    case MarkSource::Call: break;
  }
  return {"call", tr("Call")};
}

Cell mark_cell(std::optional<Mark> mark) {
  return mark ? Cell{Coded{"attendance_mark", std::string(word(*mark))}} : Cell{};
}

Cell number_cell(std::optional<int> number) { return number ? Cell{std::int64_t{*number}} : Cell{}; }

Cell source_cell(std::string_view code) {
  return code.empty() ? Cell{} : Cell{Coded{"attendance_source", std::string(code)}};
}

Cell odd_cell(const ReconciledPerson& one) {
  std::vector<Coded> odd;
  for (const Odd& one_odd : one.odd) odd.push_back({"attendance_oddity", std::string(word(one_odd.what))});
  return odd;
}

/// The first that mends anything.
Cell command_cell(const ReconciledPerson& one) {
  for (const Odd& odd : one.odd)
    if (!odd.command.empty()) return odd.command;
  return {};
}

Cell name_cell(const Store& store, PersonId person) {
  const auto identity = identity_of(store, person);
  return identity ? Cell{full_name(*identity)} : Cell{};
}

/// Whether a source says anything of anybody.
bool speaks(const std::vector<ReconciledPerson>& people, MarkSource source) {
  return std::ranges::any_of(people, [&](const ReconciledPerson& one) { return one.said(source).has_value(); });
}

std::vector<Column> columns(bool names) {
  std::vector<Column> columns = {{"person", tr("Person")}};
  if (names) columns.push_back({"name", tr("Name")});
  columns.insert(columns.end(), {{"session", {}}, {"registered", tr("Registered")}, {"registered_from", tr("Source")}});
  for (const MarkSource source : kSources) columns.push_back({caption(source).key, caption(source).title});
  columns.insert(columns.end(), {{"call_minutes", tr("Minutes"), Align::Right},
                                 {"mark", tr("Stands")},
                                 {"minutes", {}, Align::Right},
                                 {"source", {}},
                                 {"odd", tr("Odd")},
                                 {"command", {}}});
  return columns;
}

void add_rows(Table& table, const Store& store, const ReconciledSession& session, ReconcileView view) {
  for (const ReconciledPerson& one : session.people) {
    if (view.odd && one.odd.empty()) continue;
    auto& row = table.rows.emplace_back();
    row.push_back(cell(one.person));
    if (view.names) row.push_back(name_cell(store, one.person));
    row.push_back(session.date);
    row.push_back(one.registration ? Cell{Coded{"registration_status", std::string(word(*one.registration))}} : Cell{});
    row.push_back(source_cell(one.registered_from));
    for (const MarkSource source : kSources)
      row.push_back(one.said(source) ? mark_cell(one.said(source)->mark) : Cell{});
    row.push_back(one.said(MarkSource::Call) ? number_cell(one.said(MarkSource::Call)->minutes) : Cell{});
    row.push_back(mark_cell(one.mark));
    row.push_back(number_cell(one.minutes));
    row.push_back(source_cell(one.source ? word(*one.source) : ""));
    row.push_back(odd_cell(one));
    row.push_back(command_cell(one));
  }
}

/// Seats taken, whom each source saw, who was there by what stands, and how many are odd.
Table sums_table(const std::vector<ReconciledSession>& sessions) {
  Table table{"sessions", tr("How many were there"), {}, {}};
  table.columns = {{"date", tr("Day")}, {"registered", tr("Registered"), Align::Right}};
  for (const MarkSource source : kSources)
    table.columns.push_back({caption(source).key, caption(source).title, Align::Right});
  table.columns.insert(table.columns.end(),
                       {{"attended", tr("Attended"), Align::Right}, {"odd", tr("Odd"), Align::Right}});
  const auto attended = [](Mark mark) { return status_of(mark) == AttendanceStatus::Attended; };
  for (const ReconciledSession& session : sessions) {
    const auto count = [&](auto wanted) -> std::int64_t { return std::ranges::count_if(session.people, wanted); };
    auto& row = table.rows.emplace_back();
    row.push_back(session.date);
    row.push_back(count([](const ReconciledPerson& one) { return one.registration && has_seat(*one.registration); }));
    for (const MarkSource source : kSources)
      row.push_back(
          count([&](const ReconciledPerson& one) { return one.said(source) && attended(one.said(source)->mark); }));
    row.push_back(count([&](const ReconciledPerson& one) { return one.mark && attended(*one.mark); }));
    row.push_back(count([](const ReconciledPerson& one) { return !one.odd.empty(); }));
  }
  return table;
}

/// What of the table people see: not what nobody says.
void hide_silent(Table& table, const std::vector<ReconciledPerson>& people) {
  for (Column& column : table.columns) {
    for (const MarkSource source : kSources)
      if (column.key == caption(source).key && !speaks(people, source)) column.title = {};
    if (column.key == "call_minutes" && !speaks(people, MarkSource::Call)) column.title = {};
  }
}

/// How many people of each oddity, with the command for the first of them; and where there is nothing to compare.
void add_notes(Document& document, const std::vector<ReconciledSession>& sessions, Date today) {
  bool all_known = true;
  for (const ReconciledSession& session : sessions) {
    const bool known = std::ranges::any_of(session.people, [](const auto& one) { return one.mark.has_value(); });
    if (known || session.date > today) continue;
    document.notes.push_back(tr("Nobody has a mark on {day} yet.", {{"day", session.date}}));
    all_known = false;
  }
  std::int64_t all = 0;
  for (const std::string_view what : kWords<Oddity>) {
    std::int64_t count = 0;
    std::string command;
    for (const ReconciledSession& session : sessions)
      for (const ReconciledPerson& one : session.people)
        for (const Odd& odd : one.odd)
          if (word(odd.what) == what && ++count > 0 && command.empty()) command = odd.command;
    if (count == 0) continue;
    all += count;
    const std::vector<Argument> arguments = {
        {"what", Coded{"attendance_oddity", std::string(what)}}, {"n", count}, {"command", command}};
    document.notes.push_back(command.empty() ? tr("{what}: {n}", arguments)
                                             : tr("{what}: {n}; as in `{command}`", arguments));
  }
  if (all == 0 && all_known && !sessions.empty()) document.notes.push_back(tr("Nothing is odd."));
}

Document begin(const Workshop& workshop, const std::vector<ReconciledSession>& sessions) {
  Document document;
  document.schema = "reconcile";
  document.fields = {{"workshop", tr("Workshop"), cell(workshop.id)}, {"title", tr("Title"), workshop.title}};
  if (sessions.empty())
    document.empty = tr("No session of {workshop} was held yet; `--session DATE` shows who is registered.",
                        {{"workshop", workshop.name()}});
  return document;
}

}  // namespace

Document reconcile_document(const Store& store, const Workshop& workshop,
                            const std::vector<ReconciledSession>& sessions, ReconcileView view) {
  Document document = begin(workshop, sessions);
  Table& table = document.tables.emplace_back();
  table.columns = columns(view.names);
  for (const ReconciledSession& session : sessions) add_rows(table, store, session, view);
  document.tables.push_back(sums_table(sessions));
  return document;
}

Document reconcile_pages(const Store& store, const Workshop& workshop, const std::vector<ReconciledSession>& sessions,
                         ReconcileView view, Date today) {
  Document document = begin(workshop, sessions);
  for (const ReconciledSession& session : sessions) {
    Table table{"items", tr("Session on {day}", {{"day", session.date}}), columns(view.names), {}};
    add_rows(table, store, session, view);
    hide_silent(table, session.people);
    if (!table.rows.empty()) document.tables.push_back(std::move(table));
  }
  document.tables.push_back(sums_table(sessions));
  add_notes(document, sessions, today);
  return document;
}

}  // namespace inact

#include "inact/imports/plan_document.h"

#include <algorithm>
#include <ranges>

namespace inact {
namespace {

Cell text_cell(const std::string& text) { return text.empty() ? Cell{} : Cell{text}; }

std::string delimiter_of(const AttendeeFile& file) { return std::string(1, file.delimiter); }

std::shared_ptr<const Record> rows_record(const RowCounts& counts) {
  auto record = std::make_shared<Record>();
  record->fields.push_back({"read", {}, std::int64_t{counts.read()}});
  for (std::size_t i = 0; i < counts.by_action.size(); ++i)
    record->fields.push_back({std::string(kWords<RowAction>[i]), {}, std::int64_t{counts.by_action[i]}});
  return record;
}

/// The status of each session by its day; null where it was not for this person.
std::shared_ptr<const Record> sessions_record(const Attendee& attendee) {
  auto record = std::make_shared<Record>();
  for (const SessionSaid& one : attendee.sessions)
    record->fields.push_back(
        {iso(one.day), {}, one.status ? Cell{Coded{"attendance_status", std::string(word(*one.status))}} : Cell{}});
  return record;
}

Table attendees_table(const AttendeeFile& file, const ImportPlan& plan, bool committed) {
  Table table{"attendees", {}, {}, {}};
  const bool many = std::ranges::any_of(file.attendees, [](const Attendee& a) { return !a.sessions.empty(); });
  for (const char* key : {"line", "person", "given_name", "family_name", "raw_name", "email", "organization", "status",
                          "date", "action", "same_as"})
    table.columns.push_back({key, {}});
  if (many) table.columns.push_back({"sessions", {}});
  std::map<int, std::optional<PersonId>> person_of_line;
  for (std::size_t i = 0; i < file.attendees.size(); ++i) {
    const Attendee& a = file.attendees[i];
    const PlannedRow& row = plan.rows[i];
    const auto person = row.same_as ? person_of_line[*row.same_as] : row.person;
    person_of_line[a.line] = person;
    table.rows.push_back(
        {std::int64_t{a.line}, committed ? cell(person) : Cell{}, text_cell(a.given_name), text_cell(a.family_name),
         text_cell(a.raw_name), text_cell(a.email), text_cell(a.organization),
         a.rejected || a.skipped ? Cell{} : Cell{Coded{"attendance_status", std::string(word(a.status))}}, cell(a.date),
         Coded{"import_action", std::string(word(row.action))},
         row.same_as ? Cell{std::int64_t{*row.same_as}} : Cell{}});
    if (many) table.rows.back().push_back(sessions_record(a));
  }
  return table;
}

/// The same is said of both lines.
bool alike(const Notice& one, const Notice& other) {
  return one.message.arguments.empty() && other.message.arguments.empty() &&
         std::string_view(one.message.text) == other.message.text;
}

Table problems_table(const ImportPlan& plan) {
  Table table{"problems", {}, {{"line", {}}, {"column", {}}, {"message", {}}}, {}};
  for (const Problem& problem : plan.problems | std::views::take(kProblemsShown))
    table.rows.push_back({std::int64_t{problem.line}, std::int64_t{problem.column}, problem.message});
  return table;
}

Table notes_table(const ImportPlan& plan) {
  Table table{"notes", {}, {{"line", {}}, {"message", {}}}, {}};
  for (const Notice& note : plan.notes) table.rows.push_back({std::int64_t{note.line}, note.message});
  return table;
}

Table rows_table(const RowCounts& counts) {
  Table table{"rows", {}, {}, {}};
  table.columns = {{"read", tr("Read"), Align::Right},          {"new", tr("New"), Align::Right},
                   {"same", tr("Unchanged"), Align::Right},     {"updated", tr("Updated"), Align::Right},
                   {"conflict", tr("Conflicts"), Align::Right}, {"skipped", tr("Skipped"), Align::Right},
                   {"rejected", tr("Rejected"), Align::Right}};
  table.rows.push_back({std::int64_t{counts.read()}});
  for (const int count : counts.by_action) table.rows.back().push_back(std::int64_t{count});
  return table;
}

/// Names from which people see whether the encoding was the right one; nothing where every letter is plain.
Cell letters_of(const AttendeeFile& file) {
  std::string names;
  for (const std::string& name : file.letters_read) (names += names.empty() ? "" : ", ") += name;
  if (names.empty()) return {};
  return tr("{names}. Are they spelled right? Otherwise name the encoding with --encoding.", {{"names", names}});
}

}  // namespace

Document import_document(const AttendeeFile& file, const ImportPlan& plan, const ImportTarget& target,
                         const ImportOutcome& outcome) {
  Document document;
  document.schema = "import";
  document.fields = {{"file", {}, outcome.file},
                     {"sha256", {}, outcome.sha256},
                     {"profile", {}, file.profile ? Cell{file.profile->name} : Cell{}},
                     {"encoding", {}, text_cell(file.encoding)},
                     {"delimiter", {}, file.profile ? Cell{delimiter_of(file)} : Cell{}},
                     {"workshop", {}, cell(target.workshop)},
                     {"committed", {}, outcome.committed},
                     {"batch", {}, cell(outcome.batch)},
                     {"rows", {}, rows_record(plan.counts)}};
  document.tables = {attendees_table(file, plan, outcome.committed), problems_table(plan), notes_table(plan)};
  return document;
}

Document import_summary(const AttendeeFile& file, const ImportPlan& plan, const ImportTarget& target,
                        const ImportOutcome& outcome, Language language) {
  Document document;
  document.schema = "import";
  Cell profile;
  if (file.profile)
    profile =
        tr("{name}: {what}", {{"name", file.profile->name},
                              {"what", language == Language::German ? file.profile->german : file.profile->english}});
  Cell delimiter;
  if (file.profile) delimiter = file.delimiter == '\t' ? Cell{tr("TAB")} : Cell{delimiter_of(file)};
  document.fields = {{"file", tr("File"), outcome.file},
                     {"profile", tr("Profile"), std::move(profile)},
                     {"encoding", tr("Encoding"), text_cell(file.encoding)},
                     {"delimiter", tr("Delimiter"), std::move(delimiter)},
                     {"letters_read", tr("Letters"), letters_of(file)},
                     {"workshop", tr("Workshop"), cell(target.workshop)},
                     {"batch", tr("Import"), cell(outcome.batch)}};
  document.tables = {rows_table(plan.counts)};
  for (std::size_t i = 0; i < plan.notes.size(); ++i) {
    const Notice& first = plan.notes[i];
    int last = first.line;  // of lines below each other of which the same is to be said
    while (i + 1 < plan.notes.size() && last > 0 && plan.notes[i + 1].line - last <= 1 &&
           alike(first, plan.notes[i + 1]))
      last = plan.notes[++i].line;
    document.notes.push_back(last == first.line
                                 ? placed(outcome.file, first.line, 0, first.message)
                                 : tr("{file}:{line}–{last}: {what}", {{"file", outcome.file},
                                                                       {"line", std::to_string(first.line)},
                                                                       {"last", std::to_string(last)},
                                                                       {"what", first.message}}));
  }
  return document;
}

Message placed(const std::string& file, int line, int column, const Message& message) {
  if (line == 0 && column > 0)
    return tr("{file}, column {column}: {what}",
              {{"file", file}, {"column", std::to_string(column)}, {"what", message}});
  if (line == 0) return tr("{file}: {what}", {{"file", file}, {"what", message}});
  if (column == 0)
    return tr("{file}:{line}: {what}", {{"file", file}, {"line", std::to_string(line)}, {"what", message}});
  return tr("{file}:{line}:{column}: {what}",
            {{"file", file}, {"line", std::to_string(line)}, {"column", std::to_string(column)}, {"what", message}});
}

}  // namespace inact

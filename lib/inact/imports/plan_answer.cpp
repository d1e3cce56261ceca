#include "inact/imports/plan_answer.h"

#include <algorithm>
#include <ranges>

namespace inact {
namespace {

std::string delimiter_of(const AttendeeFile& file) { return std::string(1, file.delimiter); }

std::shared_ptr<const Record> rows_record(const RowCounts& counts) {
  auto record = std::make_shared<Record>();
  record->fields.push_back({"read", {}, std::int64_t{counts.read()}});
  for (std::size_t i = 0; i < counts.by_action.size(); ++i)
    record->fields.push_back({std::string(kWords<RowAction>[i]), {}, std::int64_t{counts.by_action[i]}});
  return record;
}

/// The same is said of both lines.
bool alike(const Notice& one, const Notice& other) {
  return one.message.arguments.empty() && other.message.arguments.empty() &&
         std::string_view(one.message.text) == other.message.text;
}

Table problems_table(const std::vector<Problem>& problems) {
  Table table{"problems", {}, {{"line", {}}, {"column", {}}, {"message", {}}}, {}};
  for (const Problem& problem : problems | std::views::take(kProblemsShown))
    table.rows.push_back({std::int64_t{problem.line}, std::int64_t{problem.column}, problem.message});
  return table;
}

Table notes_table(const std::vector<Notice>& notes) {
  Table table{"notes", {}, {{"line", {}}, {"message", {}}}, {}};
  for (const Notice& note : notes) table.rows.push_back({std::int64_t{note.line}, note.message});
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

Cell text_cell(const std::string& text) { return text.empty() ? Cell{} : Cell{text}; }

Document answer_document(const ImportAnswer& answer, const std::optional<Field>& target, Table rows) {
  const AttendeeFile& file = answer.file;
  Document document;
  document.schema = "import";
  document.fields = {{"file", {}, answer.outcome.file},
                     {"sha256", {}, answer.outcome.sha256},
                     {"profile", {}, file.profile ? Cell{file.profile->name} : Cell{}},
                     {"encoding", {}, text_cell(file.encoding)},
                     {"delimiter", {}, file.profile ? Cell{delimiter_of(file)} : Cell{}}};
  if (target) document.fields.push_back(*target);
  document.fields.push_back({"committed", {}, answer.outcome.committed});
  document.fields.push_back({"batch", {}, cell(answer.outcome.batch)});
  document.fields.push_back({"rows", {}, rows_record(answer.counts)});
  document.tables = {std::move(rows), problems_table(answer.problems), notes_table(answer.notes)};
  return document;
}

Document answer_summary(const ImportAnswer& answer, const std::optional<Field>& target, Language language) {
  const AttendeeFile& file = answer.file;
  const ImportOutcome& outcome = answer.outcome;
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
                     {"letters_read", tr("Letters"), letters_of(file)}};
  if (target) document.fields.push_back(*target);
  document.fields.push_back({"batch", tr("Import"), cell(outcome.batch)});
  document.tables = {rows_table(answer.counts)};
  const std::vector<Notice>& notes = answer.notes;
  for (std::size_t i = 0; i < notes.size(); ++i) {
    const Notice& first = notes[i];
    int last = first.line;  // of lines below each other of which the same is to be said
    while (i + 1 < notes.size() && last > 0 && notes[i + 1].line - last <= 1 && alike(first, notes[i + 1]))
      last = notes[++i].line;
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

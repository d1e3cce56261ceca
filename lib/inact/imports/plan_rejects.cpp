#include "inact/imports/plan_rejects.h"

#include <map>

#include "inact/imports/encoding.h"

namespace inact {
namespace {

/// What is wrong with each row that is not taken, by its line.
std::map<int, std::string> reasons(const std::vector<int>& lines, const std::vector<Problem>& problems,
                                   const Words& words) {
  std::string of_the_file;
  std::map<int, std::string> of_rows;
  for (const int line : lines) of_rows[line];
  for (const Problem& problem : problems) {
    // a problem of a later line of the row belongs to the row
    auto row = of_rows.upper_bound(problem.line);
    std::string& text = problem.line == 0 || row == of_rows.begin() ? of_the_file : std::prev(row)->second;
    (text += text.empty() ? "" : "; ") += words.say(problem.message);
  }
  for (auto& [line, text] : of_rows)
    if (text.empty()) text = of_the_file;
  return of_rows;
}

/// As the record after it in the file.
std::string_view line_end(std::string_view text, std::string_view record) {
  const std::string_view rest = text.substr(static_cast<std::size_t>(record.data() + record.size() - text.data()));
  return rest.starts_with("\r\n") ? "\r\n" : rest.starts_with("\r") ? "\r" : "\n";
}

}  // namespace

std::string rejected_rows(std::string_view bytes, const ImportPlan& plan, const Words& words) {
  std::vector<int> lines;
  for (const PlannedRow& row : plan.rows)
    if (row.action == RowAction::Rejected || row.action == RowAction::Conflict) lines.push_back(row.line);
  return rejected_rows(bytes, plan.file, lines, plan.problems, words);
}

std::string rejected_rows(std::string_view bytes, const AttendeeFile& file, const std::vector<int>& lines,
                          const std::vector<Problem>& problems, const Words& words) {
  const auto bad = reasons(lines, problems, words);
  if (bad.empty() || file.header_line == 0) return {};
  const Decoded decoded = decode(bytes, file.encoding);
  const std::string_view text = decoded.text();
  const Dialect dialect{file.delimiter, file.profile->quotes};
  CsvReader reader(text, dialect);
  std::string rows, end;
  std::size_t width = 0;
  const auto add = [&](std::string_view reason) {
    rows += reader.record();
    for (std::size_t cells = reader.cells().size(); cells < width; ++cells) rows += dialect.delimiter;
    rows += dialect.delimiter;
    std::string cell = csv_record({reason}, dialect.delimiter);
    cell.resize(cell.size() - 2);  // its own line end
    (rows += cell) += end;
  };
  while (reader.next()) {
    if (reader.line() == file.header_line) {
      end = line_end(text, reader.record());
      width = reader.cells().size();
      add(words.say(tr("Reason")));
    } else if (const auto found = bad.find(reader.line()); found != bad.end()) {
      add(found->second);
    }
  }
  return encode(rows, file.encoding, file.bom);
}

}  // namespace inact

#include "inact/table/csv.h"

#include <fmt/format.h>

#include <array>
#include <cmath>

#include "inact/table/cells.h"
#include "inact/table/formats.h"
#include "inact/table/json.h"

namespace inact {
namespace {

/// What a spreadsheet calculates, behind apostrophes or not.
bool formula(std::string_view text) {
  constexpr std::array<std::string_view, 10> kBeginnings = {"=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"};
  text.remove_prefix(std::min(text.find_first_not_of('\''), text.size()));
  for (const std::string_view beginning : kBeginnings)
    if (text.starts_with(beginning)) return true;
  return false;
}

/// Lists have a semicolon between, records stand as JSON.
std::string plain(const Cell& cell, const Words& words) {
  if (const auto* text = std::get_if<std::string>(&cell)) return guarded(*text);
  if (const auto* message = std::get_if<Message>(&cell)) return guarded(words.say(*message));
  if (const auto* coded = std::get_if<Coded>(&cell)) return guarded(coded->code);
  if (const auto* date = std::get_if<Date>(&cell)) return iso(*date);
  if (const auto* month = std::get_if<Month>(&cell)) return iso(*month);
  if (const auto* time = std::get_if<LocalTime>(&cell)) return iso(*time);
  if (const auto* number = std::get_if<double>(&cell)) return std::isfinite(*number) ? fmt::format("{}", *number) : "";
  std::string list;
  if (const auto* texts = std::get_if<std::vector<std::string>>(&cell)) {
    for (const std::string& text : *texts) (list += list.empty() ? "" : ";") += text;
    return guarded(list);
  }
  if (const auto* codes = std::get_if<std::vector<Coded>>(&cell)) {
    for (const Coded& coded : *codes) (list += list.empty() ? "" : ";") += coded.code;
    return guarded(list);
  }
  if (!is_empty(cell)) append_json(list, cell, words);
  return list == "null" ? "" : list;
}

void append_table(std::string& out, const Table& table, const Words& words) {
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    if (c > 0) out += ',';
    append_csv(out, table.columns[c].key);
  }
  out += '\n';
  for (const auto& row : table.rows) {
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
      if (c > 0) out += ',';
      append_csv(out, plain(row.at(c), words));
    }
    out += '\n';
  }
}

void append_pair(std::string& out, const std::string& name, const Cell& cell, const Words& words) {
  append_csv(out, name);
  out += ',';
  append_csv(out, plain(cell, words));
  out += '\n';
}

}  // namespace

std::string guarded(std::string_view text) { return formula(text) ? "'" + std::string(text) : std::string(text); }

std::string_view unguarded(std::string_view text) {
  if (text.starts_with('\'') && formula(text)) text.remove_prefix(1);
  return text;
}

void append_csv(std::string& out, std::string_view field) {
  const bool bare =
      field.find_first_of("\",\n\r") == std::string_view::npos && !field.starts_with(' ') && !field.ends_with(' ');
  if (bare) {
    out += field;
    return;
  }
  out += '"';
  for (const char c : field) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}

std::string csv_of(const Document& document, const Words& words) {
  std::string out;
  if (document.tables.size() == 1) {
    append_table(out, document.tables.front(), words);
    return out;
  }
  out += "field,value\n";
  for (const Field& field : document.fields) append_pair(out, field.key, field.value, words);
  for (const Table& table : document.tables)
    for (std::size_t r = 0; r < table.rows.size(); ++r)
      for (std::size_t c = 0; c < table.columns.size(); ++c)
        append_pair(out, table.key + "." + std::to_string(r + 1) + "." + table.columns[c].key, table.rows[r].at(c),
                    words);
  return out;
}

}  // namespace inact

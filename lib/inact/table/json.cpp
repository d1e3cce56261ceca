#include "inact/table/json.h"

#include <fmt/format.h>

#include <cmath>

#include "inact/table/formats.h"
#include "inact/text/code_points.h"
#include "inact/text/fold.h"

namespace inact {
namespace {

void append_key(std::string& out, std::string_view key) {
  append_json(out, key);
  out += ": ";
}

void append_row(std::string& out, const Table& table, const std::vector<Cell>& row, const Words& words) {
  out += '{';
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    if (c > 0) out += ", ";
    append_key(out, table.columns[c].key);
    append_json(out, row.at(c), words);
  }
  out += '}';
}

void append_record(std::string& out, const Record& record, const Words& words) {
  std::string_view between;
  out += '{';
  for (const Field& field : record.fields) {
    out += between;
    append_key(out, field.key);
    append_json(out, field.value, words);
    between = ", ";
  }
  for (const Table& table : record.tables) {
    out += between;
    append_key(out, table.key);
    out += '[';
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
      if (i > 0) out += ", ";
      append_row(out, table, table.rows[i], words);
    }
    out += ']';
    between = ", ";
  }
  out += '}';
}

struct Value {
  std::string& out;
  const Words& words;

  void operator()(std::monostate) const { out += "null"; }
  void operator()(bool value) const { out += value ? "true" : "false"; }
  void operator()(std::int64_t value) const { fmt::format_to(std::back_inserter(out), "{}", value); }
  void operator()(double value) const { append_json(out, value); }
  void operator()(const std::string& text) const { append_json(out, text); }
  void operator()(Year year) const { out += std::to_string(static_cast<int>(year)); }
  void operator()(Date date) const { append_json(out, iso(date)); }
  void operator()(Month month) const { append_json(out, iso(month)); }
  void operator()(LocalTime time) const { append_json(out, iso(time)); }
  void operator()(const Coded& coded) const { append_json(out, coded.code); }
  void operator()(const Message& message) const { append_json(out, words.say(message)); }
  void operator()(const std::vector<std::string>& texts) const {
    list(texts, [](const std::string& t) { return t; });
  }
  void operator()(const std::vector<Coded>& codes) const {
    list(codes, [](const Coded& c) { return c.code; });
  }
  void operator()(const std::shared_ptr<const Record>& record) const {
    if (record)
      append_record(out, *record, words);
    else
      out += "null";
  }

  template <class T, class TextOf>
  void list(const std::vector<T>& values, TextOf text_of_value) const {
    out += '[';
    for (std::size_t i = 0; i < values.size(); ++i) {
      if (i > 0) out += ", ";
      append_json(out, text_of_value(values[i]));
    }
    out += ']';
  }
};

}  // namespace

void append_json(std::string& out, std::string_view text) {
  out += '"';
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(text, at);
    if (c == U'"' || c == U'\\') {
      out += '\\';
      out += static_cast<char>(c);
    } else if (c == U'\n') {
      out += "\\n";
    } else if (c == U'\t') {
      out += "\\t";
    } else if (c == U'\r') {
      out += "\\r";
    } else if (c == kNoCodePoint) {
      out += "\uFFFD";
    } else if (misleads(c)) {
      fmt::format_to(std::back_inserter(out), "\\u{:04x}", static_cast<unsigned>(c));
    } else {
      out += text.substr(begin, at - begin);
    }
  }
  out += '"';
}

void append_json(std::string& out, double value) {
  if (!std::isfinite(value)) {
    out += "null";
    return;
  }
  const std::string digits = fmt::format("{}", value);
  out += digits;
  if (digits.find_first_of(".e") == std::string::npos) out += ".0";
}

void append_json(std::string& out, const Cell& cell, const Words& words) { std::visit(Value{out, words}, cell); }

/// The fields of the document and the rows of its lists stand on a line each, so that people can read it and files can
/// be compared.
std::string json_of(const Document& document, const Words& words) {
  std::string out = "{\n  ";
  append_key(out, "schema");
  append_json(out, "inact." + document.schema + "/1");
  for (const Field& field : document.fields) {
    out += ",\n  ";
    append_key(out, field.key);
    append_json(out, field.value, words);
  }
  for (const Table& table : document.tables) {
    out += ",\n  ";
    append_key(out, table.key);
    out += '[';
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
      out += i > 0 ? ",\n    " : "\n    ";
      append_row(out, table, table.rows[i], words);
    }
    out += table.rows.empty() ? "]" : "\n  ]";
  }
  out += "\n}\n";
  return out;
}

}  // namespace inact

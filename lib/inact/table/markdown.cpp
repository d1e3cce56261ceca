#include "inact/table/markdown.h"

#include "inact/table/cells.h"
#include "inact/table/formats.h"
#include "inact/text/fold.h"

namespace inact {
namespace {

void append_list(std::string& out, const Visible::List& list, const Words& words) {
  if (!list.title.empty()) out += "## " + escaped_markdown(list.title) + "\n\n";
  const auto& columns = list.table->columns;
  for (const std::string& title : list.titles) out += "| " + escaped_markdown(title) + " ";
  out += "|\n";
  for (const std::size_t c : list.columns) out += columns[c].align == Align::Right ? "| ---: " : "| --- ";
  out += "|\n";
  for (const auto& row : list.table->rows) {
    for (const std::size_t c : list.columns) {
      const std::string text = escaped_markdown(in_words(row.at(c), words));
      out += text.empty() ? "| " : "| " + text + " ";
    }
    out += "|\n";
  }
}

}  // namespace

std::string escaped_markdown(std::string_view raw) {
  const std::string text = shown(raw);
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool www =
        i >= 3 && (text[i - 1] | 0x20) == 'w' && (text[i - 2] | 0x20) == 'w' && (text[i - 3] | 0x20) == 'w';
    const bool address =
        (c == ':' && text.compare(i, 3, "://") == 0) || (c == '.' && www) || (c == '(' && i > 0 && text[i - 1] == ']');
    if (address || std::string_view("\\`*_[]<>|~&#$").find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

std::string escaped_markdown_line(std::string_view raw) {
  raw.remove_prefix(std::min(raw.find_first_not_of(" \t"), raw.size()));
  std::string text = escaped_markdown(raw);
  std::size_t digits = 0;
  while (digits < text.size() && text[digits] >= '0' && text[digits] <= '9') ++digits;
  if (!text.empty() && std::string_view("+-=").find(text[0]) != std::string_view::npos)
    text.insert(0, "\\");
  else if (digits > 0 && digits < text.size() && (text[digits] == '.' || text[digits] == ')'))
    text.insert(digits, "\\");
  return text;
}

std::string markdown_of(const Document& document, const Words& words) {
  const Visible visible(document, words);
  std::string out;
  const auto part = [&] {
    if (!out.empty()) out += '\n';
  };
  for (const auto& [title, value, is_text] : visible.lines) {
    const auto lines = lines_of(value);
    out += "- **" + escaped_markdown(title) + ":** " + escaped_markdown(lines.front());
    for (std::size_t i = 1; i < lines.size(); ++i)
      if (const std::string line = escaped_markdown_line(lines[i]); !line.empty()) out += "\\\n  " + line;
    out += '\n';
  }
  for (const Visible::List& list : visible.lists) {
    part();
    append_list(out, list, words);
  }
  if (!visible.empty.empty()) {
    part();
    out += escaped_markdown_line(visible.empty) + "\n";
  }
  for (const std::string& note : visible.notes) {
    part();
    out += escaped_markdown_line(note) + "\n";
  }
  return out;
}

}  // namespace inact

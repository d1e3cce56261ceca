#include "inact/config/toml.h"

#include <fmt/core.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <memory>
#include <system_error>

#include "inact/base/error.h"
#include "inact/text/fold.h"

#undef TOML_HEADER_ONLY
#define TOML_HEADER_ONLY 1
#define TOML_MAX_NESTED_VALUES 64
#include <toml++/toml.h>

namespace inact {
namespace {

constexpr std::size_t kMostBytes = 1 << 20;
constexpr int kMostLevels = 64;

/// The parser counts the levels of brackets and braces, not those of dotted keys, which it takes apart by recursion.
/// Dots behind a letter, since the last sign that begins a key or value, are at least as many as the parts of any key.
void check_dotted_keys(std::string_view text, const std::string& name) {
  int line = 1;
  int dots = 0;
  bool after_key = false;
  for (const char c : text) {
    if (c == '\n') ++line;
    if (c == '\n' || c == '[' || c == '{' || c == ',' || c == '=') dots = 0;
    if (c == '.' && after_key && ++dots > kMostLevels)
      throw usage("{file}:{line}: More than {most} levels of keys.",
                  {{"file", name}, {"line", line}, {"most", kMostLevels}});
    if (c != ' ' && c != '\t') after_key = c != '.';
  }
}

/// The text with its comment lines empty: a configuration is mostly comments, and the parser takes 30 ns for each of
/// their letters. Texts of several lines, in which a line may begin with #, are left as they are, and so is what is not
/// UTF-8, so that the parser names the place.
std::string without_comments(std::string_view text) {
  if (text.find("\"\"\"") != std::string_view::npos || text.find("'''") != std::string_view::npos || !is_utf8(text))
    return std::string(text);
  std::string rest;
  rest.reserve(text.size());
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    const bool comment = line.substr(std::min(line.find_first_not_of(" \t"), line.size())).starts_with('#');
    if (!comment) rest += line;
    text.remove_prefix(line.size());
    if (text.empty()) break;
    rest += '\n';
    text.remove_prefix(1);
  }
  return rest;
}

TomlValue value_of(const toml::node& node);

TomlTable entries_of(const toml::table& table) {
  struct Placed {
    TomlEntry entry;
    toml::source_position at;
  };
  std::vector<Placed> placed;
  for (const auto& [key, node] : table) {
    const toml::source_position at = key.source().begin;
    placed.push_back({{std::string(key.str()), value_of(node), static_cast<int>(at.line)}, at});
  }
  std::ranges::stable_sort(placed, {}, [](const Placed& p) { return std::pair(p.at.line, p.at.column); });
  TomlTable entries;
  for (Placed& p : placed) entries.push_back(std::move(p.entry));
  return entries;
}

TomlValue value_of(const toml::node& node) {
  if (const auto* flag = node.as_boolean()) return {flag->get()};
  if (const auto* number = node.as_integer()) return {number->get()};
  if (const auto* number = node.as_floating_point()) return {number->get()};
  if (const auto* text = node.as_string()) return {text->get()};
  if (const auto* date = node.as_date())
    return {Date{std::chrono::year{date->get().year}, std::chrono::month{date->get().month},
                 std::chrono::day{date->get().day}}};
  if (const auto* array = node.as_array()) {
    TomlList list;
    for (const toml::node& element : *array) list.push_back(value_of(element));
    return {std::move(list)};
  }
  if (const auto* table = node.as_table()) return {entries_of(*table)};
  return {};
}

[[noreturn]] void unreadable(const std::string& name, int error) {
  throw usage("{file} cannot be read: {reason}.", {{"file", name}, {"reason", std::generic_category().message(error)}});
}

}  // namespace

TomlTable parse_toml(std::string_view text, const std::string& name) {
  check_dotted_keys(text, name);
  try {
    return entries_of(toml::parse(without_comments(text), name));
  } catch (const toml::parse_error& error) {
    const toml::source_position at = error.source().begin;
    throw usage("{file}:{line}:{column}: This is not TOML: {reason}.", {{"file", name},
                                                                        {"line", static_cast<int>(at.line)},
                                                                        {"column", static_cast<int>(at.column)},
                                                                        {"reason", error.description()}});
  }
}

TomlTable read_toml(const std::filesystem::path& path) {
  const std::string name = path.string();
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(path.c_str(), "rb"), std::fclose);
  if (!file) unreadable(name, errno);
  std::string text;
  char block[8192];
  while (text.size() <= kMostBytes) {
    const std::size_t read = std::fread(block, 1, sizeof block, file.get());
    if (std::ferror(file.get())) unreadable(name, errno);
    if (read == 0) break;
    text.append(block, read);
  }
  if (text.size() > kMostBytes) throw usage("{file} is larger than 1 MiB.", {{"file", name}});
  return parse_toml(text, name);
}

std::string toml_text(std::string_view text) {
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') quoted += '\\';
    if (const auto byte = static_cast<unsigned char>(c); byte < 0x20 || byte == 0x7f)
      quoted += fmt::format("\\u{:04X}", byte);
    else
      quoted += c;
  }
  return quoted + '"';
}

std::string toml_text(const TomlValue& value) {
  struct Writer {
    std::string operator()(std::monostate) const { return "…"; }
    std::string operator()(bool flag) const { return flag ? "true" : "false"; }
    std::string operator()(std::int64_t number) const { return std::to_string(number); }
    std::string operator()(double number) const { return fmt::format("{}", number); }
    std::string operator()(const std::string& text) const { return toml_text(text); }
    std::string operator()(Date date) const { return iso(date); }
    std::string operator()(const TomlList& list) const {
      std::string text = "[";
      for (const TomlValue& element : list) text += (text.size() > 1 ? ", " : "") + toml_text(element);
      return text + ']';
    }
    std::string operator()(const TomlTable& table) const {
      std::string text = "{";
      for (const TomlEntry& entry : table)
        text += (text.size() > 1 ? ", " : "") + entry.key + " = " + toml_text(entry.value);
      return text + '}';
    }
  };
  return std::visit(Writer{}, value.value);
}

}  // namespace inact

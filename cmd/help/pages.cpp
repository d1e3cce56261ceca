#include "cmd/help/pages.h"

#include <algorithm>

#include "cmd/commands.h"
#include "inact/table/render.h"
#include "inact/text/fold.h"

namespace inact {
namespace {

/// The columns that a page takes: not the whole of a wide terminal, and as wide as is good to read where there is none.
int page_width(int width) { return width > 0 ? std::min(width, 100) : 100; }

/// The text in lines of at most so many columns, each but the first behind an indentation.
std::string wrapped(std::string_view text, int room, int indentation) {
  std::string lines;
  int used = 0;
  while (!text.empty()) {
    const auto blank = text.find(' ');
    const std::string_view word = text.substr(0, blank);
    const int needed = display_width(word);
    if (used > 0 && used + 1 + needed > room) {
      lines += '\n';
      lines.append(static_cast<std::size_t>(indentation), ' ');
      used = 0;
    }
    if (used > 0) {
      lines += ' ';
      ++used;
    }
    lines += word;
    used += needed;
    text = blank == std::string_view::npos ? std::string_view() : text.substr(blank + 1);
  }
  return lines;
}

/// Two columns: terms, and what they mean, wrapped to the width.
std::string two_columns(const std::vector<std::pair<std::string, std::string>>& rows, int width) {
  int first = 0;
  for (const auto& [term, meaning] : rows) first = std::max(first, std::min(30, display_width(term)));
  const int room = std::max(30, page_width(width) - first - 4);
  std::string all;
  for (const auto& [term, meaning] : rows) {
    const int column = display_width(term);
    all += "  " + term;
    if (column > first) all += '\n';
    all.append(static_cast<std::size_t>(column > first ? first + 4 : first + 2 - column), ' ');
    all += wrapped(meaning, room, first + 4) + "\n";
  }
  return all;
}

std::string spelled(const Option& option) {
  std::string names = option.names;
  if (const auto comma = names.find(','); comma != std::string::npos) names.replace(comma, 1, ", ");
  if (!option.argument() && !option.value.empty()) names += " " + option.value;
  return names + (option.repeated && !names.ends_with("…") ? "…" : "");
}

std::string switches(const std::vector<Option>& options, const Words& words, int width) {
  std::vector<std::pair<std::string, std::string>> rows;
  for (const Option& option : options) rows.emplace_back(spelled(option), words.say(option.help));
  return two_columns(rows, width);
}

std::string first_example(const Command& command) {
  if (command.describe() == nullptr) return command.words().empty() ? "" : first_example(command.words().front());
  Verb verb;
  command.describe()(verb);
  return verb.examples().empty() ? "" : verb.examples().front();
}

/// Those of the verb; where words stand below, two or three of theirs.
std::vector<std::string> examples_of(const Command& command, const Verb& verb) {
  constexpr std::size_t kMost = 3;
  std::vector<std::string> examples = verb.examples();
  for (const Command& word : command.words()) {
    if (examples.size() >= kMost) break;
    if (std::string example = first_example(word); !example.empty()) examples.push_back(std::move(example));
  }
  return examples;
}

}  // namespace

std::string help_page(const Selection& selection, const Words& words, int width) {
  const Command& command = *selection.path.back();
  const std::string name = selection.words();
  Verb verb;
  if (command.describe() != nullptr) command.describe()(verb);

  std::string page = words.say(tr("Usage:")) + " inact" + (name.empty() ? "" : " " + name);
  if (!command.words().empty()) page += command.describe() ? " [VERB]" : " VERB";
  bool any_switch = false;
  for (const Option& option : verb.options()) {
    if (!option.argument())
      any_switch = any_switch || !option.required;
    else
      page += option.required ? " " + spelled(option) : " [" + spelled(option) + "]";
  }
  for (const Option& option : verb.options())
    if (!option.argument() && option.required) page += " " + option.name() + " " + option.value;
  if (any_switch || name.empty()) page += words.say(tr(" [switches]"));
  page =
      wrapped(page, page_width(width), 4) + "\n\n" + wrapped(words.say(command.about()), page_width(width), 0) + "\n";

  if (!command.words().empty()) {
    page += "\n" + words.say(name.empty() ? tr("Commands:") : tr("Verbs:")) + "\n";
    std::vector<std::pair<std::string, std::string>> rows;
    for (const Command& word : command.words()) rows.emplace_back(word.name(), words.say(word.about()));
    page += two_columns(rows, width);
  }
  if (!verb.options().empty())
    page += "\n" + words.say(tr("Switches:")) + "\n" + switches(verb.options(), words, width);
  if (name.empty())
    page += "\n" + words.say(tr("Switches of every command:")) + "\n" + switches(global_switches(), words, width);
  else
    page += "\n" +
            wrapped(words.say(tr("Every command also takes the switches of `inact --help`.")), page_width(width), 0) +
            "\n";
  if (const auto examples = examples_of(command, verb); !examples.empty()) {
    page += "\n" + words.say(tr("Examples:")) + "\n";
    for (const std::string& line : examples) page += "  " + line + "\n";
  }
  return page;
}

Document help_document(std::string_view topic, std::string_view text) {
  Document document;
  document.schema = "help";
  document.fields = {{"topic", {}, topic}, {"text", {}, text}};
  return document;
}

Document version_document() {
  Document document;
  document.schema = "version";
  document.fields = {{"version", {}, INACT_VERSION}};
  return document;
}

}  // namespace inact

#include "cmd/help/pages.h"

#include <algorithm>

#include "cmd/commands.h"
#include "inact/table/render.h"
#include "inact/text/fold.h"

namespace inact {
namespace {

/// Two columns: terms, and what they mean, wrapped to the width.
std::string two_columns(const std::vector<std::pair<std::string, std::string>>& rows, int width) {
  int first = 0;
  for (const auto& [term, meaning] : rows) first = std::max(first, std::min(30, display_width(term)));
  const int room = std::max(30, (width > 0 ? std::min(width, 100) : 100) - first - 4);
  std::string all;
  for (const auto& [term, meaning] : rows) {
    std::string line = "  " + term;
    int column = display_width(term);
    if (column > first) {
      all += line + "\n";
      line.clear();
      column = -2;
    }
    line.append(static_cast<std::size_t>(first + 2 - column), ' ');
    int used = 0;
    std::string_view left = meaning;
    while (!left.empty()) {
      const auto blank = left.find(' ');
      const std::string_view word = left.substr(0, blank);
      const int needed = display_width(word);
      if (used > 0 && used + 1 + needed > room) {
        all += line + "\n";
        line.assign(static_cast<std::size_t>(first + 4), ' ');
        used = 0;
      }
      if (used > 0) {
        line += ' ';
        ++used;
      }
      line += word;
      used += needed;
      left = blank == std::string_view::npos ? std::string_view() : left.substr(blank + 1);
    }
    all += line + "\n";
  }
  return all;
}

std::string spelled(const Option& option) {
  std::string names = option.names;
  if (const auto comma = names.find(','); comma != std::string::npos) names.replace(comma, 1, ", ");
  if (!option.argument() && !option.value.empty()) names += " " + option.value;
  return names + (option.repeated ? "…" : "");
}

std::string switches(const std::vector<Option>& options, const Words& words, int width) {
  std::vector<std::pair<std::string, std::string>> rows;
  for (const Option& option : options) rows.emplace_back(spelled(option), words.say(option.help));
  return two_columns(rows, width);
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
  page += "\n\n" + words.say(command.about()) + "\n";

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
    page += "\n" + words.say(tr("Every command also takes the switches of `inact --help`.")) + "\n";
  if (!verb.examples().empty()) {
    page += "\n" + words.say(tr("Examples:")) + "\n";
    for (const std::string& line : verb.examples()) page += "  " + line + "\n";
  }
  return page;
}

}  // namespace inact

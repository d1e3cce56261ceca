#include "inact/config/starting.h"

#include "inact/config/config.h"
#include "inact/config/settings.h"
#include "inact/text/fold.h"

namespace inact {
namespace {

constexpr int kWidth = 100;

/// The text as comment lines, broken between words.
std::string comment(std::string_view text) {
  std::string lines;
  std::string line = "#";
  while (!text.empty()) {
    const auto blank = text.find(' ');
    const std::string_view word = text.substr(0, blank);
    text = blank == std::string_view::npos ? std::string_view{} : text.substr(blank + 1);
    if (display_width(line) + 1 + display_width(word) > kWidth) {
      lines += line + '\n';
      line = "#";
    }
    line.append(" ").append(word);
  }
  return lines + line + '\n';
}

std::string section_of(const std::string& key) {
  const auto dot = key.find('.');
  return dot == std::string::npos ? std::string{} : key.substr(0, dot);
}

std::string own_vocabularies(const Words& words, const Vocabularies& vocabularies) {
  std::string text =
      "\n" + comment(words.say(
                 tr("The codes of needs, partners, access paths, reasons and so on can be relabelled, added and "
                    "retired. `inact config "
                    "explain need` lists those of a vocabulary. A code is never used again with another meaning.")));
  text +=
      "#[vocabulary.need.digital]\n#en = \"Computers and mobile phones\"\n#de = \"Digitales und Mobilfunk\"\n\n"
      "#[vocabulary.need.debt]\n#retired = true\n#successor = \"social_benefits\"\n\n"
      "#[vocabulary.partner.hope]\n#en = \"Hope Foundation e.V.\"\n#de = \"Hope Foundation e. V.\"\n\n";
  text += comment(
      words.say(tr("Which of the three modules a topic belongs to. How the five topics were split is not known: "
                   "this split is a guess, to be corrected here.")));
  text += "#[vocabulary.topic]\n";
  for (const Term& topic : vocabularies["topic"].terms)
    text += "#" + topic.code + ".group = " + toml_text(topic.group) + '\n';
  return text;
}

std::string own_profiles(const Words& words) {
  return "\n" +
         comment(words.say(
             tr("Attendee files of a tool that inact does not know: which captions it writes, and what its words "
                "mean. `inact help profiles` lists those it knows."))) +
         "#[attendee_profile.verein]\n#signature = [[\"Kennung\"], [\"Mensch\"]]\n#columns = { raw_name = "
         "[\"Mensch\"], "
         "status = [\"Da?\"] }\n#words = { attended = [\"jo\"], absent = [\"nö\"] }\n";
}

std::string own_handouts(const Words& words) {
  return "\n" +
         comment(words.say(
             tr("What is handed to people, slips and invitations, in other languages or in other words. What a "
                "language does not say stands there in German, and German stands beside all of it until "
                "somebody whose first language it is has read it: checked = true."))) +
         "#[handout.ar]\n#checked = true\n\n#[handout.so]\n#name = \"Soomaali\"\n#when = \"Goorma\"\n#where = "
         "\"Halkee\"\n";
}

}  // namespace

std::string starting_configuration(const Words& words, const std::map<std::string, std::string>& values) {
  const Config defaults;
  std::string text =
      comment(words.say(tr("The configuration of inact. What stands behind a # is the default, or an example "
                           "where there is none; take the # away to set it. `inact config show` tells what "
                           "holds, and where it came from.")));
  std::string section;
  for (const Setting& setting : settings()) {
    if (!setting.in_file) continue;
    text += '\n';
    if (section_of(setting.key) != section) {
      section = section_of(setting.key);
      text += '[' + section + "]\n";
    }
    text += comment(words.say(setting.help));
    const std::string name = setting.key.substr(section.empty() ? 0 : section.size() + 1);
    if (const auto given = values.find(setting.key); given != values.end())
      text += name + " = " + toml_text(given->second) + '\n';
    else
      text += '#' + name + " = " + (*setting.example ? setting.example : toml_text(get(defaults, setting))) + '\n';
  }
  return text + own_vocabularies(words, defaults.vocabularies) + own_handouts(words) + own_profiles(words);
}

}  // namespace inact

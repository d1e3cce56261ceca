#include "cmd/help/topics.h"

#include <algorithm>

namespace inact {

const std::vector<Topic>& topics() {
  static const std::vector<Topic> all = {
      {"exit-codes", tr("Exit codes\n"
                        "\n"
                        "  0    done; an empty list is done too\n"
                        "  1    ran, and the answer is “no”: findings, overdue\n"
                        "  2    the command line or the configuration is wrong\n"
                        "  3    refused: a record that does not exist, a step that is not allowed, missing consent,\n"
                        "       a file with problems or only partly taken\n"
                        "  4    the records are not available: missing, locked, of a newer inact\n"
                        "  70   a fault of inact or of the machine: full disk, closed output\n"
                        "  130  interrupted")},
      {"environment", tr("Environment variables\n"
                         "\n"
                         "  INACT_CONFIG   the configuration to read, unless --config is given\n"
                         "  INACT_RECORDS  the records to work on, unless --records is given\n"
                         "  INACT_LANG     the language, unless --lang is given: en or de\n"
                         "  INACT_TODAY    what “today” is, unless --as-of is given\n"
                         "  XDG_CONFIG_HOME, XDG_DATA_HOME\n"
                         "                 where inact/inact.toml and inact/inact.db lie when nothing else is said\n"
                         "  LC_ALL, LC_MESSAGES, LANG\n"
                         "                 the language, when nothing above says it\n"
                         "  NO_COLOR, TERM=dumb\n"
                         "                 no colour\n"
                         "  PAGER          shows long text on a terminal; less when not set")},
      {"formats", tr("Formats\n"
                     "\n"
                     "  --format text      for people; cut to the width of a terminal, never in a pipe or file\n"
                     "  --format json      for programs; every document begins with its schema, inact.NAME/1;\n"
                     "                     keys and codes are English and never translated; changes only add\n"
                     "  --format csv       the one table, with commas; text that a spreadsheet would take for a\n"
                     "                     formula has an apostrophe before it, which the import removes again\n"
                     "  --format markdown  for wikis and minutes\n"
                     "  --format html      one page, without script\n"
                     "\n"
                     "Days are 2026-11-22 in JSON and CSV. Lists in JSON and CSV are never cut.")},
  };
  return all;
}

const Topic* find_topic(std::string_view name) {
  const auto found = std::ranges::find(topics(), name, &Topic::name);
  return found == topics().end() ? nullptr : &*found;
}

std::string topic_names() {
  std::string names = "commands, profiles";
  for (const Topic& topic : topics()) names += ", " + topic.name;
  return names;
}

}  // namespace inact

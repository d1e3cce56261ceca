#include "cmd/commands.h"

namespace inact {

const Command& program() {
  static const Command all = [] {
    Command commands("inact", tr("The records of an NGO project: first conversations, referrals, workshops, network, "
                                 "reports."));
    add_intake(commands);
    add_refer(commands);
    add_workshop(commands);
    add_network(commands);
    add_report(commands);
    add_today(commands);
    add_check(commands);
    add_person(commands);
    add_undo(commands);
    add_records(commands);
    add_init(commands);
    add_demo(commands);
    add_config(commands);
    add_help(commands);
    return commands;
  }();
  return all;
}

const std::vector<Option>& global_switches() {
  static const std::vector<Option> all = [] {
    const auto of = [](const char* names, const char* value, Message help) {
      return Option{names, value, std::move(help), false, false, "", {}};
    };
    return std::vector<Option>{
        of("--config", "FILE", tr("the configuration to read")),
        of("--records", "FILE", tr("the records to work on")),
        of("--format", "FORMAT", tr("how the result is written: text, json, csv, markdown or html")),
        of("--json", "", tr("the same as --format json")),
        of("-o,--output", "FILE", tr("writes the result to a file")),
        of("--lang", "LANG", tr("language: en or de")),
        of("--as-of", "DATE", tr("what “today” is")),
        of("--by", "NAME", tr("who acts; stored with every change")),
        of("--names", "", tr("shows names in lists; the reading is logged")),
        of("-n,--dry-run", "", tr("does everything and stores nothing")),
        of("--yes", "", tr("answers every question with yes")),
        of("--no-input", "", tr("never asks; refuses where an answer is needed")),
        of("-q,--quiet", "", tr("says nothing of what it did; results and errors are written all the same")),
        of("--color", "WHEN", tr("colour: auto, always or never")),
        of("--version", "", tr("prints the version")),
        of("-h,--help", "", tr("explains a command")),
    };
  }();
  return all;
}

}  // namespace inact

// Every command: one folder each, which adds itself.
#pragma once

#include "cmd/options.h"

namespace inact {

void add_check(Command& program);
void add_config(Command& program);
void add_demo(Command& program);
void add_help(Command& program);
void add_init(Command& program);
void add_intake(Command& program);
void add_network(Command& program);
void add_person(Command& program);
void add_records(Command& program);
void add_refer(Command& program);
void add_report(Command& program);
void add_today(Command& program);
void add_undo(Command& program);
void add_workshop(Command& program);

/// The program with all its commands, in the order in which help lists them.
const Command& program();
/// The switches that every command takes. Only main gives them values; others read their names and help.
const std::vector<Option>& global_switches();

}  // namespace inact

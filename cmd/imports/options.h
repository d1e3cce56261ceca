// What the switches say that every import of a table takes.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "cmd/options.h"
#include "inact/imports/attendees.h"
#include "inact/imports/plan_file.h"

namespace inact::imports {

struct ImportOptions {
  std::vector<std::string> files;
  std::optional<std::string> partner, delimiter, date_order;
  std::vector<std::string> map;
  ReadOptions reading;
  std::optional<std::string> save_profile, plan, apply, rejects;
  bool keep_going = false;
};

/// How the file is to be read.
void take_reading_options(Verb& verb, ImportOptions& options, const Message& date);
/// What is done with it.
void take_planning_options(Verb& verb, ImportOptions& options);

/// The switches that decide what is done, as a plan keeps them; and one of them read from there.
std::vector<std::pair<std::string, std::string>> options_of(const ImportOptions& options);
void set_option(ImportOptions& options, const std::string& name, const std::string& value);

/// What they say of reading, as the reader takes it. Throws Usage.
ReadOptions reading(const ImportOptions& options, RowKind rows);

}  // namespace inact::imports

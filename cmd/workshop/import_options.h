// What the switches of `inact workshop import` say.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "inact/imports/attendees.h"
#include "inact/imports/plan_file.h"

namespace inact::workshop {

struct ImportOptions {
  std::vector<std::string> files;
  std::optional<std::string> workshop, partner, delimiter, date_order;
  std::vector<std::string> map;
  std::optional<Date> session;
  ReadOptions reading;
  std::optional<std::string> save_profile, plan, apply, rejects;
  bool keep_going = false;
};

/// The switches that decide what is done, as a plan keeps them.
std::vector<std::pair<std::string, std::string>> options_of(const ImportOptions& options);
ImportOptions options_from(const PlanFile& plan);

/// What they say of reading, as the reader takes it. Throws Usage.
ReadOptions reading(const ImportOptions& options);

}  // namespace inact::workshop

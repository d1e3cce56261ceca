// What the switches of `inact workshop import` say.
#pragma once

#include "cmd/imports/options.h"

namespace inact::workshop {

struct WorkshopImportOptions : imports::ImportOptions {
  std::optional<std::string> workshop;
  std::optional<Date> session;
};

/// The switches that decide what is done, as a plan keeps them.
std::vector<std::pair<std::string, std::string>> options_of(const WorkshopImportOptions& options);
WorkshopImportOptions options_from(const PlanFile& plan);

}  // namespace inact::workshop

#include "cmd/workshop/import_options.h"

namespace inact::workshop {

std::vector<std::pair<std::string, std::string>> options_of(const WorkshopImportOptions& options) {
  std::vector<std::pair<std::string, std::string>> all;
  if (options.workshop) all.emplace_back("--workshop", *options.workshop);
  if (options.session) all.emplace_back("--session", iso(*options.session));
  for (auto& one : imports::options_of(options)) all.push_back(std::move(one));
  if (options.reading.final) all.emplace_back("--final", "");
  return all;
}

WorkshopImportOptions options_from(const PlanFile& plan) {
  WorkshopImportOptions options;
  for (const PlanFile::File& file : plan.files) options.files.push_back(file.path);
  for (const auto& [name, value] : plan.options) {
    if (name == "--workshop") options.workshop = value;
    if (name == "--session") options.session = parse_iso_date(value);
    if (name == "--final") options.reading.final = true;
    imports::set_option(options, name, value);
  }
  return options;
}

}  // namespace inact::workshop

// A plan kept in a file: what was decided, to be carried out later as it was shown, or not at all.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "inact/base/date.h"
#include "inact/imports/plan.h"

namespace inact {

/// Holds no names: the rows are shown where the plan is made.
struct PlanFile {
  std::string command = "workshop import";  ///< that made it, and carries it out
  struct File {
    std::string path;       ///< absolute
    std::string sha256;     ///< of its bytes
    std::string decisions;  ///< decisions_of() its plan
  };
  std::string records;         ///< the namespace UUID of the records it was made for
  std::int64_t log_entry = 0;  ///< last_written() when it was made
  Date day{};  ///< on which it was made: what depends on the day does not change until it is carried out
  std::vector<std::pair<std::string, std::string>> options;  ///< switches and their values; a flag has an empty one
  std::vector<File> files;
};

/// A hash of what the plan does with every row.
std::string decisions_of(const ImportPlan& plan);

/// The newest entry of the log that wrote something.
std::int64_t last_written(const Store& store);

/// TOML.
std::string plan_text(const PlanFile& plan);
/// Throws Usage when the file cannot be read, or is no plan.
PlanFile read_plan(const std::filesystem::path& file);

/// Throws Refused when the records are others, or somebody has written since the plan was made.
void require_same_records(const Store& store, const PlanFile& plan);

}  // namespace inact

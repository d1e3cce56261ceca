// What is wrong in the work itself: rules over referrals and centres, each with the command that mends it.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "inact/base/date.h"
#include "inact/base/message.h"
#include "inact/base/named.h"
#include "inact/config/config.h"
#include "inact/store/store.h"
#include "inact/table/document.h"

namespace inact {

/// An error should not be; a notice is worth knowing.
enum class FindingLevel { Error, Notice };
template <>
inline constexpr auto kWords<FindingLevel> = std::array<std::string_view, 2>{"error", "notice"};

struct WorkFinding {
  FindingLevel level = FindingLevel::Error;
  std::string rule;     ///< its name, for scripts
  std::string id;       ///< of the record
  Message message;      ///< without names of people
  std::string command;  ///< that mends it, or shows more
};

/// Errors first, then by rule and record.
std::vector<WorkFinding> check_work(const Store& store, const Config& config, Date today);

/// inact.check/1
Document check_document(const std::vector<WorkFinding>& findings);

}  // namespace inact

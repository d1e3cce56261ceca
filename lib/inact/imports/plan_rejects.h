// The rows that an import did not take, to be corrected and read again.
#pragma once

#include <string>
#include <string_view>

#include "inact/imports/plan.h"
#include "inact/text/words.h"

namespace inact {

/// The header of the file and below it every row that is rejected or in conflict, byte for byte as it came and in the
/// file's encoding, each with one cell more that says why. The file was read with `all_problems`. Empty where it could
/// not be read as a table, or every row was taken.
std::string rejected_rows(std::string_view bytes, const ImportPlan& plan, const Words& words);

/// The same of any import: `lines` are those on which the rows that are not taken begin.
std::string rejected_rows(std::string_view bytes, const AttendeeFile& file, const std::vector<int>& lines,
                          const std::vector<Problem>& problems, const Words& words);

}  // namespace inact

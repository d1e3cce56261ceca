// How far back work can lie.
#pragma once

#include "inact/base/date.h"

namespace inact {

/// The first day that work can be recorded on. Nobody enters work that is older than this: an earlier day is a slip of
/// the fingers (1026 or 0226 for 2026).
inline constexpr Date kFirstDayOfWork{Year{1990}, std::chrono::January, std::chrono::day{1}};

/// Throws Refused for a day before that. Days of birth are no days of work.
void require_day_of_work(Date day);

}  // namespace inact

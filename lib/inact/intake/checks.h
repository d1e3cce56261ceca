// What holds for every record of an intake.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "inact/base/date.h"

namespace inact {

/// Throws Refused for a day after today: what is recorded has happened.
void require_happened(Date day, Date today);

/// Throws Refused where there is a reason: the record does not count, and nothing can be done with it.
void require_counted(std::string_view id, const std::optional<std::string>& void_reason);

/// The reason as it is stored. Throws Usage for an empty one, Refused for one of more than 500 characters.
std::string void_reason_text(std::string_view id, std::string_view reason);

}  // namespace inact

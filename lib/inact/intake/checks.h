// What holds for every record of an intake.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "inact/base/date.h"
#include "inact/people/person.h"

namespace inact {

/// Throws Refused for a day after today, for what is recorded has happened, and for one before kFirstDayOfWork.
void require_happened(Date day, Date today);

/// Throws Refused for a day of a first conversation before the person was born or had arrived here.
void require_person_here(const PersonFacts& facts, Date day);

/// Throws Refused where there is a reason: the record does not count, and nothing can be done with it.
void require_counted(std::string_view id, const std::optional<std::string>& void_reason);

/// The reason as it is stored. Throws Usage for an empty one, Refused for one of more than 500 characters.
std::string void_reason_text(std::string_view id, std::string_view reason);

}  // namespace inact

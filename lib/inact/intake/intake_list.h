// Many intakes, many needs. With names, what is sensitive or a matter of residence is left out of the list.
#pragma once

#include <optional>
#include <string>

#include "inact/intake/intake.h"
#include "inact/intake/need.h"
#include "inact/table/document.h"
#include "inact/text/vocabulary.h"

namespace inact {

/// Codes as they are stored. Nothing: any.
struct IntakeFilter {
  std::optional<IntakeStatus> status;
  std::optional<PersonId> person;
  std::optional<std::string> need, partner, entered_by, country;
  std::optional<std::string> language;  ///< that the person speaks, or in which they spoke
  std::optional<Date> since, until;     ///< of the first conversation, both included
  bool voided = false;                  ///< those that are void instead of those that count
};
/// By day. Nobody is named where the filter itself is a need that does not stand beside names.
Table list_intakes(const Store& store, const IntakeFilter& filter, const Vocabularies& vocabularies, bool names);

struct NeedFilter {
  std::optional<NeedStatus> status;
  std::optional<Urgency> urgency;
  std::optional<IntakeId> intake;
  std::optional<PersonId> person;
  std::optional<std::string> code, partner, entered_by;
  std::optional<Date> since, until;  ///< of the day on which it was raised, both included
  bool voided = false;
};
/// By day.
Table list_needs(const Store& store, const NeedFilter& filter, const Vocabularies& vocabularies, bool names);

}  // namespace inact

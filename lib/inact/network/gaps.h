// What is missing: needs in a language and a district for which no service is known, and needs that stayed unmet.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "inact/base/date.h"
#include "inact/store/store.h"
#include "inact/table/document.h"

namespace inact {

struct GapRequest {
  Period days;                                          ///< of needs raised, or decided
  Date today{};                                         ///< on which services must be there
  std::optional<std::string> need, language, district;  ///< codes; nothing: any
};

/// So many people asked for this and no service in their district answers it in their language. Codes may be kinds of
/// no answer. Empty codes: several, put together so that nobody can be found (see protect_gaps()).
struct Gap {
  std::string need, language, district;
  std::int64_t asked = 0;      ///< people, each once for a need
  std::int64_t elsewhere = 0;  ///< services in other districts that would answer it
};

/// Needs that were decided as unmet and still are at the end of the days.
struct UnmetNeeds {
  std::string need, reason;  ///< an empty reason: several
  std::int64_t count = 0;
};

struct Gaps {
  std::vector<Gap> missing;  ///< the most asked for first
  std::vector<UnmetNeeds> unmet;
};

/// People who refused that statistics are made of them are left out. A service counts when it is active on the day, not
/// closed and not on the do-not-list; where it speaks the language (German everywhere) or has interpreting; in the
/// district when it is given there or by telephone or video.
Gaps find_gaps(const Store& store, const GapRequest& request);

/// For readers outside: rows of fewer than `base` are put together, first over the districts, then over the languages
/// or reasons, and all counts are rounded down to multiples of `base`. What is then still below is left out, so that
/// few and none look the same: months that each say "a few" could be subtracted from their year (trust.md).
Gaps protect_gaps(const Gaps& gaps, int base);

/// inact.gaps/1. `base`: 0 where the numbers are exact.
Document gaps_document(const Gaps& gaps, const GapRequest& request, int base);

}  // namespace inact

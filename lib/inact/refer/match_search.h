// Matching with what the records hold.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "inact/refer/match.h"
#include "inact/store/store.h"

namespace inact {

/// What is sought for the need, with what the records say of the person: birth year, gender, languages, where the
/// person lives, and, where it is recorded, the residence group; services the person declined before, that were tried
/// for this need already, or to which a referral was refused consent. Names, addresses and dates of birth are not read.
/// Throws Refused where there is no such need, or it is void.
Wish wish_of(const Store& store, NeedId need, Date day);

/// Puts the position of a postcode of five digits into `home`: the middle of the first hundred places we know there.
void locate(const Store& store, Whereabouts& home);

struct MatchRequest {
  Wish wish;
  std::optional<NeedId> need;
  std::optional<int> limit;  ///< how many services are wanted at most, 1 or more; nothing: all
  bool excluded = false;     ///< those that are excluded, too
  bool other_needs = false;  ///< and those that answer other needs
};

struct MatchResult {
  bool empty_directory = false;
  std::vector<RankedService> items;     ///< in order
  std::vector<RankedService> excluded;  ///< what came closest first; filled where it was asked for, or nothing fits
};

/// Throws Usage for a need that the vocabulary does not have.
MatchResult find_matches(const Store& store, const MatchRequest& request, const Vocabularies& vocabularies,
                         const Config::MatchWeights& weights);

}  // namespace inact

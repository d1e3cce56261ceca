// A match as people and scripts read it.
#pragma once

#include "inact/refer/match_search.h"
#include "inact/table/document.h"
#include "inact/text/words.h"

namespace inact {

struct MatchView {
  bool why = false;   ///< people read the points of each criterion, and what was excluded
  bool json = false;  ///< points as an object, not as columns
};

/// inact.match/1
Document match_document(const MatchResult& result, const MatchRequest& request, const MatchView& view,
                        const Words& words);

}  // namespace inact

// What the figures and tables of reports are, for those who read or quote them.
#pragma once

#include "inact/table/document.h"

namespace inact {

/// Every figure (code, unit, definition) and every breakdown: `inact.figures/1`.
Document describe_figures();

}  // namespace inact

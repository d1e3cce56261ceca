// What somebody can say next.
#pragma once

#include <vector>

#include "inact/base/message.h"

namespace inact {

/// "on hold (on_hold), accepted (accepted)": how people call it, and what they type.
Message choices(const std::vector<Coded>& codes);

}  // namespace inact

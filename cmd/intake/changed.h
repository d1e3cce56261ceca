// What verbs that correct something have in common.
#pragma once

#include <string>
#include <vector>

#include "inact/base/message.h"

namespace inact {

/// "Changed (Day, Minutes): I5", or that nothing changed.
Message changed(const std::vector<std::string>& fields, const std::string& id);

}  // namespace inact

// What people call the fields that the log names.
#pragma once

#include <string>
#include <vector>

#include "inact/base/message.h"

namespace inact {

/// "Minutes, Form": the titles of fields of any record, as the documents show them.
Message field_titles(const std::vector<std::string>& fields);

}  // namespace inact

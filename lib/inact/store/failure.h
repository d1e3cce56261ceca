// What SQLite reports, told apart: records that cannot be had now, and faults.
#pragma once

#include <functional>

namespace inact {

/// Does the work. Throws Unavailable when the records are locked, read-only, no database or damaged; everything else
/// that SQLite reports goes on as it came: a fault of the machine (full disk) or of ours.
void translate_failures(const std::function<void()>& work);

}  // namespace inact

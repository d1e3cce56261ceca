// What SQLite reports, told apart: records that cannot be had now, a machine that fails, and faults of ours.
#pragma once

#include <filesystem>
#include <functional>

namespace inact {

/// Does the work on the records of that file, which the messages name. Throws Unavailable when they are locked,
/// read-only, no database or damaged, and Machine when the disk is full or fails; everything else that SQLite reports
/// goes on as it came: a fault of ours.
void translate_failures(const std::filesystem::path& file, const std::function<void()>& work);

}  // namespace inact

// Unpredictable bytes.
#pragma once

#include <cstdint>
#include <span>

namespace inact {

/// Fills it with bytes nobody can foretell, from the system.
void fill_random(std::span<std::uint8_t> bytes);

}  // namespace inact

// Names that nobody else gives: RFC 9562.
#pragma once

#include <array>
#include <cstdint>
#include <string>

namespace inact {

/// The 16 bytes as a UUID of version 4, 8-4-4-4-12 in lower case; six of their bits are set by the version.
std::string uuid_v4(std::array<std::uint8_t, 16> bytes);
/// A random one.
std::string random_uuid();

}  // namespace inact

// Names that nobody else gives: RFC 9562.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace inact {

/// The 16 bytes as a UUID of version 4, 8-4-4-4-12 in lower case; six of their bits are set by the version.
std::string uuid_v4(std::array<std::uint8_t, 16> bytes);
/// The one of a name below a namespace, of version 5: the same name gives the same UUID everywhere. Throws
/// std::invalid_argument when the namespace is no UUID.
std::string uuid_v5(std::string_view namespace_uuid, std::string_view name);
/// A random one.
std::string random_uuid();

}  // namespace inact

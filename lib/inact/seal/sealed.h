// What stands in columns called sealed: a form byte, then the content. Form 0 is plain; ciphers come with their own.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace inact {

std::vector<std::uint8_t> seal(std::string_view content);

/// The content. Throws Unavailable for a form that this inact does not know, and for no form at all.
std::string unseal(const std::vector<std::uint8_t>& sealed);

}  // namespace inact

#include <fmt/core.h>

#include "inact/text/code_points.h"
#include "inact/text/fold.h"

namespace inact {

bool misleads(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c <= 0x9F) || c == 0x200E || c == 0x200F || (c >= 0x2028 && c <= 0x202E) ||
         (c >= 0x2066 && c <= 0x2069);
}

std::string shown(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(text, at);
    if (c == kNoCodePoint)
      result += fmt::format("\\x{:02x}", static_cast<unsigned char>(text[begin]));
    else if (misleads(c))
      result += fmt::format(fmt::runtime(c < 0x100 ? "\\x{:02x}" : "\\u{:04x}"), static_cast<unsigned>(c));
    else
      result += text.substr(begin, at - begin);
  }
  return result;
}

}  // namespace inact

// UTF-8, one code point at a time.
#pragma once

#include <string>
#include <string_view>

namespace inact {

/// What stands for a byte that is not part of valid UTF-8.
inline constexpr char32_t kNoCodePoint = 0xFFFFFFFF;

/// The code point of several bytes at `at`, which moves behind it; kNoCodePoint, and one byte on, where there is none.
char32_t next_wide_code_point(std::string_view text, std::size_t& at);

/// The code point at `at`, which moves behind it; kNoCodePoint, and one byte on, for bytes that are not UTF-8.
inline char32_t next_code_point(std::string_view text, std::size_t& at) {
  const auto byte = static_cast<unsigned char>(text[at]);
  if (byte < 0x80) {
    ++at;
    return byte;
  }
  return next_wide_code_point(text, at);
}

/// Appends one code point as UTF-8.
void append_code_point(std::string& text, char32_t code_point);

/// All code points; U+FFFD for bytes that are not UTF-8.
std::u32string code_points(std::string_view text);

bool is_ascii(std::string_view text);
/// Valid UTF-8, without surrogates and overlong forms.
bool is_utf8(std::string_view bytes);

}  // namespace inact

#include "inact/text/code_points.h"

#include <cstdint>
#include <cstring>

namespace inact {

char32_t next_wide_code_point(std::string_view text, std::size_t& at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned first = byte(at);
  const std::size_t left = text.size() - at;
  const auto follows = [&](std::size_t n) { return (byte(at + n) & 0xC0) == 0x80; };
  if (first >= 0xC2 && first < 0xE0 && left > 1 && follows(1)) {
    const char32_t c = (first & 0x1Fu) << 6 | (byte(at + 1) & 0x3Fu);
    at += 2;
    return c;
  }
  if (first >= 0xE0 && first < 0xF0 && left > 2 && follows(1) && follows(2)) {
    const char32_t c = (first & 0x0Fu) << 12 | (byte(at + 1) & 0x3Fu) << 6 | (byte(at + 2) & 0x3Fu);
    if (c >= 0x800 && (c < 0xD800 || c > 0xDFFF)) {
      at += 3;
      return c;
    }
  }
  if (first >= 0xF0 && first < 0xF5 && left > 3 && follows(1) && follows(2) && follows(3)) {
    const char32_t c =
        (first & 0x07u) << 18 | (byte(at + 1) & 0x3Fu) << 12 | (byte(at + 2) & 0x3Fu) << 6 | (byte(at + 3) & 0x3Fu);
    if (c >= 0x10000 && c <= 0x10FFFF) {
      at += 4;
      return c;
    }
  }
  ++at;
  return kNoCodePoint;
}

void append_code_point(std::string& text, char32_t c) {
  const auto put = [&](char32_t byte) { text += static_cast<char>(byte); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0 | c >> 6);
    put(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    put(0xE0 | c >> 12);
    put(0x80 | (c >> 6 & 0x3F));
    put(0x80 | (c & 0x3F));
  } else {
    put(0xF0 | c >> 18);
    put(0x80 | (c >> 12 & 0x3F));
    put(0x80 | (c >> 6 & 0x3F));
    put(0x80 | (c & 0x3F));
  }
}

std::u32string code_points(std::string_view text) {
  std::u32string result;
  result.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    result += c == kNoCodePoint ? U'\uFFFD' : c;
  }
  return result;
}

bool is_ascii(std::string_view text) {
  std::size_t at = 0;
  for (; at + 8 <= text.size(); at += 8) {
    std::uint64_t eight;
    std::memcpy(&eight, text.data() + at, 8);
    if (eight & 0x8080808080808080u) return false;
  }
  for (; at < text.size(); ++at)
    if (static_cast<unsigned char>(text[at]) >= 0x80) return false;
  return true;
}

bool is_utf8(std::string_view bytes) {
  if (is_ascii(bytes)) return true;
  for (std::size_t at = 0; at < bytes.size();)
    if (next_code_point(bytes, at) == kNoCodePoint) return false;
  return true;
}

}  // namespace inact

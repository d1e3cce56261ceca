#include "inact/imports/controls.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace inact {
namespace {

unsigned char byte(std::string_view text, std::size_t at) { return static_cast<unsigned char>(text[at]); }

bool control(std::string_view text, std::size_t at) {
  const unsigned char c = byte(text, at);
  if (c < 0x20) return c != '\t' && c != '\n' && c != '\r';
  if (c == 0x7F) return true;
  if (c != 0xC2 || at + 1 == text.size()) return false;
  return byte(text, at + 1) < 0xA0 && byte(text, at + 1) != 0x85;
}

#ifdef __SSE2__
/// None of the 16 bytes begins a control character. Line ends and TABs are let through here, 0xC2 is not.
bool none_of_sixteen(const char* at) {
  const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
  const auto is = [&](int value) { return _mm_cmpeq_epi8(bytes, _mm_set1_epi8(static_cast<char>(value))); };
  const __m128i low = _mm_cmpeq_epi8(_mm_min_epu8(bytes, _mm_set1_epi8(0x1F)), bytes);
  const __m128i allowed = _mm_or_si128(is('\t'), _mm_or_si128(is('\n'), is('\r')));
  const __m128i found = _mm_or_si128(_mm_andnot_si128(allowed, low), _mm_or_si128(is(0x7F), is(0xC2)));
  return _mm_movemask_epi8(found) == 0;
}
#endif

}  // namespace

std::size_t first_control(std::string_view text, const ReadUpTo& read_up_to) {
  const std::size_t found = in_windows(text.size(), read_up_to, [&](std::size_t at, std::size_t end) {
    while (at < end) {
#ifdef __SSE2__
      while (at + 16 <= text.size() && at < end && none_of_sixteen(text.data() + at)) at += 16;
#endif
      for (const std::size_t here = at + 16; at < here && at < text.size(); ++at)
        if (control(text, at)) return at;
    }
    return at;
  });
  return found == text.size() ? std::string_view::npos : found;
}

bool has_bidi_control(std::string_view text) {
  for (std::size_t at = text.find('\xE2'); at < text.size(); at = text.find('\xE2', at + 1)) {
    if (at + 2 >= text.size()) return false;
    const unsigned char second = byte(text, at + 1), third = byte(text, at + 2);
    if ((second == 0x80 && third >= 0xAA && third <= 0xAE) || (second == 0x81 && third >= 0xA6 && third <= 0xA9))
      return true;
  }
  return false;
}

}  // namespace inact

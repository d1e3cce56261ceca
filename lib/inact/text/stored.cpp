#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

#include "inact/base/error.h"
#include "inact/text/code_points.h"
#include "inact/text/fold.h"

namespace inact {
namespace {

/// C0 but TAB and line breaks, DEL, C1 but the line break U+0085.
bool refused_control(char32_t c) {
  return (c < 0x20 && c != '\t' && c != '\n' && c != '\r') || (c >= 0x7F && c <= 0x9F && c != 0x85);
}

bool outer_blank(char32_t c) {
  if (c < 0x80) return c == ' ' || (c >= '\t' && c <= '\r');
  return u_isUWhiteSpace(static_cast<UChar32>(c)) || (c >= 0x200B && c <= 0x200D) || c == 0x2060 || c == 0xFEFF ||
         c == 0x180E;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty()) {
    std::size_t first = 0;
    if (!outer_blank(next_code_point(text, first))) break;
    text.remove_prefix(first);
  }
  while (!text.empty()) {
    std::size_t last = text.size() - 1;
    while (last > 0 && (static_cast<unsigned char>(text[last]) & 0xC0) == 0x80) --last;
    std::size_t at = last;
    if (!outer_blank(next_code_point(text, at))) break;
    text.remove_suffix(text.size() - last);
  }
  return text;
}

}  // namespace

std::string stored_text(std::string_view text) {
  std::size_t letter = 0;
  bool may_need_composing = false;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    ++letter;
    if (c == kNoCodePoint) throw refused("The text is not UTF-8 from its character {number} on.", {{"number", letter}});
    if (refused_control(c)) {
      std::string control;
      append_code_point(control, c);
      throw refused("The text holds the control character {character} as its character {number}.",
                    {{"character", shown(control)}, {"number", letter}});
    }
    may_need_composing |= c >= 0x300;
  }
  const std::string_view inner = trimmed(text);
  if (!may_need_composing) return std::string(inner);
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  const icu::StringPiece piece(inner.data(), static_cast<int32_t>(inner.size()));
  if (nfc->isNormalizedUTF8(piece, status)) return std::string(inner);
  std::string result;
  icu::StringByteSink<std::string> sink(&result, piece.length());
  nfc->normalizeUTF8(0, piece, sink, nullptr, status);
  return result;
}

}  // namespace inact

#include <unicode/uchar.h>

#include "inact/text/code_points.h"
#include "inact/text/fold.h"

namespace inact {
namespace {

/// As terminals count: like wcwidth, for the Unicode version of ICU.
int columns(char32_t code_point) {
  if (code_point < 0x300) return 1;  // controls are shown as \x1b before anything is measured
  if (code_point == kNoCodePoint) return 1;
  const auto c = static_cast<UChar32>(code_point);
  switch (u_charType(c)) {
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_FORMAT_CHAR: return 0;
    default: break;
  }
  if (code_point >= 0x1160 && code_point <= 0x11FF) return 0;  // Hangul vowels and finals join the syllable before
  const int width = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

/// Where the text of one grapheme cluster that begins at `at` ends (UAX #29, without the rules for Indian conjuncts).
/// ICU's break iterator gives the same, but loads its rules first.
std::size_t end_of_cluster(std::string_view text, std::size_t at) {
  const auto property = [](char32_t c, UProperty p) { return u_getIntPropertyValue(static_cast<UChar32>(c), p); };
  char32_t before = next_code_point(text, at);
  int last = property(before, UCHAR_GRAPHEME_CLUSTER_BREAK);
  int flags = last == U_GCB_REGIONAL_INDICATOR ? 1 : 0;
  bool pictograph = property(before, UCHAR_EXTENDED_PICTOGRAPHIC) != 0;
  bool joined = false;
  while (at < text.size()) {
    std::size_t after = at;
    const char32_t c = next_code_point(text, after);
    if (c == kNoCodePoint || before == kNoCodePoint) return at;
    const int next = property(c, UCHAR_GRAPHEME_CLUSTER_BREAK);
    const bool next_pictograph = property(c, UCHAR_EXTENDED_PICTOGRAPHIC) != 0;
    bool together = last == U_GCB_PREPEND && next != U_GCB_CONTROL && next != U_GCB_CR && next != U_GCB_LF;
    together |= next == U_GCB_EXTEND || next == U_GCB_ZWJ || next == U_GCB_SPACING_MARK;
    together |= last == U_GCB_L && (next == U_GCB_L || next == U_GCB_V || next == U_GCB_LV || next == U_GCB_LVT);
    together |= (last == U_GCB_LV || last == U_GCB_V) && (next == U_GCB_V || next == U_GCB_T);
    together |= (last == U_GCB_LVT || last == U_GCB_T) && next == U_GCB_T;
    together |= joined && next_pictograph;
    together |= last == U_GCB_REGIONAL_INDICATOR && next == U_GCB_REGIONAL_INDICATOR && flags == 1;
    if (last == U_GCB_CONTROL) together = false;
    if (!together) return at;
    joined = pictograph && next == U_GCB_ZWJ;
    if (next != U_GCB_EXTEND && next != U_GCB_ZWJ) pictograph = next_pictograph;
    if (next == U_GCB_REGIONAL_INDICATOR) ++flags;
    last = next;
    before = c;
    at = after;
  }
  return at;
}

}  // namespace

int display_width(std::string_view text) {
  int width = 0;
  for (std::size_t at = 0; at < text.size();) width += columns(next_code_point(text, at));
  return width;
}

std::string cut_to_width(std::string_view text, int width) {
  if (width <= 0) return {};
  if (display_width(text) <= width) return std::string(text);
  int used = 0;
  std::size_t kept = 0;
  while (kept < text.size()) {
    const std::size_t end = end_of_cluster(text, kept);
    used += display_width(text.substr(kept, end - kept));
    if (used > width - 1) break;
    kept = end;
  }
  return std::string(text.substr(0, kept)) + "…";
}

}  // namespace inact

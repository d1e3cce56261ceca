#include "inact/imports/caption.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>

#include "inact/text/code_points.h"

namespace inact {
namespace {

std::string folded(std::string_view text) {
  std::string result;
  if (is_ascii(text)) {
    result = text;
    for (char& c : result)
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return result;
  }
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* casefold = icu::Normalizer2::getNFKCCasefoldInstance(status);
  if (U_FAILURE(status)) return std::string(text);
  icu::StringByteSink<std::string> sink(&result);
  casefold->normalizeUTF8(0, {text.data(), static_cast<int32_t>(text.size())}, sink, nullptr, status);
  return result;
}

bool blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

}  // namespace

std::string caption_key(std::string_view text) {
  std::string key;
  for (const char c : folded(text))
    if (!blank(c))
      key += c;
    else if (!key.empty() && key.back() != ' ')
      key += ' ';
  while (!key.empty() && (key.back() == ' ' || key.back() == '*')) key.pop_back();
  return key;
}

}  // namespace inact

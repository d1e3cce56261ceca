#include "inact/text/names.h"

#include <unicode/localpointer.h>
#include <unicode/uldnames.h>
#include <unicode/unistr.h>

#include <array>

namespace inact {
namespace {

using Lookup = int32_t (*)(const ULocaleDisplayNames*, const char*, UChar*, int32_t, UErrorCode*);

/// Opened by the first who asks for a name.
const ULocaleDisplayNames* names(Language language) {
  const auto open = [](const char* locale) {
    UErrorCode status = U_ZERO_ERROR;
    return icu::LocalULocaleDisplayNamesPointer(uldn_open(locale, ULDN_STANDARD_NAMES, &status));
  };
  if (language == Language::German) {
    static const auto kGerman = open("de");
    return kGerman.getAlias();
  }
  static const auto kEnglish = open("en");
  return kEnglish.getAlias();
}

std::string name(Lookup look_up, std::string code, Language language) {
  std::array<UChar, 200> buffer{};
  UErrorCode status = U_ZERO_ERROR;
  const ULocaleDisplayNames* list = names(language);
  if (code.empty() || !list) return code;
  const int32_t size = look_up(list, code.c_str(), buffer.data(), static_cast<int32_t>(buffer.size()), &status);
  if (U_FAILURE(status) || size <= 0 || size > static_cast<int32_t>(buffer.size())) return code;
  std::string text;
  icu::UnicodeString(buffer.data(), size).toUTF8String(text);
  return text;
}

}  // namespace

std::string language_name(std::string_view tag, Language language) {
  return name(uldn_localeDisplayName, std::string(tag), language);
}

std::string country_name(std::string_view code, Language language) {
  return name(uldn_regionDisplayName, std::string(code), language);
}

}  // namespace inact

#include <unicode/coll.h>
#include <unicode/unistr.h>

#include <memory>
#include <stdexcept>

#include "inact/text/fold.h"

namespace inact {
namespace {

/// Opened by the first who sorts names. The identical level makes the order of different texts always the same.
const icu::Collator& collator() {
  static const std::unique_ptr<icu::Collator> kCollator = [] {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::Collator> made(icu::Collator::createInstance(icu::Locale("de@collation=phonebook"), status));
    if (U_FAILURE(status)) throw std::runtime_error("ICU has no collation for German names");
    made->setStrength(icu::Collator::IDENTICAL);
    return made;
  }();
  return *kCollator;
}

icu::StringPiece piece(std::string_view text) { return {text.data(), static_cast<int32_t>(text.size())}; }

}  // namespace

bool name_less(std::string_view a, std::string_view b) {
  UErrorCode status = U_ZERO_ERROR;
  return collator().compareUTF8(piece(a), piece(b), status) == UCOL_LESS;
}

std::string collation_key(std::string_view text) {
  const icu::UnicodeString wide = icu::UnicodeString::fromUTF8(piece(text));
  std::string key(text.size() * 2 + 16, '\0');
  const auto bytes = [&] { return reinterpret_cast<std::uint8_t*>(key.data()); };
  int32_t size = collator().getSortKey(wide, bytes(), static_cast<int32_t>(key.size()));
  const bool fitted = size <= static_cast<int32_t>(key.size());
  key.resize(static_cast<std::size_t>(size));
  if (!fitted) collator().getSortKey(wide, bytes(), size);
  key.pop_back();  // the zero that ends it
  return key;
}

}  // namespace inact

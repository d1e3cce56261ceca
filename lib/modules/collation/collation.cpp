// The order of names. A module, because this half of ICU is as long to load as everything else that inact needs.
#include <unicode/coll.h>
#include <unicode/unistr.h>

#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

namespace {

/// The identical level makes the order of different texts always the same.
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

}  // namespace

/// collation_key() of lib/inact/text/fold.h.
extern "C" __attribute__((visibility("default"))) void inact_collation_key(std::string_view text, std::string& key) {
  const auto wide = icu::UnicodeString::fromUTF8({text.data(), static_cast<int32_t>(text.size())});
  key.resize(text.size() * 2 + 16);
  const auto bytes = [&] { return reinterpret_cast<std::uint8_t*>(key.data()); };
  int32_t size = collator().getSortKey(wide, bytes(), static_cast<int32_t>(key.size()));
  const bool fitted = size <= static_cast<int32_t>(key.size());
  key.resize(static_cast<std::size_t>(size));
  if (!fitted) collator().getSortKey(wide, bytes(), size);
  key.pop_back();  // the zero that ends it
}

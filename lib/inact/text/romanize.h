// Letters of other scripts in the Latin letters in which people carry the same name in passports and lists.
#pragma once

#include <string_view>

namespace inact {

/// True for letters that a Romanizer knows.
bool romanizable(char32_t letter);

/// Reads one text of folded letters (lower case, no marks but those that make another letter, as й) from left to right.
/// Rules depend on the neighbours, and in Cyrillic on the language that the letters of the whole text tell.
class Romanizer {
 public:
  explicit Romanizer(std::u32string_view text);

  /// The Latin letters of what stands at `at`, which moves behind it. The letter there must be romanizable().
  std::string_view next(std::size_t& at) const;

 private:
  std::string_view cyrillic(std::size_t at) const;
  std::string_view greek(std::size_t& at) const;
  std::string_view armenian(std::size_t& at) const;
  std::string_view arabic(std::size_t at) const;
  std::string_view hebrew(std::size_t at) const;
  char32_t at(std::size_t index) const { return index < text_.size() ? text_[index] : U'\0'; }
  bool begins_word(std::size_t index) const;
  bool ends_word(std::size_t index) const;

  enum class Cyrillic { Ukrainian, Russian, Serbian };
  std::u32string_view text_;
  Cyrillic language_ = Cyrillic::Ukrainian;
};

}  // namespace inact

// Translations as msgfmt compiles them, read where they lie.
#pragma once

#include <cstdint>
#include <string_view>

namespace inact {

/// The entries of a .mo file (GNU gettext, "The Format of GNU MO Files"). A value: two languages are two catalogues.
class Catalogue {
 public:
  /// The bytes must live as long as this does. Throws std::invalid_argument for what is no .mo file of this machine.
  explicit Catalogue(std::string_view mo);

  /// One text and its translation. `many` and `translated_many` are empty where the text has no count.
  struct Entry {
    std::string_view one;
    std::string_view many;
    std::string_view translated_one;
    std::string_view translated_many;
  };
  /// How many, the header included: its text is empty.
  std::size_t size() const { return size_; }
  /// In the order of their texts.
  Entry entry(std::size_t index) const;

  /// The translation, or the text itself where there is none.
  std::string_view translated(std::string_view text) const;
  /// The form for `n`, of two: one, and all others (n != 1), as in German and English.
  std::string_view translated_plural(std::string_view one, std::string_view many, std::int64_t n) const;

 private:
  std::uint32_t number(std::size_t offset) const;
  std::string_view text(std::size_t table, std::size_t index) const;
  /// The place of the text; size() where there is none.
  std::size_t find(std::string_view text) const;

  std::string_view mo_;
  std::size_t size_ = 0;
  std::size_t texts_ = 0;
  std::size_t translations_ = 0;
};

/// The German translation that is part of the library.
const Catalogue& german();

}  // namespace inact

// Enumerations that are stored and typed as words.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace inact {

/// The words of an enumeration, in the order of its values. Specialised beside each enum:
/// `template <> inline constexpr auto kWords<NeedStatus> = std::array<std::string_view, 2>{"open", "met"};`
template <class E>
inline constexpr auto kWords = std::array<std::string_view, 0>{};

/// The word under which a value is stored.
template <class E>
constexpr std::string_view word(E value) {
  return kWords<E>.at(static_cast<std::size_t>(value));
}

/// The value of a word, or nothing.
template <class E>
constexpr std::optional<E> from_word(std::string_view text) {
  for (std::size_t i = 0; i < kWords<E>.size(); ++i)
    if (kWords<E>[i] == text) return static_cast<E>(i);
  return std::nullopt;
}

}  // namespace inact

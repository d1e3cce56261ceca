#include "inact/hsds/protected.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "inact/store/query.h"
#include "inact/text/fold.h"

namespace inact {
namespace {

constexpr std::size_t kTellingAddress = 8;  ///< shorter ones occur in texts by chance
constexpr double kNear = 0.001;             ///< degrees: three decimals
constexpr double kSame = 0.0001;

bool digit(char c) { return c >= '0' && c <= '9'; }
bool letter_or_digit(char c) { return (c >= 'a' && c <= 'z') || digit(c) || static_cast<unsigned char>(c) >= 0x80; }

std::size_t digits_at(std::string_view text, std::size_t at = 0) {
  std::size_t count = 0;
  while (at + count < text.size() && digit(text[at + count])) ++count;
  return count;
}

/// Without what stands before a house number or not: 12, Nr. 12, No 12, Nr12.
std::string_view without_number_sign(std::string_view word) {
  for (const std::string_view sign : {"hausnummer", "hausnr", "nummer", "number", "hnr", "nr", "no"})
    if (word.starts_with(sign) && (word.size() == sign.size() || digit(word[sign.size()])))
      return word.substr(sign.size());
  return word;
}

/// Words as they are compared: in lower case, folded, without signs.
std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words(1);
  for (const char c : search_key(text))
    if (letter_or_digit(c))
      words.back() += c;
    else if (!words.back().empty())
      words.emplace_back();
  for (std::string& word : words) word = without_number_sign(word);
  std::erase(words, "");
  return words;
}

/// The words as one, with street and place short, because some write Hafen-Straße and others Hafenstr. Numbers stay
/// apart.
std::string telling(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) {
    if (!text.empty() && digit(text.back()) && digit(word.front())) text += ' ';
    text += word;
  }
  for (const auto& [whole, kept] : {std::pair<std::string_view, std::size_t>{"strasse", 3}, {"platz", 2}})
    for (std::size_t at = 0; (at = text.find(whole, at)) != std::string::npos; at += kept)
      text.erase(at + kept, whole.size() - kept);
  return text;
}

/// The word that is the house number: the first with a digit behind the name of the street, which may hold numbers
/// itself (Straße des 17. Juni 135) and stands behind the number elsewhere (12 Harbour Street).
std::size_t house_number(const std::vector<std::string>& words) {
  std::size_t behind = 0;
  for (std::size_t i = 0; i < words.size(); ++i)
    if (words[i].size() >= 3 && !digit(words[i].front())) behind = i + 1;
  const auto starts_with_digit = [](const std::string& word) { return digit(word.front()); };
  auto found = std::find_if(words.begin() + static_cast<std::ptrdiff_t>(behind), words.end(), starts_with_digit);
  if (found == words.end()) found = std::ranges::find_if(words, starts_with_digit);
  return static_cast<std::size_t>(found - words.begin());
}

/// A decimal number at the beginning, with three decimals or more; and how long it is.
std::optional<std::pair<double, std::size_t>> precise_number(std::string_view text) {
  const std::size_t whole = digits_at(text);
  if (whole == 0 || whole > 3 || whole >= text.size() || (text[whole] != '.' && text[whole] != ','))
    return std::nullopt;
  const std::size_t decimals = digits_at(text, whole + 1);
  if (decimals < 3) return std::nullopt;
  std::string number(text.substr(0, whole + 1 + decimals));
  number[whole] = '.';
  double value = 0;
  std::from_chars(number.data(), number.data() + number.size(), value);
  return std::pair{value, number.size()};
}

}  // namespace

ProtectedPlaces::ProtectedPlaces(const Store& store) {
  Query addresses(store,
                  "SELECT DISTINCT a.address_1, a.postal_code FROM address a JOIN location l ON l.id = a.location_id "
                  "WHERE l.protected = 1 ORDER BY 1, 2");
  while (addresses.next()) {
    const auto [address, postcode] = addresses.row<std::string, std::string>();
    auto words = words_of(address);
    const std::size_t at = house_number(words);
    if (address.size() < kTellingAddress || at == words.size()) continue;
    const std::string number = words[at].substr(0, digits_at(words[at]));
    if (at > 0) {
      words.resize(at + 1);
      words[at] = number;
    }
    addresses_.push_back({number, telling(words), postcode});
  }
  Query points(store,
               "SELECT DISTINCT latitude, longitude FROM location WHERE protected = 1 AND latitude IS NOT NULL AND "
               "longitude IS NOT NULL ORDER BY 1, 2");
  while (points.next()) {
    const auto [latitude, longitude] = points.row<double, double>();
    points_.push_back({latitude, longitude});
  }
}

bool ProtectedPlaces::quotes_address(std::string_view text, const std::string_view* postcode) const {
  std::optional<std::string> told;
  for (const Address& one : addresses_) {
    if ((postcode && *postcode != one.postcode) || text.find(one.number) == std::string_view::npos) continue;
    if (!told) told = telling(words_of(text));
    for (std::size_t at = 0; (at = told->find(one.street, at)) != std::string::npos; ++at) {
      const std::size_t end = at + one.street.size();
      if (end == told->size() || !digit(one.street.back()) || !digit((*told)[end])) return true;
    }
  }
  return false;
}

bool ProtectedPlaces::quotes_point(std::string_view text) const {
  for (std::size_t at = 0; !points_.empty() && at < text.size();) {
    if (!digit(text[at])) {
      ++at;
      continue;
    }
    const auto number = precise_number(text.substr(at));
    if (number && std::ranges::any_of(points_, [&](const Point& one) {
          return std::abs(number->first - std::abs(one.latitude)) <= kNear ||
                 std::abs(number->first - std::abs(one.longitude)) <= kNear;
        }))
      return true;
    at += number ? number->second : digits_at(text, at);
  }
  return false;
}

std::optional<GivenAway> ProtectedPlaces::in(std::string_view text) const {
  if (quotes_point(text)) return GivenAway::Coordinates;
  return quotes_address(text, nullptr) ? std::optional(GivenAway::Address) : std::nullopt;
}

std::optional<GivenAway> ProtectedPlaces::in(std::string_view text, std::string_view postcode) const {
  if (quotes_point(text)) return GivenAway::Coordinates;
  return quotes_address(text, &postcode) ? std::optional(GivenAway::Address) : std::nullopt;
}

bool ProtectedPlaces::is_at(double latitude, double longitude) const {
  return std::ranges::any_of(points_, [&](const Point& one) {
    return std::abs(latitude - one.latitude) <= kSame && std::abs(longitude - one.longitude) <= kSame;
  });
}

}  // namespace inact

#include "inact/text/catalogue.h"

#include <cstring>
#include <stdexcept>
#include <utility>

#include "inact/base/embedded.h"

namespace inact {
namespace {

/// Forms of one text are parted by a zero byte.
std::pair<std::string_view, std::string_view> forms(std::string_view text) {
  const auto zero = text.find('\0');
  if (zero == std::string_view::npos) return {text, {}};
  return {text.substr(0, zero), text.substr(zero + 1)};
}

}  // namespace

Catalogue::Catalogue(std::string_view mo) : mo_(mo) {
  constexpr std::uint32_t kMagic = 0x950412DE;
  if (mo.size() < 20 || number(0) != kMagic) throw std::invalid_argument("not a catalogue of messages");
  size_ = number(8);
  texts_ = number(12);
  translations_ = number(16);
}

std::uint32_t Catalogue::number(std::size_t offset) const {
  std::uint32_t value;
  std::memcpy(&value, mo_.substr(offset, 4).data(), 4);
  return value;
}

std::string_view Catalogue::text(std::size_t table, std::size_t index) const {
  const std::size_t row = table + 8 * index;
  return mo_.substr(number(row + 4), number(row));
}

Catalogue::Entry Catalogue::entry(std::size_t index) const {
  const auto [one, many] = forms(text(texts_, index));
  const auto [translated_one, translated_many] = forms(text(translations_, index));
  return {one, many, translated_one, translated_many};
}

std::size_t Catalogue::find(std::string_view wanted) const {
  std::size_t low = 0, high = size_;
  while (low < high) {
    const std::size_t middle = (low + high) / 2;
    const int order = forms(text(texts_, middle)).first.compare(wanted);
    if (order == 0) return middle;
    if (order < 0)
      low = middle + 1;
    else
      high = middle;
  }
  return size_;
}

std::string_view Catalogue::translated(std::string_view text) const {
  const std::size_t found = text.empty() ? size_ : find(text);
  return found == size_ ? text : entry(found).translated_one;
}

std::string_view Catalogue::translated_plural(std::string_view one, std::string_view many, std::int64_t n) const {
  const std::size_t found = find(one);
  if (found == size_ || entry(found).translated_many.empty()) return n == 1 ? one : many;
  return n == 1 ? entry(found).translated_one : entry(found).translated_many;
}

const Catalogue& german() {
  static const Catalogue kGerman(embedded::file("de.mo"));
  return kGerman;
}

}  // namespace inact

#include "inact/text/fold.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cstdint>

#include "inact/text/code_points.h"
#include "inact/text/romanize.h"

namespace inact {
namespace {

// --- The key as it grows -------------------------------------------------------------------------------------------

bool blank(char32_t c) {
  return c == U' ' || (c >= 0x09 && c <= 0x0D) || c == 0x85 || c == 0xA0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

/// What is written as a blank by some and otherwise by others: Anna-Maria, J.R., "Müller, Anna".
bool like_a_blank(char32_t c) {
  return blank(c) || c == U'-' || c == U'.' || c == U',' || c == 0x58A || c == 0x5BE || c == 0x60C ||
         (c >= 0x2010 && c <= 0x2015) || c == 0x2212;
}

/// What is left out by many: O'Connor, Мар'яна, Gʻafur.
bool apostrophe(char32_t c) {
  return c == U'\'' || c == U'`' || c == 0xB4 || (c >= 0x2B9 && c <= 0x2BF) || c == 0x2C8 || c == 0x55A || c == 0x5F3 ||
         (c >= 0x2018 && c <= 0x201B) || c == 0x2032;
}

bool vowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u'; }

class Key {
 public:
  explicit Key(std::size_t size) { bytes_.reserve(size); }

  void blank() { pending_ = !bytes_.empty(); }

  void letter(char c) {
    if (c == 'e' && !pending_ && after_umlaut_vowel()) return;
    separate();
    bytes_ += c;
  }

  void other(char32_t c) {
    separate();
    append_code_point(bytes_, c);
  }

  std::string take() && { return std::move(bytes_); }

 private:
  void separate() {
    if (pending_) bytes_ += ' ';
    pending_ = false;
  }

  /// Mueller is Müller, and both are Muller: the e goes after every a and o, and after u, unless that stands behind a
  /// vowel or q, where no ü can be (Bauer, Enrique). So Michael is also found as Michal, and Manuel as Manul.
  bool after_umlaut_vowel() const {
    if (bytes_.empty()) return false;
    const char last = bytes_.back();
    if (last == 'a' || last == 'o') return true;
    if (last != 'u') return false;
    if (bytes_.size() == 1) return true;
    const char before = bytes_[bytes_.size() - 2];
    return !vowel(before) && before != 'q';
  }

  std::string bytes_;
  bool pending_ = false;
};

void add_ascii(Key& key, char c) {
  if (c >= 'a' && c <= 'z')
    key.letter(c);
  else if (c >= 'A' && c <= 'Z')
    key.letter(static_cast<char>(c - 'A' + 'a'));
  else if (like_a_blank(static_cast<unsigned char>(c)))
    key.blank();
  else if (!apostrophe(static_cast<unsigned char>(c)))
    key.other(static_cast<unsigned char>(c));
}

// --- One code point: lower case, compatible form, no marks -----------------------------------------------------------

bool mark(char32_t c) {
  if (u_charType(static_cast<UChar32>(c)) != U_NON_SPACING_MARK) return false;
  UErrorCode status = U_ZERO_ERROR;
  switch (uscript_getScript(static_cast<UChar32>(c), &status)) {
    case USCRIPT_INHERITED:
    case USCRIPT_ARABIC:
    case USCRIPT_CYRILLIC:
    case USCRIPT_ETHIOPIC:
    case USCRIPT_HEBREW:
    case USCRIPT_SYRIAC: return true;
    default: return false;  // vowel signs of Indian scripts are letters
  }
}

/// Latin letters and those that become Latin lose their marks; others, as the Japanese が, keep theirs.
void append_without_marks(std::u32string& text, char32_t c, const icu::Normalizer2& nfd) {
  if (mark(c)) return;
  if (like_a_blank(c)) {
    text += U' ';
    return;
  }
  icu::UnicodeString parts;
  if (!romanizable(c) && nfd.getDecomposition(static_cast<UChar32>(c), parts)) {
    const auto base = static_cast<char32_t>(parts.char32At(0));
    if (base < 0x80 || romanizable(base)) {
      for (int32_t i = 0; i < parts.length(); i = parts.moveIndex32(i, 1)) {
        const auto part = static_cast<char32_t>(parts.char32At(i));
        if (!mark(part)) text += part;
      }
      return;
    }
  }
  const int digit = u_charDigitValue(static_cast<UChar32>(c));
  text += digit >= 0 && c > 0x7F ? static_cast<char32_t>(U'0' + digit) : c;
}

std::u32string folded(const icu::UnicodeString& text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* casefold = icu::Normalizer2::getNFKCCasefoldInstance(status);
  const icu::Normalizer2* nfd = icu::Normalizer2::getNFDInstance(status);
  std::u32string result;
  if (U_FAILURE(status)) return result;
  const icu::UnicodeString plain = casefold->normalize(text, status);
  for (int32_t i = 0; i < plain.length(); i = plain.moveIndex32(i, 1))
    append_without_marks(result, static_cast<char32_t>(plain.char32At(i)), *nfd);
  return result;
}

/// Code points that their neighbours do not change, so that each can be folded alone.
bool stands_alone(char32_t c) {
  return c < 0x300 || (c >= 0x370 && c <= 0x482) || (c >= 0x48A && c <= 0x590) || (c >= 0x5D0 && c <= 0x5EA) ||
         (c >= 0x620 && c <= 0x64A) || (c >= 0x671 && c <= 0x6D3) || (c >= 0x10A0 && c <= 0x10FF) ||
         (c >= 0x1200 && c <= 0x135A) || (c >= 0x1E00 && c <= 0x1FFF) || (c >= 0x2010 && c <= 0x2027);
}

/// Appends what one such code point folds to. Each is folded once in the life of the process: an import sees a million
/// names in the same few letters.
void append_folded(std::u32string& text, char32_t c) {
  // four quarters: how many letters + 1, and up to three of them; 0 while unknown
  static std::array<std::atomic<std::uint64_t>, 0x2028> known;
  std::uint64_t entry = known[c].load(std::memory_order_relaxed);
  if (entry == 0) {
    std::u32string letters;
    if (!apostrophe(c)) letters = folded(icu::UnicodeString(static_cast<UChar32>(c)));
    if (letters.size() > 3 || std::ranges::any_of(letters, [](char32_t letter) { return letter > 0xFFFF; })) {
      text += letters;
      return;
    }
    entry = letters.size() + 1;
    for (std::size_t i = 0; i < letters.size(); ++i) entry |= std::uint64_t{letters[i]} << 16 * (i + 1);
    known[c].store(entry, std::memory_order_relaxed);
  }
  for (std::uint64_t n = (entry & 0xFFFF) - 1; n > 0; --n) {
    entry >>= 16;
    text += static_cast<char32_t>(entry & 0xFFFF);
  }
}

std::u32string folded(std::string_view text) {
  std::u32string result;
  result.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (!stands_alone(c)) {
      // U+2019 and its like are taken out before: compatibility would make blanks and marks of some
      icu::UnicodeString whole;
      for (const char32_t one : code_points(text))
        if (!apostrophe(one)) whole.append(static_cast<UChar32>(one));
      return folded(whole);
    }
    append_folded(result, c);
  }
  return result;
}

std::string wide_key(std::string_view text) {
  const std::u32string letters = folded(text);
  const Romanizer romanizer(letters);
  Key key(letters.size() + letters.size() / 2);
  for (std::size_t at = 0; at < letters.size();) {
    const char32_t c = letters[at];
    if (c < 0x80) {
      add_ascii(key, static_cast<char>(c));
      ++at;
    } else if (romanizable(c)) {
      for (const char latin : romanizer.next(at)) key.letter(latin);
    } else {
      ++at;
      if (!apostrophe(c)) key.other(c);
    }
  }
  return std::move(key).take();
}

}  // namespace

std::string search_key(std::string_view text) {
  std::string result;
  if (is_ascii(text)) {
    Key key(text.size());
    for (const char c : text) add_ascii(key, c);
    result = std::move(key).take();
  } else {
    result = wide_key(text);
  }
  // a name of dashes and dots alone must not be the same as no name
  if (result.empty())
    for (const char32_t c : code_points(text))
      if (!blank(c) && (like_a_blank(c) || apostrophe(c))) append_code_point(result, c);
  return result;
}

double similarity(std::string_view a, std::string_view b) {
  if (a == b) return 1;
  if (a.empty() || b.empty()) return 0;
  std::u32string x = code_points(a), y = code_points(b);
  if (x.size() > y.size()) x.swap(y);
  // Jaro: letters in common no further apart than half the longer text, less half of those out of order
  const std::size_t window = y.size() / 2 > 0 ? y.size() / 2 - 1 : 0;
  std::u32string in_x, in_y;
  std::vector<bool> taken(y.size(), false);
  for (std::size_t i = 0; i < x.size(); ++i) {
    const std::size_t end = std::min(i + window + 1, y.size());
    for (std::size_t j = i > window ? i - window : 0; j < end; ++j) {
      if (taken[j] || x[i] != y[j]) continue;
      taken[j] = true;
      in_x += x[i];
      break;
    }
  }
  if (in_x.empty()) return 0;
  for (std::size_t j = 0; j < y.size(); ++j)
    if (taken[j]) in_y += y[j];
  std::size_t moved = 0;
  for (std::size_t i = 0; i < in_x.size(); ++i) moved += in_x[i] != in_y[i];
  const auto common = static_cast<double>(in_x.size());
  const double jaro = (common / static_cast<double>(x.size()) + common / static_cast<double>(y.size()) +
                       (common - static_cast<double>(moved / 2)) / common) /
                      3;
  // Winkler: the same beginning counts more
  std::size_t prefix = 0;
  while (prefix < std::min<std::size_t>(4, x.size()) && x[prefix] == y[prefix]) ++prefix;
  return jaro + static_cast<double>(prefix) * 0.1 * (1 - jaro);
}

}  // namespace inact

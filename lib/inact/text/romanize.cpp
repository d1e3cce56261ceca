#include "inact/text/romanize.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace inact {
namespace {

struct Letter {
  char32_t letter;
  std::string_view latin;
};

// In the order of code points. Sources: Cyrillic: the Ukrainian passport rule (resolution 55 of 2010) and ICAO 9303;
// Greek: ELOT 743; Georgian: national system of 2002; Armenian: BGN/PCGN; Hebrew and Arabic: the consonants, as ICAO
// 9303 has them, without the short vowels that nobody writes.
constexpr Letter kLetters[] = {
    // Latin letters that are not a letter with a mark
    {U'æ', "ae"},
    {U'ð', "d"},
    {U'ø', "o"},
    {U'þ', "th"},
    {U'đ', "d"},
    {U'ħ', "h"},
    {U'ı', "i"},
    {U'ĸ', "k"},
    {U'ł', "l"},
    {U'ŋ', "ng"},
    {U'œ', "oe"},
    {U'ŧ', "t"},
    {U'ƀ', "b"},
    {U'ƒ', "f"},
    {U'ƙ', "k"},
    {U'ƴ', "y"},
    {U'ƶ', "z"},
    {U'ǝ', "e"},
    {U'ǥ', "g"},
    {U'ȷ', "j"},
    {U'ɓ', "b"},
    {U'ɔ', "o"},
    {U'ɖ', "d"},
    {U'ɗ', "d"},
    {U'ə', "a"},
    {U'ɛ', "e"},
    {U'ɣ', "g"},
    {U'ɨ', "i"},
    {U'ɲ', "n"},
    {U'ʉ', "u"},
    {U'ʒ', "z"},
    // Greek
    {U'α', "a"},
    {U'β', "v"},
    {U'γ', "g"},
    {U'δ', "d"},
    {U'ε', "e"},
    {U'ζ', "z"},
    {U'η', "i"},
    {U'θ', "th"},
    {U'ι', "i"},
    {U'κ', "k"},
    {U'λ', "l"},
    {U'μ', "m"},
    {U'ν', "n"},
    {U'ξ', "x"},
    {U'ο', "o"},
    {U'π', "p"},
    {U'ρ', "r"},
    {U'ς', "s"},
    {U'σ', "s"},
    {U'τ', "t"},
    {U'υ', "y"},
    {U'φ', "f"},
    {U'χ', "ch"},
    {U'ψ', "ps"},
    {U'ω', "o"},
    // Cyrillic
    {U'а', "a"},
    {U'б', "b"},
    {U'в', "v"},
    {U'г', "g"},
    {U'д', "d"},
    {U'е', "e"},
    {U'ж', "zh"},
    {U'з', "z"},
    {U'и', "i"},
    {U'й', "i"},
    {U'к', "k"},
    {U'л', "l"},
    {U'м', "m"},
    {U'н', "n"},
    {U'о', "o"},
    {U'п', "p"},
    {U'р', "r"},
    {U'с', "s"},
    {U'т', "t"},
    {U'у', "u"},
    {U'ф', "f"},
    {U'х', "kh"},
    {U'ц', "ts"},
    {U'ч', "ch"},
    {U'ш', "sh"},
    {U'щ', "shch"},
    {U'ъ', ""},
    {U'ы', "y"},
    {U'ь', ""},
    {U'э', "e"},
    {U'ю', "iu"},
    {U'я', "ia"},
    {U'ѐ', "e"},
    {U'ё', "e"},
    {U'ђ', "d"},
    {U'ѓ', "g"},
    {U'є', "ie"},
    {U'ѕ', "dz"},
    {U'і', "i"},
    {U'ї', "i"},
    {U'ј', "j"},
    {U'љ', "lj"},
    {U'њ', "nj"},
    {U'ћ', "c"},
    {U'ќ', "k"},
    {U'ѝ', "i"},
    {U'ў', "u"},
    {U'џ', "dz"},
    {U'ґ', "g"},
    {U'ғ', "g"},
    {U'җ', "j"},
    {U'қ', "k"},
    {U'ҡ', "k"},
    {U'ң', "n"},
    {U'ү', "u"},
    {U'ұ', "u"},
    {U'ҳ', "h"},
    {U'ҷ', "j"},
    {U'һ', "h"},
    {U'ә', "a"},
    {U'ө', "o"},
    // Armenian
    {0x561, "a"},
    {0x562, "b"},
    {0x563, "g"},
    {0x564, "d"},
    {0x565, "e"},
    {0x566, "z"},
    {0x567, "e"},
    {0x568, "y"},
    {0x569, "t"},
    {0x56A, "zh"},
    {0x56B, "i"},
    {0x56C, "l"},
    {0x56D, "kh"},
    {0x56E, "ts"},
    {0x56F, "k"},
    {0x570, "h"},
    {0x571, "dz"},
    {0x572, "gh"},
    {0x573, "ch"},
    {0x574, "m"},
    {0x575, "y"},
    {0x576, "n"},
    {0x577, "sh"},
    {0x578, "o"},
    {0x579, "ch"},
    {0x57A, "p"},
    {0x57B, "j"},
    {0x57C, "r"},
    {0x57D, "s"},
    {0x57E, "v"},
    {0x57F, "t"},
    {0x580, "r"},
    {0x581, "ts"},
    {0x582, "v"},
    {0x583, "p"},
    {0x584, "k"},
    {0x585, "o"},
    {0x586, "f"},
    // Hebrew: alef … tav
    {0x5D0, "a"},
    {0x5D1, "b"},
    {0x5D2, "g"},
    {0x5D3, "d"},
    {0x5D4, "h"},
    {0x5D5, "o"},
    {0x5D6, "z"},
    {0x5D7, "h"},
    {0x5D8, "t"},
    {0x5D9, "i"},
    {0x5DA, "k"},
    {0x5DB, "k"},
    {0x5DC, "l"},
    {0x5DD, "m"},
    {0x5DE, "m"},
    {0x5DF, "n"},
    {0x5E0, "n"},
    {0x5E1, "s"},
    {0x5E2, "a"},
    {0x5E3, "f"},
    {0x5E4, "p"},
    {0x5E5, "ts"},
    {0x5E6, "ts"},
    {0x5E7, "k"},
    {0x5E8, "r"},
    {0x5E9, "sh"},
    {0x5EA, "t"},
    // Arabic, with the letters of Persian, Dari, Pashto, Urdu and Kurdish
    {0x621, ""},    // hamza
    {0x627, "a"},   // alef
    {0x628, "b"},   // beh
    {0x629, "a"},   // teh marbuta
    {0x62A, "t"},   // teh
    {0x62B, "th"},  // theh
    {0x62C, "j"},   // jeem
    {0x62D, "h"},   // hah
    {0x62E, "kh"},  // khah
    {0x62F, "d"},   // dal
    {0x630, "dh"},  // thal
    {0x631, "r"},   // reh
    {0x632, "z"},   // zain
    {0x633, "s"},   // seen
    {0x634, "sh"},  // sheen
    {0x635, "s"},   // sad
    {0x636, "d"},   // dad
    {0x637, "t"},   // tah
    {0x638, "z"},   // zah
    {0x639, "a"},   // ain
    {0x63A, "gh"},  // ghain
    {0x640, ""},    // tatweel
    {0x641, "f"},   // feh
    {0x642, "q"},   // qaf
    {0x643, "k"},   // kaf
    {0x644, "l"},   // lam
    {0x645, "m"},   // meem
    {0x646, "n"},   // noon
    {0x647, "h"},   // heh
    {0x648, "u"},   // waw
    {0x649, "a"},   // alef maksura
    {0x64A, "i"},   // yeh
    {0x671, "a"},   // alef wasla
    {0x679, "t"},   // tteh
    {0x67C, "t"},   // teh with ring
    {0x67E, "p"},   // peh
    {0x681, "dz"},  // hah with hamza
    {0x685, "ts"},  // hah with three dots
    {0x686, "ch"},  // tcheh
    {0x688, "d"},   // ddal
    {0x689, "d"},   // dal with ring
    {0x691, "r"},   // rreh
    {0x693, "r"},   // reh with ring
    {0x695, "r"},   // reh with small v below
    {0x696, "zh"},  // reh with dot below and above
    {0x698, "zh"},  // jeh
    {0x69A, "sh"},  // seen with dots
    {0x6A4, "v"},   // veh
    {0x6A9, "k"},   // keheh
    {0x6AB, "g"},   // kaf with ring
    {0x6AF, "g"},   // gaf
    {0x6B5, "l"},   // lam with small v
    {0x6BA, "n"},   // noon ghunna
    {0x6BC, "n"},   // noon with ring
    {0x6BE, "h"},   // heh doachashmee
    {0x6C1, "h"},   // heh goal
    {0x6C6, "o"},   // oe
    {0x6CC, "i"},   // Farsi yeh
    {0x6CD, "i"},   // yeh with tail
    {0x6CE, "e"},   // yeh with small v
    {0x6D0, "e"},   // e
    {0x6D2, "e"},   // yeh barree
    {0x6D5, "a"},   // ae
    // Georgian: an … hae
    {0x10D0, "a"},
    {0x10D1, "b"},
    {0x10D2, "g"},
    {0x10D3, "d"},
    {0x10D4, "e"},
    {0x10D5, "v"},
    {0x10D6, "z"},
    {0x10D7, "t"},
    {0x10D8, "i"},
    {0x10D9, "k"},
    {0x10DA, "l"},
    {0x10DB, "m"},
    {0x10DC, "n"},
    {0x10DD, "o"},
    {0x10DE, "p"},
    {0x10DF, "zh"},
    {0x10E0, "r"},
    {0x10E1, "s"},
    {0x10E2, "t"},
    {0x10E3, "u"},
    {0x10E4, "p"},
    {0x10E5, "k"},
    {0x10E6, "gh"},
    {0x10E7, "q"},
    {0x10E8, "sh"},
    {0x10E9, "ch"},
    {0x10EA, "ts"},
    {0x10EB, "dz"},
    {0x10EC, "ts"},
    {0x10ED, "ch"},
    {0x10EE, "kh"},
    {0x10EF, "j"},
    {0x10F0, "h"},
};
static_assert(std::ranges::is_sorted(kLetters, {}, &Letter::letter));

constexpr char32_t kBeyond = kLetters[std::size(kLetters) - 1].letter + 1;

// Where in kLetters a letter stands, counted from 1: every letter of a million names is looked up.
constexpr auto kIndex = [] {
  std::array<std::uint16_t, kBeyond> index{};
  for (std::size_t i = 0; i < std::size(kLetters); ++i) index[kLetters[i].letter] = static_cast<std::uint16_t>(i + 1);
  return index;
}();

bool known(char32_t letter) { return letter < kBeyond && kIndex[letter] != 0; }

/// The letter must be known.
std::string_view plain(char32_t letter) { return kLetters[kIndex[letter] - 1].latin; }

// Ethiopic is a syllabary of regular rows: eight signs a consonant from U+1200 on, one a vowel. Ge'ez gutturals (h and
// the silent rows) have a where other rows have e.
constexpr char32_t kFirstSyllable = 0x1200;
constexpr std::array<std::string_view, 43> kConsonants = {"h",  "l",  "h",  "m", "s",  "r", "s",  "sh", "k",  "kw", "k",
                                                          "kw", "b",  "v",  "t", "ch", "h", "hw", "n",  "ny", "",   "k",
                                                          "kw", "h",  "hw", "w", "",   "z", "zh", "y",  "d",  "d",  "j",
                                                          "g",  "gw", "ng", "t", "ch", "p", "ts", "ts", "f",  "p"};
constexpr std::array<std::string_view, 8> kVowels = {"e", "u", "i", "a", "e", "", "o", "wa"};

bool syllable(char32_t letter) { return letter >= kFirstSyllable && letter < kFirstSyllable + 8 * kConsonants.size(); }

// The 344 syllables as text, so that next() can give views.
std::string_view syllable_in_latin(char32_t letter) {
  struct Syllable {
    std::array<char, 4> letters{};
    std::uint8_t size = 0;
  };
  static constexpr auto kSyllables = [] {
    std::array<Syllable, 8 * kConsonants.size()> all{};
    for (std::size_t i = 0; i < all.size(); ++i) {
      const std::string_view consonant = kConsonants[i / 8];
      const bool guttural = consonant.empty() || consonant == "h";
      const std::string_view vowel = i % 8 == 0 && guttural ? "a" : kVowels[i % 8];
      for (const char c : consonant) all[i].letters[all[i].size++] = c;
      for (const char c : vowel) all[i].letters[all[i].size++] = c;
    }
    return all;
  }();
  const Syllable& found = kSyllables[letter - kFirstSyllable];
  return {found.letters.data(), found.size};
}

bool one_of(char32_t letter, std::u32string_view letters) { return letters.find(letter) != letters.npos; }

// What the letters of a Cyrillic text tell of its language.
enum Sign : std::uint8_t { kVowel = 1, kUkrainian = 2, kRussian = 4, kSerbian = 8, kOther = 16 };
constexpr char32_t kFirstCyrillic = 0x430;
constexpr auto kSigns = [] {
  std::array<std::uint8_t, 0x530 - kFirstCyrillic> signs{};
  const auto mark = [&](std::u32string_view letters, Sign sign) {
    for (const char32_t c : letters) signs[c - kFirstCyrillic] |= sign;
  };
  mark(U"аеєиіїоуюяыэё", kVowel);
  mark(U"ґєії", kUkrainian);
  mark(U"ыэёъ", kRussian);
  mark(U"ђјљњћџ", kSerbian);
  mark(U"ѓќѕғқңүұҳҷһәө", kOther);
  return signs;
}();
constexpr std::uint8_t signs(char32_t c) {
  return c >= kFirstCyrillic && c < 0x530 ? kSigns[c - kFirstCyrillic] : std::uint8_t{0};
}

}  // namespace

bool romanizable(char32_t letter) { return known(letter) || syllable(letter); }

Romanizer::Romanizer(std::u32string_view text) : text_(text) {
  // Letters that Ukrainian lacks, and и where Ukrainian writes і or ї: beside a vowel and at the beginning. They matter
  // for г and и alone. Without any sign a name is taken for Ukrainian.
  unsigned all = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char32_t c = text[i];
    all |= signs(c);
    if (c == U'и' && (begins_word(i) || ((signs(text[i - 1]) | signs(at(i + 1))) & kVowel))) all |= kRussian;
    if (c == U'й' && ends_word(i) && i > 0 && text[i - 1] == U'е') all |= kRussian;
  }
  if (all & kSerbian)
    language_ = Cyrillic::Serbian;
  else if ((all & kOther) || ((all & kRussian) && !(all & kUkrainian)))
    language_ = Cyrillic::Russian;
}

bool Romanizer::begins_word(std::size_t index) const { return index == 0 || text_[index - 1] == U' '; }
bool Romanizer::ends_word(std::size_t index) const { return index + 1 >= text_.size() || text_[index + 1] == U' '; }

std::string_view Romanizer::next(std::size_t& at) const {
  const std::size_t here = at++;
  const char32_t c = text_[here];
  if (syllable(c)) return syllable_in_latin(c);
  if (c < 0x370) return plain(c);
  if (c < 0x400) return greek(at);
  if (c < 0x530) return cyrillic(here);
  if (c < 0x590) return armenian(at);
  if (c < 0x600) return hebrew(here);
  if (c < 0x700) return arabic(here);
  return plain(c);
}

std::string_view Romanizer::cyrillic(std::size_t here) const {
  const char32_t c = text_[here];
  if (begins_word(here)) {
    if (c == U'є') return "ye";
    if (c == U'ї') return "yi";
    if (c == U'й') return "y";
    if (c == U'ю') return "yu";
    if (c == U'я') return "ya";
  }
  if (language_ == Cyrillic::Ukrainian) {
    if (c == U'г') return here > 0 && text_[here - 1] == U'з' ? "gh" : "h";
    if (c == U'и') return "y";
  }
  if (language_ == Cyrillic::Serbian) {
    // as the same name is written in Serbian Latin letters, without their marks
    if (c == U'х') return "h";
    if (c == U'ж') return "z";
    if (c == U'ц' || c == U'ч') return "c";
    if (c == U'ш') return "s";
  }
  return plain(c);
}

/// `at` stands behind the letter already.
std::string_view Romanizer::greek(std::size_t& next) const {
  const std::size_t here = next - 1;
  const char32_t c = text_[here];
  const char32_t then = at(next);
  if (c == U'γ' && one_of(then, U"γξχ")) return "n";
  if (c == U'μ' && then == U'π' && (begins_word(here) || ends_word(next))) {
    ++next;
    return "b";
  }
  if (then == U'υ') {
    if (c == U'ο') {
      ++next;
      return "ou";
    }
    if (one_of(c, U"αεη")) {
      ++next;
      const bool voiceless = next >= text_.size() || one_of(text_[next], U" θκξπσςτφχψ");
      if (c == U'α') return voiceless ? "af" : "av";
      if (c == U'ε') return voiceless ? "ef" : "ev";
      return voiceless ? "if" : "iv";
    }
  }
  return plain(c);
}

/// `at` stands behind the letter already.
std::string_view Romanizer::armenian(std::size_t& next) const {
  constexpr char32_t kYech = 0x565, kVo = 0x578, kHiwn = 0x582;
  const std::size_t here = next - 1;
  if (text_[here] == kVo && at(next) == kHiwn) {
    ++next;
    return "u";
  }
  if (begins_word(here) && text_[here] == kVo) return "vo";
  if (begins_word(here) && text_[here] == kYech) return "ye";
  return plain(text_[here]);
}

std::string_view Romanizer::arabic(std::size_t here) const {
  constexpr char32_t kAlef = 0x627, kAin = 0x639, kHeh = 0x647, kWaw = 0x648, kYeh = 0x64A, kFarsiYeh = 0x6CC;
  const char32_t c = text_[here];
  if (begins_word(here)) {
    if (c == kWaw) return "w";
    if (c == kYeh || c == kFarsiYeh) return "y";
  } else if (ends_word(here) && c == kHeh) {
    return "a";  // the same as teh marbuta, for which it is often typed
  }
  if (c == kAin && at(here + 1) == kAlef) return "";  // one long a
  return plain(c);
}

std::string_view Romanizer::hebrew(std::size_t here) const {
  constexpr char32_t kVav = 0x5D5, kYod = 0x5D9;
  if (begins_word(here)) {
    if (text_[here] == kVav) return "v";
    if (text_[here] == kYod) return "y";
  }
  return plain(text_[here]);
}

}  // namespace inact

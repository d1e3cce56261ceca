#include "inact/text/words.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <stdexcept>

#include "inact/text/catalogue.h"
#include "inact/text/names.h"

namespace inact {
namespace {

constexpr std::string_view kNarrowNoBreakSpace = "\u202F";

constexpr std::array<std::string_view, 12> kMonths = {"January",   "February", "March",    "April",
                                                      "May",       "June",     "July",     "August",
                                                      "September", "October",  "November", "December"};
constexpr std::array<std::string_view, 12> kGermanMonths = {"Januar",    "Februar", "März",     "April",
                                                            "Mai",       "Juni",    "Juli",     "August",
                                                            "September", "Oktober", "November", "Dezember"};

std::string_view name_of(std::chrono::month month, Language language) {
  const std::size_t index = static_cast<unsigned>(month) - 1;
  return (language == Language::German ? kGermanMonths : kMonths).at(index);
}

/// Digits in groups of three from the right.
std::string grouped(std::string_view digits, std::string_view separator, std::size_t from) {
  if (digits.size() < from) return std::string(digits);
  std::string result;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) result += separator;
    result += digits[i];
  }
  return result;
}

/// What a translation or a caller forgot: loud in tests, visible and harmless in use.
std::string unfilled(std::string_view place, [[maybe_unused]] std::string_view pattern) {
#ifndef NDEBUG
  throw std::logic_error(fmt::format("no value for {{{}}} in “{}”", place, pattern));
#else
  return fmt::format("{{{}}}", place);
#endif
}

}  // namespace

std::string Words::say(const Message& message) const {
  const bool german = language_ == Language::German;
  std::string_view pattern = message.text;
  if (message.plural)
    pattern = german ? translated_plural(message.text, message.plural, message.count)
                     : (message.count == 1 ? message.text : message.plural);
  else if (german)
    pattern = translated(message.text);

  std::string text;
  text.reserve(pattern.size() + 16 * message.arguments.size());
  for (std::size_t at = 0; at < pattern.size();) {
    const char c = pattern[at++];
    if (c != '{' && c != '}') {
      text += c;
    } else if (at < pattern.size() && pattern[at] == c) {  // a brace itself is written twice
      text += c;
      ++at;
    } else {
      const std::string_view place = pattern.substr(at, pattern.find('}', at) - at);
      at = std::min(at + place.size() + 1, pattern.size());
      const Argument* argument = nullptr;
      for (const Argument& one : message.arguments)
        if (one.name == place) argument = &one;
      text += argument ? say(*argument) : unfilled(place, pattern);
    }
  }
  return text;
}

std::string Words::say(const Argument& argument) const {
  struct {
    const Words& words;
    std::string operator()(const std::string& text) const { return text; }
    std::string operator()(std::int64_t value) const { return words.number(value); }
    std::string operator()(Date value) const { return words.date(value); }
    std::string operator()(Month value) const { return words.month(value); }
    std::string operator()(const Coded& coded) const { return words.label(coded); }
    std::string operator()(const Message& message) const { return words.say(message); }
  } as_text{*this};
  return std::visit(as_text, argument.value);
}

std::string Words::label(const Coded& coded) const { return label(coded.vocabulary, coded.code); }

std::string Words::label(std::string_view vocabulary, std::string_view code) const {
  if (vocabularies_->has(vocabulary))
    if (const Term* term = (*vocabularies_)[vocabulary].find(code)) return term->label(language_);
  if (vocabulary == "language") return language_name(code, language_);
  if (vocabulary == "country") return country_name(code, language_);
  return std::string(code);
}

std::string Words::number(std::int64_t value) const {
  const std::string digits = fmt::format("{}", value);
  const std::size_t sign = value < 0 ? 1 : 0;
  const bool german = language_ == Language::German;
  return digits.substr(0, sign) +
         grouped(std::string_view(digits).substr(sign), german ? kNarrowNoBreakSpace : ",", german ? 5 : 4);
}

std::string Words::decimal(double value, int decimals) const {
  if (!std::isfinite(value)) return "–";
  // Half up, as people round: 19.25 is 19.3, where the printed form of a number is cut to the even neighbour.
  const double scale = std::pow(10.0, decimals);
  if (std::abs(value) * scale < 1e15) value = std::round(value * scale) / scale;
  std::string digits = fmt::format("{:.{}f}", value, decimals);
  const bool negative = digits.front() == '-';
  if (negative) digits.erase(0, 1);
  const bool zero = digits.find_first_not_of("0.") == std::string::npos;
  const bool german = language_ == Language::German;
  const auto point = std::min(digits.find('.'), digits.size());
  std::string text = negative && !zero ? "-" : "";
  text += grouped(std::string_view(digits).substr(0, point), german ? kNarrowNoBreakSpace : ",", german ? 5 : 4);
  if (point < digits.size()) text += (german ? ',' : '.') + digits.substr(point + 1);
  return text;
}

std::string Words::percent(double value, int decimals) const {
  std::string text = decimal(value, decimals);
  if (language_ == Language::German) text += kNarrowNoBreakSpace;
  return text + "%";
}

std::string Words::date(Date date) const {
  if (language_ == Language::German) return with_dots(date);
  return fmt::format("{} {} {}", static_cast<unsigned>(date.day()),
                     name_of(date.month(), Language::English).substr(0, 3), static_cast<int>(date.year()));
}

std::string Words::month(Month month) const {
  return fmt::format("{} {}", name_of(month.month(), language_), static_cast<int>(month.year()));
}

std::string Words::time(LocalTime time) const {
  if (language_ == Language::German) return fmt::format("{}, {} Uhr", date(time.date), time_of_day(time.minutes));
  return fmt::format("{} {}", date(time.date), time_of_day(time.minutes));
}

std::optional<Language> language_of(std::string_view tag) {
  const std::string_view primary = tag.substr(0, tag.find_first_of("-_.@"));
  const auto is = [&](char first, char second) {
    return primary.size() == 2 && (primary[0] | 0x20) == first && (primary[1] | 0x20) == second;
  };
  if (is('d', 'e')) return Language::German;
  if (is('e', 'n')) return Language::English;
  return std::nullopt;
}

std::string_view translated(std::string_view text) { return german().translated(text); }

std::string_view translated_plural(std::string_view one, std::string_view many, std::int64_t n) {
  return german().translated_plural(one, many, n);
}

}  // namespace inact

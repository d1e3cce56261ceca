#include "inact/imports/names.h"

#include <algorithm>

#include "inact/imports/caption.h"
#include "inact/text/code_points.h"

namespace inact {
namespace {

bool blank(char32_t c) {
  return c == ' ' || (c >= '\t' && c <= '\r') || c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F ||
         c == 0x3000;
}

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  bool within = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const bool gap = blank(next_code_point(text, at));
    if (!gap && !within) words.push_back(text.substr(begin, 0));
    if (!gap) words.back() = {words.back().data(), static_cast<std::size_t>(text.data() + at - words.back().data())};
    within = !gap;
  }
  return words;
}

std::string_view between(std::string_view first, std::string_view last) {
  return {first.data(), static_cast<std::size_t>(last.data() + last.size() - first.data())};
}

std::string_view trimmed(std::string_view text) {
  const auto words = words_of(text);
  return words.empty() ? std::string_view{} : between(words.front(), words.back());
}

bool contains(const std::vector<std::string>& list, std::string_view word) {
  return std::ranges::find(list, word) != list.end();
}

bool degree(std::string_view text, const NameWords& words) {
  std::string plain;
  for (const char c : text)
    if (c != ' ') plain += c;
  return contains(words.degrees, plain) || contains(words.degrees, caption_key(plain));
}

/// she/her, er/ihm, they/them
bool pronouns(std::string_view text) {
  const auto slash = text.find('/');
  return slash != std::string_view::npos && slash > 0 && slash + 1 < text.size() && text.size() <= 16 &&
         std::ranges::all_of(text, [](char c) { return c == '/' || (c >= 'a' && c <= 'z'); });
}

bool role(std::string_view inner, const NameWords& words) {
  const std::string text = caption_key(inner);
  if (text.empty() || pronouns(text)) return true;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t comma = std::min(text.find(',', at), text.size());
    const std::string_view part = trimmed(std::string_view(text).substr(at, comma - at));
    if (!contains(words.roles, part) && !pronouns(part)) return false;
    at = comma + 1;
  }
  return true;
}

/// Where the parenthesis opens that closes at the very end; npos where there is none.
std::size_t last_parenthesis(std::string_view text) {
  if (!text.ends_with(')')) return std::string_view::npos;
  int depth = 0;
  for (std::size_t at = text.size(); at-- > 0;) {
    if (text[at] == ')') ++depth;
    if (text[at] == '(' && --depth == 0) return at;
  }
  return std::string_view::npos;
}

SplitName by_last_word(std::string_view name, const NameWords& words) {
  const auto parts = words_of(name);
  if (parts.empty()) return {};
  if (parts.size() == 1) return {std::string(parts[0]), ""};
  std::size_t family = parts.size() - 1;
  while (family > 1 && contains(words.particles, caption_key(parts[family - 1]))) --family;
  // "von Berg" is a family name, "Ben Ali" may be two names
  if (family == 1 && contains(words.particles, parts[0])) return {"", std::string(trimmed(name))};
  return {std::string(between(parts[0], parts[family - 1])), std::string(between(parts[family], parts.back()))};
}

}  // namespace

SplitName split_name(std::string_view name, const NameWords& words) {
  std::string_view rest = trimmed(name);
  for (auto comma = rest.rfind(','); comma != std::string_view::npos && degree(rest.substr(comma + 1), words);
       comma = rest.rfind(','))
    rest = trimmed(rest.substr(0, comma));
  const std::string_view degrees = trimmed(name).substr(rest.size());
  SplitName split;
  const auto comma = rest.find(',');
  if (comma != std::string_view::npos && comma == rest.rfind(','))
    split = {std::string(trimmed(rest.substr(comma + 1))), std::string(trimmed(rest.substr(0, comma)))};
  else
    split = by_last_word(rest, words);
  (split.family.empty() ? split.given : split.family) += degrees;
  return split;
}

std::string_view original_name(std::string_view display, const NameWords& words) {
  std::string_view name = trimmed(display);
  for (auto open = last_parenthesis(name); open != std::string_view::npos; open = last_parenthesis(name)) {
    const std::string_view inner = trimmed(name.substr(open + 1, name.size() - open - 2));
    if (!role(inner, words)) return inner;
    if (open == 0) break;
    name = trimmed(name.substr(0, open));
  }
  return name;
}

}  // namespace inact

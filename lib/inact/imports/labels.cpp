#include "inact/imports/labels.h"

#include <unicode/uloc.h>

#include <algorithm>
#include <utility>

#include "inact/imports/caption.h"
#include "inact/text/answer.h"
#include "inact/text/names.h"

namespace inact {
namespace {

constexpr Language kLanguages[] = {Language::English, Language::German};

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

/// "de:B1", "Deutsch (B1)": the word, and what stands behind it.
std::pair<std::string, std::string> word_and_mark(const std::string& text) {
  const auto colon = text.find_last_of(':');
  if (colon != std::string::npos)
    return {std::string(trimmed(text.substr(0, colon))), std::string(trimmed(text.substr(colon + 1)))};
  const auto open = text.rfind('(');
  if (open == std::string::npos || open == 0 || !text.ends_with(')')) return {text, {}};
  return {std::string(trimmed(text.substr(0, open))),
          std::string(trimmed(text.substr(open + 1, text.size() - open - 2)))};
}

std::string found(const std::unordered_map<std::string, std::string>& named, const std::string& text) {
  const auto one = named.find(caption_key(text));
  return one == named.end() ? text : one->second;
}

}  // namespace

std::string code_of_label(const Vocabulary& vocabulary, std::string text) {
  const std::string key = caption_key(text);
  for (const Term& term : vocabulary.terms)
    if (key == caption_key(term.english) || key == caption_key(term.german)) return term.code;
  return text;
}

std::vector<std::string> parts_of(std::string_view cell, std::string_view between) {
  std::vector<std::string> parts;
  while (!cell.empty()) {
    std::size_t end = 0;
    while (end < cell.size() && cell[end] != '\n' && between.find(cell[end]) == between.npos) ++end;
    const std::string_view part = trimmed(cell.substr(0, end));
    cell.remove_prefix(std::min(end + 1, cell.size()));
    if (!part.empty()) parts.emplace_back(part);
  }
  return parts;
}

std::string Labels::no_answer(const std::string& text) const { return code_of_label(vocabularies_["missing"], text); }

std::string Labels::code(std::string_view vocabulary, const std::string& text) const {
  return no_answer(code_of_label(vocabularies_[vocabulary], text));
}

std::string Labels::country(const std::string& text) {
  if (countries_.empty())
    for (const Term& country : vocabularies_["country_region"].terms)
      for (const Language language : kLanguages) {
        if (const Term* named = vocabularies_["country"].find(country.code))
          countries_.emplace(caption_key(named->label(language)), country.code);
        countries_.emplace(caption_key(country_name(country.code, language)), country.code);
      }
  return no_answer(found(countries_, text));
}

std::string Labels::language(const std::string& text) {
  if (languages_.empty()) {
    for (const Term& term : vocabularies_["language"].terms)
      for (const Language language : kLanguages) languages_.emplace(caption_key(term.label(language)), term.code);
    for (const char* const* tag = uloc_getISOLanguages(); *tag; ++tag)
      for (const Language language : kLanguages) languages_.emplace(caption_key(language_name(*tag, language)), *tag);
  }
  return no_answer(found(languages_, text));
}

std::vector<std::string> Labels::languages(std::string_view cell) {
  std::vector<std::string> all;
  for (const std::string& part : parts_of(cell, ";,")) {
    std::string one = language(part);
    if (one == part) {
      const auto [name, level] = word_and_mark(part);
      one = language(name);
      if (!level.empty()) one += ':' + code_of_label(vocabularies_["language_level"], level);
    }
    if (!missing_answer(one)) all.push_back(std::move(one));
  }
  return all;
}

/// Empty where it is none.
std::string Labels::need(const std::string& text) const {
  const Vocabulary& needs = vocabularies_["need"];
  const auto known = [&](const std::string& one) {
    const std::string code = caption_key(code_of_label(needs, one));
    return needs.find(code) ? code : std::string();
  };
  if (std::string code = known(text); !code.empty()) return code;
  const auto [name, urgency] = word_and_mark(text);
  const std::string code = known(name);
  return code.empty() || urgency.empty() ? std::string()
                                         : code + ':' + code_of_label(vocabularies_["urgency"], urgency);
}

std::vector<std::string> Labels::needs(std::string_view cell) const {
  std::vector<std::string> all;
  for (const std::string& part : parts_of(cell, ";")) {
    std::vector<std::string> pieces = parts_of(part, ",");
    for (std::size_t at = 0; at < pieces.size();) {
      // the longest that is a need: labels have commas, too
      std::size_t end = pieces.size();
      std::string code;
      for (; end > at; --end) {
        std::string whole = pieces[at];
        for (std::size_t i = at + 1; i < end; ++i) whole += ", " + pieces[i];
        code = need(whole);
        if (!code.empty()) break;
      }
      if (code.empty()) {
        all.push_back(pieces[at]);
        ++at;
      } else {
        all.push_back(code);
        at = end;
      }
    }
  }
  return all;
}

}  // namespace inact

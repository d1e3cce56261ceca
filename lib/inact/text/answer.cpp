#include "inact/text/answer.h"

#include <unicode/locid.h>
#include <unicode/uloc.h>

#include <algorithm>
#include <charconv>

#include "inact/base/error.h"
#include "inact/text/fold.h"
#include "inact/text/names.h"

namespace inact {
namespace {

bool letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

std::string upper(std::string_view text) {
  std::string result(text);
  std::ranges::transform(result, result.begin(),
                         [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
  return result;
}

std::string lower(std::string_view text) {
  std::string result(text);
  std::ranges::transform(result, result.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return result;
}

/// The shortest tag of the language, or nothing for what CLDR does not know.
std::string canonical_language(std::string_view typed) {
  if (typed.size() > 20 || !std::ranges::all_of(typed, [](char c) { return letter(c) || c == '-' || c == '_'; }))
    return {};
  const icu::Locale locale = icu::Locale::createCanonical(std::string(typed).c_str());
  const std::string language = locale.getLanguage();
  if (language.empty() || locale.isBogus() || language_name(language, Language::English) == language) return {};
  std::string tag = language;
  if (const std::string script = locale.getScript(); !script.empty()) tag += "-" + script;
  if (const std::string country = locale.getCountry(); !country.empty()) {
    if (country_name(country, Language::English) == country) return {};
    tag += "-" + country;
  }
  return *locale.getVariant() ? std::string() : tag;
}

std::string nearest_country(const Vocabularies& vocabularies, std::string_view typed) {
  std::vector<Naming> countries;
  for (const Term& country : vocabularies["country_region"].terms)
    for (const Language language : {Language::English, Language::German}) {
      countries.push_back({country_name(country.code, language), country.code});
      if (const Term* named = vocabularies["country"].find(country.code))
        countries.push_back({named->label(language), country.code});
    }
  return nearest(typed, countries);
}

std::string nearest_language(const Vocabularies& vocabularies, std::string_view typed) {
  std::vector<Naming> languages;
  for (const Term& term : vocabularies["language"].terms)
    for (const Language language : {Language::English, Language::German})
      languages.push_back({term.label(language), term.code});
  for (const char* const* code = uloc_getISOLanguages(); *code; ++code)
    for (const Language language : {Language::English, Language::German})
      languages.push_back({language_name(*code, language), *code});
  return nearest(typed, languages);
}

}  // namespace

std::optional<Missing> missing_answer(std::string_view typed) { return from_word<Missing>(lower(typed)); }

std::string accept_text(std::string_view typed, std::size_t most, const Message& field) {
  if (typed.size() > 4 * most || code_points(typed).size() > most)
    throw refused("{field}: at most {most} characters are kept, this is longer.", {{"field", field}, {"most", most}});
  return stored_text(typed);
}

std::string accept_line(std::string_view typed, std::size_t most, const Message& field) {
  std::string text = accept_text(typed, most, field);
  if (text.find_first_of("\n\r\t") != std::string::npos)
    throw usage("{field}: “{typed}” cannot be. Expected: {expected}.",
                {{"field", field}, {"typed", cut_to_width(shown(text), 60)}, {"expected", tr("text on one line")}});
  return text;
}

std::string accept_answer(const Vocabulary& vocabulary, std::string_view typed) {
  if (const auto missing = missing_answer(typed)) return std::string(word(*missing));
  return vocabulary.accept(typed);
}

Answer<int> accept_year(std::string_view typed, int first, int last) {
  if (const auto missing = missing_answer(typed)) return *missing;
  int year = 0;
  const auto [end, error] = std::from_chars(typed.data(), typed.data() + typed.size(), year);
  if (error != std::errc{} || end != typed.data() + typed.size() || typed.size() != 4 || year < first || year > last)
    throw usage("“{typed}” is not a year from {first} to {last}.",
                {{"typed", cut_to_width(typed, 20)}, {"first", std::to_string(first)}, {"last", std::to_string(last)}})
        .remedy(tr("Where there is no answer, say `unknown`, `refused`, `not_asked` or `not_applicable`."));
  return year;
}

std::string accept_country(const Vocabularies& vocabularies, std::string_view typed) {
  if (const auto missing = missing_answer(typed)) return std::string(word(*missing));
  const std::string code = upper(typed);
  if (vocabularies["country_region"].find(code)) return code;
  const Message remedy = tr("Countries are written with the two letters of ISO 3166: UA, SY, GW.");
  const std::string meant = nearest_country(vocabularies, typed);
  if (meant.empty())
    throw usage("“{typed}” is not the code of a country.", {{"typed", cut_to_width(typed, 40)}}).remedy(remedy);
  throw usage("“{typed}” is not the code of a country. Did you mean “{nearest}”?",
              {{"typed", cut_to_width(typed, 40)}, {"nearest", meant}})
      .remedy(remedy);
}

std::string known_language(const Vocabularies& vocabularies, std::string_view tag) {
  const Vocabulary& offered = vocabularies["language"];
  const auto known = [&](std::string_view one) {
    return std::ranges::any_of(offered.terms, [&](const Term& term) {
      return lower(term.code) == lower(one) ||
             std::ranges::any_of(term.aliases, [&](const std::string& alias) { return alias == lower(one); });
    });
  };
  if (known(tag)) return offered.accept(tag);
  const std::string canonical = canonical_language(tag);
  return !canonical.empty() && known(canonical) ? offered.accept(canonical) : canonical;
}

std::string accept_language(const Vocabularies& vocabularies, std::string_view typed) {
  if (std::string tag = known_language(vocabularies, typed); !tag.empty()) return tag;
  const Message remedy = tr("Languages are written as their BCP 47 tags: de, uk, fa-AF.");
  const std::string meant = nearest_language(vocabularies, typed);
  if (meant.empty())
    throw usage("“{typed}” is not the tag of a language.", {{"typed", cut_to_width(typed, 40)}}).remedy(remedy);
  throw usage("“{typed}” is not the tag of a language. Did you mean “{nearest}”?",
              {{"typed", cut_to_width(typed, 40)}, {"nearest", meant}})
      .remedy(remedy);
}

Coded coded_answer(std::string vocabulary, std::string code) {
  if (from_word<Missing>(code)) vocabulary = "missing";
  return {std::move(vocabulary), std::move(code)};
}

}  // namespace inact

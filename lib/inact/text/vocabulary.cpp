#include "inact/text/vocabulary.h"

#include <algorithm>
#include <stdexcept>

#include "inact/base/error.h"
#include "inact/text/fold.h"

namespace inact {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool same_letters(std::string_view a, std::string_view b) { return std::ranges::equal(a, b, {}, lower, lower); }

/// The codes in use, where they are few enough to be read.
std::string codes_if_few(const Vocabulary& vocabulary) {
  constexpr int kMost = 8;
  std::string codes;
  int count = 0;
  for (const Term& term : vocabulary.terms) {
    if (term.retired) continue;
    if (++count > kMost) return {};
    (codes += codes.empty() ? "" : ", ") += term.code;
  }
  return codes;
}

}  // namespace

const Term* Vocabulary::find(std::string_view code) const {
  const auto term = std::ranges::find(terms, code, &Term::code);
  return term == terms.end() ? nullptr : &*term;
}

std::size_t Vocabulary::position(std::string_view code) const {
  return static_cast<std::size_t>(std::ranges::find(terms, code, &Term::code) - terms.begin());
}

const std::string& Vocabulary::accept(std::string_view typed) const {
  const auto meant = std::ranges::find_if(terms, [&](const Term& term) {
    const auto is_typed = [&](const std::string& word) { return same_letters(word, typed); };
    return is_typed(term.code) || std::ranges::any_of(term.aliases, is_typed);
  });
  if (meant == terms.end()) {
    const std::string best = nearest_code(typed);
    const std::string few = best.empty() ? codes_if_few(*this) : "";
    if (!few.empty())
      throw usage("“{code}” is not a code of “{vocabulary}”. Expected: {codes}.",
                  {{"code", typed}, {"vocabulary", name}, {"codes", few}})
          .remedy(tr("`inact config explain {vocabulary}` explains them.", {{"vocabulary", name}}));
    if (best.empty())
      throw usage("“{code}” is not a code of “{vocabulary}”.", {{"code", typed}, {"vocabulary", name}})
          .remedy(tr("`inact config explain {vocabulary}` lists them.", {{"vocabulary", name}}));
    throw usage("“{code}” is not a code of “{vocabulary}”. Did you mean “{nearest}”?",
                {{"code", typed}, {"vocabulary", name}, {"nearest", best}})
        .remedy(tr("`inact config explain {vocabulary}` lists them.", {{"vocabulary", name}}));
  }
  if (meant->retired && meant->successor.empty())
    throw usage("“{code}” of “{vocabulary}” is no longer used.", {{"code", meant->code}, {"vocabulary", name}});
  if (meant->retired)
    throw usage("“{code}” of “{vocabulary}” is no longer used. Use “{successor}”.",
                {{"code", meant->code}, {"vocabulary", name}, {"successor", meant->successor}});
  return meant->code;
}

std::string Vocabulary::nearest_code(std::string_view typed) const {
  std::vector<Naming> names;
  for (const Term& term : terms)
    if (!term.retired) names.push_back({term.code, term.code});
  for (const Term& term : terms) {
    if (term.retired) continue;
    for (const std::string& alias : term.aliases) names.push_back({alias, term.code});
    names.push_back({term.english, term.code});
    names.push_back({term.german, term.code});
  }
  return nearest(typed, names);
}

void Vocabularies::add(Vocabulary vocabulary) {
  later_.erase(vocabulary.name);
  by_name_.insert_or_assign(vocabulary.name, std::move(vocabulary));
}

Vocabulary* Vocabularies::get(std::string_view name) const {
  if (const auto ready = by_name_.find(name); ready != by_name_.end()) return &ready->second;
  const auto source = later_.find(name);
  if (source == later_.end()) return nullptr;
  const auto made = by_name_.emplace(name, source->second.read(source->second.text)).first;
  later_.erase(source);
  return &made->second;
}

const Vocabulary& Vocabularies::operator[](std::string_view name) const {
  if (const Vocabulary* vocabulary = get(name)) return *vocabulary;
  throw std::out_of_range("no vocabulary " + std::string(name));
}

Vocabulary* Vocabularies::edit(std::string_view name) { return get(name); }

bool Vocabularies::has(std::string_view name) const { return by_name_.contains(name) || later_.contains(name); }

const std::map<std::string, Vocabulary, std::less<>>& Vocabularies::all() const {
  while (!later_.empty()) get(later_.begin()->first);
  return by_name_;
}

}  // namespace inact

#include "inact/text/vocabulary.h"

#include <algorithm>
#include <stdexcept>

namespace inact {

const Term* Vocabulary::find(std::string_view code) const {
  const auto term = std::ranges::find(terms, code, &Term::code);
  return term == terms.end() ? nullptr : &*term;
}

std::size_t Vocabulary::position(std::string_view code) const {
  return static_cast<std::size_t>(std::ranges::find(terms, code, &Term::code) - terms.begin());
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

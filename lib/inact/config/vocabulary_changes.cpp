#include "inact/config/vocabulary_changes.h"

#include <algorithm>
#include <span>

#include "inact/base/error.h"
#include "inact/text/fold.h"

namespace inact {
namespace {

constexpr std::size_t kLongestLabel = 200;
constexpr std::size_t kLongestCode = 40;

/// What can be set of a code, beside its labels.
struct Extra {
  std::string_view vocabulary;
  std::string_view key;
};
constexpr Extra kExtras[] = {
    {"need", "sensitive"},
    {"need", "confidential"},
    {"need", "terms"},
    {"need", "group"},
    {"data_category", "sensitive"},
    {"data_category", "confidential"},
    {"organization_kind", "public_body"},
    {"topic", "group"},
    {"residence_group", "group"},
    {"country_region", "group"},
    {"stay_class", "from"},
};

/// The vocabulary whose codes are the groups of this one.
std::string_view groups_of(std::string_view vocabulary) {
  if (vocabulary == "topic") return "module";
  if (vocabulary == "need") return "need";
  if (vocabulary == "residence_group") return "residence_aggregate";
  return "region";
}

std::vector<std::string> keys_of(const Vocabulary& vocabulary) {
  std::vector<std::string> keys = {"en", "de"};
  if (!vocabulary.fixed) keys.insert(keys.end(), {"retired", "successor"});
  for (const Extra& extra : kExtras)
    if (extra.vocabulary == vocabulary.name) keys.emplace_back(extra.key);
  return keys;
}

bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_word(char c) { return is_lower(c) || is_upper(c) || (c >= '0' && c <= '9') || c == '_'; }

bool is_code(std::string_view vocabulary, std::string_view code) {
  if (code.empty() || code.size() > kLongestCode) return false;
  if (vocabulary == "country") return code.size() == 2 && std::ranges::all_of(code, is_upper);
  if (vocabulary == "language")
    return is_lower(code.front()) && is_word(code.back()) && code.find('_') == std::string_view::npos &&
           std::ranges::all_of(code, [](char c) { return is_word(c) || c == '-'; });
  if (vocabulary == "module") return std::ranges::all_of(code, is_word) && code.front() > '9' && code.front() != '_';
  // Built-in classes of numbers begin with their first number.
  const bool begins = is_lower(code.front()) || vocabulary == "stay_class";
  return begins && std::ranges::all_of(code, is_word) && std::ranges::none_of(code, is_upper);
}

Message code_shape(std::string_view vocabulary) {
  if (vocabulary == "country") return tr("two capital letters, as in ISO 3166-1");
  if (vocabulary == "language") return tr("a tag of BCP 47, such as “pov” or “fa-AF”");
  if (vocabulary == "module") return tr("letters, digits and _, beginning with a letter");
  return tr("small letters, digits and _, beginning with a letter");
}

/// Puts one value into the term; what was expected where it does not fit.
std::optional<Message> set(Term& term, std::string_view key, const TomlValue& value) {
  const auto* text = std::get_if<std::string>(&value.value);
  const auto* flag = std::get_if<bool>(&value.value);
  if (key == "en" || key == "de") {
    const bool fits = text && !text->empty() && text->size() <= kLongestLabel && shown(*text) == *text;
    if (!fits) return tr("text on one line, at most {most} letters", {{"most", kLongestLabel}});
    (key == "en" ? term.english : term.german) = *text;
  } else if (key == "successor" || key == "group") {
    if (!text || text->empty()) return tr("a code");
    (key == "group" ? term.group : term.successor) = *text;
  } else if (key == "from") {
    const auto* number = std::get_if<std::int64_t>(&value.value);
    if (!number || *number < 0 || *number > 150)
      return tr("a whole number from {least} to {most}", {{"least", 0}, {"most", 150}});
    term.from = static_cast<int>(*number);
  } else if (key == "terms") {
    const auto* list = std::get_if<TomlList>(&value.value);
    std::vector<std::string> terms;
    for (const TomlValue& element : list ? *list : TomlList{}) {
      const auto* address = std::get_if<std::string>(&element.value);
      if (!address || address->find(':') == std::string::npos) break;
      terms.push_back(*address);
    }
    if (!list || terms.size() != list->size()) return tr("a list of addresses such as “open-eligibility:1103”");
    term.terms = std::move(terms);
  } else {
    if (!flag) return tr("true or false");
    (key == "retired"        ? term.retired
     : key == "sensitive"    ? term.sensitive
     : key == "confidential" ? term.confidential
                             : term.public_body) = *flag;
  }
  return std::nullopt;
}

Term* find(Vocabulary& vocabulary, std::string_view code) {
  const auto found = std::ranges::find(vocabulary.terms, code, &Term::code);
  return found == vocabulary.terms.end() ? nullptr : &*found;
}

std::vector<std::string> prefixed(const std::string& prefix, std::span<const std::string> words) {
  std::vector<std::string> keys;
  for (const std::string& word : words) keys.push_back(prefix + "." + word);
  return keys;
}

class Changer {
 public:
  Changer(Config& config, Problems& problems) : config_(config), problems_(problems) {}

  void change(const TomlEntry& entry) {
    Vocabulary* vocabulary = config_.vocabularies.edit(entry.key);
    if (!vocabulary) {
      std::vector<std::string> names;
      for (const auto& [name, _] : config_.vocabularies.all()) names.push_back(name);
      problems_.unknown_key(entry.line, "vocabulary." + entry.key, prefixed("vocabulary", names));
      return;
    }
    const auto* codes = std::get_if<TomlTable>(&entry.value.value);
    if (!codes) {
      problems_.wrong_value(entry.line, "vocabulary." + entry.key, entry.value, tr("a table of codes"));
      return;
    }
    for (const TomlEntry& code : *codes) change(*vocabulary, code);
    const auto by_number = [](const Term& a, const Term& b) { return a.from && (!b.from || *a.from < *b.from); };
    if (vocabulary->name == "stay_class") std::ranges::stable_sort(vocabulary->terms, by_number);
  }

  /// Codes that name other codes are looked up when all are known.
  void check_references() {
    for (const Reference& reference : references_) {
      const Vocabulary& codes = config_.vocabularies[reference.vocabulary];
      const Term* named = codes.find(reference.code);
      if (!named || named->retired)
        problems_.wrong_value(reference.line, reference.key, {reference.code},
                              tr("a code of “{vocabulary}” that is in use", {{"vocabulary", codes.name}}));
    }
  }

 private:
  struct Reference {
    int line;
    std::string key;
    std::string vocabulary;
    std::string code;
  };

  void change(Vocabulary& vocabulary, const TomlEntry& entry) {
    const std::string key = "vocabulary." + vocabulary.name + "." + entry.key;
    const auto* values = std::get_if<TomlTable>(&entry.value.value);
    if (!values) {
      problems_.wrong_value(entry.line, key, entry.value, tr("a table with “en” and “de”"));
      return;
    }
    Term* known = find(vocabulary, entry.key);
    if (!known && (vocabulary.fixed || vocabulary.name == "country_region")) {
      std::vector<std::string> codes;
      for (const Term& term : vocabulary.terms) codes.push_back(term.code);
      problems_.unknown_key(entry.line, key, prefixed("vocabulary." + vocabulary.name, codes));
      return;
    }
    if (!known && !is_code(vocabulary.name, entry.key)) {
      problems_.wrong_value(entry.line, "vocabulary." + vocabulary.name, {entry.key}, code_shape(vocabulary.name));
      return;
    }
    Term term = known ? *known : Term{};
    term.code = entry.key;
    for (const TomlEntry& value : *values) set_value(vocabulary, term, key, value);
    check(term, key, entry.line);
    config_.origins[key] = {Origin::Kind::File, config_.file.string(), entry.line};
    if (known)
      *known = std::move(term);
    else
      insert(vocabulary, std::move(term));
  }

  void set_value(const Vocabulary& vocabulary, Term& term, const std::string& code_key, const TomlEntry& value) {
    const std::string key = code_key + "." + value.key;
    const std::vector<std::string> keys = keys_of(vocabulary);
    if (std::ranges::count(keys, value.key) == 0) {
      if (vocabulary.fixed && (value.key == "retired" || value.key == "successor"))
        problems_.add(value.line,
                      tr("{place}: “{key}” cannot be set: the program relies on the codes of “{vocabulary}”. They can "
                         "have other labels.",
                         {{"place", problems_.place(value.line)}, {"key", key}, {"vocabulary", vocabulary.name}}));
      else
        problems_.unknown_key(value.line, key, prefixed(code_key, keys));
      return;
    }
    if (auto expected = set(term, value.key, value.value)) {
      problems_.wrong_value(value.line, key, value.value, std::move(*expected));
      return;
    }
    if (value.key == "successor") references_.push_back({value.line, key, vocabulary.name, term.successor});
    if (value.key == "group")
      references_.push_back({value.line, key, std::string(groups_of(vocabulary.name)), term.group});
  }

  void check(Term& term, const std::string& key, int line) {
    if (!term.successor.empty() && !term.retired)
      problems_.add(line, tr("{place}: “{key}” has a successor and is still in use. Expected: retired = true.",
                             {{"place", problems_.place(line)}, {"key", key}}));
    if (term.english.empty() && term.german.empty() && !key.starts_with("vocabulary.country_region."))
      problems_.add(line, tr("{place}: “{key}” has no label. Expected: en, de, or both.",
                             {{"place", problems_.place(line)}, {"key", key}}));
    if (term.english.empty()) term.english = term.german;
    if (term.german.empty()) term.german = term.english;
  }

  static void insert(Vocabulary& vocabulary, Term term) {
    auto& terms = vocabulary.terms;
    const bool before_other = !terms.empty() && terms.back().code == "other";
    terms.insert(before_other ? terms.end() - 1 : terms.end(), std::move(term));
  }

  Config& config_;
  Problems& problems_;
  std::vector<Reference> references_;
};

}  // namespace

void change_vocabularies(Config& config, const TomlTable& changes, Problems& problems) {
  Changer changer(config, problems);
  for (const TomlEntry& entry : changes) changer.change(entry);
  changer.check_references();
}

}  // namespace inact

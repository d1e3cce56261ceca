// The codes the records use, and the words in which people read them.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "inact/base/date.h"

namespace inact {

enum class Language { English, German };

/// One code of a vocabulary. Codes are lower-case ASCII, never used again with another meaning, never translated.
struct Term {
  std::string code;
  std::string english;
  std::string german;
  bool retired = false;       ///< still shown and counted, no longer accepted
  std::string successor;      ///< of a retired code: what to use instead
  bool sensitive = false;     ///< reveals or implies data of Art. 9 GDPR: off by default in letters and lists
  bool confidential = false;  ///< residence matters: off by default in letters and lists
  bool public_body = false;   ///< organization kinds: bound by § 87 AufenthG
  std::string group;          ///< the coarser class in reports: residence groups, regions; for topics the module
  std::optional<int>
      from;  ///< classes of numbers (ages, years of stay): first value, the next class begins where this ends
  std::vector<std::string> aliases;  ///< read as this code, never stored: prs for fa-AF
  std::vector<std::string> terms;    ///< addresses in other taxonomies, as "open-eligibility:1103"
  const std::string& label(Language language) const { return language == Language::German ? german : english; }
};

/// An ordered list of codes: "need", "gender", "need_status", … Order is the order of tables and questions.
struct Vocabulary {
  std::string name;
  bool fixed = false;  ///< code branches on it: may be relabelled, not extended nor retired
  std::vector<Term> terms;

  /// The term of a code, retired ones included; null where there is none.
  const Term* find(std::string_view code) const;
  /// Its place in the order, for sorting; the number of terms where there is none.
  std::size_t position(std::string_view code) const;
  /// What a person typed as the code to store: upper or lower case, aliases too. Throws Usage for what is no code, with
  /// the nearest one, and for a retired code, with its successor.
  const std::string& accept(std::string_view typed) const;
  /// The code in use that was probably meant, by code, alias or label in either language; empty: none.
  std::string nearest_code(std::string_view typed) const;
};

/// All vocabularies by name. Those that are built in are read when they are first asked for, so that a command pays for
/// the few it uses; the first asking is therefore not for two threads at once.
class Vocabularies {
 public:
  using Read = Vocabulary (*)(std::string_view source);

  void add(Vocabulary vocabulary);
  /// One that `read` makes of the source once it is asked for. The source must outlive this.
  void add_later(std::string_view name, Read read, std::string_view source) { later_[name] = {read, source}; }
  /// Throws std::out_of_range for a name nobody added: a fault of ours.
  const Vocabulary& operator[](std::string_view name) const;
  /// To change it; null for a name nobody added.
  Vocabulary* edit(std::string_view name);
  bool has(std::string_view name) const;
  const std::map<std::string, Vocabulary, std::less<>>& all() const;

 private:
  struct Source {
    Read read = nullptr;
    std::string_view text;
  };
  Vocabulary* get(std::string_view name) const;

  mutable std::map<std::string, Vocabulary, std::less<>> by_name_;
  mutable std::map<std::string_view, Source> later_;
};

}  // namespace inact

// Names out of one cell. A rule, not a fact: the cell itself is always kept.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace inact {

/// The words that the rules below know.
struct NameWords {
  std::vector<std::string> particles;  ///< belong to the family name behind them: von, der, al
  std::vector<std::string> degrees;    ///< stand behind a comma and are no given name: m.a., jr.
  std::vector<std::string> roles;      ///< stand in parentheses and are no name: host, guest
};

struct SplitName {
  std::string given;
  std::string family;
  friend bool operator==(const SplitName&, const SplitName&) = default;
};

/// "Family, Given" where there is exactly one comma that no degree follows; else the last word is the family name
/// together with the particles before it; one word is a given name. Never changes case.
SplitName split_name(std::string_view name, const NameWords& words);

/// What video calls show as `Display (Original)`: the original name in the last balanced parentheses. Roles and
/// pronouns in parentheses are no names, and taken off.
std::string_view original_name(std::string_view display, const NameWords& words);

}  // namespace inact

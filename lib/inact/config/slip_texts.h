// The texts of slips: languages that are built in (slip_texts.toml), changed and added to by a configuration.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace inact {

struct Config;
class Problems;
struct TomlEntry;

struct SlipLanguage {
  std::string tag;              ///< BCP 47
  std::string name;             ///< as it calls itself
  std::optional<bool> checked;  ///< somebody whose first language it is has checked it
  std::string instead;          ///< the language whose texts are taken; empty: its own
  std::map<std::string, std::string, std::less<>> texts;
};

/// German first: it has all texts.
using SlipLanguages = std::vector<SlipLanguage>;

const SlipLanguages& built_in_slip_languages();

/// Those of the configuration: built in, changed and added.
SlipLanguages slip_languages(const Config& config);

/// The language of the tag, or the one taken in its place, or that of its first part ("pt" for "pt-BR"); nullptr where
/// there is none.
const SlipLanguage* find_slip_language(const SlipLanguages& languages, std::string_view tag);

/// The names in braces, in their order: {"weekday", "date"}.
std::vector<std::string> places_of(std::string_view text);

/// Applies the table [slip] of a configuration.
void change_slip_languages(Config& config, const TomlEntry& changes, Problems& problems);

}  // namespace inact

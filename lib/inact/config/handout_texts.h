// What is handed to people in their language, slips and invitations: texts that are built in (handout_texts.toml),
// changed and added to by a configuration.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "inact/base/date.h"

namespace inact {

struct Config;
class Problems;
struct TomlEntry;

struct HandoutLanguage {
  std::string tag;              ///< BCP 47
  std::string name;             ///< as it calls itself
  std::optional<bool> checked;  ///< somebody whose first language it is has checked it
  std::string instead;          ///< the language whose texts are taken; empty: its own
  std::map<std::string, std::string, std::less<>> texts;
};

/// German first: it has all texts.
using HandoutLanguages = std::vector<HandoutLanguage>;

const HandoutLanguages& built_in_handout_languages();

/// Those of the configuration: built in, changed and added.
HandoutLanguages handout_languages(const Config& config);

/// The language of the tag, or the one taken in its place, or that of its first part ("pt" for "pt-BR"); nullptr where
/// there is none.
const HandoutLanguage* find_handout_language(const HandoutLanguages& languages, std::string_view tag);

/// The names in braces, in their order: {"weekday", "date"}.
std::vector<std::string> places_of(std::string_view text);
/// What fills them, by their names.
using TextPlaces = std::vector<std::pair<std::string_view, std::string>>;
/// The text with its places filled. What fills a place is never read for places itself.
std::string filled(std::string_view text, const TextPlaces& places);

/// The texts of one language; what it does not say stands there in German.
class HandoutVoice {
 public:
  HandoutVoice(const HandoutLanguage& language, const HandoutLanguage& german) : own_(language), german_(german) {}

  std::string say(std::string_view key, const TextPlaces& places = {}) const;
  /// "Tuesday" by 0 Monday … 6 Sunday.
  std::string weekday(int from_monday) const;
  /// The language of `say(key)`: the own one, or German.
  const std::string& tag_of(std::string_view key) const;
  const HandoutLanguage& language() const { return own_; }
  const HandoutLanguage& german() const { return german_; }
  /// Somebody whose first language it is has checked it, so that no German stands beside it.
  bool checked() const { return own_.checked.value_or(false); }

 private:
  const HandoutLanguage& own_;
  const HandoutLanguage& german_;
};

/// Applies the table [handout] of a configuration.
void change_handout_languages(Config& config, const TomlEntry& changes, Problems& problems);

}  // namespace inact

#include "inact/config/handout_texts.h"

#include <algorithm>
#include <array>
#include <stdexcept>

#include "inact/base/embedded.h"
#include "inact/base/error.h"
#include "inact/config/config.h"
#include "inact/config/problems.h"
#include "inact/config/toml.h"
#include "inact/text/fold.h"

namespace inact {
namespace {

constexpr std::size_t kLongestText = 400;
constexpr std::size_t kLongestTag = 30;

bool is_tag(std::string_view tag) {
  const auto fits = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
  };
  return tag.size() >= 2 && tag.size() <= kLongestTag && tag.front() >= 'a' && tag.front() <= 'z' &&
         std::ranges::all_of(tag, fits);
}

HandoutLanguages::iterator at(HandoutLanguages& languages, std::string_view tag) {
  return std::ranges::find(languages, tag, &HandoutLanguage::tag);
}

/// Puts one value into the language; what was expected where it does not fit.
std::optional<Message> set(HandoutLanguage& language, const TomlEntry& entry) {
  const auto* text = std::get_if<std::string>(&entry.value.value);
  if (entry.key == "checked") {
    const auto* flag = std::get_if<bool>(&entry.value.value);
    if (!flag) return tr("true or false");
    language.checked = *flag;
    return std::nullopt;
  }
  if (!text || text->empty() || text->size() > kLongestText || shown(*text) != *text)
    return tr("text on one line, at most {most} letters", {{"most", kLongestText}});
  if (entry.key == "name") {
    language.name = *text;
  } else if (entry.key == "instead") {
    if (!is_tag(*text)) return tr("a tag of BCP 47, such as “pov” or “fa-AF”");
    language.instead = *text;
  } else {
    language.texts[entry.key] = *text;
  }
  return std::nullopt;
}

HandoutLanguages read_built_in() {
  constexpr const char* kFile = "lib/inact/config/handout_texts.toml";
  HandoutLanguages languages;
  for (const TomlEntry& entry : parse_toml(embedded::file(kFile), kFile)) {
    HandoutLanguage& language = languages.emplace_back();
    language.tag = entry.key;
    for (const TomlEntry& value : std::get<TomlTable>(entry.value.value))
      if (set(language, value)) throw std::logic_error("a text of handouts does not fit: " + value.key);
  }
  return languages;
}

std::vector<std::string> sorted(std::vector<std::string> names) {
  std::ranges::sort(names);
  return names;
}

class Changer {
 public:
  Changer(Config& config, Problems& problems)
      : config_(config), problems_(problems), german_(built_in_handout_languages().front()) {}

  void change(const TomlEntry& entry) {
    const std::string key = "handout." + entry.key;
    const auto* values = std::get_if<TomlTable>(&entry.value.value);
    if (!is_tag(entry.key) || !values) {
      problems_.wrong_value(entry.line, key, entry.value,
                            values ? tr("a tag of BCP 47, such as “pov” or “fa-AF”") : tr("a table"));
      return;
    }
    HandoutLanguage language;
    language.tag = entry.key;
    for (const TomlEntry& value : *values) change(language, key + "." + value.key, value);
    config_.handout.push_back(std::move(language));
  }

 private:
  void change(HandoutLanguage& language, const std::string& key, const TomlEntry& value) {
    const bool is_text = german_.texts.contains(value.key);
    if (!is_text && value.key != "name" && value.key != "checked" && value.key != "instead") {
      problems_.unknown_key(value.line, key, keys_of(language.tag));
      return;
    }
    if (auto expected = set(language, value)) {
      problems_.wrong_value(value.line, key, value.value, std::move(*expected));
      return;
    }
    if (!is_text) return;
    const std::string& german = german_.texts.at(value.key);
    if (sorted(places_of(language.texts.at(value.key))) == sorted(places_of(german))) return;
    problems_.wrong_value(value.line, key, value.value,
                          tr("a text with the places of “{german}”", {{"german", german}}));
  }

  std::vector<std::string> keys_of(const std::string& tag) const {
    std::vector<std::string> keys;
    for (const char* key : {"name", "checked", "instead"}) keys.push_back("handout." + tag + "." + key);
    for (const auto& [key, text] : german_.texts) keys.push_back("handout." + tag + "." + key);
    return keys;
  }

  Config& config_;
  Problems& problems_;
  const HandoutLanguage& german_;
};

}  // namespace

std::vector<std::string> places_of(std::string_view text) {
  std::vector<std::string> places;
  for (std::size_t begin = 0; (begin = text.find('{', begin)) != text.npos;) {
    const std::size_t end = text.find('}', begin);
    if (end == text.npos) break;
    places.emplace_back(text.substr(begin + 1, end - begin - 1));
    begin = end;
  }
  return places;
}

std::string filled(std::string_view text, const TextPlaces& places) {
  std::string result;
  while (!text.empty()) {
    const auto brace = text.find('{');
    const auto end = brace == text.npos ? text.npos : text.find('}', brace);
    if (end == text.npos) return result.append(text);
    result += text.substr(0, brace);
    const std::string_view name = text.substr(brace + 1, end - brace - 1);
    for (const auto& [place, value] : places)
      if (place == name) result += value;
    text.remove_prefix(end + 1);
  }
  return result;
}

std::string HandoutVoice::say(std::string_view key, const TextPlaces& places) const {
  const auto found = own_.texts.find(key);
  return filled(found != own_.texts.end() ? found->second : german_.texts.at(std::string(key)), places);
}

std::string HandoutVoice::weekday(int from_monday) const {
  constexpr std::array kDays = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};
  return say(kDays.at(static_cast<std::size_t>(from_monday)));
}

const std::string& HandoutVoice::tag_of(std::string_view key) const {
  return own_.texts.find(key) != own_.texts.end() ? own_.tag : german_.tag;
}

const HandoutLanguages& built_in_handout_languages() {
  static const HandoutLanguages kLanguages = read_built_in();
  return kLanguages;
}

HandoutLanguages handout_languages(const Config& config) {
  HandoutLanguages all = built_in_handout_languages();
  for (const HandoutLanguage& change : config.handout) {
    auto found = at(all, change.tag);
    if (found == all.end()) {
      all.push_back(change);
      continue;
    }
    if (!change.name.empty()) found->name = change.name;
    if (change.checked) found->checked = change.checked;
    // Who writes texts for a language no longer wants those of another.
    if (!change.instead.empty() || !change.texts.empty()) found->instead = change.instead;
    for (const auto& [key, text] : change.texts) found->texts[key] = text;
  }
  return all;
}

const HandoutLanguage* find_handout_language(const HandoutLanguages& languages, std::string_view tag) {
  auto found = std::ranges::find(languages, tag, &HandoutLanguage::tag);
  if (found == languages.end() && tag.find('-') != tag.npos)
    found = std::ranges::find(languages, tag.substr(0, tag.find('-')), &HandoutLanguage::tag);
  if (found != languages.end() && !found->instead.empty())
    found = std::ranges::find(languages, found->instead, &HandoutLanguage::tag);
  return found == languages.end() || found->texts.empty() ? nullptr : &*found;
}

void change_handout_languages(Config& config, const TomlEntry& changes, Problems& problems) {
  const auto* table = std::get_if<TomlTable>(&changes.value.value);
  if (!table) return problems.wrong_value(changes.line, "handout", changes.value, tr("a table"));
  Changer changer(config, problems);
  for (const TomlEntry& entry : *table) changer.change(entry);
}

}  // namespace inact

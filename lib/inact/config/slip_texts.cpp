#include "inact/config/slip_texts.h"

#include <algorithm>
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

SlipLanguages::iterator at(SlipLanguages& languages, std::string_view tag) {
  return std::ranges::find(languages, tag, &SlipLanguage::tag);
}

/// Puts one value into the language; what was expected where it does not fit.
std::optional<Message> set(SlipLanguage& language, const TomlEntry& entry) {
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

SlipLanguages read_built_in() {
  constexpr const char* kFile = "lib/inact/config/slip_texts.toml";
  SlipLanguages languages;
  for (const TomlEntry& entry : parse_toml(embedded::file(kFile), kFile)) {
    SlipLanguage& language = languages.emplace_back();
    language.tag = entry.key;
    for (const TomlEntry& value : std::get<TomlTable>(entry.value.value))
      if (set(language, value)) throw std::logic_error("a text of slips does not fit: " + value.key);
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
      : config_(config), problems_(problems), german_(built_in_slip_languages().front()) {}

  void change(const TomlEntry& entry) {
    const std::string key = "slip." + entry.key;
    const auto* values = std::get_if<TomlTable>(&entry.value.value);
    if (!is_tag(entry.key) || !values) {
      problems_.wrong_value(entry.line, key, entry.value,
                            values ? tr("a tag of BCP 47, such as “pov” or “fa-AF”") : tr("a table"));
      return;
    }
    SlipLanguage language;
    language.tag = entry.key;
    for (const TomlEntry& value : *values) change(language, key + "." + value.key, value);
    config_.slip.push_back(std::move(language));
  }

 private:
  void change(SlipLanguage& language, const std::string& key, const TomlEntry& value) {
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
    for (const char* key : {"name", "checked", "instead"}) keys.push_back("slip." + tag + "." + key);
    for (const auto& [key, text] : german_.texts) keys.push_back("slip." + tag + "." + key);
    return keys;
  }

  Config& config_;
  Problems& problems_;
  const SlipLanguage& german_;
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

const SlipLanguages& built_in_slip_languages() {
  static const SlipLanguages kLanguages = read_built_in();
  return kLanguages;
}

SlipLanguages slip_languages(const Config& config) {
  SlipLanguages all = built_in_slip_languages();
  for (const SlipLanguage& change : config.slip) {
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

const SlipLanguage* find_slip_language(const SlipLanguages& languages, std::string_view tag) {
  auto found = std::ranges::find(languages, tag, &SlipLanguage::tag);
  if (found == languages.end() && tag.find('-') != tag.npos)
    found = std::ranges::find(languages, tag.substr(0, tag.find('-')), &SlipLanguage::tag);
  if (found != languages.end() && !found->instead.empty())
    found = std::ranges::find(languages, found->instead, &SlipLanguage::tag);
  return found == languages.end() || found->texts.empty() ? nullptr : &*found;
}

void change_slip_languages(Config& config, const TomlEntry& changes, Problems& problems) {
  const auto* table = std::get_if<TomlTable>(&changes.value.value);
  if (!table) return problems.wrong_value(changes.line, "slip", changes.value, tr("a table"));
  Changer changer(config, problems);
  for (const TomlEntry& entry : *table) changer.change(entry);
}

}  // namespace inact

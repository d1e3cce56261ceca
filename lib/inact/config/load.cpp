#include "inact/config/load.h"

#include <algorithm>
#include <set>

#include "inact/base/error.h"
#include "inact/config/problems.h"
#include "inact/config/settings.h"
#include "inact/config/vocabulary_changes.h"
#include "inact/text/words.h"

namespace inact {
namespace {

namespace fs = std::filesystem;

std::string variable(const Sources& sources, const char* name) {
  const char* value = sources.environment ? sources.environment(name) : nullptr;
  return value ? value : "";
}

/// The folder of the XDG base directory specification, which ignores relative paths; empty when there is none.
fs::path base_folder(const Sources& sources, const char* name, const char* below_home) {
  if (const fs::path folder = variable(sources, name); folder.is_absolute()) return folder;
  const fs::path home = variable(sources, "HOME");
  return home.is_absolute() ? home / below_home : fs::path{};
}

bool is_there(const fs::path& file) {
  std::error_code error;
  const fs::file_status status = fs::status(file, error);
  // What cannot be looked at is not passed over: reading it says why.
  return fs::exists(status) || (error && status.type() != fs::file_type::not_found);
}

fs::path find_file(const Sources& sources) {
  if (const auto given = sources.switches.find("--config"); given != sources.switches.end()) return given->second;
  if (const std::string named = variable(sources, "INACT_CONFIG"); !named.empty()) return named;
  if (fs::path folder = base_folder(sources, "XDG_CONFIG_HOME", ".config"); !folder.empty())
    if (fs::path own = folder / "inact" / "inact.toml"; is_there(own)) return own;
  return is_there(sources.system_file) ? sources.system_file : fs::path{};
}

/// The first locale variable that is set decides, as for every program.
std::optional<std::pair<Language, const char*>> locale_language(const Sources& sources) {
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const std::string tag = variable(sources, name);
    if (tag.empty()) continue;
    if (const auto language = language_of(tag)) return std::pair(*language, name);
    return std::nullopt;
  }
  return std::nullopt;
}

class Loader {
 public:
  Loader(const Sources& sources, fs::path file)
      : sources_(sources),
        given_(sources.switches.contains("--config") || !variable(sources, "INACT_CONFIG").empty()),
        problems_(file.string()) {
    config_.file = std::move(file);
  }

  Config load() {
    if (!config_.file.empty() || given_) read();
    for (const Setting& setting : settings()) override(setting);
    fill_in();
    problems_.raise();
    return std::move(config_);
  }

 private:
  void read() {
    const TomlTable table = read_toml(config_.file);
    const TomlEntry* vocabulary = nullptr;
    for (const TomlEntry& entry : table) {
      if (entry.key == "vocabulary")
        vocabulary = &entry;
      else if (entry.key == "handout")
        change_handout_languages(config_, entry, problems_);
      else if (entry.key == "attendee_profile")
        keep_profiles(entry);
      else
        take(entry, entry.key);
    }
    config_.vocabularies.add(age_classes("age_class", config_.report.age_classes));
    config_.vocabularies.add(age_classes("age_class_coarse", config_.report.age_classes_coarse));
    if (vocabulary) {
      if (const auto* changes = std::get_if<TomlTable>(&vocabulary->value.value))
        change_vocabularies(config_, *changes, problems_);
      else
        problems_.wrong_value(vocabulary->line, "vocabulary", vocabulary->value, tr("a table"));
    }
    for (const Setting& setting : settings())
      if (!has_known_codes(config_, setting))
        problems_.wrong_value(config_.origin(setting.key).line, setting.key, get(config_, setting),
                              expected(config_, setting));
  }

  /// What they say is understood where attendee files are read.
  void keep_profiles(const TomlEntry& entry) {
    const auto is_table = [](const TomlEntry& one) { return std::holds_alternative<TomlTable>(one.value.value); };
    if (!is_table(entry)) return problems_.wrong_value(entry.line, entry.key, entry.value, tr("a table"));
    for (const TomlEntry& one : std::get<TomlTable>(entry.value.value))
      if (is_table(one))
        config_.attendee_profiles.push_back(one);
      else
        problems_.wrong_value(one.line, entry.key + "." + one.key, one.value, tr("a table"));
  }

  /// One entry of the file, and what is below it.
  void take(const TomlEntry& entry, const std::string& key) {
    const Setting* setting = find_setting(key);
    if (setting && setting->in_file) {
      if (set(config_, *setting, entry.value))
        config_.origins[key] = {Origin::Kind::File, config_.file.string(), entry.line};
      else
        problems_.wrong_value(entry.line, key, entry.value, expected(config_, *setting));
      return;
    }
    const std::vector<std::string> keys = keys_in_file();
    const std::string section = key + ".";
    if (std::ranges::none_of(keys, [&](const std::string& k) { return k.starts_with(section); })) {
      const bool table = std::holds_alternative<TomlTable>(entry.value.value);
      problems_.unknown_key(entry.line, key, table ? sections_in_file() : keys);
    } else if (const auto* below = std::get_if<TomlTable>(&entry.value.value)) {
      for (const TomlEntry& inner : *below) take(inner, section + inner.key);
    } else {
      problems_.wrong_value(entry.line, key, entry.value, tr("a table"));
    }
  }

  void override(const Setting& setting) {
    if (const auto given = sources_.switches.find(setting.switch_name); given != sources_.switches.end())
      override(setting, given->second, {Origin::Kind::Switch, setting.switch_name, 0});
    else if (const std::string value = variable(sources_, setting.variable); *setting.variable && !value.empty())
      override(setting, value, {Origin::Kind::Environment, setting.variable, 0});
  }

  void override(const Setting& setting, const std::string& value, Origin origin) {
    if (set(config_, setting, {value})) {
      config_.origins[setting.key] = std::move(origin);
    } else if (refused_.insert(origin.name).second) {
      problems_.wrong_value(origin.name, {value}, expected(config_, setting));
    }
  }

  /// Defaults that depend on who works where.
  void fill_in() {
    const auto is_set = [&](const char* key) { return config_.origins.contains(key); };
    if (!is_set("language"))
      if (const auto locale = locale_language(sources_)) {
        config_.language = locale->first;
        config_.origins["language"] = {Origin::Kind::Environment, locale->second, 0};
      }
    if (!is_set("report.language")) {
      config_.report.language = config_.language;
      if (is_set("language")) config_.origins["report.language"] = config_.origin("language");
    }
    if (!is_set("user.name")) {
      config_.user.name = sources_.login;
      config_.origins["user.name"] = {Origin::Kind::Login, {}, 0};
    }
    if (!is_set("records")) {
      if (const fs::path folder = base_folder(sources_, "XDG_DATA_HOME", ".local/share"); !folder.empty())
        config_.records = folder / "inact" / "inact.db";
    } else if (config_.origin("records").kind == Origin::Kind::File) {
      config_.records = from_file(config_.records);
    }
  }

  /// A path of the configuration: ~/ is the home folder, relative ones count from the configuration's folder.
  fs::path from_file(const fs::path& path) const {
    const std::string text = path.string();
    const std::string home = variable(sources_, "HOME");
    if (text.starts_with("~/") && !home.empty()) return fs::path(home) / text.substr(2);
    return (config_.file.parent_path() / path).lexically_normal();
  }

  static std::vector<std::string> keys_in_file() {
    std::vector<std::string> keys;
    for (const Setting& setting : settings())
      if (setting.in_file) keys.push_back(setting.key);
    return keys;
  }

  static std::vector<std::string> sections_in_file() {
    std::vector<std::string> sections = {"attendee_profile", "handout", "vocabulary"};
    for (const std::string& key : keys_in_file())
      if (const auto dot = key.find('.'); dot != std::string::npos && sections.back() != key.substr(0, dot))
        sections.push_back(key.substr(0, dot));
    return sections;
  }

  const Sources& sources_;
  bool given_;
  Config config_;
  Problems problems_;
  std::set<std::string> refused_;  ///< --lang sets two settings, and is wrong once
};

}  // namespace

Config load_config(const Sources& sources) { return Loader(sources, find_file(sources)).load(); }

void require_language(const Sources& sources) {
  const Setting& language = *find_setting("language");
  const auto given = sources.switches.find(language.switch_name);
  const bool by_switch = given != sources.switches.end();
  const std::string tag = by_switch ? given->second : variable(sources, language.variable);
  Config trial;
  if ((tag.empty() && !by_switch) || set(trial, language, {tag})) return;
  Problems problems("");
  problems.wrong_value(by_switch ? language.switch_name : language.variable, {tag}, expected(trial, language));
  problems.raise();
}

Language terminal_language(const Sources& sources) {
  const auto given = sources.switches.find("--lang");
  const std::string tag = given != sources.switches.end() ? given->second : variable(sources, "INACT_LANG");
  if (!tag.empty()) return language_of(tag).value_or(Language::English);
  const auto locale = locale_language(sources);
  return locale ? locale->first : Language::English;
}

}  // namespace inact

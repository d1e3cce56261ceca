#include "inact/config/describe.h"

#include "inact/base/error.h"
#include "inact/config/settings.h"
#include "inact/text/fold.h"

namespace inact {
namespace {

Cell cell_of(const TomlValue& value) {
  if (const auto* flag = std::get_if<bool>(&value.value)) return *flag;
  if (const auto* number = std::get_if<std::int64_t>(&value.value)) return *number;
  if (const auto* text = std::get_if<std::string>(&value.value)) return text->empty() ? Cell{} : Cell{*text};
  std::vector<std::string> words;
  if (const auto* list = std::get_if<TomlList>(&value.value))
    for (const TomlValue& element : *list) {
      const auto* text = std::get_if<std::string>(&element.value);
      words.push_back(text ? *text : toml_text(element));
    }
  return words;
}

Cell kind_of(const Origin& origin) { return Coded{"setting_origin", std::string(word(origin.kind))}; }

Cell place_of(const Origin& origin) {
  const std::string place = origin.place();
  return place.empty() ? Cell{} : Cell{place};
}

Cell text_or_nothing(std::string_view text) { return text.empty() ? Cell{} : Cell{std::string(text)}; }

Document explain(const Config& config, const Setting& setting) {
  const Config defaults;
  const Origin& origin = config.origin(setting.key);
  Document document;
  document.schema = "setting";
  document.fields = {
      {"key", tr("Setting"), setting.key},
      {"help", tr("Meaning"), setting.help},
      {"expected", tr("Expected"), expected(config, setting)},
      {"default", tr("Default"), *setting.example ? Cell{} : cell_of(get(defaults, setting))},
      {"value", tr("Value"), cell_of(get(config, setting))},
      {"origin", tr("Origin"), kind_of(origin)},
      {"place", tr("Where"), place_of(origin)},
      {"switch", tr("Switch"), text_or_nothing(setting.switch_name)},
      {"variable", tr("Variable"), text_or_nothing(setting.variable)},
  };
  return document;
}

Document explain(const Config& config, const Vocabulary& vocabulary, std::string_view code) {
  Document document;
  document.schema = "vocabulary";
  document.fields = {
      {"vocabulary", tr("Vocabulary"), vocabulary.name},
      {"fixed", {}, vocabulary.fixed},
  };
  Table table;
  table.columns = {
      {"code", tr("Code")},
      {"en", tr("English")},
      {"de", tr("German")},
      {"group", tr("Group")},
      {"retired", tr("Retired")},
      {"successor", tr("Successor")},
      {"sensitive", {}},
      {"confidential", {}},
      {"public_body", {}},
      {"from", {}},
      {"terms", {}},
      {"origin", tr("Origin")},
      {"place", tr("Where")},
  };
  for (const Term& term : vocabulary.terms) {
    if (!code.empty() && term.code != code) continue;
    const Origin& origin = config.origin("vocabulary." + vocabulary.name + "." + term.code);
    table.rows.push_back({term.code, term.english, term.german, text_or_nothing(term.group), term.retired,
                          text_or_nothing(term.successor), term.sensitive, term.confidential, term.public_body,
                          term.from ? Cell{std::int64_t{*term.from}} : Cell{}, term.terms, kind_of(origin),
                          place_of(origin)});
  }
  document.tables = {std::move(table)};
  if (vocabulary.fixed)
    document.notes = {tr("The program relies on these codes: the configuration can change their labels only.")};
  return document;
}

/// What was meant: within the vocabulary that was named, else anything that is spelled like it.
std::string likely_key(const Config& config, std::string_view key) {
  if (const auto dot = key.find('.'); dot != std::string_view::npos && config.vocabularies.has(key.substr(0, dot)))
    if (const auto code = config.vocabularies[key.substr(0, dot)].nearest_code(key.substr(dot + 1)); !code.empty())
      return std::string(key.substr(0, dot + 1)) + code;
  std::vector<std::string> keys;
  for (const Setting& setting : settings()) keys.push_back(setting.key);
  for (const auto& [name, vocabulary] : config.vocabularies.all()) {
    keys.push_back(name);
    for (const Term& term : vocabulary.terms) keys.push_back(name + "." + term.code);
  }
  return nearest(key, keys);
}

[[noreturn]] void refuse(const Config& config, std::string_view key) {
  const std::string meant = likely_key(config, key);
  if (meant.empty())
    throw usage("There is no setting and no vocabulary “{key}”.", {{"key", key}})
        .remedy(tr("`inact config show` lists the settings."));
  throw usage("There is no setting and no vocabulary “{key}”. Did you mean “{nearest}”?",
              {{"key", key}, {"nearest", meant}})
      .remedy(tr("`inact config show` lists the settings."));
}

}  // namespace

Document show_config(const Config& config) {
  Document document;
  document.schema = "config";
  document.fields = {{"file", tr("Configuration"), text_or_nothing(config.file.string())}};
  Table table;
  table.columns = {{"key", tr("Setting")}, {"value", tr("Value")}, {"origin", tr("Origin")}, {"place", tr("Where")}};
  for (const Setting& setting : settings()) {
    const Origin& origin = config.origin(setting.key);
    table.rows.push_back({setting.key, cell_of(get(config, setting)), kind_of(origin), place_of(origin)});
  }
  document.tables = {std::move(table)};
  return document;
}

Document explain_config(const Config& config, std::string_view key) {
  if (const Setting* setting = find_setting(key)) {
    Document document = explain(config, *setting);
    if (!config.vocabularies.has(key)) return document;
    // One word for two things: “language” is a setting, and the languages that are offered.
    Document codes = explain(config, config.vocabularies[key], {});
    codes.tables.front().title = tr("The codes of “{vocabulary}”", {{"vocabulary", key}});
    document.tables = std::move(codes.tables);
    document.notes = std::move(codes.notes);
    return document;
  }
  std::string_view rest = key;
  if (rest.starts_with("vocabulary.")) rest.remove_prefix(std::string_view("vocabulary.").size());
  const auto dot = rest.find('.');
  const std::string_view name = rest.substr(0, dot);
  const std::string_view code = dot == std::string_view::npos ? std::string_view{} : rest.substr(dot + 1);
  if (!config.vocabularies.has(name)) refuse(config, rest);
  const Vocabulary& vocabulary = config.vocabularies[name];
  if (dot != std::string_view::npos && !vocabulary.find(code)) refuse(config, rest);
  return explain(config, vocabulary, code);
}

}  // namespace inact

// The table of all settings: from it come loading, unknown keys, explanations and the commented configuration.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "inact/base/message.h"
#include "inact/config/config.h"
#include "inact/config/toml.h"

namespace inact {

/// What a setting takes, and its member of Config.
struct TextSetting {
  std::string& (*at)(Config&);
};
struct PathSetting {
  std::filesystem::path& (*at)(Config&);
};
struct FlagSetting {
  bool& (*at)(Config&);
};
struct NumberSetting {
  int& (*at)(Config&);
  int least;
  int most;
};
struct LanguageSetting {
  Language& (*at)(Config&);
};
struct ZoneSetting {
  std::string& (*at)(Config&);
};
struct CodeSetting {
  std::string& (*at)(Config&);
  const char* vocabulary;
};
struct CodesSetting {
  std::vector<std::string>& (*at)(Config&);
  const char* vocabulary;
};
struct EdgesSetting {
  std::vector<int>& (*at)(Config&);
};
using SettingKind = std::variant<TextSetting, PathSetting, FlagSetting, NumberSetting, LanguageSetting, ZoneSetting,
                                 CodeSetting, CodesSetting, EdgesSetting>;

struct Setting {
  std::string key;  ///< with its section: "report.base"
  SettingKind kind;
  Message help;
  const char* example = "";      ///< TOML, where the default is not the same everywhere
  const char* switch_name = "";  ///< the switch that overrides it
  const char* variable = "";     ///< the environment variable that does, unless the switch is given
  bool in_file = true;           ///< can stand in a configuration
};

/// All settings, in the order in which they are shown.
const std::vector<Setting>& settings();
const Setting* find_setting(std::string_view key);

/// Puts the value into the configuration; false when it is of the wrong type or out of range. Codes are compared with
/// their vocabulary by has_known_codes(), once the configuration's own codes are known.
bool set(Config& config, const Setting& setting, const TomlValue& value);
bool has_known_codes(const Config& config, const Setting& setting);
TomlValue get(const Config& config, const Setting& setting);

/// What set() takes, as "a whole number from 3 to 100".
Message expected(const Config& config, const Setting& setting);

}  // namespace inact

// Reading the configuration.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <string>

#include "inact/config/config.h"

namespace inact {

/// What the world outside has to say.
struct Sources {
  /// As getenv: null for a variable that is not set. Empty ones count as not set.
  std::function<const char*(const char* name)> environment;
  /// The global switches that were given, as typed: {"--lang", "de"}. Read are --config --records --lang --by --as-of.
  std::map<std::string, std::string, std::less<>> switches;
  /// Of the person who is logged in: acts where neither --by nor user.name says who.
  std::string login;
  /// The configuration of the whole machine.
  std::filesystem::path system_file = "/etc/inact/inact.toml";
};

/// The first file of --config, INACT_CONFIG, $XDG_CONFIG_HOME/inact/inact.toml and the machine's, over the defaults,
/// under the environment and the switches. A file that is named must exist. Throws Usage with everything that is wrong,
/// each with its place; nothing is taken over from a configuration with problems.
Config load_config(const Sources& sources);

/// Throws Usage for a --lang or INACT_LANG that names no language of inact: for help, which reads no configuration.
void require_language(const Sources& sources);

/// The language for what must be said before there is a configuration, or when it is wrong: --lang, INACT_LANG, and the
/// locale's; English where they are wrong.
Language terminal_language(const Sources& sources);

}  // namespace inact

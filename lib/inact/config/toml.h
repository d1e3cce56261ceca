// TOML documents as values with their places, in the order of the file.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "inact/base/date.h"

namespace inact {

struct TomlEntry;
struct TomlValue;
using TomlTable = std::vector<TomlEntry>;
using TomlList = std::vector<TomlValue>;

/// Times of day and instants are read and have no value: no setting takes one.
struct TomlValue {
  std::variant<std::monostate, bool, std::int64_t, double, std::string, Date, TomlList, TomlTable> value;
};

struct TomlEntry {
  std::string key;
  TomlValue value;
  int line = 0;  ///< of the key, from 1
};

/// Throws Usage with `name:line:column` for what is not TOML: key given twice, not UTF-8, more than 64 levels deep.
TomlTable parse_toml(std::string_view text, const std::string& name);

/// Reads the file, at most 1 MiB. Throws Usage also when it cannot be read.
TomlTable read_toml(const std::filesystem::path& file);

/// The value as TOML writes it, on one line: 45, "text", [0, 18].
std::string toml_text(const TomlValue& value);
std::string toml_text(std::string_view text);

}  // namespace inact

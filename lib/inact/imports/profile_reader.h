// Profiles of attendee files as TOML writes them: those that are built in, and those of a configuration.
#pragma once

#include <string>
#include <vector>

#include "inact/config/problems.h"
#include "inact/imports/profile.h"

namespace inact {

class ProfileReader {
 public:
  explicit ProfileReader(Problems& problems) : problems_(problems) {}

  /// The profile of the table, which says what differs from the base; its columns and words come before those of the
  /// base. What cannot be understood is a problem of `key`, the place of the table in the file.
  Profile read(const TomlTable& table, const std::string& key, Profile base);

  std::vector<std::string> texts(const TomlEntry& entry, const std::string& key);
  /// The same as captions are compared.
  std::vector<std::string> captions(const TomlEntry& entry, const std::string& key);

 private:
  void read(const TomlEntry& entry, const std::string& key, Profile& profile);
  template <class T>
  void take(const TomlEntry& entry, const std::string& key, T& value, const char* expected);
  template <class E>
  void take_word(const TomlEntry& entry, const std::string& key, E& value);
  template <class Meaning, class What>
  void take_words(const TomlEntry& entry, const std::string& key, const Profile& profile,
                  std::vector<std::pair<std::string, What>>& words, Meaning meaning_of);
  void wrong(const TomlEntry& entry, const std::string& key, Message expected);

  Problems& problems_;
};

}  // namespace inact

// The editor of the person at the terminal.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace inact {

/// A text in a folder that nobody else can read, until it is dropped.
class PrivateText {
 public:
  /// `name`: of the file, as "O7.toml". In $XDG_RUNTIME_DIR, else $TMPDIR, else /tmp.
  PrivateText(std::string_view name, std::string_view text);

  const std::filesystem::path& path() const { return path_; }
  /// Waits until the editor ($VISUAL, $EDITOR, else vi) is closed, and gives the text as it is then. Throws Refused
  /// when the editor cannot be started or fails.
  std::string edit() const;
  /// Takes the file away. Without it, it stays for the person.
  void drop() const;

 private:
  std::filesystem::path path_;
};

}  // namespace inact

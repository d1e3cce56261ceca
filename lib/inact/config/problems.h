// What is wrong with a configuration, collected to be said all at once.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "inact/base/message.h"
#include "inact/config/toml.h"

namespace inact {

class Problems {
 public:
  /// The name of the file that is being read: problems of its lines are placed there.
  explicit Problems(std::string file) : file_(std::move(file)) {}

  /// `candidates`: the keys that could have been meant.
  void unknown_key(int line, const std::string& key, const std::vector<std::string>& candidates);
  void wrong_value(int line, const std::string& key, const TomlValue& value, Message expected);
  /// The value of a switch or environment variable, which is also its place.
  void wrong_value(const std::string& place, const TomlValue& value, Message expected);
  /// `message` begins with the place.
  void add(int line, Message message) { problems_.push_back({line, std::move(message)}); }
  /// inact.toml:12, or the file alone where there is no line.
  std::string place(int line) const { return line > 0 ? file_ + ":" + std::to_string(line) : file_; }

  /// Throws Usage when there are any, in the order of the file.
  void raise() const;

 private:
  struct Problem {
    int line;
    Message message;
  };

  std::string file_;
  std::vector<Problem> problems_;
};

}  // namespace inact

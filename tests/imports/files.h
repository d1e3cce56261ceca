// Files of the folder tests/imports, as bytes.
#pragma once

#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>

inline std::string test_file(const std::string& name) {
  std::ifstream file(SOURCE_DIR "/tests/imports/" + name, std::ios::binary);
  if (!file) throw std::runtime_error("no file " + name);
  return {std::istreambuf_iterator<char>(file), {}};
}

// A file that is read as a whole, however large it is.
#pragma once

#include <sys/stat.h>

#include <filesystem>
#include <future>
#include <string>
#include <string_view>

namespace inact {

/// A large file lies in memory only where somebody looks at it; pipes and small files lie there as they are. Its hash
/// is made meanwhile.
class InputFile {
 public:
  /// Throws Refused when it is missing, a folder, may not be read, or a pipe with more than 64 MiB.
  explicit InputFile(const std::filesystem::path& path);
  ~InputFile();
  InputFile(const InputFile&) = delete;
  InputFile& operator=(const InputFile&) = delete;

  std::string_view bytes() const { return bytes_; }
  /// What lies before this byte is not looked at for a while.
  void let_go(std::size_t before);
  /// SHA-256, in hexadecimal digits.
  const std::string& sha256();
  /// Throws Refused when somebody has written into the file since it was opened.
  void require_unchanged() const;

 private:
  std::filesystem::path path_;
  int descriptor_ = -1;  ///< of a large file
  struct stat status_ {};
  std::string copy_;
  std::string_view bytes_;
  std::size_t let_go_ = 0;
  std::future<std::string> hashing_;
  std::string sha256_;
};

}  // namespace inact

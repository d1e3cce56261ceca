#include "cmd/input_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <vector>

#include "cmd/files.h"
#include "inact/base/error.h"
#include "inact/seal/hash.h"

namespace inact {
namespace {

constexpr std::size_t kSmall = std::size_t{4} << 20;
constexpr std::size_t kLargestPipe = std::size_t{64} << 20;
constexpr std::size_t kStep = std::size_t{1} << 20;

/// In pieces, so that the file is not held in memory for it.
std::string hash_of(int descriptor) {
  Sha256 hash;
  std::vector<char> piece(kStep);
  off_t at = 0;
  for (;;) {
    const ssize_t got = pread(descriptor, piece.data(), piece.size(), at);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return hash.hex();  // a file that cannot be read on has another hash
    hash.add({piece.data(), static_cast<std::size_t>(got)});
    at += got;
  }
}

bool same(const struct stat& a, const struct stat& b) {
  return a.st_size == b.st_size && a.st_mtim.tv_sec == b.st_mtim.tv_sec && a.st_mtim.tv_nsec == b.st_mtim.tv_nsec;
}

}  // namespace

InputFile::InputFile(const std::filesystem::path& path) : path_(path) {
  descriptor_ = open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  const bool large = descriptor_ >= 0 && fstat(descriptor_, &status_) == 0 && S_ISREG(status_.st_mode) &&
                     static_cast<std::size_t>(status_.st_size) > kSmall;
  if (large) {
    const auto size = static_cast<std::size_t>(status_.st_size);
    if (void* const begin = mmap(nullptr, size, PROT_READ, MAP_PRIVATE, descriptor_, 0); begin != MAP_FAILED) {
      bytes_ = {static_cast<const char*>(begin), size};
      hashing_ = std::async(std::launch::async, [this] { return hash_of(descriptor_); });
      return;
    }
  }
  if (descriptor_ >= 0) close(descriptor_);
  descriptor_ = -1;
  copy_ = read_file(path, kLargestPipe);
  bytes_ = copy_;
}

InputFile::~InputFile() {
  if (descriptor_ < 0) return;
  if (hashing_.valid()) hashing_.wait();
  munmap(const_cast<char*>(bytes_.data()), bytes_.size());
  close(descriptor_);
}

void InputFile::let_go(std::size_t before) {
  if (descriptor_ < 0) return;
  const auto page = static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
  const std::size_t end = std::min(before, bytes_.size()) / page * page;
  if (end < let_go_) let_go_ = 0;  // it is read from the beginning again
  if (end > let_go_) madvise(const_cast<char*>(bytes_.data()) + let_go_, end - let_go_, MADV_DONTNEED);
  let_go_ = end;
}

const std::string& InputFile::sha256() {
  if (sha256_.empty()) sha256_ = hashing_.valid() ? hashing_.get() : inact::sha256(bytes_);
  return sha256_;
}

void InputFile::require_unchanged() const {
  struct stat now {};
  if (descriptor_ < 0 || (fstat(descriptor_, &now) == 0 && same(now, status_))) return;
  throw refused("{file} was changed while it was read: nothing of it was stored.", {{"file", path_.string()}})
      .remedy(tr("Try again when it is complete."));
}

}  // namespace inact

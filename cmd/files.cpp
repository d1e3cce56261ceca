#include "cmd/files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <optional>
#include <string>
#include <system_error>

#include "inact/base/error.h"

namespace inact {
namespace {

/// A file descriptor that is closed at the end, whatever happens.
struct File {
  int descriptor;
  ~File() {
    if (descriptor >= 0) close(descriptor);
  }
};

bool is_same(const struct stat& a, const struct stat& b) { return a.st_dev == b.st_dev && a.st_ino == b.st_ino; }

/// The descriptor behind /dev/stdout and /dev/stderr, wherever they lead. A plain file there must not be replaced: the
/// link would be.
std::optional<int> standard_stream(const struct stat& status) {
  struct stat stream {};
  for (const int descriptor : {STDOUT_FILENO, STDERR_FILENO})
    if (fstat(descriptor, &stream) == 0 && is_same(stream, status)) return descriptor;
  return std::nullopt;
}

bool is_null_device(const struct stat& status) {
  struct stat null {};
  return S_ISCHR(status.st_mode) && stat("/dev/null", &null) == 0 && null.st_rdev == status.st_rdev;
}

[[noreturn]] void cannot_read(const std::filesystem::path& path, int error) {
  throw machine_failed("{file} cannot be read: {reason}.", {{"file", path.string()}, {"reason", reason_of(error)}});
}

[[noreturn]] void cannot_write(const std::filesystem::path& path, int error) {
  throw machine_failed("{file} cannot be written: {reason}.", {{"file", path.string()}, {"reason", reason_of(error)}});
}

}  // namespace

void write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = write(descriptor, bytes.data(), bytes.size());
    if (written < 0) {
      if (errno == EINTR) continue;
      throw std::system_error(errno, std::generic_category());
    }
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

std::string read_file(const std::filesystem::path& path, std::size_t most) {
  const File file{open(path.c_str(), O_RDONLY | O_CLOEXEC)};
  if (file.descriptor < 0 && errno == ENOENT) throw refused("There is no file {path}.", {{"path", path.string()}});
  if (file.descriptor < 0 && errno == EACCES)
    throw refused("The file {path} may not be read by you.", {{"path", path.string()}});
  if (file.descriptor < 0) cannot_read(path, errno);
  struct stat status {};
  if (fstat(file.descriptor, &status) != 0) cannot_read(path, errno);
  if (S_ISDIR(status.st_mode)) throw refused("{path} is a folder; a file was expected.", {{"path", path.string()}});
  constexpr std::size_t kStep = 1 << 16;
  std::string bytes;
  if (status.st_size > 0) bytes.reserve(std::min(static_cast<std::size_t>(status.st_size), most) + kStep);
  for (;;) {
    const std::size_t size = bytes.size();
    bytes.resize(size + kStep);
    const ssize_t got = read(file.descriptor, bytes.data() + size, kStep);
    bytes.resize(size + static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
    if (got < 0 && errno != EINTR) cannot_read(path, errno);
    if (bytes.size() > most)
      throw refused("{path} is larger than {most} MiB; a list of people is smaller.",
                    {{"path", path.string()}, {"most", most >> 20}});
    if (got == 0) return bytes;
  }
}

void write_file(const std::filesystem::path& path, std::string_view bytes) {
  const std::filesystem::path folder = path.has_parent_path() ? path.parent_path() : ".";
  if (!std::filesystem::is_directory(folder))
    throw refused("There is no folder {path}.", {{"path", folder.string()}})
        .remedy(tr("Make it with: mkdir -p {path}", {{"path", folder.string()}}));
  if (std::filesystem::is_directory(path))
    throw refused("{path} is a folder; a file name was expected.", {{"path", path.string()}});
  const std::string making = path.string() + ".new-" + std::to_string(getpid());
  try {
    if (struct stat there{}; stat(path.c_str(), &there) == 0) {
      if (const auto stream = standard_stream(there)) return write_all(*stream, bytes);
      if (is_null_device(there)) return;
      if (!S_ISREG(there.st_mode))
        throw refused("{path} is no plain file; it cannot be written.", {{"path", path.string()}})
            .remedy(tr("Name a file, or leave --output out and redirect standard output."));
    }
    const File file{open(making.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600)};
    if (file.descriptor < 0) {
      if (errno == EACCES || errno == EROFS || errno == EPERM)
        throw refused("The folder {path} may not be written by you.", {{"path", folder.string()}});
      throw std::system_error(errno, std::generic_category());
    }
    write_all(file.descriptor, bytes);
    if (fsync(file.descriptor) != 0 || rename(making.c_str(), path.c_str()) != 0)
      throw std::system_error(errno, std::generic_category());
  } catch (const std::system_error& failure) {
    unlink(making.c_str());
    cannot_write(path, failure.code().value());
  }
  const File where{open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
  if (where.descriptor >= 0) fsync(where.descriptor);
}

void make_folder(const std::filesystem::path& path) {
  std::error_code failure;
  std::filesystem::create_directories(path, failure);
  if (std::filesystem::is_directory(path)) return;
  if (failure == std::errc::permission_denied || failure == std::errc::read_only_file_system)
    throw refused("The folder {path} may not be made by you.", {{"path", path.string()}});
  if (!failure || failure == std::errc::not_a_directory || failure == std::errc::file_exists)
    throw refused("{path} is no folder.", {{"path", path.string()}}).remedy(tr("Name another folder with --out DIR."));
  cannot_write(path, failure.value());
}

}  // namespace inact

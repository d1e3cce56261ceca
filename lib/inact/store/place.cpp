#include "inact/store/place.h"

#include <fcntl.h>
#include <linux/magic.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

#include <cerrno>

#include "inact/base/error.h"

namespace inact {
namespace {

// Not in linux/magic.h of Debian 12.
constexpr unsigned long kCifs = 0xFF534D42;
constexpr unsigned long kSmb2 = 0xFE534D42;
constexpr unsigned long kFuse = 0x65735546;

unsigned long file_system(const std::filesystem::path& path) {
  struct statfs about {};
  return statfs(path.c_str(), &about) == 0 ? static_cast<unsigned long>(about.f_type) & 0xFFFFFFFF : 0;
}

}  // namespace

void require_local_file_system(const std::filesystem::path& path) {
  switch (file_system(path)) {
    case NFS_SUPER_MAGIC:
    case SMB_SUPER_MAGIC:
    case kCifs:
    case kSmb2:
    case V9FS_MAGIC:
      throw unavailable(
          "{path} lies on a network file system, where two people writing at once can destroy the records.",
          {{"path", path.string()}})
          .remedy(tr("Keep the records on a disk of this machine and let others work on it over ssh."));
    default: break;
  }
}

std::vector<Message> unsafe_places(const std::filesystem::path& path) {
  std::vector<Message> found;
  struct stat file {};
  if (lstat(path.c_str(), &file) != 0) return found;
  if (S_ISLNK(file.st_mode)) {
    found.push_back(tr("{path} is a link: the -wal file beside the real records must not be forgotten when copying.",
                       {{"path", path.string()}}));
    if (stat(path.c_str(), &file) != 0) return found;
  }
  if (file.st_nlink > 1)
    found.push_back(tr("{path} has other names (hard links): opened under two names, records are destroyed.",
                       {{"path", path.string()}}));
  // Several people of one group may share the records where the configuration says so; others never.
  if ((file.st_mode & 0007) != 0)
    found.push_back(tr("Others may open {path}. Mend it with: chmod o= {path}", {{"path", path.string()}}));
  if (file_system(path) == kFuse)
    found.push_back(
        tr("{path} lies on a FUSE file system; be sure that it is one of this machine.", {{"path", path.string()}}));
  for (const char* name : {"Dropbox", "OneDrive", "Nextcloud", "Google Drive", "iCloud", "Seafile"})
    if (path.string().find(name) != std::string::npos)
      found.push_back(
          tr("{path} seems to lie in a synchronised folder ({name}): synchronising an open file destroys it.",
             {{"path", path.string()}, {"name", name}}));
  return found;
}

void sync_file(const std::filesystem::path& file) {
  const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  const int failed = descriptor < 0 || fsync(descriptor) != 0 ? errno : 0;
  if (descriptor >= 0) close(descriptor);
  if (failed != 0)
    throw machine_failed("{file} cannot be written: {reason}.",
                         {{"file", file.string()}, {"reason", reason_of(failed)}});
}

void sync_folder(const std::filesystem::path& folder) {
  const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return;
  fsync(descriptor);
  close(descriptor);
}

}  // namespace inact

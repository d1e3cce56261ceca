// Where a records file lies, and whether it is safe there.
#pragma once

#include <filesystem>
#include <vector>

#include "inact/base/message.h"

namespace inact {

/// Throws Unavailable on NFS, SMB and 9p: their locks do not keep two writers apart.
void require_local_file_system(const std::filesystem::path& path);

/// What to tell about the place: a link, other names of the file, rights of others, a synchronised folder.
std::vector<Message> unsafe_places(const std::filesystem::path& path);

/// Makes what was written to the file survive a power cut.
void sync_file(const std::filesystem::path& file);
/// Makes a new name in the folder survive a power cut.
void sync_folder(const std::filesystem::path& folder);

}  // namespace inact

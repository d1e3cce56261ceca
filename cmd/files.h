// Writing files so that nobody ever reads half of one.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace inact {

/// Writes the bytes under a temporary name in the same folder (only for the owner), makes them durable, and renames.
/// /dev/stdout, /dev/stderr and /dev/null are written to as they are. Throws Refused for everything else that is no
/// plain file (a named pipe would wait for a reader, a device may be a disk), and when the folder is missing or may not
/// be written; Machine for a full disk.
void write_file(const std::filesystem::path& path, std::string_view bytes);

/// Makes the folder and those above it, where they are missing, only for the owner. Throws Refused when that may not
/// be, or when something else has the name.
void make_folder(const std::filesystem::path& path);

/// The bytes of a file or a pipe. Throws Refused when it is missing, a folder, may not be read, or holds more than so
/// many bytes.
std::string read_file(const std::filesystem::path& path, std::size_t most);

/// Writes everything to an open file. Throws std::system_error when that fails.
void write_all(int descriptor, std::string_view bytes);

}  // namespace inact

// Bringing a records file to the newest schema.
#pragma once

#include <filesystem>

namespace SQLite {
class Database;
}

namespace inact {

/// "INAC": tells a records file from other SQLite files.
inline constexpr int kApplicationId = 0x494E4143;

/// Applies every schema file to an empty database, without a transaction of its own.
void apply_all(SQLite::Database& database);

/// Copies the file beside itself (`NAME.schema-3.backup`), then applies what is missing: each step and its number in
/// one transaction, so that an interrupted update goes on where it stopped.
void migrate(SQLite::Database& database, const std::filesystem::path& path, int version);

}  // namespace inact

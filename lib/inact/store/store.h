// The records file, open.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "inact/base/message.h"
#include "inact/base/time.h"

namespace SQLite {
class Database;
}

namespace inact {

/// What a new records file is told about itself.
struct RecordsInfo {
  std::string namespace_uuid;
  std::array<std::uint8_t, 16> index_key{};
  Instant created_at{};
  bool demo = false;
};

/// Reading takes `const Store&`; writing takes a Transaction, which takes a `Store&`.
class Store {
 public:
  enum class Access { Read, Write };

  /// Opens existing records. Throws Unavailable, naming what is there instead, when the file is missing, a folder, not
  /// SQLite, not of inact, newer than this program, on a network file system, or may not be written although that is
  /// asked. Write brings an older schema up to date, after a copy beside the file; Read refuses an older schema.
  static Store open(const std::filesystem::path& path, Access access);

  /// Makes new records: all of the file or nothing. Throws Refused when there is something at the path already. `fill`
  /// writes the first of them before the file has its name: fast, since nobody else sees the file and nothing of it is
  /// lost when it fails.
  static void create(const std::filesystem::path& path, const RecordsInfo& info,
                     const std::function<void(Store&)>& fill = {});

  /// Records in memory, for tests and trial runs.
  static Store in_memory(const RecordsInfo& info = {"00000000-0000-4000-8000-000000000000", {}, {}, true});

  Store(Store&&) noexcept;
  Store& operator=(Store&&) noexcept;
  ~Store();

  const std::filesystem::path& path() const { return path_; }
  RecordsInfo info() const;
  /// The number of the newest schema file that was applied.
  int version() const;
  /// What is unsafe about where and how the file lies: links, rights, synchronised folders.
  const std::vector<Message>& warnings() const { return warnings_; }

  SQLite::Database& database() const { return *database_; }

 private:
  explicit Store(std::filesystem::path path);
  std::filesystem::path path_;
  std::vector<Message> warnings_;
  std::unique_ptr<SQLite::Database> database_;
};

/// One numbered file of the schema.
struct Migration {
  int number;
  std::string_view sql;
};
/// All of them, in order, without gaps.
const std::vector<Migration>& migrations();

/// Makes records as an earlier inact made them: for testing that they are brought up to date.
void make_records_of_version(const std::filesystem::path& path, int version);

}  // namespace inact

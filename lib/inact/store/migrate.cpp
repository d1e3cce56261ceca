#include "inact/store/migrate.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <algorithm>
#include <stdexcept>

#include "inact/base/embedded.h"
#include "inact/store/store.h"

namespace inact {
namespace {

void apply(SQLite::Database& database, const Migration& step) {
  database.exec(std::string(step.sql));
  database.exec("PRAGMA user_version = " + std::to_string(step.number));
}

}  // namespace

const std::vector<Migration>& migrations() {
  static const std::vector<Migration> all = [] {
    constexpr std::string_view kFolder = "schemas/";
    std::vector<Migration> found;
    for (const embedded::File& file : embedded::files())
      if (file.path.starts_with(kFolder))
        found.push_back({std::stoi(std::string(file.path.substr(kFolder.size(), 3))), file.bytes});
    std::ranges::sort(found, {}, &Migration::number);
    for (std::size_t i = 0; i < found.size(); ++i)
      if (found[i].number != static_cast<int>(i) + 1)
        throw std::logic_error("the schema files are not numbered 1, 2, 3 …");
    return found;
  }();
  return all;
}

void apply_all(SQLite::Database& database) {
  database.exec("PRAGMA application_id = " + std::to_string(kApplicationId));
  for (const Migration& step : migrations()) apply(database, step);
}

void make_records_of_version(const std::filesystem::path& path, int version) {
  SQLite::Database database(path.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
  SQLite::Transaction transaction(database);
  database.exec("PRAGMA application_id = " + std::to_string(kApplicationId));
  for (const Migration& step : migrations())
    if (step.number <= version) apply(database, step);
  transaction.commit();
}

void migrate(SQLite::Database& database, const std::filesystem::path& path, int version) {
  const std::string copy = path.string() + ".schema-" + std::to_string(version) + ".backup";
  if (!std::filesystem::exists(copy)) {
    SQLite::Statement statement(database, "VACUUM INTO ?");
    statement.bind(1, copy);
    statement.exec();
  }
  for (const Migration& step : migrations()) {
    if (step.number <= version) continue;
    SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
    SQLite::Statement current(database, "PRAGMA user_version");
    current.executeStep();
    const bool needed = current.getColumn(0).getInt() < step.number;  // another process may have been faster
    current.reset();
    if (needed) apply(database, step);
    transaction.commit();
  }
}

}  // namespace inact

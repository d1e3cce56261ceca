#include "inact/store/info.h"

#include <SQLiteCpp/Database.h>
#include <sqlite3.h>

#include <array>
#include <filesystem>
#include <memory>

#include "inact/base/error.h"
#include "inact/store/query.h"

namespace inact {
namespace {

std::int64_t count(const Store& store, const char* sql) { return Query(store, sql).value<std::int64_t>(); }

struct Watch {
  bool names = false;
};

/// Lets a statement read tables of the records, and nothing else; sees whether it reads who people are.
int authorize(void* watch, int action, const char* first, const char*, const char*, const char*) {
  switch (action) {
    case SQLITE_SELECT:
    case SQLITE_RECURSIVE: return SQLITE_OK;
    case SQLITE_FUNCTION: return SQLITE_OK;  // load_extension() and writefile() are not in the library
    case SQLITE_READ: {
      const std::string_view table = first == nullptr ? "" : first;
      if (table == "identity" || table == "note" || table == "workshop_trainer")
        static_cast<Watch*>(watch)->names = true;
      return table == "records" || table == "identity_key" ? SQLITE_IGNORE : SQLITE_OK;  // keys read as NULL
    }
    default: return SQLITE_DENY;
  }
}

std::string hexadecimal(const Blob& bytes) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text = "x'";
  for (const std::uint8_t byte : bytes) (text += kDigits[byte >> 4]) += kDigits[byte & 15];
  return text + "'";
}

Cell shown_value(const Value& value) {
  return std::visit(
      [](const auto& v) -> Cell {
        if constexpr (std::is_same_v<std::decay_t<decltype(v)>, Blob>)
          return hexadecimal(v);
        else
          return v;
      },
      value);
}

}  // namespace

Document records_info(const Store& store) {
  const RecordsInfo info = store.info();
  Document document;
  document.schema = "records";
  document.fields = {
      {"path", tr("File"), store.path().string()},
      {"schema_version", tr("Schema"), std::int64_t{store.version()}},
      {"created_at", tr("Made on"), local_time(info.created_at)},
      {"demo", tr("Demo"), info.demo},
      {"bytes", tr("Bytes"), static_cast<std::int64_t>(std::filesystem::file_size(store.path()))},
      {"sealed", tr("Identities sealed"), false},
      {"people", tr("People"), count(store, "SELECT count(*) FROM person WHERE void_reason IS NULL")},
      {"intakes", tr("Intakes"), count(store, "SELECT count(*) FROM intake WHERE void_reason IS NULL")},
      {"referrals", tr("Referrals"), count(store, "SELECT count(*) FROM referral WHERE void_reason IS NULL")},
      {"workshops", tr("Workshops"), count(store, "SELECT count(*) FROM workshop")},
      {"organizations", tr("Institutions"),
       count(store, "SELECT count(*) FROM organization WHERE void_reason IS NULL")},
      {"log_entries", tr("Entries of the log"), count(store, "SELECT count(*) FROM log")},
  };
  return document;
}

Asked ask(const Store& store, std::string_view sql) {
  sqlite3* database = store.database().getHandle();
  Watch watch;
  const auto release = [](sqlite3* d) { sqlite3_set_authorizer(d, nullptr, nullptr); };
  sqlite3_set_authorizer(database, authorize, &watch);
  const std::unique_ptr<sqlite3, decltype(release)> guard(database, release);
  Asked asked;
  asked.document.schema = "query";
  asked.document.empty = tr("No rows.");
  try {
    Query query(store, sql);
    Table table;
    for (int i = 0; i < query.columns(); ++i) {
      const std::string name = query.column_name(i);
      table.columns.push_back({name, tr("{name}", {{"name", name}}), Align::Left});
    }
    while (query.next()) {
      auto& row = table.rows.emplace_back();
      for (int i = 0; i < query.columns(); ++i) row.push_back(shown_value(query.cell(i)));
    }
    asked.document.tables.push_back(std::move(table));
  } catch (const std::exception& failure) {
    if (dynamic_cast<const Error*>(&failure) != nullptr) throw;
    if (std::string_view(failure.what()) == "not authorized")
      throw refused("This SQL does more than read the records; only reading is allowed here.")
          .remedy(tr("Only one SELECT over the tables of docs/records.md is answered here."));
    throw refused("This SQL cannot be answered. The database says: “{problem}”", {{"problem", failure.what()}})
        .remedy(tr("Only one SELECT over the tables of docs/records.md is answered here."));
  }
  asked.names = watch.names;
  return asked;
}

}  // namespace inact

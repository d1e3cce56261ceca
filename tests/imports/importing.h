// Imports into records in memory, and everything that is in those, as text.
#pragma once

#include <string>

#include "inact/imports/plan.h"
#include "inact/store/query.h"
#include "workshop/records.h"

namespace import_test {

using namespace inact;
using namespace workshop_test;

struct Done {
  ImportPlan plan;
  std::optional<BatchId> batch;
};

/// Takes the good rows, as with --keep-going.
inline Done take(Transaction& tx, const std::string& bytes, WorkshopId workshop, bool final = false) {
  const ImportTarget target{workshop, {}, final, "hope", kToday, nullptr};
  ReadOptions options;
  for (const WorkshopSession& session : get_workshop(tx, workshop).sessions) options.expected.push_back(session.date);
  options.final = final;
  AttendeeReader reader(bytes, options);
  Done done{make_plan(tx, reader, target), {}};
  done.batch = apply(tx, done.plan, reader, target, {"list.csv", "00"});
  return done;
}

/// Every row of every table but the log and the list of imports themselves.
inline std::string everything(const Store& store) {
  Query tables(store,
               "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' "
               "AND name NOT IN ('log', 'import_batch') ORDER BY name");
  std::string all;
  for (const std::string& table : tables.column<std::string>()) {
    const int columns = Query(store, "SELECT count(*) FROM pragma_table_info(:table)", {{"table", table}}).value<int>();
    std::string order;
    for (int c = 1; c <= columns; ++c) order += (c == 1 ? "" : ", ") + std::to_string(c);
    Query query(store, "SELECT * FROM " + table + " ORDER BY " + order);
    while (query.next()) {
      all += table;
      for (int c = 0; c < query.columns(); ++c) {
        all += '|';
        const Value value = query.cell(c);
        if (const auto* number = std::get_if<std::int64_t>(&value)) all += std::to_string(*number);
        if (const auto* text = std::get_if<std::string>(&value)) all += *text;
        if (const auto* blob = std::get_if<Blob>(&value)) all.append(blob->begin(), blob->end());
      }
      all += '\n';
    }
  }
  return all;
}

}  // namespace import_test

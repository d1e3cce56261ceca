#include "inact/store/transaction.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include "inact/store/failure.h"
#include "inact/store/query.h"

namespace inact {

Transaction::Transaction(Store& store, Author author)
    : store_(store), author_(std::move(author)), entered_at_(iso(author_.at)) {
  translate_failures(store_.path(), [&] { store_.database().exec("BEGIN IMMEDIATE"); });
}

Transaction::~Transaction() {
  if (committed_) return;
  store_.database().tryExec("ROLLBACK");
}

void Transaction::log(Action action, std::string_view record, std::string_view fields, std::int64_t count,
                      Outcome outcome) {
  insert(*this,
         "INSERT INTO log (at, who, command, action, record, fields, count, outcome)"
         " VALUES (:at, :who, :command, :action, :record, :fields, :count, :outcome)",
         {{"at", entered_at_},
          {"who", author_.who},
          {"command", author_.command},
          {"action", action},
          {"record", record},
          {"fields", fields},
          {"count", count},
          {"outcome", outcome}});
}

void Transaction::log(Action action, std::string_view record, const std::vector<std::string>& fields) {
  std::string names;
  for (const std::string& field : fields) names += (names.empty() ? "" : ",") + field;
  log(action, record, names);
}

void Transaction::commit() {
  translate_failures(store_.path(), [&] { store_.database().exec("COMMIT"); });
  committed_ = true;
}

}  // namespace inact

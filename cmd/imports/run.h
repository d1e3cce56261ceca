// Carrying out an import of tables, whatever their rows are.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "cmd/imports/options.h"
#include "cmd/session.h"
#include "inact/imports/plan_answer.h"

namespace inact::imports {

/// One file that was read, and what is planned for its rows.
class FileImport {
 public:
  virtual ~FileImport() = default;
  virtual const AttendeeFile& file() const = 0;
  virtual const RowCounts& counts() const = 0;
  virtual const std::vector<Problem>& problems() const = 0;
  virtual int problem_count() const = 0;
  /// A hash of what is done with every row.
  virtual std::string decisions() const = 0;
  /// Writes what can be taken.
  virtual std::optional<BatchId> apply(Transaction& transaction, const ImportSource& source) = 0;
  virtual Document document(const ImportOutcome& outcome) = 0;
  virtual Document summary(const ImportOutcome& outcome, Language language) = 0;
  virtual std::string rejects(const Words& words) const = 0;
};

/// One command that imports.
class ImportCommand {
 public:
  virtual ~ImportCommand() = default;
  /// "workshop import"
  virtual std::string name() const = 0;
  virtual RowKind rows() const = 0;
  /// The switches that decide what is done, as a plan keeps them.
  virtual std::vector<std::pair<std::string, std::string>> options() const = 0;
  /// Before the first file: what the switches mean with these records.
  virtual void begin(Session& session, ReadOptions& reading, Date today) = 0;
  /// Reads and plans a file. The bytes live as long as what it gives.
  virtual std::unique_ptr<FileImport> read(Transaction& transaction, std::string_view bytes, const std::string& file,
                                           const ReadOptions& reading) = 0;
};

/// Throws Usage where there is neither a file nor a plan, or too much beside a plan; Refused for a profile to be saved
/// whose name is taken. `what`: what the files are.
void require_files(const Session& session, const ImportOptions& options, const ImportCommand& command,
                   const Message& what);
/// The plan in that file. Throws Usage when another command made it.
PlanFile read_plan_of(const ImportCommand& command, const std::string& file);

/// Writes a table to fill in, where there is nothing yet.
int write_empty_table(Session& session, const std::string& path, const std::string& bytes);

/// Reads the files one after the other: each is a transaction of its own, but all are one, and none is kept, where
/// nothing is to be stored. `apply`: the plan that is carried out, or null. Gives the exit code.
int run_import(Session& session, const ImportOptions& options, ImportCommand& command, const PlanFile* apply);

}  // namespace inact::imports

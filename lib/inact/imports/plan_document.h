// What an import answers.
#pragma once

#include <optional>
#include <string>

#include "inact/imports/plan.h"
#include "inact/table/document.h"
#include "inact/text/vocabulary.h"

namespace inact {

/// What became of a plan.
struct ImportOutcome {
  std::string file;  ///< its name without folders
  std::string sha256;
  bool committed = false;
  std::optional<BatchId> batch;
};

/// inact.import/1: one object a data row, in file order, with what the row itself says.
Document import_document(const AttendeeFile& file, const ImportPlan& plan, const ImportTarget& target,
                         const ImportOutcome& outcome);

/// The same for people: how the file was read, its rows by what happens with them, some names as they were read, notes.
Document import_summary(const AttendeeFile& file, const ImportPlan& plan, const ImportTarget& target,
                        const ImportOutcome& outcome, Language language);

/// `file:line:column: what`, as far as line and column are known.
Message placed(const std::string& file, int line, int column, const Message& message);

}  // namespace inact

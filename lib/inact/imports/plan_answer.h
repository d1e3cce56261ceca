// What the imports of all kinds of rows answer alike.
#pragma once

#include <optional>
#include <string>
#include <vector>

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

/// A plan as every answer shows it.
struct ImportAnswer {
  const AttendeeFile& file;
  const RowCounts& counts;
  const std::vector<Problem>& problems;
  const std::vector<Notice>& notes;
  const ImportOutcome& outcome;
};

/// A text, or null where there is none.
Cell text_cell(const std::string& text);

/// inact.import/1 with these rows; `target`: where they belong, if that is one thing.
Document answer_document(const ImportAnswer& answer, const std::optional<Field>& target, Table rows);

/// The same for people: how the file was read, its rows by what happens with them, some names as they were read, notes.
Document answer_summary(const ImportAnswer& answer, const std::optional<Field>& target, Language language);

/// `file:line:column: what`, as far as line and column are known.
Message placed(const std::string& file, int line, int column, const Message& message);

}  // namespace inact

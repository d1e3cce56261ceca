// Free text about a record: one document a note, never searched, never counted.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "inact/base/id.h"
#include "inact/store/transaction.h"
#include "inact/table/document.h"

namespace inact {

struct Note {
  std::int64_t id;
  std::string text;
  std::string entered_by;
  std::string entered_at;
};

/// `record`: the id of what it is about, "I5"; `person`: whom it is about, so that it is found when that person's data
/// are asked for or erased. At most 10,000 characters, not empty. Throws Refused. Not logged: the writing verb logs.
std::int64_t add_note(Transaction& transaction, std::string_view record, std::optional<PersonId> person,
                      std::string_view text);

/// In the order in which they were written.
std::vector<Note> notes_of(const Store& store, std::string_view record);

/// The same as a list of a document, "notes".
Table notes_table(const Store& store, std::string_view record);

}  // namespace inact

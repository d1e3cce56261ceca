// Looking at the records file itself.
#pragma once

#include <string_view>

#include "inact/store/store.h"
#include "inact/table/document.h"

namespace inact {

/// Where the file lies, its schema, its age and how many records it holds: `inact.records/1`.
Document records_info(const Store& store);

/// The answer to one SQL statement of the user's own that only reads: `inact.query/1`.
struct Asked {
  Document document;
  bool names = false;  ///< it read identities or notes: to be logged
};
/// Throws Refused for SQL that is wrong, writes, or reaches beyond the records (ATTACH, load_extension, files).
Asked ask(const Store& store, std::string_view sql);

}  // namespace inact

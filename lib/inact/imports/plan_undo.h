// Taking an import of attendees or first conversations back.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "inact/store/transaction.h"
#include "inact/table/document.h"

namespace inact {

/// What came of it.
struct UndoneImport {
  BatchId id;
  std::int64_t registrations = 0;  ///< taken back, or made again what they were before
  std::int64_t marks = 0;
  std::int64_t intakes = 0;  ///< with their needs and conversations
  std::int64_t people = 0;   ///< whom the import had made
  /// What stays, because somebody changed it since.
  struct Kept {
    PersonId person;
    std::optional<WorkshopId> workshop;  ///< nothing: the person themselves
    std::optional<Date> session;         ///< of a mark; nothing: the registration
    std::optional<IntakeId> intake{};    ///< of a first conversation
  };
  std::vector<Kept> kept;
};

/// The tables and columns with foreign keys to a table, by name: read from the schema, so that a new one is not
/// forgotten.
std::vector<std::pair<std::string, std::string>> leading_to(const Store& store, std::string_view table);

/// Takes back what nobody changed since: first conversations are gone, registrations and marks become what they were
/// before, people whom the import made are gone unless anything else is recorded of them. Throws Refused for an import
/// that is not there, is undone already, or brought a directory.
UndoneImport undo_import(Transaction& transaction, BatchId id);

/// inact.undo/1
Document undo_document(const UndoneImport& undone);

}  // namespace inact

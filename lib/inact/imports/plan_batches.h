// The files that were read.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "inact/base/id.h"
#include "inact/imports/plan.h"
#include "inact/store/transaction.h"
#include "inact/table/document.h"

namespace inact {

/// Notes that a file was read, before anything of it is written.
BatchId add_batch(Transaction& transaction, std::string_view kind, const AttendeeFile& file, const RowCounts& rows,
                  std::optional<WorkshopId> workshop, const std::string& partner, const ImportSource& source);

/// The newest first; those of one workshop also where its rows were among many.
Table list_batches(const Store& store, std::optional<WorkshopId> workshop);

/// inact.batch/1: how the file was read, the people it brought, and what of its registrations and marks still stands.
/// Throws Refused when there is none.
Document batch_document(const Store& store, BatchId batch, bool names);

}  // namespace inact

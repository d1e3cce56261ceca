// The files that were read.
#pragma once

#include <optional>

#include "inact/base/id.h"
#include "inact/store/store.h"
#include "inact/table/document.h"

namespace inact {

/// The newest first; those of one workshop also where its rows were among many.
Table list_batches(const Store& store, std::optional<WorkshopId> workshop);

/// inact.batch/1: how the file was read, the people it brought, and what of its registrations and marks still stands.
/// Throws Refused when there is none.
Document batch_document(const Store& store, BatchId batch, bool names);

}  // namespace inact

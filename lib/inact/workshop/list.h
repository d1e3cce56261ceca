// Workshops as people and scripts read them: many, or one with everything about it.
#pragma once

#include <optional>
#include <string>

#include "inact/store/store.h"
#include "inact/table/document.h"
#include "inact/workshop/workshop.h"

namespace inact {

/// Codes as they are stored. Nothing: any.
struct WorkshopFilter {
  std::optional<Date> since, until;  ///< with a session on one of these days
  std::optional<std::string> module, partner;
  std::optional<WorkshopKind> kind;
  bool upcoming = false;   ///< with a session today or later, and not cancelled
  bool past = false;       ///< all sessions before today
  bool cancelled = false;  ///< those alone
};

/// By the day of the first session: sessions, seats, and how many people registered, wait and came.
Table list_workshops(const Store& store, const WorkshopFilter& filter, Date today);

/// An attendance sheet: one row a person registered or attending, one column a session, below it the mark. As CSV it is
/// what `inact workshop import` reads, when it has names; of somebody without a name the id stands there.
Table attendance_sheet(const Store& store, WorkshopId workshop, bool names);

/// inact.workshop/1: with sessions, trainers, and one row a person registered or attending (see attendances_of()).
/// `names`: whether these rows show names.
Document workshop_document(const Store& store, WorkshopId workshop, bool names);

}  // namespace inact

// Exchange groups as people and scripts read them: many, or one with everything about it.
#pragma once

#include <optional>
#include <string>

#include "inact/group/group.h"
#include "inact/table/document.h"

namespace inact {

/// Codes as they are stored. Nothing: any.
struct GroupFilter {
  std::optional<std::string> audience, kind, language, steward, partner;
  bool ended = false;   ///< those that have ended, instead of those that go on
  bool voided = false;  ///< those that are void, instead of those that count
};

/// By name, then id: with members, the last and the next meeting.
Table list_groups(const Store& store, const GroupFilter& filter, Date today);

/// inact.group/1: with members, meetings and topics. A member has been away for long after so many missed meetings.
/// `names`: whether members are shown with their names.
Document group_document(const Store& store, GroupId group, Date today, int missed, bool names);

}  // namespace inact

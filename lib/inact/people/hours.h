// Hours that volunteers gave.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "inact/base/id.h"
#include "inact/store/transaction.h"
#include "inact/table/document.h"
#include "inact/text/vocabulary.h"

namespace inact {

struct Hours {
  PersonId person;
  Date done_on{};
  std::string activity;  ///< a code of the vocabulary activity
  int minutes = 0;       ///< 1 to 1440; all of one person and day together no more than 1440 either
  std::string partner;
  friend bool operator==(const Hours&, const Hours&) = default;
};

/// Throws Usage for a day after today and for minutes that a day does not have, Refused where there is no such person.
HoursId add_hours(Transaction& transaction, const Hours& hours, Date today);
/// Throws Refused when there are none of that id, or they are void.
Hours get_hours(const Store& store, HoursId id);
/// Gives the names of the fields that changed; none: nothing was written. Throws as the two above.
std::vector<std::string> edit_hours(Transaction& transaction, HoursId id, const Hours& hours, Date today);
void void_hours(Transaction& transaction, HoursId id, std::string_view reason);

/// Nothing: any. With an id only that one, whether it is void or not.
struct HoursFilter {
  std::optional<HoursId> id = {};
  std::optional<PersonId> person = {};
  std::optional<Date> since = {}, until = {};  ///< both included
  std::optional<std::string> activity = {}, partner = {};
  bool voided = false;  ///< those that are void instead of those that count
};
/// By day, then id. Names only when asked for.
Table list_hours(const Store& store, const HoursFilter& filter, bool names);

}  // namespace inact

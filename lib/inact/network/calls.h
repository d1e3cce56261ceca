// Contacts kept alive: who was called, and who should be.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "inact/base/id.h"
#include "inact/store/transaction.h"
#include "inact/table/document.h"
#include "inact/table/due.h"

namespace inact {

/// One call to an institution.
struct NetworkCall {
  OrganizationId organization;
  bool reached = false;              ///< somebody there was reached
  std::optional<ContactId> contact;  ///< who
  Date called_on{};
  std::string note;
  std::string partner;
};

/// Records a call. Where somebody was reached, the day becomes that on which the institution was last reached and on
/// which its services were confirmed, unless a later one is known; otherwise both stay. Throws Usage for a day after
/// today, Refused for a contact person of another institution.
void record_call(Transaction& transaction, const NetworkCall& call, Date today);

/// The last call did not take place: it counts no more, and the two days are those of the call before. Throws Refused
/// when there is none, or without a reason.
void void_last_call(Transaction& transaction, OrganizationId organization, std::string_view reason);

/// The last calls to an institution, newest first, at most so many.
Table calls_table(const Store& store, OrganizationId organization, int most);

/// An institution that should be called.
struct CallDue {
  OrganizationId organization;
  std::string name, phone, contact;     ///< of the institution, else of the first contact person; empty: none known
  std::string steward, second_steward;  ///< empty: nobody
  Date due{};                           ///< last reached, and the days after which it is called again
  int days = 0;                         ///< since it was reached, or recorded
  bool ever_reached = false;
  int attempts = 0;   ///< calls since then in which nobody was reached
  int referrals = 0;  ///< to it within a year
  int open = 0;       ///< of all referrals to it
  /// Staleness × how often we refer × open referrals: days by the days after which it is called again, times one more
  /// than the referrals, times one more than those that are open.
  double weight = 0;
};

/// Those due until the end of the week of today (Sunday), the weightiest first. `every_days`: for those that do not
/// say.
std::vector<CallDue> due_calls(const Store& store, Date today, int every_days);

/// Why it should be called.
Message why(const CallDue& call);
/// For `inact today`.
std::vector<DueItem> due_call_items(const Store& store, Date today, int every_days);
/// The call sheet: columns of every `due`, and whom to call.
Table due_calls_table(const std::vector<CallDue>& calls, Date today);

}  // namespace inact

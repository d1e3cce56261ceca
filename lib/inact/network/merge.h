// Two institutions that are one.
#pragma once

#include <vector>

#include "inact/network/network.h"

namespace inact {

/// What goes from one to the other.
struct NetworkMerge {
  std::vector<ServiceId> services;  ///< with their referrals
  std::vector<LocationId> locations;
  std::vector<ContactId> contacts;
  std::int64_t referrals = 0;  ///< to the services, open or not
  std::int64_t calls = 0;
  std::int64_t volunteers = 0;      ///< people whom it sent
  std::int64_t parts = 0;           ///< institutions that are parts of it
  std::int64_t consents = 0;        ///< that name it: they hold for it alone and do not go along
  std::vector<std::string> fields;  ///< of the one that stays, taken over because it had none
};

/// All of `gone` goes to `stays`, which keeps its own fields and takes over those that it has not; the later of the two
/// days on which they were reached holds. `gone` is void for the reason, which says where it went, and what was
/// imported as `gone` is known as `stays`. Throws Refused when one of them is void, or both are the same.
NetworkMerge merge_organizations(Transaction& transaction, OrganizationId stays, OrganizationId gone,
                                 std::string_view reason, const NetworkRules& rules);

}  // namespace inact

// Many referrals. With names, needs that are sensitive or a matter of residence are left out of the list.
#pragma once

#include <optional>
#include <string>

#include "inact/refer/referral.h"
#include "inact/table/document.h"
#include "inact/text/vocabulary.h"

namespace inact {

/// Codes as they are stored. Nothing: any.
struct ReferralFilter {
  std::optional<ReferralStatus> status = {};
  std::optional<ReferralKind> kind = {};
  std::optional<NeedId> need = {};
  std::optional<std::string> need_code = {};
  std::optional<ServiceId> service = {};
  std::optional<OrganizationId> organization = {};
  std::optional<PersonId> person = {};
  std::optional<std::string> owner = {};  ///< or second owner
  std::optional<std::string> partner = {};
  std::optional<Date> since = {}, until = {};  ///< of the day of the referral, both included
  bool open = false;
  bool voided = false;  ///< those that are void instead of those that count
};

/// By day.
Table list_referrals(const Store& store, const ReferralFilter& filter, const Vocabularies& vocabularies, bool names);

}  // namespace inact

// A referral: one need of one person, one service, and how it goes.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "inact/base/time.h"
#include "inact/intake/need.h"
#include "inact/refer/state.h"
#include "inact/store/transaction.h"

namespace inact {

struct Referral {
  ReferralId id;
  PersonId person;
  NeedId need;
  std::string need_code;
  ServiceId service;
  std::string service_name;
  OrganizationId organization;
  std::string organization_name;
  std::optional<ContactId> contact;
  ReferralKind kind = ReferralKind::Information;
  std::string channel;  ///< a code of the vocabulary channel
  Urgency priority = Urgency::Normal;
  Date referred_on{};
  std::optional<LocalTime> appointment;
  ReferralState state;
  std::optional<ReferralId> previous;  ///< the one this follows
  std::string owner;
  std::optional<std::string> second_owner;  ///< who is told when it stays overdue
  std::string partner;
  std::string entered_by;
  std::string entered_at;
  std::optional<std::string> void_reason;
};

/// Void ones too. Throws Refused when there is none.
Referral get_referral(const Store& store, ReferralId referral);
/// Throws Refused when there is none, or it is void.
Referral require_referral(const Store& store, ReferralId referral);

struct NewReferral {
  NeedId need;
  ServiceId service;
  std::optional<ReferralKind> kind = {};    ///< nothing: a handover where the centre is written to or called
  std::optional<std::string> channel = {};  ///< nothing: the usual one of its kind
  std::optional<Urgency> priority = {};     ///< nothing: the urgency of the need
  Date referred_on{};
  std::optional<LocalTime> appointment = {};
  std::optional<ContactId> contact = {};
  std::string owner;
  std::optional<std::string> second_owner = {};
  std::string partner;
  std::optional<ReferralId> previous = {};
  bool draft = false;  ///< nobody has been asked yet
};

/// Makes it, puts the need in work, and of an accompanied one notes that a companion is needed. Throws Refused for a
/// need that is void, ended or of a closed intake, a service that is void or ended, a contact person of another
/// institution, the same need at the same service twice at a time, a day before the need came up or after today.
ReferralId make_referral(Transaction& transaction, const NewReferral& referral, Date today);

/// Nothing: stays as it is.
struct ReferralChanges {
  std::optional<ReferralKind> kind = {};
  std::optional<std::string> channel = {};
  std::optional<Urgency> priority = {};
  std::optional<Date> referred_on = {};
  std::optional<LocalTime> appointment = {};
  bool no_appointment = false;
  std::optional<ContactId> contact = {};
  std::optional<std::string> owner = {}, second_owner = {}, partner = {};
};
/// Gives the names of the fields that changed. Throws Refused for what making it would not have taken, and for a day
/// after its next step.
std::vector<std::string> edit_referral(Transaction& transaction, ReferralId referral, const ReferralChanges& changes,
                                       Date today);

/// From then on it does not count; its last event says that it was entered in error. A need nobody else works on is
/// open again. Throws Refused when it is void already.
void void_referral(Transaction& transaction, ReferralId referral, std::string_view reason, Date today);

}  // namespace inact

// An intake: opened by a first conversation, closed with a reason, sometimes opened again.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "inact/base/id.h"
#include "inact/base/named.h"
#include "inact/intake/conversation.h"
#include "inact/store/transaction.h"

namespace inact {

enum class IntakeStatus { Open, Closed };
template <>
inline constexpr auto kWords<IntakeStatus> = std::array<std::string_view, 2>{"open", "closed"};

struct Intake {
  IntakeId id;
  PersonId person;
  Date opened_on{};  ///< the day of the first conversation
  std::string access_path;
  IntakeStatus status = IntakeStatus::Open;
  std::optional<Date> closed_on;
  std::optional<std::string> close_reason;
  std::string partner;
  std::string entered_by;
  std::string entered_at;
  std::optional<std::string> void_reason;
};

/// Void ones too. Throws Refused when there is none.
Intake get_intake(const Store& store, IntakeId intake);
/// Throws Refused when there is none, or it is void.
Intake require_intake(const Store& store, IntakeId intake);
/// Those of a person that are open, oldest first.
std::vector<IntakeId> open_intakes_of(const Store& store, PersonId person);

/// Referrals to its needs that are not ended.
std::vector<ReferralId> live_referrals(const Store& store, IntakeId intake);

struct Closing {
  Date on{};
  std::string reason;  ///< a code of intake_close_reason
  bool force = false;  ///< also while a referral is open; the log says so
};
/// Throws Refused when it is closed already or void, while a referral is open, before its last conversation or step,
/// after today.
void close_intake(Transaction& transaction, IntakeId intake, const Closing& closing, Date today);
/// Throws Refused when it is open or void, before the day on which it was closed, after today.
void reopen_intake(Transaction& transaction, IntakeId intake, Date on, std::string_view reason, Date today);

/// Nothing: stays as it is.
struct IntakeChanges {
  std::optional<PersonId> person;  ///< it was recorded for somebody else by mistake
  std::optional<std::string> access_path;
  std::optional<std::string> close_reason;
  std::optional<Date> closed_on;
  ConversationChanges first;  ///< its day and partner are those of the intake
};
/// Gives the names of the fields that changed. With the day move the first conversation, the event that opened the
/// intake, and the needs raised that day; with the person the notes. Throws Refused when something else happened before
/// the new day, and for another person once there are referrals.
std::vector<std::string> edit_intake(Transaction& transaction, IntakeId intake, const IntakeChanges& changes,
                                     Date today);

/// From then on it does not count, nor do its conversations and needs. Throws Refused when it is void already or its
/// needs have referrals.
void void_intake(Transaction& transaction, IntakeId intake, std::string_view reason);

}  // namespace inact

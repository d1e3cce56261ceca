// What a person came for: raised in an intake, worked on, met or not. An unmet need is an entry, not an absence.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "inact/base/date.h"
#include "inact/base/id.h"
#include "inact/base/named.h"
#include "inact/store/transaction.h"
#include "inact/text/vocabulary.h"

namespace inact {

enum class NeedStatus { Open, InWork, Met, PartlyMet, Unmet, Withdrawn };
template <>
inline constexpr auto kWords<NeedStatus> =
    std::array<std::string_view, 6>{"open", "in_work", "met", "partly_met", "unmet", "withdrawn"};

enum class Urgency { Normal, Urgent, Emergency };
template <>
inline constexpr auto kWords<Urgency> = std::array<std::string_view, 3>{"normal", "urgent", "emergency"};

/// Where a need may go from here. What was ended goes on by being opened or worked on again.
const std::vector<NeedStatus>& next_statuses(NeedStatus status);

struct NewNeed {
  std::string code;
  Urgency urgency = Urgency::Normal;
  friend bool operator==(const NewNeed&, const NewNeed&) = default;
};
/// "housing", "housing:urgent". Throws Usage.
NewNeed accept_need(const Vocabularies& vocabularies, std::string_view typed);

/// Whether a need is sensitive or a matter of residence: it does not stand beside a name in lists.
bool guarded(const Vocabularies& vocabularies, std::string_view code);

struct Need {
  NeedId id;
  IntakeId intake;
  PersonId person;
  std::string code;
  Urgency urgency = Urgency::Normal;
  NeedStatus status = NeedStatus::Open;
  std::optional<std::string> reason;  ///< of Unmet: a code of need_unmet_reason
  Date raised_on{};
  Date status_on{};  ///< since when it has this status
  std::string entered_by;
  std::string entered_at;
  std::optional<std::string> void_reason;
};

/// Void ones too. Throws Refused when there is none.
Need get_need(const Store& store, NeedId need);
/// Those of an intake that count, or `voided` ones too, in the order in which they were entered.
std::vector<Need> needs_of(const Store& store, IntakeId intake, bool voided = false);

/// Throws Refused for an intake that is closed or void, a day before its first conversation or after today, and for a
/// need that the intake has already and that is not ended.
NeedId add_need(Transaction& transaction, IntakeId intake, const NewNeed& need, Date raised_on, Date today);

struct NeedStep {
  NeedStatus to;
  std::optional<std::string> reason;  ///< a code of need_unmet_reason; for Unmet, and for nothing else
  Date on{};
};
/// Throws Usage for a reason that is missing or has no place, Refused for an illegal step, naming the legal ones, and
/// for a day before the last step or after today.
void set_need(Transaction& transaction, NeedId need, const NeedStep& step, Date today);

struct NeedChanges {
  std::optional<std::string> code;
  std::optional<Urgency> urgency;
  std::optional<Date> raised_on;
};
/// Gives the names of the fields that changed. Throws Refused for a day that does not fit its intake and its steps.
std::vector<std::string> edit_need(Transaction& transaction, NeedId need, const NeedChanges& changes, Date today);

/// Throws Refused when it is void already, has referrals, or is the only one of its intake.
void void_need(Transaction& transaction, NeedId need, std::string_view reason);

}  // namespace inact

// Somebody goes along: from needed to done, declined or fallen through.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "inact/refer/referral.h"
#include "inact/table/document.h"

namespace inact {

enum class AccompanimentStatus { Needed, Asked, Agreed, Met, Done, Declined, FellThrough };
template <>
inline constexpr auto kWords<AccompanimentStatus> =
    std::array<std::string_view, 7>{"needed", "asked", "agreed", "met", "done", "declined", "fell_through"};

/// Where an accompaniment may go from here; nothing follows after its end.
const std::vector<AccompanimentStatus>& next_statuses(AccompanimentStatus status);

struct Accompaniment {
  AccompanimentId id;
  ReferralId referral;
  std::optional<PersonId> companion, reserve;
  std::optional<std::string> language;
  AccompanimentStatus status = AccompanimentStatus::Needed;
  Date status_on{};
  std::optional<std::string> reason;  ///< of Declined and FellThrough
  std::optional<LocalTime> meet_at;
  std::optional<std::string> meeting_point;
  std::optional<int> minutes;
  std::optional<double> travel_km;
  std::optional<int> expenses_cents;
  std::optional<int> heavy;  ///< 0 to 2: how much it weighed on the companion
  std::optional<Date> debrief_due;
  std::string partner;
  std::optional<std::string> void_reason;
};

/// Throws Refused when there is none, or it is void.
Accompaniment get_accompaniment(const Store& store, AccompanimentId id);
/// The one of a referral that has not ended, if there is one.
std::optional<AccompanimentId> open_accompaniment(const Store& store, ReferralId referral);

/// Says that somebody has to go along, from this day on.
AccompanimentId need_companion(Transaction& transaction, const Referral& referral, Date on);

struct CompanionPlan {
  std::optional<PersonId> companion = {}, reserve = {};
  std::optional<LocalTime> meet_at = {};
  std::optional<std::string> place = {};
  std::optional<std::string> language = {};
  bool no_reserve = false;  ///< whoever was the reserve is it no more
  bool agreed = false;      ///< they have said yes already; otherwise they have been asked
};
/// Puts companion, reserve, time and place into the open accompaniment of the referral, which is made where there is
/// none. Throws Refused for people who are no volunteers that day, or the person themselves.
AccompanimentId plan_companion(Transaction& transaction, ReferralId referral, const CompanionPlan& plan, Date today);

struct AccompanimentStep {
  AccompanimentStatus to = AccompanimentStatus::Asked;
  Date on{};
  std::optional<std::string> reason = {};  ///< of Declined and FellThrough, which need one
  std::optional<int> minutes = {};         ///< of Done, which needs them: 1 to 1440
  std::optional<double> travel_km = {};
  std::optional<int> expenses_cents = {};
  std::optional<int> heavy = {};
  bool debriefed = false;  ///< somebody talked with the companion afterwards
};
/// Throws Usage for what is missing or has no place, Refused for an illegal step, naming the legal ones. The minutes of
/// Done become volunteer hours. Where somebody declines or falls out before the meeting, and the referral is live, a
/// new one is needed: its id, with the reserve as companion where there is one.
std::optional<AccompanimentId> set_accompaniment(Transaction& transaction, AccompanimentId id,
                                                 const AccompanimentStep& step, Date today);

/// One that never was: its minutes no longer count as volunteer hours. Throws Refused when it is void already, Usage
/// without a reason.
void void_accompaniment(Transaction& transaction, AccompanimentId id, std::string_view reason);

/// inact.accompaniment/1
Document accompaniment_document(const Store& store, AccompanimentId id);

}  // namespace inact

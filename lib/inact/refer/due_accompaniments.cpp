#include "inact/refer/accompaniment.h"
#include "inact/refer/due.h"
#include "inact/store/query.h"

namespace inact {
namespace {

struct Open {
  AccompanimentId id;
  ReferralId referral;
  PersonId person;
  std::optional<PersonId> companion;
  AccompanimentStatus status;
  LocalTime when;
};

/// The last day that lies wholly before the hours in which somebody must have agreed.
Date last_day_to_agree(LocalTime when, int hours) {
  const int minutes = when.minutes - hours % 24 * 60;
  return add_days(when.date, -(hours / 24) - (minutes < 0 ? 1 : 0) - 1);
}

DueItem item(const Open& one, const Config::Refer& timers, Date today) {
  const bool over = one.when.date < today;
  const std::vector<Argument> places{
      {"person", one.person.str()}, {"day", one.when.date}, {"companion", one.companion ? one.companion->str() : ""}};
  using enum AccompanimentStatus;
  if (one.status == Agreed || one.status == Met)
    return {one.id.str(), tr("accompaniment of {person} on {day}: how did it go? Ask {companion}", places),
            one.when.date, "inact refer accompany set " + one.id.str() + " done --minutes N", one.person};
  const Date due = last_day_to_agree(one.when, timers.accompaniment_hours);
  if (over)
    return {one.id.str(), tr("nobody agreed to go along with {person} on {day}", places), due,
            "inact refer accompany set " + one.id.str() + " fell_through --reason TEXT", one.person};
  if (one.companion)
    return {one.id.str(), tr("{companion} has not yet agreed to go along with {person} on {day}", places), due,
            "inact refer accompany set " + one.id.str() + " agreed", one.person};
  return {one.id.str(), tr("nobody goes along with {person} on {day} yet", places), due,
          "inact refer accompany " + one.referral.str(), one.person};
}

}  // namespace

std::vector<DueItem> due_accompaniments(const Store& store, const Config::Refer& timers, Date today,
                                        const ReferDueOptions& options) {
  Query query(
      store,
      "SELECT a.id, a.referral_id, r.person_id, a.companion_id, a.status, coalesce(a.meet_at, r.appointment_at)"
      " FROM accompaniment a JOIN referral r ON r.id = a.referral_id"
      " JOIN person p ON p.id = r.person_id AND p.restricted_since IS NULL AND p.void_reason IS NULL"
      " WHERE a.void_reason IS NULL AND r.void_reason IS NULL AND a.status IN ('needed', 'asked', 'agreed', 'met')"
      " AND coalesce(a.meet_at, r.appointment_at) IS NOT NULL AND r.status IN"
      " ('draft', 'requested', 'acknowledged', 'on_hold', 'accepted', 'in_progress', 'completed')"
      " AND (:owner IS NULL OR r.owner = :owner OR r.second_owner = :owner) ORDER BY a.id",
      {{"owner", options.owner}});
  std::vector<DueItem> items;
  const Date last = add_days(today, options.ahead_days);
  while (query.next()) {
    auto [id, referral, person, companion, status, when] =
        query.row<AccompanimentId, ReferralId, PersonId, std::optional<PersonId>, AccompanimentStatus, LocalTime>();
    const bool promised = status == AccompanimentStatus::Agreed || status == AccompanimentStatus::Met;
    if (when.date > last || (promised && when.date >= today)) continue;
    items.push_back(item({id, referral, person, companion, status, when}, timers, today));
  }
  Query debriefs(store,
                 "SELECT id, companion_id, debrief_due FROM accompaniment WHERE debrief_due IS NOT NULL"
                 " AND void_reason IS NULL AND companion_id IS NOT NULL AND :owner IS NULL ORDER BY id",
                 {{"owner", options.owner}});
  while (debriefs.next()) {
    auto [id, companion, due] = debriefs.row<AccompanimentId, PersonId, Date>();
    items.push_back({id.str(), tr("talk with {companion} about the accompaniment", {{"companion", companion.str()}}),
                     due, "inact refer accompany set " + id.str() + " done --debriefed", companion});
  }
  return items;
}

}  // namespace inact

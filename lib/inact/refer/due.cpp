#include "inact/refer/due.h"

#include <algorithm>

#include "inact/refer/writer.h"
#include "inact/store/query.h"

namespace inact {
namespace {

/// A live referral, as far as its timers need it.
struct Waiting {
  ReferralId id;
  PersonId person;
  ServiceId service;
  ReferralKind kind;
  Urgency priority;
  ReferralStatus status;
  Date status_on;
  std::optional<Date> responded_on, hold_until;
  std::optional<LocalTime> appointment;
  std::optional<std::string> second_owner;
  std::optional<Date> reached_on;  ///< when somebody last spoke with the person about it
};

std::vector<Waiting> waiting(const Store& store, Date today, const ReferDueOptions& options) {
  Query query(store,
              "SELECT r.id, r.person_id, r.service_id, r.kind, r.priority, r.status, r.status_on, r.responded_on,"
              " r.hold_until, r.appointment_at, r.second_owner,"
              " (SELECT max(a.attempted_on) FROM contact_attempt a WHERE a.referral_id = r.id AND a.reached = 1)"
              " FROM referral r JOIN person p ON p.id = r.person_id AND p.restricted_since IS NULL"
              " AND p.void_reason IS NULL WHERE r.void_reason IS NULL AND r.referred_on <= :today"
              " AND r.status IN ('requested', 'acknowledged', 'on_hold', 'accepted', 'in_progress')"
              " AND (:owner IS NULL OR r.owner = :owner OR r.second_owner = :owner) ORDER BY r.id",
              {{"today", today}, {"owner", options.owner}});
  std::vector<Waiting> all;
  while (query.next()) {
    auto [id, person, service, kind, priority, status, on, responded, until, appointment, second, reached] =
        query.row<ReferralId, PersonId, ServiceId, ReferralKind, Urgency, ReferralStatus, Date, std::optional<Date>,
                  std::optional<Date>, std::optional<LocalTime>, std::optional<std::string>, std::optional<Date>>();
    all.push_back({id, person, service, kind, priority, status, on, responded, until, appointment, second, reached});
  }
  return all;
}

bool owes_answer(const Waiting& one) {
  using enum ReferralStatus;
  return asks_centre(one.kind) && (one.status == Requested || one.status == Acknowledged);
}

DueItem answer_item(const Waiting& one, const Config::Refer& timers, Date today) {
  const Date due = add_days(one.status_on, answer_days(timers, one.priority));
  const std::vector<Argument> places{
      {"service", one.service.str()}, {"person", one.person.str()}, {"day", one.status_on}};
  Message what = tr("no answer of {service} for {person} since {day}", places);
  if (today > add_days(due, timers.escalate_days)) {
    std::vector<Argument> more = places;
    more.emplace_back("second", one.second_owner.value_or(""));
    what = one.second_owner ? tr("no answer of {service} for {person} since {day}: for {second}, too", more)
                            : tr("no answer of {service} for {person} since {day}: name a second person", places);
  }
  // So late that it ends: it is written down by hand, or for all by `inact refer due --expire`.
  const bool expires = add_days(one.status_on, timers.expire_days) <= today;
  const bool nobody_else = today > add_days(due, timers.escalate_days) && !one.second_owner;
  return {one.id.str(), std::move(what), due,
          expires       ? "inact refer set " + one.id.str() + " expired"
          : nobody_else ? "inact refer edit " + one.id.str() + " --second-owner NAME"
                        : "inact refer show " + one.id.str(),
          one.person};
}

/// The person is asked how it went: after the appointment, else after the last step; later when they were just reached.
DueItem follow_up_item(const Waiting& one, const Config::Refer& timers) {
  Date from = one.appointment ? one.appointment->date : one.status_on;
  if (one.reached_on) from = std::max(from, *one.reached_on);
  return {
      one.id.str(),
      tr("how did it go? Ask {person} about {service}", {{"person", one.person.str()}, {"service", one.service.str()}}),
      add_days(from, timers.follow_up_days), "inact refer attempt " + one.id.str() + " --reached", one.person};
}

DueItem hold_item(const Waiting& one) {
  return {one.id.str(),
          tr("on hold at {service} until {day}", {{"service", one.service.str()}, {"day", *one.hold_until}}),
          *one.hold_until, "inact refer show " + one.id.str(), one.person};
}

/// Needs in work on which nothing is under way any more, after a referral that was completed.
void add_needs(const Store& store, Date today, const ReferDueOptions& options, std::vector<DueItem>& items) {
  Query query(store,
              "SELECT n.id, r.person_id, max(r.status_on) AS ended FROM need n JOIN referral r ON r.need_id = n.id"
              " JOIN person p ON p.id = r.person_id AND p.restricted_since IS NULL AND p.void_reason IS NULL"
              " WHERE n.status = 'in_work' AND n.void_reason IS NULL AND r.void_reason IS NULL"
              " AND (:owner IS NULL OR r.owner = :owner OR r.second_owner = :owner)"
              " GROUP BY n.id, r.person_id HAVING sum(r.status = 'completed') > 0 AND sum(r.status IN"
              " ('draft', 'requested', 'acknowledged', 'on_hold', 'accepted', 'in_progress')) = 0 ORDER BY ended, n.id",
              {{"owner", options.owner}});
  while (query.next()) {
    auto [need, person, ended] = query.row<NeedId, PersonId, Date>();
    if (ended > today) continue;
    items.push_back({need.str(),
                     tr("its referral is completed: is the need of {person} met?", {{"person", person.str()}}), ended,
                     "inact intake need set " + need.str() + " met", person});
  }
}

}  // namespace

int answer_days(const Config::Refer& timers, Urgency priority) {
  switch (priority) {
    case Urgency::Emergency: return timers.answer_days_emergency;
    case Urgency::Urgent: return timers.answer_days_urgent;
    case Urgency::Normal: return timers.answer_days;
  }
  return timers.answer_days;
}

std::vector<DueItem> due_referrals(const Store& store, const Config::Refer& timers, Date today,
                                   const ReferDueOptions& options) {
  std::vector<DueItem> items;
  for (const Waiting& one : waiting(store, today, options)) {
    if (owes_answer(one))
      items.push_back(answer_item(one, timers, today));
    else if (one.status == ReferralStatus::OnHold && one.hold_until)
      items.push_back(hold_item(one));
    else
      items.push_back(follow_up_item(one, timers));
  }
  add_needs(store, today, options, items);
  std::erase_if(items, [&](const DueItem& item) { return item.due > today; });
  return items;
}

std::vector<DueItem> due_appointments(const Store& store, Date today, const ReferDueOptions& options) {
  std::vector<DueItem> items;
  const Date last = add_days(today, options.ahead_days);
  for (const Waiting& one : waiting(store, today, options))
    if (one.appointment && today <= one.appointment->date && one.appointment->date <= last)
      items.push_back(
          {one.id.str(),
           tr("appointment of {person} at {service}, {time}", {{"person", one.person.str()},
                                                               {"service", one.service.str()},
                                                               {"time", time_of_day(one.appointment->minutes)}}),
           one.appointment->date, "inact refer show " + one.id.str(), one.person});
  return items;
}

std::vector<ReferralId> expiring_referrals(const Store& store, const Config::Refer& timers, Date today) {
  std::vector<ReferralId> all;
  for (const Waiting& one : waiting(store, today, {}))
    if (owes_answer(one) && add_days(one.status_on, timers.expire_days) <= today) all.push_back(one.id);
  return all;
}

std::vector<ReferralId> expire_referrals(Transaction& tx, const Config::Refer& timers, Date today) {
  const auto all = expiring_referrals(tx, timers, today);
  for (const ReferralId id : all) {
    const Referral referral = get_referral(tx, id);
    ReferralEvent event{today, {}, ReferralStatus::Expired};
    event.outcome = ReferralOutcome::Unknown;
    event.source = OutcomeSource::Assumed;
    write_event(tx, id, referral.state, event);
    settle_need(tx, referral, today, today);
    tx.log(Action::Edit, id.str(), "status");
  }
  return all;
}

}  // namespace inact

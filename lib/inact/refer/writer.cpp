#include "inact/refer/writer.h"

#include <algorithm>

#include "inact/intake/intake.h"
#include "inact/store/query.h"

namespace inact {
namespace {

void add_event(Transaction& tx, ReferralId referral, const ReferralEvent& event) {
  run(tx,
      "INSERT INTO referral_event (referral_id, happened_on, from_status, to_status, by_whom, reason, outcome,"
      " outcome_source, hold_until, entered_by, entered_at) VALUES (:referral, :on, :from, :to, :whom, :reason, "
      ":outcome,"
      " :source, :until, :by, :at)",
      {{"referral", referral},
       {"on", event.on},
       {"from", event.from},
       {"to", event.to},
       {"whom", event.by_whom},
       {"reason", event.reason},
       {"outcome", event.outcome},
       {"source", event.source},
       {"until", event.hold_until},
       {"by", tx.author().who},
       {"at", tx.entered_at()}});
}

}  // namespace

ReferralId insert_referral(Transaction& tx, const Referral& referral, const ReferralEvent& made) {
  const ReferralState state = after({}, made);
  const ReferralId id{insert(
      tx,
      "INSERT INTO referral (person_id, need_id, service_id, contact_id, kind, channel, priority, referred_on, status,"
      " status_on, appointment_at, previous_referral_id, owner, second_owner, partner, entered_by, entered_at)"
      " VALUES (:person, :need, :service, :contact, :kind, :channel, :priority, :on, :status, :status_on, :appointment,"
      " :previous, :owner, :second, :partner, :by, :at)",
      {{"person", referral.person},
       {"need", referral.need},
       {"service", referral.service},
       {"contact", referral.contact},
       {"kind", referral.kind},
       {"channel", referral.channel},
       {"priority", referral.priority},
       {"on", referral.referred_on},
       {"status", state.status},
       {"status_on", state.status_on},
       {"appointment", referral.appointment},
       {"previous", referral.previous},
       {"owner", referral.owner},
       {"second", referral.second_owner},
       {"partner", referral.partner},
       {"by", tx.author().who},
       {"at", tx.entered_at()}})};
  add_event(tx, id, made);
  return id;
}

ReferralState write_event(Transaction& tx, ReferralId referral, const ReferralState& before, ReferralEvent event) {
  event.from = before.status;
  ReferralState state = after(before, event);
  run(tx,
      "UPDATE referral SET status = :status, status_on = :on, status_reason = :reason, declined_by = :declined,"
      " responded_on = :responded, hold_reason = :hold, hold_until = :until, outcome = :outcome, outcome_on = :ended,"
      " outcome_source = :source WHERE id = :id",
      {{"status", state.status},
       {"on", state.status_on},
       {"reason", state.reason},
       {"declined", state.declined_by},
       {"responded", state.responded_on},
       {"hold", state.hold_reason},
       {"until", state.hold_until},
       {"outcome", state.outcome},
       {"ended", state.outcome_on},
       {"source", state.outcome_source},
       {"id", referral}});
  add_event(tx, referral, event);
  return state;
}

void settle_need(Transaction& tx, const Referral& referral, Date on, Date today) {
  const Need need = get_need(tx, referral.need);
  if (need.void_reason) return;
  const auto [live, helped, partly] =
      Query(tx,
            "SELECT coalesce(sum(status IN ('draft', 'requested', 'acknowledged', 'on_hold', 'accepted', "
            "'in_progress')), 0),"
            " coalesce(sum(status = 'completed' AND outcome = 'got_help'), 0),"
            " coalesce(sum(status = 'completed' AND outcome = 'partly_helped'), 0)"
            " FROM referral WHERE need_id = :need AND void_reason IS NULL",
            {{"need", referral.need}})
          .one<std::int64_t, std::int64_t, std::int64_t>()
          .value();
  const NeedStatus fits = live > 0     ? NeedStatus::InWork
                          : helped > 0 ? NeedStatus::Met
                          : partly > 0 ? NeedStatus::PartlyMet
                                       : NeedStatus::Open;
  const bool ended = need.status != NeedStatus::Open && need.status != NeedStatus::InWork;
  // What this referral had brought about goes with it when it is taken back; what somebody decided stays.
  const auto outcome = referral.state.outcome;
  const bool by_this = (need.status == NeedStatus::Met && outcome == ReferralOutcome::GotHelp) ||
                       (need.status == NeedStatus::PartlyMet && outcome == ReferralOutcome::PartlyHelped);
  if (need.status == fits || (ended && !by_this)) return;
  if (ended && require_intake(tx, need.intake).closed_on) return;
  // A step of the need that was entered later than this happened keeps its place.
  const Date day = std::max(on, need.status_on);
  const auto& next = next_statuses(need.status);
  if (std::ranges::find(next, fits) == next.end()) set_need(tx, need.id, {NeedStatus::InWork, {}, day}, today);
  set_need(tx, need.id, {fits, {}, day}, today);
}

}  // namespace inact

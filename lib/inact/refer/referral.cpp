#include "inact/refer/referral.h"

#include <algorithm>

#include "inact/base/error.h"
#include "inact/intake/checks.h"
#include "inact/intake/intake.h"
#include "inact/people/person.h"
#include "inact/refer/accompaniment.h"
#include "inact/refer/writer.h"
#include "inact/store/changes.h"
#include "inact/store/query.h"

namespace inact {
namespace {

constexpr std::size_t kLongestName = 200;

std::string accept_owner(std::string_view typed) {
  std::string name = accept_text(typed, kLongestName, tr("Owner"));
  if (name.find_first_of("\r\n") != std::string::npos)
    throw usage("{field}: text on one line was expected.", {{"field", tr("Owner")}});
  return name;
}

/// The usual channel of a kind.
const char* usual_channel(ReferralKind kind) {
  switch (kind) {
    case ReferralKind::WarmHandover: return "phone";
    case ReferralKind::Accompanied: return "in_person";
    default: return "self";
  }
}

/// Who writes to the centre or calls it hands somebody over; who does not names it.
ReferralKind usual_kind(const std::optional<std::string>& channel) {
  const bool contacts = channel == "phone" || channel == "email" || channel == "letter";
  return contacts ? ReferralKind::WarmHandover : ReferralKind::Recommendation;
}

void require_open_need(const Store& store, const Need& need) {
  require_counted(need.id.str(), need.void_reason);
  const Intake intake = require_intake(store, need.intake);
  if (intake.closed_on)
    throw refused("{intake} was closed on {day}.", {{"intake", intake.id.str()}, {"day", *intake.closed_on}})
        .remedy(tr("Open it again with `inact intake reopen {intake}`.", {{"intake", intake.id.str()}}));
  if (need.status != NeedStatus::Open && need.status != NeedStatus::InWork)
    throw refused("{need} is {status}.",
                  {{"need", need.id.str()}, {"status", Coded{"need_status", std::string(word(need.status))}}})
        .remedy(tr("Open it again with `inact intake need set {need} open`.", {{"need", need.id.str()}}));
}

/// A service that is there and not ended.
void require_service(const Store& store, ServiceId id) {
  const auto row = Query(store,
                         "SELECT s.status, coalesce(s.void_reason, o.void_reason) FROM service s"
                         " JOIN organization o ON o.id = s.organization_id WHERE s.id = :id",
                         {{"id", id}})
                       .one<std::string, std::optional<std::string>>();
  if (!row)
    throw refused("There is no service {id}.", {{"id", id.str()}}).remedy(tr("`inact network list` shows all."));
  const auto& [status, void_reason] = *row;
  require_counted(id.str(), void_reason);
  if (status == "defunct") throw refused("{service} has ended: nobody can be referred there.", {{"service", id.str()}});
}

OrganizationId organization_of(const Store& store, ServiceId service) {
  return Query(store, "SELECT organization_id FROM service WHERE id = :service", {{"service", service}})
      .value<OrganizationId>();
}

void require_contact(const Store& store, ContactId contact, ServiceId service) {
  if (!Query(store,
             "SELECT k.id FROM contact k LEFT JOIN service s ON s.id = k.service_id"
             " LEFT JOIN location l ON l.id = k.location_id"
             " WHERE k.id = :contact AND k.void_reason IS NULL"
             " AND (SELECT organization_id FROM service WHERE id = :service)"
             " = coalesce(k.organization_id, s.organization_id, l.organization_id)",
             {{"contact", contact}, {"service", service}})
           .next())
    throw refused("{contact} is no contact person of the institution of {service}.",
                  {{"contact", contact.str()}, {"service", service.str()}})
        .remedy(tr("`inact network show {organization}` lists who works there.",
                   {{"organization", organization_of(store, service).str()}}));
}

void require_no_other(const Store& store, NeedId need, ServiceId service) {
  const auto other = Query(store,
                           "SELECT min(id) FROM referral WHERE need_id = :need AND service_id = :service"
                           " AND void_reason IS NULL AND status IN"
                           " ('draft', 'requested', 'acknowledged', 'on_hold', 'accepted', 'in_progress')",
                           {{"need", need}, {"service", service}})
                         .value<std::optional<ReferralId>>();
  if (other)
    throw refused("{need} is referred to {service} already: {referral}.",
                  {{"need", need.str()}, {"service", service.str()}, {"referral", other->str()}})
        .remedy(tr("Say what became of it: `inact refer set {referral} STATUS`.", {{"referral", other->str()}}));
}

void require_days(const Need& need, Date referred_on, const std::optional<LocalTime>& appointment, Date today) {
  require_happened(referred_on, today);
  if (referred_on < need.raised_on)
    throw refused("{day} is before {need} came up, on {raised}.",
                  {{"day", referred_on}, {"need", need.id.str()}, {"raised", need.raised_on}});
  if (appointment && appointment->date < referred_on)
    throw refused("The appointment, on {appointment}, lies before the referral, on {day}.",
                  {{"appointment", appointment->date}, {"day", referred_on}});
}

}  // namespace

Referral get_referral(const Store& store, ReferralId id) {
  Query query(store,
              "SELECT r.person_id, r.need_id, n.code, r.service_id, s.name, o.id, o.name, r.contact_id, r.kind,"
              " r.channel, r.priority, r.referred_on, r.appointment_at, r.previous_referral_id, r.owner,"
              " r.second_owner, r.partner, r.entered_by, r.entered_at, r.void_reason"
              " FROM referral r JOIN need n ON n.id = r.need_id JOIN service s ON s.id = r.service_id"
              " JOIN organization o ON o.id = s.organization_id WHERE r.id = :id",
              {{"id", id}});
  if (!query.next())
    throw refused("There is no referral {id}.", {{"id", id.str()}}).remedy(tr("`inact refer list` lists all."));
  auto [person, need, code, service, service_name, organization, organization_name, contact, kind, channel, priority,
        on, appointment, previous, owner, second, partner, by, at, void_reason] =
      query.row<PersonId, NeedId, std::string, ServiceId, std::string, OrganizationId, std::string,
                std::optional<ContactId>, ReferralKind, std::string, Urgency, Date, std::optional<LocalTime>,
                std::optional<ReferralId>, std::string, std::optional<std::string>, std::string, std::string,
                std::string, std::optional<std::string>>();
  Query states(store,
               "SELECT status, status_on, status_reason, declined_by, responded_on, hold_reason, hold_until, outcome,"
               " outcome_on, outcome_source FROM referral WHERE id = :id",
               {{"id", id}});
  auto [status, status_on, reason, declined, responded, hold, until, outcome, ended, source] =
      states
          .one<ReferralStatus, Date, std::optional<std::string>, std::optional<Party>, std::optional<Date>,
               std::optional<std::string>, std::optional<Date>, std::optional<ReferralOutcome>, std::optional<Date>,
               std::optional<OutcomeSource>>()
          .value();
  return {id,
          person,
          need,
          code,
          service,
          service_name,
          organization,
          organization_name,
          contact,
          kind,
          channel,
          priority,
          on,
          appointment,
          {status, status_on, reason, declined, responded, hold, until, outcome, ended, source},
          previous,
          owner,
          second,
          partner,
          by,
          at,
          void_reason};
}

Referral require_referral(const Store& store, ReferralId id) {
  Referral referral = get_referral(store, id);
  require_counted(id.str(), referral.void_reason);
  return referral;
}

ReferralId make_referral(Transaction& tx, const NewReferral& given, Date today) {
  const Need need = get_need(tx, given.need);
  require_open_need(tx, need);
  require_service(tx, given.service);
  if (given.contact) require_contact(tx, *given.contact, given.service);
  require_no_other(tx, need.id, given.service);
  require_days(need, given.referred_on, given.appointment, today);
  if (given.previous && require_referral(tx, *given.previous).person != need.person)
    throw refused("{referral} is a referral of somebody else.", {{"referral", given.previous->str()}});
  Referral referral;
  referral.person = need.person;
  referral.need = need.id;
  referral.service = given.service;
  referral.contact = given.contact;
  referral.kind = given.kind.value_or(usual_kind(given.channel));
  referral.channel = given.channel.value_or(usual_channel(referral.kind));
  referral.priority = given.priority.value_or(need.urgency);
  referral.referred_on = given.referred_on;
  referral.appointment = given.appointment;
  referral.previous = given.previous;
  referral.owner = accept_owner(given.owner);
  if (given.second_owner) referral.second_owner = accept_owner(*given.second_owner);
  referral.partner = given.partner;
  const ReferralStatus first = given.draft ? ReferralStatus::Draft : ReferralStatus::Requested;
  referral.id = insert_referral(tx, referral, {given.referred_on, {}, first});
  if (referral.kind == ReferralKind::Accompanied) need_companion(tx, referral, given.referred_on);
  settle_need(tx, referral, given.referred_on, today);
  tx.log(Action::Add, referral.id.str());
  return referral.id;
}

std::vector<std::string> edit_referral(Transaction& tx, ReferralId id, const ReferralChanges& given, Date today) {
  Referral referral = require_referral(tx, id);
  Changes changes;
  changes.take("kind", referral.kind, given.kind);
  changes.take("channel", referral.channel, given.channel);
  changes.take("priority", referral.priority, given.priority);
  if (given.no_appointment)
    changes.take("appointment", referral.appointment, std::optional<std::optional<LocalTime>>(std::in_place));
  changes.take("appointment", referral.appointment, given.appointment);
  changes.take("contact", referral.contact, given.contact);
  if (given.owner) changes.take("owner", referral.owner, std::optional(accept_owner(*given.owner)));
  if (given.second_owner) {
    const std::string second = given.second_owner->empty() ? std::string() : accept_owner(*given.second_owner);
    changes.take("second_owner", referral.second_owner,
                 std::optional<std::optional<std::string>>(second.empty() ? std::nullopt : std::optional(second)));
  }
  changes.take("partner", referral.partner, given.partner);
  if (changes.take("referred_on", referral.referred_on, given.referred_on)) {
    const auto events = events_of(tx, id);
    if (events.size() > 1 && referral.referred_on > events[1].on)
      throw refused("{day} is after a later step of {referral}, on {step}.",
                    {{"day", referral.referred_on}, {"referral", id.str()}, {"step", events[1].on}});
    run(tx,
        "UPDATE referral_event SET happened_on = :on"
        " WHERE id = (SELECT min(id) FROM referral_event WHERE referral_id = :id)",
        {{"on", referral.referred_on}, {"id", id}});
    if (events.size() == 1) referral.state.status_on = referral.referred_on;
  }
  if (!changes.any()) return {};
  if (given.contact) require_contact(tx, *referral.contact, referral.service);
  require_days(get_need(tx, referral.need), referral.referred_on, referral.appointment, today);
  run(tx,
      "UPDATE referral SET kind = :kind, channel = :channel, priority = :priority, referred_on = :on,"
      " status_on = :status_on, appointment_at = :appointment, contact_id = :contact, owner = :owner,"
      " second_owner = :second, partner = :partner WHERE id = :id",
      {{"kind", referral.kind},
       {"channel", referral.channel},
       {"priority", referral.priority},
       {"on", referral.referred_on},
       {"status_on", referral.state.status_on},
       {"appointment", referral.appointment},
       {"contact", referral.contact},
       {"owner", referral.owner},
       {"second", referral.second_owner},
       {"partner", referral.partner},
       {"id", id}});
  tx.log(Action::Edit, id.str(), changes.fields());
  return changes.fields();
}

void void_referral(Transaction& tx, ReferralId id, std::string_view reason, Date today) {
  const Referral referral = require_referral(tx, id);
  const std::string text = void_reason_text(id.str(), reason);
  const Date on = std::max(today, referral.state.status_on);
  if (referral.state.status != ReferralStatus::EnteredInError)
    write_event(tx, id, referral.state, {on, {}, ReferralStatus::EnteredInError});
  run(tx, "UPDATE referral SET void_reason = :reason WHERE id = :id", {{"reason", text}, {"id", id}});
  run(tx, "UPDATE accompaniment SET void_reason = :reason WHERE referral_id = :id AND void_reason IS NULL",
      {{"reason", text}, {"id", id}});
  run(tx,
      "UPDATE volunteer_hours SET void_reason = :reason WHERE void_reason IS NULL AND accompaniment_id IN"
      " (SELECT id FROM accompaniment WHERE referral_id = :id)",
      {{"reason", text}, {"id", id}});
  settle_need(tx, referral, on, today);
  tx.log(Action::Void, id.str());
}

}  // namespace inact

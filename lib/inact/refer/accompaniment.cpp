#include "inact/refer/accompaniment.h"

#include <algorithm>

#include "inact/base/choices.h"
#include "inact/base/error.h"
#include "inact/intake/checks.h"
#include "inact/people/consent.h"
#include "inact/people/hours.h"
#include "inact/people/person.h"
#include "inact/store/query.h"

namespace inact {
namespace {

using enum AccompanimentStatus;

constexpr std::size_t kLongestText = 200;
constexpr int kHeavy = 2;
constexpr int kDaysToDebrief = 7;

/// A volunteer, or somebody of the staff, who may be asked.
void require_companion(const Store& store, PersonId id, const Referral& referral, Date today) {
  require_person(store, id);
  const Person person = get_person(store, id);
  if (id == referral.person) throw refused("{person} cannot go along with themselves.", {{"person", id.str()}});
  if (!has_role(person.facts, Role::Volunteer, today) && !has_role(person.facts, Role::Staff, today))
    throw refused("{person} is no volunteer.", {{"person", id.str()}})
        .remedy(tr("Give the role with `inact person edit {person} --role volunteer`.", {{"person", id.str()}}));
  if (person.restricted_since)
    throw refused("The data of {person} may not be used at present.", {{"person", id.str()}});
}

/// Nobody goes along with somebody who said no to it.
void require_wanted(const Store& store, const Referral& referral, Date today) {
  ConsentQuestion question;
  question.purpose = "accompaniment";
  question.to = usual_recipient("accompaniment");
  question.on = today;
  const auto decision = consent_state(store, referral.person, question).decision;
  if (!decision || *decision == Decision::Given) return;
  throw refused("{person} does not want anybody to go along.", {{"person", referral.person.str()}})
      .remedy(tr("If that has changed: `inact person consent give {person} --purpose accompaniment`.",
                 {{"person", referral.person.str()}}));
}

void require_legal_step(const Accompaniment& one, AccompanimentStatus to) {
  const auto& next = next_statuses(one.status);
  if (std::ranges::find(next, to) != next.end()) return;
  const auto coded = [](AccompanimentStatus status) {
    return Coded{"accompaniment_status", std::string(word(status))};
  };
  std::vector<Coded> codes;
  for (const AccompanimentStatus status : next) codes.push_back(coded(status));
  if (next.empty())
    throw refused("{accompaniment} is {status} and stays so.",
                  {{"accompaniment", one.id.str()}, {"status", coded(one.status)}})
        .remedy(tr("Find somebody else with `inact refer accompany {referral}`.", {{"referral", one.referral.str()}}));
  throw refused(
      "{accompaniment} is {status} and cannot become {to}. It can become: {next}.",
      {{"accompaniment", one.id.str()}, {"status", coded(one.status)}, {"to", coded(to)}, {"next", choices(codes)}});
}

void write_step(Transaction& tx, const Accompaniment& one) {
  insert(tx,
         "INSERT INTO accompaniment_event (accompaniment_id, happened_on, status, companion_id, reason, entered_by,"
         " entered_at) VALUES (:id, :on, :status, :companion, :reason, :by, :at)",
         {{"id", one.id},
          {"on", one.status_on},
          {"status", one.status},
          {"companion", one.companion},
          {"reason", one.reason},
          {"by", tx.author().who},
          {"at", tx.entered_at()}});
}

/// Gives it its id.
void insert_accompaniment(Transaction& tx, Accompaniment& one) {
  one.id = {insert(tx,
                   "INSERT INTO accompaniment (referral_id, companion_id, reserve_id, language, status, status_on,"
                   " meet_at, meeting_point, partner, entered_by, entered_at) VALUES (:referral, :companion, :reserve,"
                   " :language, :status, :on, :meet, :place, :partner, :by, :at)",
                   {{"referral", one.referral},
                    {"companion", one.companion},
                    {"reserve", one.reserve},
                    {"language", one.language},
                    {"status", one.status},
                    {"on", one.status_on},
                    {"meet", one.meet_at},
                    {"place", one.meeting_point},
                    {"partner", one.partner},
                    {"by", tx.author().who},
                    {"at", tx.entered_at()}})};
  write_step(tx, one);
}

/// `step`: its status or its companion is another one.
void store_accompaniment(Transaction& tx, const Accompaniment& one, bool step) {
  run(tx,
      "UPDATE accompaniment SET companion_id = :companion, reserve_id = :reserve, language = :language,"
      " status = :status, status_on = :on, reason = :reason, meet_at = :meet, meeting_point = :place,"
      " minutes = :minutes, travel_km = :km, expenses_cents = :cents, heavy = :heavy, debrief_due = :debrief"
      " WHERE id = :id",
      {{"companion", one.companion},
       {"reserve", one.reserve},
       {"language", one.language},
       {"status", one.status},
       {"on", one.status_on},
       {"reason", one.reason},
       {"meet", one.meet_at},
       {"place", one.meeting_point},
       {"minutes", one.minutes},
       {"km", one.travel_km},
       {"cents", one.expenses_cents},
       {"heavy", one.heavy},
       {"debrief", one.debrief_due},
       {"id", one.id}});
  if (step) write_step(tx, one);
}

std::optional<std::string> language_of_choice(const Store& store, PersonId person) {
  const auto facts = get_person(store, person).facts;
  return facts.languages.empty() ? std::nullopt : std::optional(facts.languages.front().code);
}

/// Not stored yet.
Accompaniment needed_for(const Store& store, const Referral& referral, Date on) {
  Accompaniment one;
  one.referral = referral.id;
  one.status_on = on;
  one.partner = referral.partner;
  one.language = language_of_choice(store, referral.person);
  one.meet_at = referral.appointment;
  return one;
}

void check_numbers(const AccompanimentStep& step) {
  if (step.minutes && (*step.minutes < 1 || *step.minutes > 1440))
    throw usage("{minutes} minutes: from 1 to {most} were expected.", {{"minutes", *step.minutes}, {"most", 1440}});
  if (step.heavy && (*step.heavy < 0 || *step.heavy > kHeavy))
    throw usage("--heavy is 0, 1 or 2: how much it weighed on the companion.");
  if (step.travel_km && (*step.travel_km < 0 || *step.travel_km > 2000))
    throw usage("--km is a number of kilometres from 0 to 2000.");
}

/// The time that was given counts once, as hours of the companion.
void write_hours(Transaction& tx, const Accompaniment& one, Date today) {
  const HoursId hours =
      add_hours(tx, {*one.companion, one.status_on, "accompaniment", *one.minutes, one.partner}, today);
  run(tx, "UPDATE volunteer_hours SET accompaniment_id = :accompaniment WHERE id = :id",
      {{"accompaniment", one.id}, {"id", hours}});
}

/// Void ones too.
Accompaniment read_accompaniment(const Store& store, AccompanimentId id) {
  Query query(store,
              "SELECT referral_id, companion_id, reserve_id, language, status, status_on, reason, meet_at,"
              " meeting_point, minutes, travel_km, expenses_cents, heavy, debrief_due, partner, void_reason"
              " FROM accompaniment WHERE id = :id",
              {{"id", id}});
  if (!query.next())
    throw refused("There is no accompaniment {id}.", {{"id", id.str()}})
        .remedy(tr("`inact refer show R14` lists those of a referral."));
  auto [referral, companion, reserve, language, status, on, reason, meet_at, place, minutes, km, cents, heavy, debrief,
        partner, why_void] =
      query.row<ReferralId, std::optional<PersonId>, std::optional<PersonId>, std::optional<std::string>,
                AccompanimentStatus, Date, std::optional<std::string>, std::optional<LocalTime>,
                std::optional<std::string>, std::optional<int>, std::optional<double>, std::optional<int>,
                std::optional<int>, std::optional<Date>, std::string, std::optional<std::string>>();
  return {id,    referral, companion, reserve, language, status,  on,      reason,  meet_at,
          place, minutes,  km,        cents,   heavy,    debrief, partner, why_void};
}

}  // namespace

const std::vector<AccompanimentStatus>& next_statuses(AccompanimentStatus status) {
  static const std::array<std::vector<AccompanimentStatus>, 7> next = {{{Asked, Agreed, FellThrough},
                                                                        {Needed, Agreed, Declined, FellThrough},
                                                                        {Met, Done, Declined, FellThrough},
                                                                        {Done, FellThrough},
                                                                        {},
                                                                        {},
                                                                        {}}};
  return next.at(static_cast<std::size_t>(status));
}

Accompaniment get_accompaniment(const Store& store, AccompanimentId id) {
  Accompaniment one = read_accompaniment(store, id);
  require_counted(id.str(), one.void_reason);
  return one;
}

std::optional<AccompanimentId> open_accompaniment(const Store& store, ReferralId referral) {
  return Query(store,
               "SELECT max(id) FROM accompaniment WHERE referral_id = :referral AND void_reason IS NULL"
               " AND status IN ('needed', 'asked', 'agreed', 'met')",
               {{"referral", referral}})
      .value<std::optional<AccompanimentId>>();
}

AccompanimentId need_companion(Transaction& tx, const Referral& referral, Date on) {
  Accompaniment one = needed_for(tx, referral, on);
  insert_accompaniment(tx, one);
  return one.id;
}

AccompanimentId plan_companion(Transaction& tx, ReferralId id, const CompanionPlan& plan, Date today) {
  const Referral referral = require_referral(tx, id);
  if (!is_live(referral.state.status))
    throw refused("{referral} has ended: nobody needs to go along.", {{"referral", id.str()}});
  if (plan.companion) require_wanted(tx, referral, today);
  for (const auto& person : {plan.companion, plan.reserve})
    if (person) require_companion(tx, *person, referral, today);
  const auto open = open_accompaniment(tx, id);
  Accompaniment one;
  if (open) {
    one = get_accompaniment(tx, *open);
  } else {
    one = needed_for(tx, referral, today);
  }
  const bool another = plan.companion && plan.companion != one.companion;
  if (plan.companion) one.companion = plan.companion;
  if (plan.no_reserve) one.reserve.reset();
  if (plan.reserve) one.reserve = plan.reserve;
  if (one.companion && one.companion == one.reserve)
    throw refused("{person} cannot be companion and reserve at once.", {{"person", one.companion->str()}});
  if (plan.meet_at) one.meet_at = plan.meet_at;
  if (plan.place) one.meeting_point = accept_text(*plan.place, kLongestText, tr("Place"));
  if (plan.language) one.language = plan.language;
  const AccompanimentStatus before = one.status;
  if (another)
    one.status = plan.agreed ? Agreed : Asked;
  else if (plan.agreed && one.companion && (one.status == Needed || one.status == Asked))
    one.status = Agreed;
  const bool step = another || one.status != before;
  if (step) one.status_on = std::max(today, one.status_on);
  if (open)
    store_accompaniment(tx, one, step);
  else
    insert_accompaniment(tx, one);
  tx.log(open ? Action::Edit : Action::Add, one.id.str());
  return one.id;
}

std::optional<AccompanimentId> set_accompaniment(Transaction& tx, AccompanimentId id, const AccompanimentStep& step,
                                                 Date today) {
  Accompaniment one = get_accompaniment(tx, id);
  const Referral referral = require_referral(tx, one.referral);
  check_numbers(step);
  // What was forgotten, or talked over later, is added to what is done.
  const bool same = step.to == one.status && one.status == Done;
  if (!same) require_legal_step(one, step.to);
  require_happened(step.on, today);
  if (!same && step.on < one.status_on)
    throw refused("{day} is before the last step of {accompaniment}, on {last}.",
                  {{"day", step.on}, {"accompaniment", id.str()}, {"last", one.status_on}});
  const bool failed = step.to == Declined || step.to == FellThrough;
  if (failed != step.reason.has_value())
    throw failed ? usage("Say why: --reason TEXT.") : usage("Only declined and fell_through have a reason.");
  if (step.to != Done && step.minutes) throw usage("Only an accompaniment that is done has minutes.");
  if (step.to != Needed && !failed && !one.companion)
    throw refused("{accompaniment} has no companion.", {{"accompaniment", id.str()}})
        .remedy(tr("Name somebody with `inact refer accompany {referral} --companion P7`.",
                   {{"referral", one.referral.str()}}));
  if (step.to == Done && !step.minutes && !one.minutes) throw usage("How long did it take? Say it with --minutes N.");
  if (same && step.minutes && step.minutes != one.minutes)
    throw refused("The minutes of {accompaniment} are counted as volunteer hours already.",
                  {{"accompaniment", id.str()}})
        .remedy(tr("Correct them with `inact person hours edit`."));
  if (!same) {
    one.status = step.to;
    one.status_on = step.on;
  }
  if (step.to == Needed) one.companion.reset();
  if (step.reason) one.reason = accept_text(*step.reason, kLongestText, tr("Reason"));
  const bool first_time = step.minutes && !one.minutes;
  if (step.minutes) one.minutes = step.minutes;
  if (step.travel_km) one.travel_km = step.travel_km;
  if (step.expenses_cents) one.expenses_cents = step.expenses_cents;
  if (step.heavy) one.heavy = step.heavy;
  if (step.heavy == kHeavy && !one.debrief_due) one.debrief_due = add_days(one.status_on, kDaysToDebrief);
  if (step.debriefed) one.debrief_due.reset();
  store_accompaniment(tx, one, !same);
  if (first_time) write_hours(tx, one, today);
  tx.log(Action::Edit, id.str(), "status");
  const bool ahead = !one.meet_at || one.meet_at->date >= step.on;
  if (!failed || !ahead || !is_live(referral.state.status)) return std::nullopt;
  Accompaniment next = one;
  next.companion = one.reserve;
  next.reserve.reset();
  next.status = next.companion ? Asked : Needed;
  next.reason.reset();
  insert_accompaniment(tx, next);
  tx.log(Action::Add, next.id.str());
  return next.id;
}

void void_accompaniment(Transaction& tx, AccompanimentId id, std::string_view reason) {
  get_accompaniment(tx, id);
  const std::string text = void_reason_text(id.str(), reason);
  run(tx, "UPDATE accompaniment SET void_reason = :reason WHERE id = :id", {{"reason", text}, {"id", id}});
  run(tx, "UPDATE volunteer_hours SET void_reason = :reason WHERE void_reason IS NULL AND accompaniment_id = :id",
      {{"reason", text}, {"id", id}});
  tx.log(Action::Void, id.str());
}

Document accompaniment_document(const Store& store, AccompanimentId id) {
  const Accompaniment one = read_accompaniment(store, id);
  const auto titled = [](bool something, Message title) { return something ? std::move(title) : Message{}; };
  Document document;
  document.schema = "accompaniment";
  document.fields = {
      {"id", tr("Accompaniment"), cell(id)},
      {"referral", tr("Referral"), cell(one.referral)},
      {"companion", titled(one.companion.has_value(), tr("Companion")), cell(one.companion)},
      {"reserve", titled(one.reserve.has_value(), tr("Reserve")), cell(one.reserve)},
      {"language", titled(one.language.has_value(), tr("Language")),
       one.language ? Cell(Coded{"language", *one.language}) : Cell()},
      {"status", tr("Status"), Coded{"accompaniment_status", std::string(word(one.status))}},
      {"status_on", tr("Since"), one.status_on},
      {"reason", titled(one.reason.has_value(), tr("Reason")), cell(one.reason)},
      {"meet_at", titled(one.meet_at.has_value(), tr("Meeting at")), cell(one.meet_at)},
      {"meeting_point", titled(one.meeting_point.has_value(), tr("Where")), cell(one.meeting_point)},
      {"minutes", titled(one.minutes.has_value(), tr("Minutes")),
       one.minutes ? Cell(std::int64_t{*one.minutes}) : Cell()},
      {"travel_km", titled(one.travel_km.has_value(), tr("Kilometres")), cell(one.travel_km)},
      {"expenses_cents", {}, one.expenses_cents ? Cell(std::int64_t{*one.expenses_cents}) : Cell()},
      {"heavy", {}, one.heavy ? Cell(std::int64_t{*one.heavy}) : Cell()},
      {"debrief_due", titled(one.debrief_due.has_value(), tr("Talk with the companion until")), cell(one.debrief_due)},
      {"partner", tr("Partner"), Coded{"partner", one.partner}},
      {"void_reason", titled(one.void_reason.has_value(), tr("Void because")), cell(one.void_reason)}};
  return document;
}

}  // namespace inact

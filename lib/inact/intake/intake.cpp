#include "inact/intake/intake.h"

#include "inact/base/error.h"
#include "inact/intake/checks.h"
#include "inact/intake/intake_writer.h"
#include "inact/people/person.h"
#include "inact/store/changes.h"
#include "inact/store/query.h"

namespace inact {
namespace {

/// The last day on which something happened in it, but for the event that closed it.
Date last_day_of(const Store& store, IntakeId id) {
  return Query(store,
               "SELECT max(day) FROM ("
               "  SELECT held_on AS day FROM conversation WHERE intake_id = :id AND void_reason IS NULL"
               "  UNION ALL SELECT raised_on FROM need WHERE intake_id = :id AND void_reason IS NULL"
               "  UNION ALL SELECT happened_on FROM intake_event WHERE intake_id = :id AND step = 1) AS days",
               {{"id", id}})
      .value<Date>();
}

/// The first day on which something happened in it after it was opened, but for the needs that were raised then.
std::optional<Date> next_day_of(const Store& store, const Intake& intake) {
  return Query(store,
               "SELECT min(day) FROM ("
               "  SELECT held_on AS day FROM conversation WHERE intake_id = :id AND first = 0 AND void_reason IS NULL"
               "  UNION ALL SELECT raised_on FROM need"
               "    WHERE intake_id = :id AND raised_on <> :opened AND void_reason IS NULL"
               "  UNION ALL SELECT e.happened_on FROM need_event e JOIN need n ON n.id = e.need_id"
               "    WHERE n.intake_id = :id AND e.from_status IS NOT NULL"
               "  UNION ALL SELECT r.referred_on FROM referral r JOIN need n ON n.id = r.need_id"
               "    WHERE n.intake_id = :id AND r.void_reason IS NULL"
               "  UNION ALL SELECT happened_on FROM intake_event WHERE intake_id = :id"
               "    AND id <> (SELECT min(id) FROM intake_event WHERE intake_id = :id)) AS days",
               {{"id", intake.id}, {"opened", intake.opened_on}})
      .value<std::optional<Date>>();
}

void move_opening(Transaction& tx, const Intake& intake, Date to) {
  for (const char* sql :
       {"UPDATE intake SET opened_on = :to WHERE id = :id AND opened_on = :from",
        "UPDATE conversation SET held_on = :to WHERE intake_id = :id AND first = 1 AND held_on = :from",
        "UPDATE intake_event SET happened_on = :to"
        " WHERE id = (SELECT min(id) FROM intake_event WHERE intake_id = :id) AND happened_on = :from",
        "UPDATE need_event SET happened_on = :to WHERE from_status IS NULL AND happened_on = :from"
        " AND need_id IN (SELECT id FROM need WHERE intake_id = :id AND raised_on = :from)",
        "UPDATE need SET status_on = :to WHERE intake_id = :id AND raised_on = :from AND status_on = :from"
        " AND NOT EXISTS (SELECT 1 FROM need_event e WHERE e.need_id = need.id AND e.from_status IS NOT NULL)",
        "UPDATE need SET raised_on = :to WHERE intake_id = :id AND raised_on = :from"})
    run(tx, sql, {{"to", to}, {"id", intake.id}, {"from", intake.opened_on}});
}

void require_closing_day(const Store& store, IntakeId id, Date day, Date today) {
  require_happened(day, today);
  if (const Date last = last_day_of(store, id); day < last)
    throw refused("{day} is before the last entry of {intake}, on {last}.",
                  {{"day", day}, {"intake", id.str()}, {"last", last}});
}

std::string ids(const std::vector<ReferralId>& referrals) {
  std::string all;
  for (const ReferralId id : referrals) all += (all.empty() ? "" : ", ") + id.str();
  return all;
}

std::vector<ReferralId> referrals_of(const Store& store, IntakeId intake, bool live) {
  return Query(store,
               "SELECT r.id FROM referral r JOIN need n ON n.id = r.need_id"
               " WHERE n.intake_id = :intake AND r.void_reason IS NULL AND (:live = 0 OR r.status IN"
               "  ('draft', 'requested', 'acknowledged', 'on_hold', 'accepted', 'in_progress')) ORDER BY r.id",
               {{"intake", intake}, {"live", live}})
      .column<ReferralId>();
}

/// Who it is about, and whom the notes of it are about.
void move_to_person(Transaction& tx, const Intake& intake, PersonId to) {
  require_person(tx, to);
  require_person_here(get_person(tx, to).facts, intake.opened_on);
  if (const auto referrals = referrals_of(tx, intake.id, false); !referrals.empty())
    throw refused("{intake} has referrals: {referrals}.", {{"intake", intake.id.str()}, {"referrals", ids(referrals)}});
  run(tx, "UPDATE intake SET person_id = :to WHERE id = :id", {{"to", to}, {"id", intake.id}});
  run(tx,
      "UPDATE note SET person_id = :to WHERE person_id = :from AND (record = 'I' || :id"
      " OR record IN (SELECT 'C' || id FROM conversation WHERE intake_id = :id)"
      " OR record IN (SELECT 'N' || id FROM need WHERE intake_id = :id))",
      {{"to", to}, {"from", intake.person}, {"id", intake.id}});
  add_role(tx, to, Role::Client, intake.opened_on);
}

}  // namespace

Intake get_intake(const Store& store, IntakeId id) {
  Query query(store,
              "SELECT id, person_id, opened_on, access_path, status, closed_on, close_reason, partner, entered_by,"
              " entered_at, void_reason FROM intake WHERE id = :id",
              {{"id", id}});
  if (!query.next())
    throw refused("There is no intake {id}.", {{"id", id.str()}}).remedy(tr("`inact intake list` lists all."));
  auto [same, person, opened_on, access_path, status, closed_on, close_reason, partner, by, at, void_reason] =
      query.row<IntakeId, PersonId, Date, std::string, IntakeStatus, std::optional<Date>, std::optional<std::string>,
                std::string, std::string, std::string, std::optional<std::string>>();
  return {same, person, opened_on, access_path, status, closed_on, close_reason, partner, by, at, void_reason};
}

Intake require_intake(const Store& store, IntakeId id) {
  Intake intake = get_intake(store, id);
  require_counted(id.str(), intake.void_reason);
  return intake;
}

std::vector<IntakeId> open_intakes_of(const Store& store, PersonId person) {
  return Query(store,
               "SELECT id FROM intake WHERE person_id = :person AND status = 'open' AND void_reason IS NULL"
               " ORDER BY opened_on, id",
               {{"person", person}})
      .column<IntakeId>();
}

std::vector<ReferralId> live_referrals(const Store& store, IntakeId intake) {
  return referrals_of(store, intake, true);
}

void close_intake(Transaction& tx, IntakeId id, const Closing& closing, Date today) {
  const Intake intake = require_intake(tx, id);
  if (intake.closed_on)
    throw refused("{intake} was closed on {day}.", {{"intake", id.str()}, {"day", *intake.closed_on}});
  require_closing_day(tx, id, closing.on, today);
  const auto referrals = live_referrals(tx, id);
  if (!referrals.empty() && !closing.force)
    throw refused("{intake} still has open referrals: {referrals}.",
                  {{"intake", id.str()}, {"referrals", ids(referrals)}})
        .remedy(tr("End them with `inact refer set`, or close it all the same with --force."));
  IntakeWriter(tx).close(id, closing.on, closing.reason);
  tx.log(Action::Edit, id.str(), "status", 1, referrals.empty() ? Outcome::Done : Outcome::Overridden);
}

void reopen_intake(Transaction& tx, IntakeId id, Date on, std::string_view reason, Date today) {
  const Intake intake = require_intake(tx, id);
  if (!intake.closed_on) throw refused("{intake} is open.", {{"intake", id.str()}});
  require_happened(on, today);
  if (on < *intake.closed_on)
    throw refused("{intake} was closed on {closed}, after {day}.",
                  {{"intake", id.str()}, {"closed", *intake.closed_on}, {"day", on}});
  IntakeWriter(tx).reopen(id, on, reason);
  tx.log(Action::Edit, id.str(), "status");
}

std::vector<std::string> edit_intake(Transaction& tx, IntakeId id, const IntakeChanges& given, Date today) {
  const Intake before = require_intake(tx, id);
  Intake intake = before;
  if ((given.closed_on || given.close_reason) && !intake.closed_on)
    throw refused("{intake} is open.", {{"intake", id.str()}}).remedy(tr("Close it with `inact intake close`."));

  Changes changes;
  if (changes.take("person", intake.person, given.person)) move_to_person(tx, before, intake.person);
  if (changes.take("opened_on", intake.opened_on, given.first.held_on)) {
    require_happened(intake.opened_on, today);
    require_person_here(get_person(tx, intake.person).facts, intake.opened_on);
    if (const auto next = next_day_of(tx, before); next && *next < intake.opened_on)
      throw refused("{day} is after a later entry of {intake}, on {next}.",
                    {{"day", intake.opened_on}, {"intake", id.str()}, {"next", *next}});
    move_opening(tx, before, intake.opened_on);
    add_role(tx, intake.person, Role::Client, intake.opened_on);
  }
  if (changes.take("closed_on", intake.closed_on, given.closed_on))
    require_closing_day(tx, id, *intake.closed_on, today);
  changes.take("close_reason", intake.close_reason, given.close_reason);
  changes.take("access_path", intake.access_path, given.access_path);
  if (changes.take("partner", intake.partner, given.first.partner))
    run(tx, "UPDATE conversation SET partner = :partner WHERE intake_id = :id AND first = 1",
        {{"partner", intake.partner}, {"id", id}});
  if (changes.any()) {
    run(tx,
        "UPDATE intake SET closed_on = :closed, close_reason = :reason, access_path = :path, partner = :partner"
        " WHERE id = :id",
        {{"closed", intake.closed_on},
         {"reason", intake.close_reason},
         {"path", intake.access_path},
         {"partner", intake.partner},
         {"id", id}});
    if (intake.closed_on)
      run(tx,
          "UPDATE intake_event SET happened_on = :on, reason = :reason"
          " WHERE id = (SELECT max(id) FROM intake_event WHERE intake_id = :id)",
          {{"on", *intake.closed_on}, {"reason", intake.close_reason}, {"id", id}});
    tx.log(Action::Edit, id.str(), changes.fields());
  }

  ConversationChanges rest = given.first;
  rest.held_on.reset();
  rest.partner.reset();
  const auto first = Query(tx, "SELECT id FROM conversation WHERE intake_id = :id AND first = 1", {{"id", id}})
                         .value<ConversationId>();
  std::vector<std::string> fields = changes.fields();
  for (std::string& field : edit_conversation(tx, first, rest, today)) fields.push_back(std::move(field));
  return fields;
}

void void_intake(Transaction& tx, IntakeId id, std::string_view reason) {
  require_intake(tx, id);
  if (const auto referrals = referrals_of(tx, id, false); !referrals.empty())
    throw refused("{intake} has referrals: {referrals}.", {{"intake", id.str()}, {"referrals", ids(referrals)}})
        .remedy(tr("Void them first: `inact refer void {referral} --reason TEXT`.",
                   {{"referral", referrals.front().str()}}));
  const std::string text = void_reason_text(id.str(), reason);
  for (const char* sql : {"UPDATE intake SET void_reason = :reason WHERE id = :id",
                          "UPDATE conversation SET void_reason = :reason WHERE intake_id = :id AND void_reason IS NULL",
                          "UPDATE need SET void_reason = :reason WHERE intake_id = :id AND void_reason IS NULL"})
    run(tx, sql, {{"reason", text}, {"id", id}});
  tx.log(Action::Void, id.str());
}

}  // namespace inact

#include "inact/intake/need.h"

#include <fmt/core.h>

#include <algorithm>

#include "inact/base/choices.h"
#include "inact/base/error.h"
#include "inact/intake/checks.h"
#include "inact/intake/intake.h"
#include "inact/intake/intake_writer.h"
#include "inact/store/changes.h"
#include "inact/store/query.h"

namespace inact {
namespace {

constexpr std::string_view kColumns =
    "SELECT n.id, n.intake_id, i.person_id, n.code, n.urgency, n.status, n.reason, n.raised_on, n.status_on,"
    " n.entered_by, n.entered_at, n.void_reason"
    " FROM need n JOIN intake i ON i.id = n.intake_id ";

Need read(Query& query) {
  auto [id, intake, person, code, urgency, status, reason, raised_on, status_on, by, at, void_reason] =
      query.row<NeedId, IntakeId, PersonId, std::string, Urgency, NeedStatus, std::optional<std::string>, Date, Date,
                std::string, std::string, std::optional<std::string>>();
  return {id, intake, person, code, urgency, status, reason, raised_on, status_on, by, at, void_reason};
}

Need require_need(const Store& store, NeedId id) {
  Need need = get_need(store, id);
  require_counted(id.str(), need.void_reason);
  return need;
}

bool ended(NeedStatus status) { return status != NeedStatus::Open && status != NeedStatus::InWork; }

/// Nobody comes twice for the same thing at the same time.
void require_no_other(const Store& store, IntakeId intake, std::string_view code, std::optional<NeedId> except) {
  for (const Need& need : needs_of(store, intake))
    if (need.code == code && !ended(need.status) && need.id != except)
      throw refused("{intake} has this need already: {need}.", {{"intake", intake.str()}, {"need", need.id.str()}})
          .remedy(tr("Change it with `inact intake need edit {need}`.", {{"need", need.id.str()}}));
}

void require_within(const Intake& intake, Date raised_on, Date today) {
  require_happened(raised_on, today);
  if (raised_on < intake.opened_on)
    throw refused("{day} is before the first conversation of {intake}, on {opened}.",
                  {{"day", raised_on}, {"intake", intake.id.str()}, {"opened", intake.opened_on}});
}

}  // namespace

const std::vector<NeedStatus>& next_statuses(NeedStatus status) {
  using enum NeedStatus;
  static const std::vector<NeedStatus> open{InWork, Met, PartlyMet, Unmet, Withdrawn};
  static const std::vector<NeedStatus> in_work{Open, Met, PartlyMet, Unmet, Withdrawn};
  static const std::vector<NeedStatus> partly_met{Open, InWork, Met};
  static const std::vector<NeedStatus> done{Open, InWork};
  switch (status) {
    case Open: return open;
    case InWork: return in_work;
    case PartlyMet: return partly_met;
    case Met:
    case Unmet:
    case Withdrawn: return done;
  }
  return done;
}

NewNeed accept_need(const Vocabularies& vocabularies, std::string_view typed) {
  const auto colon = typed.find(':');
  NewNeed need{vocabularies["need"].accept(typed.substr(0, colon))};
  if (colon != std::string_view::npos)
    need.urgency = from_word<Urgency>(vocabularies["urgency"].accept(typed.substr(colon + 1))).value();
  return need;
}

bool guarded(const Vocabularies& vocabularies, std::string_view code) {
  const Term* term = vocabularies["need"].find(code);
  return term != nullptr && (term->sensitive || term->confidential);
}

Need get_need(const Store& store, NeedId id) {
  Query query(store, fmt::format("{}WHERE n.id = :id", kColumns), {{"id", id}});
  if (!query.next())
    throw refused("There is no need {id}.", {{"id", id.str()}}).remedy(tr("`inact intake need list` lists all."));
  return read(query);
}

std::vector<Need> needs_of(const Store& store, IntakeId intake, bool voided) {
  Query query(
      store,
      fmt::format("{}WHERE n.intake_id = :intake AND (n.void_reason IS NULL OR :voided = 1) ORDER BY n.id", kColumns),
      {{"intake", intake}, {"voided", voided}});
  std::vector<Need> needs;
  while (query.next()) needs.push_back(read(query));
  return needs;
}

NeedId add_need(Transaction& tx, IntakeId id, const NewNeed& need, Date raised_on, Date today) {
  const Intake intake = require_intake(tx, id);
  if (intake.closed_on)
    throw refused("{intake} was closed on {day}.", {{"intake", id.str()}, {"day", *intake.closed_on}})
        .remedy(tr("Open it again with `inact intake reopen {intake}`.", {{"intake", id.str()}}));
  require_within(intake, raised_on, today);
  require_no_other(tx, id, need.code, {});
  const NeedId added = IntakeWriter(tx).raise(id, need, raised_on);
  tx.log(Action::Add, added.str());
  return added;
}

void set_need(Transaction& tx, NeedId id, const NeedStep& step, Date today) {
  const Need need = require_need(tx, id);
  if ((step.to == NeedStatus::Unmet) != step.reason.has_value())
    throw step.reason ? usage("Only an unmet need has a reason here.").remedy(tr("Say more with --note TEXT."))
                      : usage("An unmet need needs a reason: --reason CODE.")
                            .remedy(tr("`inact config explain need_unmet_reason` lists them."));
  const auto& next = next_statuses(need.status);
  if (std::ranges::find(next, step.to) == next.end()) {
    std::vector<Coded> codes;
    for (const NeedStatus status : next) codes.push_back({"need_status", std::string(word(status))});
    throw refused("{need} is {status} and cannot become {to}. It can become: {next}.",
                  {{"need", id.str()},
                   {"status", Coded{"need_status", std::string(word(need.status))}},
                   {"to", Coded{"need_status", std::string(word(step.to))}},
                   {"next", choices(codes)}});
  }
  require_happened(step.on, today);
  if (step.on < need.status_on)
    throw refused("{day} is before the last step of {need}, on {last}.",
                  {{"day", step.on}, {"need", id.str()}, {"last", need.status_on}});
  if (ended(need.status) && !ended(step.to)) require_no_other(tx, need.intake, need.code, id);
  IntakeWriter(tx).move(id, need.status, step);
  tx.log(Action::Edit, id.str(), "status");
}

std::vector<std::string> edit_need(Transaction& tx, NeedId id, const NeedChanges& given, Date today) {
  Need need = require_need(tx, id);
  Changes changes;
  if (changes.take("code", need.code, given.code) && !ended(need.status))
    require_no_other(tx, need.intake, need.code, id);
  changes.take("urgency", need.urgency, given.urgency);
  if (changes.take("raised_on", need.raised_on, given.raised_on)) {
    require_within(require_intake(tx, need.intake), need.raised_on, today);
    auto [raising, second] = Query(tx,
                                   "SELECT min(id), min(CASE WHEN from_status IS NOT NULL THEN happened_on END)"
                                   " FROM need_event WHERE need_id = :id",
                                   {{"id", id}})
                                 .one<std::int64_t, std::optional<Date>>()
                                 .value();
    if (second && need.raised_on > *second)
      throw refused("{day} is after a later step of {need}, on {step}.",
                    {{"day", need.raised_on}, {"need", id.str()}, {"step", *second}});
    run(tx, "UPDATE need_event SET happened_on = :on WHERE id = :id", {{"on", need.raised_on}, {"id", raising}});
    if (!second) need.status_on = need.raised_on;
  }
  if (!changes.any()) return {};
  run(tx, "UPDATE need SET code = :code, urgency = :urgency, raised_on = :raised, status_on = :on WHERE id = :id",
      {{"code", need.code}, {"urgency", need.urgency}, {"raised", need.raised_on}, {"on", need.status_on}, {"id", id}});
  tx.log(Action::Edit, id.str(), changes.fields());
  return changes.fields();
}

void void_need(Transaction& tx, NeedId id, std::string_view reason) {
  const Need need = require_need(tx, id);
  if (const auto referral =
          Query(tx, "SELECT min(id) FROM referral WHERE need_id = :id AND void_reason IS NULL", {{"id", id}})
              .value<std::optional<ReferralId>>())
    throw refused("{need} has the referral {referral}.", {{"need", id.str()}, {"referral", referral->str()}})
        .remedy(tr("Void that first: `inact refer void {referral} --reason TEXT`.", {{"referral", referral->str()}}));
  if (needs_of(tx, need.intake).size() == 1)
    throw refused("{need} is the only need of {intake}.", {{"need", id.str()}, {"intake", need.intake.str()}})
        .remedy(tr("Change it with `inact intake need edit {need}`, or void the intake.", {{"need", id.str()}}));
  run(tx, "UPDATE need SET void_reason = :reason WHERE id = :id",
      {{"reason", void_reason_text(id.str(), reason)}, {"id", id}});
  tx.log(Action::Void, id.str());
}

}  // namespace inact

// inact refer due
#include "inact/refer/due.h"
#include "cmd/refer/verbs.h"
#include "cmd/session.h"

namespace inact::refer {
namespace {

struct Options {
  std::optional<std::string> owner;
  bool expire = false;
};

Table due_now(Session& session, const Store& store, const Options& options) {
  const auto& timers = session.config().refer;
  const ReferDueOptions wanted{session.config().today.ahead_days, options.owner};
  auto items = due_referrals(store, timers, session.today(), wanted);
  for (DueItem& item : due_appointments(store, session.today(), wanted)) items.push_back(std::move(item));
  for (DueItem& item : due_accompaniments(store, timers, session.today(), wanted)) items.push_back(std::move(item));
  return due_table(std::move(items), session.today());
}

bool overdue(const Table& table) {
  for (const auto& row : table.rows)
    if (std::get<bool>(row[3])) return true;
  return false;
}

int run_due(Session& session, const Options& options) {
  Document document;
  document.schema = "refer_due";
  document.empty = tr("Nothing waits in referrals.");
  if (options.expire) {
    std::string ids;
    document.tables = {session.write([&](Transaction& tx) {
      for (const ReferralId id : expire_referrals(tx, session.config().refer, session.today()))
        ids += (ids.empty() ? "" : ", ") + id.str();
      return due_now(session, tx, options);
    })};
    session.note(ids.empty() ? tr("No referral expires today.") : tr("Expired: {ids}", {{"ids", ids}}));
  } else {
    const Store& store = session.records();
    document.tables = {due_now(session, store, options)};
    if (const auto expiring = expiring_referrals(store, session.config().refer, session.today()); !expiring.empty())
      document.notes.push_back(
          trn("{n} referral has had no answer for {days} days: `inact refer due --expire` ends it.",
              "{n} referrals have had no answer for {days} days: `inact refer due --expire` ends them.",
              static_cast<std::int64_t>(expiring.size()), {{"days", session.config().refer.expire_days}}));
  }
  session.show(document);
  return overdue(document.tables.front()) ? 1 : 0;
}

}  // namespace

void due(Verb& verb) {
  auto options = std::make_shared<Options>();
  verb.option("--owner", options->owner, tr("only what this person of ours looks after, as first or second"))
      .shown_as("NAME")
      .flag("--expire", options->expire, tr("lets referrals expire that have had no answer for too long"))
      .example("inact refer due")
      .example("inact refer due --owner Ana")
      .example("inact refer due --expire")
      .run([options](Session& session) { return run_due(session, *options); });
}

}  // namespace inact::refer

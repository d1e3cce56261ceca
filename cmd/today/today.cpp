// inact today: what waits, in every room.
#include <algorithm>

#include "cmd/commands.h"
#include "cmd/session.h"
#include "inact/intake/due.h"
#include "inact/network/calls.h"
#include "inact/people/due.h"
#include "inact/people/identity.h"
#include "inact/refer/due.h"
#include "inact/workshop/due.h"

namespace inact {
namespace {

/// One kind of thing that can be due.
struct Source {
  std::vector<DueItem> (*items)(Session& session);
  const char* all;  ///< the command that shows all of them
};

constexpr Source kSources[] = {
    {[](Session& s) {
       const auto& patience = s.config().today;
       return due_needs(s.records(), s.vocabularies(), s.today(), {patience.urgent_days, patience.emergency_days});
     },
     "inact intake need list --status open"},
    {[](Session& s) {
       return due_accompaniments(s.records(), s.config().refer, s.today(), {s.config().today.ahead_days, {}});
     },
     "inact refer due"},
    {[](Session& s) {
       return due_referrals(s.records(), s.config().refer, s.today(), {s.config().today.ahead_days, {}});
     },
     "inact refer due"},
    {[](Session& s) {
       return due_appointments(s.records(), s.today(), {s.config().today.ahead_days, {}});
     },
     "inact refer due"},
    {[](Session& s) { return upcoming_sessions(s.records(), s.today(), s.config().today.ahead_days); },
     "inact workshop list --upcoming"},
    {[](Session& s) { return unmarked_sessions(s.records(), s.today()); }, "inact workshop list --past"},
    {[](Session& s) { return due_intakes(s.records(), s.today(), s.config().today.quiet_days); },
     "inact intake list --open"},
    {[](Session& s) { return due_call_items(s.records(), s.today(), s.config().network.contact_every_days); },
     "inact network due"},
    {[](Session& s) { return missing_undertakings(s.records(), s.today()); }, "inact person list --role volunteer"},
};

/// So many of a kind stand on the page; scripts get all.
constexpr std::size_t kOnPage = 10;

/// Whom to call: given name and telephone number.
void add_names(Session& session, const std::vector<DueItem>& items, Table& table) {
  std::int64_t read = 0;
  table.columns.push_back({"name", tr("Name")});
  table.columns.push_back({"phone", tr("Telephone")});
  for (auto& row : table.rows) {
    const auto item = std::ranges::find(items, std::get<std::string>(row.front()), &DueItem::id);
    const auto identity = item->person ? identity_of(session.records(), *item->person) : std::nullopt;
    read += identity ? 1 : 0;
    row.push_back(identity ? Cell(full_name(*identity)) : Cell());
    row.push_back(identity && !identity->phone.empty() ? Cell(identity->phone) : Cell());
  }
  if (read > 0) session.log_names("", read);
}

int run_today(Session& session) {
  Document document;
  document.schema = "today";
  document.empty = tr("Nothing waits today.");
  std::vector<DueItem> items;
  for (const Source& source : kSources) {
    auto some = source.items(session);
    if (session.format() == Format::Text && some.size() > kOnPage) {
      std::ranges::stable_sort(some, {}, &DueItem::due);
      document.notes.push_back(trn("{n} more like {id}: `{command}`", "{n} more like {id}: `{command}`",
                                   static_cast<std::int64_t>(some.size() - kOnPage),
                                   {{"id", some.front().id}, {"command", source.all}}));
      some.resize(kOnPage);
    }
    std::ranges::move(some, std::back_inserter(items));
  }
  document.tables = {due_table(items, session.today())};
  if (session.names()) add_names(session, items, document.tables.front());
  session.show(document);
  return 0;
}

void describe(Verb& verb) { verb.example("inact today").example("inact today --names").run(run_today); }

}  // namespace

void add_today(Command& program) {
  program.verb("today", tr("Shows what waits today, each with its command."), describe);
}

}  // namespace inact

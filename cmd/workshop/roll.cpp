// inact workshop roll: who is there, one key a person.
#include <algorithm>

#include "cmd/session.h"
#include "cmd/workshop/verbs.h"
#include "inact/base/error.h"
#include "inact/people/person.h"
#include "inact/text/fold.h"
#include "inact/workshop/marks.h"

namespace inact::workshop {
namespace {

struct Options {
  std::string workshop;
  std::optional<Date> session;
};

struct Called {
  PersonId person;
  std::string name;
  std::optional<Mark> before, mark;
};

/// Everybody who is expected or was marked already, by name.
std::vector<Called> roster(const Store& store, const Workshop& workshop, Date day) {
  std::vector<Called> roster;
  for (const Attendance& one : attendances_of(store, workshop.id)) {
    const bool expected = one.registration && has_seat(*one.registration);
    if (!expected && !one.mark) continue;
    auto known = std::ranges::find(roster, one.person, &Called::person);
    if (known == roster.end()) {
      const auto identity = identity_of(store, one.person);
      roster.push_back({one.person, identity ? full_name(*identity) : one.person.str(), {}, {}});
      known = roster.end() - 1;
    }
    if (one.session == day) known->before = known->mark = one.mark;
  }
  std::ranges::sort(roster, {}, [](const Called& one) { return collation_key(one.name); });
  return roster;
}

std::optional<Mark> mark_of(char key) {
  switch (key) {
    case 'p': return Mark::Present;
    case 'l': return Mark::Late;
    case 'e': return Mark::LeftEarly;
    case 'x': return Mark::Excused;
    case 'a': return Mark::Absent;
    default: return std::nullopt;
  }
}

/// Asks for one key a person until all are called or `q` ends it; the end of input too.
void call(Session& session, std::vector<Called>& roster) {
  session.terminal().say(session.words().say(
      tr("p present, l late, e left early, x excused, a absent; space skips, < goes back, q ends")));
  std::size_t at = 0;
  while (at < roster.size()) {
    Called& one = roster[at];
    const Message question =
        one.mark ? tr("{n}/{all} {name} [{mark}]", {{"n", at + 1},
                                                    {"all", roster.size()},
                                                    {"name", one.name},
                                                    {"mark", Coded{"attendance_mark", std::string(word(*one.mark))}}})
                 : tr("{n}/{all} {name}", {{"n", at + 1}, {"all", roster.size()}, {"name", one.name}});
    const auto key = session.terminal().key(shown(question, session.words()));
    if (!key || *key == 'q') return;
    if (*key == '<') {
      at -= at > 0;
    } else if (*key == ' ') {
      ++at;
    } else if (const auto mark = mark_of(*key)) {
      one.mark = mark;
      ++at;
    }
  }
}

/// One key too: who has pressed Enter behind a mark must not have said no by that.
void keep(Session& session, const Message& question) {
  if (session.globals().yes || session.dry_run()) return;
  for (;;) {
    const auto key = session.terminal().key(shown(question, session.words()));
    if (key == 'y' || key == 'j') return;
    if (!key || key == 'n') throw refused("Not confirmed; nothing was changed.");
  }
}

int run(Session& session, const Options& options) {
  if (!session.interactive())
    throw refused("The roll is called on a terminal, with somebody at the keys.")
        .remedy(tr("`inact workshop mark W3 P12 present` marks one person, `inact workshop import` reads a list."));
  Store& store = session.records_to_write();
  const Workshop workshop = require_workshop(store, find_workshop(store, options.workshop));
  const WorkshopSession held = session_of(workshop, options.session);
  require_held(workshop, held, session.today());
  std::vector<Called> people = roster(store, workshop, held.date);
  if (people.empty())
    throw refused("Nobody is registered for {workshop}.", {{"workshop", workshop.name()}})
        .remedy(tr("`inact workshop register {id} P12` registers somebody.", {{"id", workshop.id.str()}}));
  session.log_names(workshop.id.str(), static_cast<std::int64_t>(people.size()));
  call(session, people);

  std::erase_if(people, [](const Called& one) { return one.mark == one.before; });
  std::int64_t present = 0;
  for (const Called& one : people) present += status_of(*one.mark) == AttendanceStatus::Attended;
  if (!people.empty())
    keep(session, tr("{n} new marks, {present} of them present, late or left early: keep them? [y/n]",
                     {{"n", people.size()}, {"present", present}}));
  const Document record = session.write([&](Transaction& tx) {
    for (const Called& one : people) mark_person(tx, workshop, held, one.person, one.mark, session.today());
    return document(session, tx, workshop.id);
  });
  session.done(trn("1 mark kept: {workshop}", "{n} marks kept: {workshop}", static_cast<std::int64_t>(people.size()),
                   {{"workshop", workshop.id.str()}}),
               record);
  return 0;
}

}  // namespace

void roll(Verb& verb) {
  auto options = std::make_shared<Options>();
  verb.argument("W3", options->workshop, tr("the workshop, by id or code"))
      .option("--session", options->session, tr("which session, where there are several"))
      .example("inact workshop roll W3")
      .example("inact workshop roll 2026-M1-03 --session 2026-11-28")
      .run([options](Session& session) { return run(session, *options); });
}

}  // namespace inact::workshop

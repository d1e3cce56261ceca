// inact workshop plan, edit, cancel
#include "cmd/changed.h"
#include "cmd/workshop/verbs.h"
#include "inact/base/error.h"
#include "inact/people/person.h"
#include "inact/workshop/registration.h"

namespace inact::workshop {
namespace {

struct Options {
  std::string workshop;
  WorkshopAnswers answers;
  std::optional<Date> date;    // plan: the first session; edit: the new day of one
  std::vector<Date> sessions;  // plan: more of them
  SessionChanges changes;
  bool planned = false;
  std::string reason;
};

void describe_answers(Verb& verb, WorkshopAnswers& answers) {
  verb.option("--code", answers.code, tr("a short name of its own, as 2026-M1-03; may be typed instead of W3"))
      .shown_as("CODE");
  verb.code("--kind", "workshop_kind", answers.kind, tr("what it is: training, supervision, external or event"));
  verb.option("--module", answers.module, tr("the module it belongs to; empty: none")).shown_as("CODE");
  verb.option("--topic", answers.topics, tr("a topic; when none is given, those of the module")).shown_as("CODE");
  verb.option("--start", answers.starts_at, tr("when each session begins, as 14:30")).shown_as("TIME");
  verb.option("--end", answers.ends_at, tr("when each session ends")).shown_as("TIME");
  verb.option("--units", answers.units, tr("teaching units of each session; otherwise what fits into its time"));
  verb.option("--place", answers.place, tr("where it takes place"));
  verb.option("--capacity", answers.capacity, tr("how many seats there are; none: no limit")).shown_as("N");
  verb.option("--trainer", answers.trainers, tr("who leads it: P7 or a name")).shown_as("P7|NAME");
  verb.option("--language", answers.language, tr("the language it is held in")).shown_as("CODE");
  verb.option("--audience", answers.audience, tr("whom it is for: volunteers, migrants or mixed")).shown_as("CODE");
  verb.code("--partner", "partner", answers.partner, tr("the association that holds it"));
}

int run_plan(Session& session, const Options& options) {
  std::vector<Date> days = options.sessions;
  days.insert(days.begin(), *options.date);
  session.partner(options.answers.partner);
  const auto [id, record] = session.write([&](Transaction& tx) {
    const WorkshopId made = plan_workshop(tx, options.answers, days, rules(session));
    return std::pair(made, document(session, tx, made));
  });
  session.done(tr("Planned: {id}", {{"id", id.str()}}), record);
  return 0;
}

int run_edit(Session& session, const Options& options) {
  std::vector<Message> lines;
  const Document record = session.write([&](Transaction& tx) {
    const WorkshopId id = find_workshop(tx, options.workshop);
    if (options.planned) restore_workshop(tx, id);
    SessionChanges changes = options.changes;
    changes.move_to = options.date;
    const auto fields = edit_workshop(tx, id, options.answers, changes, rules(session));
    for (const PersonId person : promote_waiting(tx, id, session.today()))
      lines.push_back(
          tr("{person} has a seat now: {workshop}", {{"person", named(tx, person)}, {"workshop", id.str()}}));
    lines.push_back(fields.empty() && options.planned ? tr("Planned: {id}", {{"id", id.str()}})
                                                      : changed(fields, id.str()));
    return document(session, tx, id);
  });
  done(session, lines, record);
  return 0;
}

int run_cancel(Session& session, const Options& options) {
  WorkshopId id;
  const Document record = session.write([&](Transaction& tx) {
    id = find_workshop(tx, options.workshop);
    cancel_workshop(tx, id, options.reason);
    return document(session, tx, id);
  });
  session.done(tr("Cancelled: {id}", {{"id", id.str()}}), record);
  return 0;
}

}  // namespace

void plan(Verb& verb) {
  auto options = std::make_shared<Options>();
  verb.option("--title", options->answers.title, tr("what it is called")).needed();
  verb.option("--date", options->date, tr("the day, or the first one")).needed();
  verb.option("--session", options->sessions, tr("a further day"));
  describe_answers(verb, options->answers);
  verb.example("inact workshop plan --title \"Diversity\" --date 2026-12-05 --module M1 --start 10:00 --end 16:00")
      .example("inact workshop plan --title \"Supervision\" --date 5.12.2026 --kind supervision --capacity 12")
      .run([options](Session& session) { return run_plan(session, *options); });
}

void edit(Verb& verb) {
  auto options = std::make_shared<Options>();
  verb.argument("W3", options->workshop, tr("the workshop, by id or code"));
  verb.option("--title", options->answers.title, tr("what it is called"));
  verb.option("--session", options->changes.session, tr("the session that --date, --start, --end and --units change"));
  verb.option("--date", options->date, tr("its new day"));
  verb.option("--add-session", options->changes.add, tr("one more session on this day"));
  verb.option("--remove-session", options->changes.remove, tr("no session on this day"));
  verb.flag("--planned", options->planned, tr("takes a cancellation back"));
  describe_answers(verb, options->answers);
  verb.example("inact workshop edit W3 --place \"Saal 2\" --capacity 20")
      .example("inact workshop edit 2026-M1-03 --session 2026-12-05 --date 2026-12-12")
      .run([options](Session& session) { return run_edit(session, *options); });
}

void cancel(Verb& verb) {
  auto options = std::make_shared<Options>();
  verb.argument("W3", options->workshop, tr("the workshop, by id or code"))
      .required("--reason", options->reason, tr("why it does not take place"))
      .example("inact workshop cancel W3 --reason \"Trainer is ill\"")
      .example("inact workshop cancel 2026-M1-03 --reason \"No room\" --dry-run")
      .run([options](Session& session) { return run_cancel(session, *options); });
}

}  // namespace inact::workshop

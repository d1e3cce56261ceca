// inact person hours: those that volunteers gave.
#include "inact/people/hours.h"
#include "cmd/changed.h"
#include "cmd/person/verbs.h"

namespace inact {
namespace {

struct Options {
  PersonId person;
  HoursId id;
  std::optional<PersonId> other_person;
  std::optional<Date> date;
  std::optional<std::string> activity, partner;
  std::optional<int> minutes;
};

Document document_of(const Store& store, HoursId id) {
  return record_of("hours", list_hours(store, {.id = id}, false));
}

int run_add(Session& session, const Options& options) {
  const Hours hours{options.person, options.date.value_or(session.today()), options.activity.value_or(""),
                    options.minutes.value_or(0), session.partner(options.partner)};
  Document document;
  const Message line = session.write([&](Transaction& transaction) {
    const HoursId id = add_hours(transaction, hours, session.today());
    document = document_of(transaction, id);
    return trn("One minute of {person} ({who}) on {date}: {id}", "{n} minutes of {person} ({who}) on {date}: {id}",
               hours.minutes,
               {{"n", hours.minutes},
                {"person", hours.person.str()},
                {"who", who(transaction, hours.person)},
                {"date", hours.done_on},
                {"id", id.str()}});
  });
  session.done(line, document);
  return 0;
}

int run_edit(Session& session, const Options& options) {
  Document document;
  const Message line = session.write([&](Transaction& transaction) {
    Hours hours = get_hours(transaction, options.id);
    if (options.other_person) hours.person = *options.other_person;
    if (options.date) hours.done_on = *options.date;
    if (options.activity) hours.activity = *options.activity;
    if (options.minutes) hours.minutes = *options.minutes;
    if (options.partner) hours.partner = *options.partner;
    const auto fields = edit_hours(transaction, options.id, hours, session.today());
    document = document_of(transaction, options.id);
    return changed_of(fields, who(transaction, hours.person), options.id.str());
  });
  session.done(line, document);
  return 0;
}

int run_list(Session& session, const HoursFilter& filter) {
  Document document;
  document.schema = "volunteer_hours";
  document.empty = tr("No hours.");
  document.tables = {list_hours(session.records(), filter, session.names())};
  if (session.names()) session.log_names("", static_cast<std::int64_t>(document.tables.front().rows.size()));
  session.show(document);
  return 0;
}

void describe_list(Verb& verb) {
  const auto filter = std::make_shared<HoursFilter>();
  verb.option("--person", filter->person, tr("of this person"))
      .option("--since", filter->since, tr("on this day or later"))
      .option("--until", filter->until, tr("on this day or earlier"))
      .code("--activity", "activity", filter->activity, tr("of this activity"))
      .code("--partner", "partner", filter->partner, tr("of this association"))
      .flag("--voided", filter->voided, tr("those that are void, instead of those that count"))
      .example("inact person hours list --since 2026-10-01 --until 2026-10-31 --names")
      .example("inact person hours list --format csv --output hours.csv")
      .run([filter](Session& session) { return run_list(session, *filter); });
}

void describe_edit(Verb& verb) {
  const auto options = std::make_shared<Options>();
  verb.argument("ID", options->id, tr("the hours, as H6"))
      .option("--person", options->other_person, tr("whose hours they are"))
      .option("--date", options->date, tr("on which day"))
      .code("--activity", "activity", options->activity, tr("what was done"))
      .option("--minutes", options->minutes, tr("how long"))
      .code("--partner", "partner", options->partner, tr("for which association"))
      .example("inact person hours edit H6 --minutes 90")
      .example("inact person hours edit H6 --date 2026-11-20")
      .run([options](Session& session) { return run_edit(session, *options); });
}

void describe_hours_void(Verb& verb) {
  describe_void<HoursId>(verb, tr("the hours, as H6"), "inact person hours void H6 --reason \"entered twice\"",
                         [](Transaction& transaction, HoursId id, const std::string& reason, Date) {
                           void_hours(transaction, id, reason);
                           return document_of(transaction, id);
                         });
}

}  // namespace

void describe_hours(Verb& verb) {
  const auto options = std::make_shared<Options>();
  verb.argument("ID", options->person, tr("the volunteer, as P12"))
      .option("--date", options->date, tr("on which day; otherwise today"))
      .code("--activity", "activity", options->activity, tr("what was done"))
      .needed()
      .option("--minutes", options->minutes, tr("how long"))
      .needed()
      .code("--partner", "partner", options->partner, tr("for which association"))
      .example("inact person hours P7 --date 2026-11-20 --activity accompaniment --minutes 150")
      .example("inact person hours P7 --date yesterday --activity office --minutes 90")
      .run([options](Session& session) { return run_add(session, *options); });
}

void fill_hours(Command& hours) {
  hours.verb("list", tr("Lists volunteer hours."), describe_list)
      .verb("edit", tr("Corrects volunteer hours."), describe_edit)
      .verb("void", tr("Takes volunteer hours out of all lists and figures."), describe_hours_void);
}

}  // namespace inact

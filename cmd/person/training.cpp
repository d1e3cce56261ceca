// inact person training: those that volunteers attended elsewhere.
#include "inact/people/training.h"
#include "cmd/changed.h"
#include "cmd/person/verbs.h"

namespace inact {
namespace {

struct Options {
  PersonId person;
  TrainingId id;
  std::optional<PersonId> other_person;
  std::optional<Date> date;
  std::optional<std::string> title, topic, partner;
  std::optional<int> units, helped;
};

Document document_of(const Store& store, TrainingId id) {
  return record_of("training", list_trainings(store, {.id = id}, false));
}

int run_add(Session& session, const Options& options) {
  const Training training{
      options.person, options.date.value_or(session.today()), options.title.value_or(""), options.topic, options.units,
      options.helped, session.partner(options.partner)};
  Document document;
  const Message line = session.write([&](Transaction& transaction) {
    const TrainingId id = add_training(transaction, training, session.today());
    document = document_of(transaction, id);
    return tr("{person} ({who}) attended a training elsewhere on {date}: {id}",
              {{"person", training.person.str()},
               {"who", who(transaction, training.person)},
               {"date", training.held_on},
               {"id", id.str()}});
  });
  session.done(line, document);
  return 0;
}

int run_edit(Session& session, const Options& options) {
  Document document;
  const Message line = session.write([&](Transaction& transaction) {
    Training training = get_training(transaction, options.id);
    if (options.other_person) training.person = *options.other_person;
    if (options.date) training.held_on = *options.date;
    if (options.title) training.title = *options.title;
    if (options.topic) training.topic = options.topic;
    if (options.units) training.units = options.units;
    if (options.helped) training.helped = options.helped;
    if (options.partner) training.partner = *options.partner;
    const auto fields = edit_training(transaction, options.id, training, session.today());
    document = document_of(transaction, options.id);
    return changed_of(fields, who(transaction, training.person), options.id.str());
  });
  session.done(line, document);
  return 0;
}

int run_list(Session& session, const TrainingFilter& filter) {
  Document document;
  document.schema = "trainings";
  document.empty = tr("No trainings.");
  document.tables = {list_trainings(session.records(), filter, session.names())};
  if (session.names()) session.log_names("", static_cast<std::int64_t>(document.tables.front().rows.size()));
  session.show(document);
  return 0;
}

void describe_list(Verb& verb) {
  const auto filter = std::make_shared<TrainingFilter>();
  verb.option("--person", filter->person, tr("of this person"))
      .option("--since", filter->since, tr("on this day or later"))
      .option("--until", filter->until, tr("on this day or earlier"))
      .code("--topic", "topic", filter->topic, tr("on this topic"))
      .code("--partner", "partner", filter->partner, tr("of this association"))
      .flag("--voided", filter->voided, tr("those that are void, instead of those that count"))
      .example("inact person training list --topic trauma")
      .example("inact person training list --format csv --output trainings.csv")
      .run([filter](Session& session) { return run_list(session, *filter); });
}

void take_answers(Verb& verb, Options& options) {
  verb.code("--topic", "topic", options.topic, tr("what it was about"))
      .option("--units", options.units, tr("units of 45 minutes"))
      .option("--helped", options.helped, tr("how much it helped, from 1 (not at all) to 5 (very much)"))
      .code("--partner", "partner", options.partner, tr("for which association"));
}

void describe_edit(Verb& verb) {
  const auto options = std::make_shared<Options>();
  verb.argument("ID", options->id, tr("the training, as T2"))
      .option("--person", options->other_person, tr("who attended it"))
      .option("--title", options->title, tr("its title"))
      .option("--date", options->date, tr("on which day"));
  take_answers(verb, *options);
  verb.example("inact person training edit T2 --units 8")
      .example("inact person training edit T2 --topic trauma")
      .run([options](Session& session) { return run_edit(session, *options); });
}

void describe_training_void(Verb& verb) {
  describe_void<TrainingId>(verb, tr("the training, as T2"), "inact person training void T2 --reason \"entered twice\"",
                            [](Transaction& transaction, TrainingId id, const std::string& reason, Date) {
                              void_training(transaction, id, reason);
                              return document_of(transaction, id);
                            });
}

}  // namespace

void describe_training(Verb& verb) {
  const auto options = std::make_shared<Options>();
  verb.argument("ID", options->person, tr("the volunteer, as P12"))
      .option("--title", options->title, tr("its title"))
      .needed()
      .option("--date", options->date, tr("on which day; otherwise today"));
  take_answers(verb, *options);
  verb.example("inact person training P7 --title \"First aid\" --date 2026-11-20 --units 8")
      .example("inact person training P7 --title \"Trauma basics\" --date 2026-10-10 --topic trauma")
      .run([options](Session& session) { return run_add(session, *options); });
}

void fill_training(Command& training) {
  training.verb("list", tr("Lists trainings attended elsewhere."), describe_list)
      .verb("edit", tr("Corrects a training attended elsewhere."), describe_edit)
      .verb("void", tr("Takes a training out of all lists and figures."), describe_training_void);
}

}  // namespace inact

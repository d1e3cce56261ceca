// inact network group meet, topic
#include "cmd/network/group.h"
#include "cmd/session.h"
#include "inact/base/error.h"
#include "inact/group/meeting.h"
#include "inact/workshop/list.h"

namespace inact::network {
namespace {

struct MeetOptions {
  GroupId id;
  WorkshopAnswers answers;
  std::vector<Date> days;
};

int run_meet(Session& session, const MeetOptions& options) {
  const WorkshopRules rules{session.vocabularies(), session.config().user.partner, session.today(),
                            session.config().workshop.unit_minutes};
  WorkshopId id;
  const Document record = session.write([&](Transaction& tx) {
    id = meet_group(tx, options.id, options.answers, options.days, rules);
    return workshop_document(tx, id, session.names());
  });
  session.done(tr("Planned for {group}: {id}", {{"group", options.id.str()}, {"id", id.str()}}), record);
  return 0;
}

struct TopicOptions {
  GroupId id;
  GroupTopic topic;
  std::optional<std::string> never;
};

int run_topic(Session& session, const TopicOptions& options) {
  if (options.never && (options.topic.raised_on || !options.topic.text.empty()))
    throw usage("--void goes with CODE, --meeting and --asked-by alone.");
  const Document record = session.write([&](Transaction& tx) {
    if (options.never)
      void_topic(tx, options.id, options.topic, *options.never, group_rules(session));
    else
      raise_topic(tx, options.id, options.topic, group_rules(session));
    return group_record(session, tx, options.id);
  });
  const std::string id = options.id.str();
  session.done(
      options.never ? tr("The topic counts no more: {id}", {{"id", id}}) : tr("Topic recorded: {id}", {{"id", id}}),
      record);
  return 0;
}

}  // namespace

void describe_meet(Verb& verb) {
  const auto options = std::make_shared<MeetOptions>();
  WorkshopAnswers& answers = options->answers;
  verb.argument("G2", options->id, tr("the group"))
      .option("--date", options->days, tr("the day; each further one is a day on which the meeting goes on"))
      .needed()
      .option("--start", answers.starts_at, tr("when it begins, as 17:30"))
      .shown_as("TIME")
      .option("--end", answers.ends_at, tr("when it ends"))
      .shown_as("TIME")
      .option("--title", answers.title, tr("what it is called; otherwise as the group"))
      .option("--place", answers.place, tr("where; otherwise where the group usually meets"))
      .option("--topic", answers.topics, tr("what it is to be about"))
      .shown_as("CODE")
      .option("--language", answers.language, tr("the language of the meeting; otherwise that of the group"))
      .shown_as("CODE")
      .option("--capacity", answers.capacity, tr("how many seats there are; none: no limit"))
      .shown_as("N")
      .option("--trainer", answers.trainers, tr("who leads the meeting: P7 or a name"))
      .shown_as("P7|NAME")
      .option("--code", answers.code, tr("a short name of its own; may be typed instead of W3"))
      .shown_as("CODE")
      .code("--partner", "partner", answers.partner,
            tr("the association that holds the meeting; otherwise that of the group"))
      .example("inact network group meet G2 --date 2026-12-08 --start 17:30 --end 19:00")
      .example("inact network group meet G2 --date 8.12.2026 --place \"Saal 2\" --topic burnout_prevention")
      .run([options](Session& session) { return run_meet(session, *options); });
}

void describe_topic(Verb& verb) {
  const auto options = std::make_shared<TopicOptions>();
  verb.argument("G2", options->id, tr("the group"))
      .argument("CODE", options->topic.code, tr("a need, such as housing, or a topic, such as trauma"))
      .option("--meeting", options->topic.meeting, tr("the meeting at which it was raised; otherwise it is asked for"))
      .shown_as("W3")
      .option("--text", options->topic.text, tr("a few words that name nobody"))
      .option("--asked-by", options->topic.asked_by, tr("the person who asked for it"))
      .option("--date", options->topic.raised_on, tr("on which day; otherwise that of the meeting, or today"))
      .option("--void", options->never, tr("the last entry of this topic is wrong: why it counts no more"))
      .shown_as("REASON")
      .example("inact network group topic G2 housing --meeting W9 --text \"letters of landlords\"")
      .example("inact network group topic G2 trauma --asked-by P12")
      .run([options](Session& session) { return run_topic(session, *options); });
}

}  // namespace inact::network

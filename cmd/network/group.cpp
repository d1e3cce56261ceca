// inact network group add, list, show, edit, void, join, leave
#include "cmd/network/group.h"
#include "cmd/changed.h"
#include "cmd/session.h"
#include "inact/base/error.h"
#include "inact/group/group_document.h"
#include "inact/group/meeting.h"
#include "inact/group/members.h"
#include "inact/people/person.h"

namespace inact::network {

GroupRules group_rules(const Session& session) {
  return {session.vocabularies(), session.today(), session.config().user.partner};
}

Document group_record(Session& session, const Store& store, GroupId group, int missed) {
  return group_document(store, group, session.today(), missed, session.names());
}

namespace {

struct Options {
  GroupId id;
  GroupAnswers answers;
  std::string reason;
  std::vector<PersonId> people;
  std::optional<Date> date;
  bool asked = false;
};

void describe_answers(Verb& verb, GroupAnswers& answers) {
  verb.code("--audience", "audience", answers.audience, tr("whom it is for: migrants, volunteers or mixed"));
  verb.code("--kind", "group_kind", answers.kind, tr("exchange, or supervision; otherwise exchange"));
  verb.option("--language", answers.language, tr("the language that is spoken there")).shown_as("CODE");
  verb.option("--place", answers.place, tr("where it usually meets"));
  verb.option("--steward", answers.steward, tr("who of us looks after it")).shown_as("NAME");
  verb.code("--partner", "partner", answers.partner, tr("the association that holds it"));
}

int run_add(Session& session, const Options& options) {
  GroupAnswers answers = options.answers;
  answers.partner = session.partner(answers.partner);
  GroupId id;
  const Document record = session.write([&](Transaction& tx) {
    id = add_group(tx, answers, group_rules(session));
    return group_record(session, tx, id);
  });
  session.done(tr("Recorded “{name}”: {id}", {{"name", *answers.name}, {"id", id.str()}}), record);
  return 0;
}

/// A meeting that is planned for when the group has ended: said, so that nobody stands before a closed door.
void warn_of_meetings(Session& session, const Store& store, GroupId id) {
  const ExchangeGroup group = get_group(store, id);
  if (!group.ended_on) return;
  std::string ids;
  for (const WorkshopId meeting : meetings_from(store, id, *group.ended_on))
    ids += (ids.empty() ? "" : ", ") + meeting.str();
  if (!ids.empty())
    session.note(
        tr("Meetings of {group} are planned from {day} on: {meetings}. `inact workshop cancel W3 --reason "
           "TEXT` calls one off.",
           {{"group", id.str()}, {"day", *group.ended_on}, {"meetings", ids}}));
}

int run_edit(Session& session, const Options& options) {
  std::vector<std::string> fields;
  const Document record = session.write([&](Transaction& tx) {
    fields = edit_group(tx, options.id, options.answers, group_rules(session));
    if (options.answers.ended) warn_of_meetings(session, tx, options.id);
    return group_record(session, tx, options.id);
  });
  session.done(inact::changed(fields, options.id.str()), record);
  return 0;
}

int run_void(Session& session, const Options& options) {
  const Document record = session.write([&](Transaction& tx) {
    void_group(tx, options.id, options.reason);
    return group_record(session, tx, options.id);
  });
  session.done(tr("Void from now on: {id}", {{"id", options.id.str()}}), record);
  return 0;
}

int run_list(Session& session, const GroupFilter& filter) {
  Document document;
  document.schema = "groups";
  document.empty = tr("No exchange groups.");
  document.tables = {list_groups(session.records(), filter, session.today())};
  session.show(document);
  return 0;
}

int run_show(Session& session, GroupId id, int missed) {
  if (missed < 1) throw usage("{n} meetings: 1 or more were expected.", {{"n", missed}});
  const Document record = group_record(session, session.records(), id, missed);
  if (session.names()) session.log_names(id.str(), static_cast<std::int64_t>(record.tables.front().rows.size()));
  session.show(record);
  return 0;
}

int run_join(Session& session, const Options& options) {
  std::vector<Message> lines;
  const Document record = session.write([&](Transaction& tx) {
    for (const auto& [person, is_new] : join_group(
             tx, options.id, options.people, options.date.value_or(session.today()), options.asked, session.today())) {
      const std::vector<Argument> arguments = {{"person", named(tx, person)}, {"group", options.id.str()}};
      lines.push_back(is_new ? tr("{person} belongs to the group: {group}", arguments)
                             : tr("{person} belongs to the group already: {group}", arguments));
    }
    return group_record(session, tx, options.id);
  });
  group_done(session, lines, record);
  return 0;
}

int run_leave(Session& session, const Options& options) {
  std::vector<Message> lines;
  const Document record = session.write([&](Transaction& tx) {
    leave_group(tx, options.id, options.people, options.date.value_or(session.today()), session.today());
    for (const PersonId person : options.people)
      lines.push_back(tr("{person} no longer belongs to the group: {group}",
                         {{"person", named(tx, person)}, {"group", options.id.str()}}));
    return group_record(session, tx, options.id);
  });
  group_done(session, lines, record);
  return 0;
}

void describe_add(Verb& verb) {
  const auto options = std::make_shared<Options>();
  verb.argument("NAME", options->answers.name.emplace(), tr("what it is called"));
  describe_answers(verb, options->answers);
  verb.example("inact network group add \"Ehrenamtstreff\" --audience volunteers --language de --steward Kim")
      .example("inact network group add \"Supervision\" --kind supervision --place \"Projektbüro\"")
      .run([options](Session& session) { return run_add(session, *options); });
}

void describe_edit(Verb& verb) {
  const auto options = std::make_shared<Options>();
  verb.argument("G2", options->id, tr("the group"));
  verb.option("--name", options->answers.name, tr("what it is called"));
  describe_answers(verb, options->answers);
  verb.option("--ended", options->answers.ended, tr("the first day without meetings; none: it goes on"))
      .shown_as("DATE")
      .example("inact network group edit G2 --place \"Stadtteilzentrum\"")
      .example("inact network group edit G2 --ended 2026-12-31")
      .run([options](Session& session) { return run_edit(session, *options); });
}

void describe_void_group(Verb& verb) {
  const auto options = std::make_shared<Options>();
  verb.argument("G2", options->id, tr("the group"))
      .required("--reason", options->reason, tr("why the record should not exist"))
      .example("inact network group void G2 --reason \"entered twice\"")
      .example("inact network group void G2 --reason \"entered twice\" --dry-run")
      .run([options](Session& session) { return run_void(session, *options); });
}

void describe_list(Verb& verb) {
  const auto filter = std::make_shared<GroupFilter>();
  verb.code("--audience", "audience", filter->audience, tr("for these people"))
      .code("--kind", "group_kind", filter->kind, tr("of this kind"))
      .code("--language", "language", filter->language, tr("where this language is spoken"))
      .option("--steward", filter->steward, tr("that this person of ours looks after"))
      .shown_as("NAME")
      .code("--partner", "partner", filter->partner, tr("of this association"))
      .flag("--ended", filter->ended, tr("those that have ended, instead of those that go on"))
      .flag("--voided", filter->voided, tr("those that are void, instead of those that count"))
      .example("inact network group list")
      .example("inact network group list --audience volunteers --format csv")
      .run([filter](Session& session) { return run_list(session, *filter); });
}

void describe_show_group(Verb& verb) {
  struct ShowOptions {
    GroupId id;
    int missed = kMissedForLong;
  };
  const auto options = std::make_shared<ShowOptions>();
  verb.argument("G2", options->id, tr("the group"))
      .option("--missed", options->missed,
              tr("after so many missed meetings in a row somebody is away for long; otherwise 3"))
      .example("inact network group show G2")
      .example("inact network group show G2 --names")
      .run([options](Session& session) { return run_show(session, options->id, options->missed); });
}

void describe_join(Verb& verb) {
  const auto options = std::make_shared<Options>();
  verb.argument("G2", options->id, tr("the group"))
      .argument("P12", options->people, tr("who belongs to it from now on"))
      .option("--date", options->date, tr("from which day on; otherwise today"))
      .flag("--asked", options->asked, tr("they asked for it themselves"))
      .example("inact network group join G2 P12 P15")
      .example("inact network group join G2 P12 --asked --date 2026-11-03")
      .run([options](Session& session) { return run_join(session, *options); });
}

void describe_leave(Verb& verb) {
  const auto options = std::make_shared<Options>();
  verb.argument("G2", options->id, tr("the group"))
      .argument("P12", options->people, tr("who no longer belongs to it"))
      .option("--date", options->date, tr("the first day without them; otherwise today"))
      .example("inact network group leave G2 P12")
      .example("inact network group leave G2 P12 --date 2026-12-01")
      .run([options](Session& session) { return run_leave(session, *options); });
}

}  // namespace

void group_done(Session& session, const std::vector<Message>& lines, const Document& record) {
  if (session.format() == Format::Text && !session.globals().quiet)
    for (std::size_t i = 0; i + 1 < lines.size(); ++i) session.say(lines[i]);
  session.done(lines.back(), record);
}

void fill_group(Command& group) {
  group.verb("add", tr("Records an exchange group."), describe_add)
      .verb("list", tr("Lists exchange groups by name."), describe_list)
      .verb("show", tr("Shows a group: who belongs to it and has been away for long, its meetings and topics."),
            describe_show_group)
      .verb("edit", tr("Changes a group, or says that it ended."), describe_edit)
      .verb("void", tr("Takes a group that should not exist out of the records."), describe_void_group)
      .verb("join", tr("Takes people into a group."), describe_join)
      .verb("leave", tr("Says who no longer belongs to a group."), describe_leave)
      .verb("meet", tr("Plans a meeting of a group."), describe_meet)
      .verb("topic", tr("Records what was talked about, or is asked for."), describe_topic)
      .verb("invite", tr("Invites to a meeting: one text a person, in their language."), describe_invite)
      .verb("answer", tr("Records whether somebody comes to a meeting."), describe_answer);
}

}  // namespace inact::network

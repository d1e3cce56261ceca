// inact network group invite, answer
#include "cmd/files.h"
#include "cmd/network/group.h"
#include "cmd/session.h"
#include "inact/base/error.h"
#include "inact/group/invitation_calendar.h"
#include "inact/people/person.h"
#include "inact/workshop/list.h"

namespace inact::network {
namespace {

struct InviteOptions {
  GroupId id;
  std::optional<std::string> meeting, channel;
  std::string out;
};

/// Texts, calendar and the list of names: all of them are there before anything is stored.
void write_invitations(Session& session, const Invitations& all, const std::string& calendar,
                       const std::filesystem::path& folder) {
  make_folder(folder);
  for (const Invitation& one : all.invited) write_file(folder / invitation_file(one), one.text);
  write_file(folder / kInvitationCalendarFile, calendar);
  Document names;
  names.tables = {mail_merge_table(all)};
  write_file(folder / "invitations.csv", render(names, Format::Csv, session.words()));
}

/// Stores who is invited, and writes their texts; gives where the calendar lies: nowhere in a dry run.
std::optional<std::string> invite(Session& session, Transaction& tx, const Invitations& all,
                                  const InvitationRequest& request, const std::filesystem::path& folder) {
  // Made before the first file is written: it cannot be where its module is not installed.
  const std::string events = calendar(invitation_calendar(tx, all, request, session.now()));
  tx.log(Action::Export, all.meeting.id.str(), "names", static_cast<std::int64_t>(all.invited.size()));
  if (session.dry_run()) return std::nullopt;
  write_invitations(session, all, events, folder);
  return (folder / kInvitationCalendarFile).string();
}

/// What is still to be done, or where what was written lies.
Message invitations_note(const Invitations& all, const std::string& folder) {
  if (!folder.empty())
    return trn("One text, meeting.ics and invitations.csv lie in {folder}.",
               "{n} texts, meeting.ics and invitations.csv lie in {folder}.",
               static_cast<std::int64_t>(all.invited.size()), {{"folder", folder}});
  return tr(
      "Nobody is invited yet: `inact network group invite {group} --meeting {meeting} --out DIR` writes the texts "
      "and stores it.",
      {{"group", all.group.id.str()}, {"meeting", all.meeting.id.str()}});
}

int run_invite(Session& session, const InviteOptions& options) {
  const HandoutLanguages languages = handout_languages(session.config());
  const InvitationRequest request{options.id,      options.meeting, options.channel, session.config().project.name,
                                  session.today(), languages};
  Invitations all;
  std::optional<std::string> written;
  if (options.out.empty())
    all = find_invitations(session.records(), request);
  else
    session.write([&](Transaction& tx) {
      all = invite_group(tx, request);
      if (!all.invited.empty()) written = invite(session, tx, all, request, options.out);
    });
  const auto invited = static_cast<std::int64_t>(all.invited.size());
  if (session.names()) session.log_names(options.id.str(), invited);
  if (session.format() != Format::Text || !session.globals().quiet)
    session.show(invitations_document(all, session.names(), written));
  if (session.dry_run())
    session.note(tr("Dry run: nothing was stored."));
  else if (invited > 0)
    session.note(invitations_note(all, options.out));
  return 0;
}

struct AnswerOptions {
  GroupAnswer answer;
  std::string word;
  std::optional<Date> date;
};

int run_answer(Session& session, const AnswerOptions& options) {
  GroupAnswer answer = options.answer;
  answer.answer = *from_word<InvitationAnswer>(session.code("group_answer", options.word));
  answer.on = options.date.value_or(session.today());
  std::vector<Message> lines;
  const Document record = session.write([&](Transaction& tx) {
    const GroupAnswered done = answer_invitation(tx, answer, session.today());
    for (const PersonId person : done.promoted)
      lines.push_back(
          tr("{person} has a seat now: {workshop}", {{"person", named(tx, person)}, {"workshop", done.meeting.str()}}));
    const std::vector<Argument> arguments = {{"person", named(tx, answer.person)},
                                             {"answer", Coded{"group_answer", std::string(word(answer.answer))}},
                                             {"workshop", done.meeting.str()}};
    lines.push_back(done.seat == RegistrationStatus::Waitlisted
                        ? tr("{person} says {answer}, but no seat is free, and waits: {workshop}", arguments)
                        : tr("{person} says {answer}: {workshop}", arguments));
    return workshop_document(tx, done.meeting, session.names());
  });
  group_done(session, lines, record);
  return 0;
}

}  // namespace

void describe_invite(Verb& verb) {
  const auto options = std::make_shared<InviteOptions>();
  verb.argument("G2", options->id, tr("the group"))
      .option("--meeting", options->meeting, tr("to which meeting; otherwise the next one"))
      .shown_as("W3")
      .option(
          "--out", options->out,
          tr("a folder for one text a person, a calendar file and a list of names; without it nobody is invited yet"))
      .shown_as("DIR")
      .code("--channel", "channel", options->channel, tr("how they are invited; otherwise by what is known of each"))
      .example("inact network group invite G2")
      .example("inact network group invite G2 --out invitations")
      .example("inact network group invite G2 --meeting W9 --channel in_person --out invitations")
      .run([options](Session& session) { return run_invite(session, *options); });
}

void describe_answer(Verb& verb) {
  const auto options = std::make_shared<AnswerOptions>();
  verb.argument("G2", options->answer.group, tr("the group"))
      .argument("P12", options->answer.person, tr("who answered"))
      .argument("ANSWER", options->word, tr("yes, no or maybe"))
      .option("--meeting", options->answer.meeting,
              tr("for which meeting; otherwise the next one they were invited to"))
      .shown_as("W3")
      .option("--date", options->date, tr("on which day they answered; otherwise today"))
      .example("inact network group answer G2 P12 yes")
      .example("inact network group answer G2 P12 maybe --meeting W9")
      .run([options](Session& session) { return run_answer(session, *options); });
}

}  // namespace inact::network

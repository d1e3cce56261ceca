// inact workshop register, mark
#include "cmd/session.h"
#include "cmd/workshop/verbs.h"
#include "inact/base/error.h"
#include "inact/people/person.h"
#include "inact/workshop/marks.h"
#include "inact/workshop/registration.h"

namespace inact::workshop {
namespace {

struct Options {
  std::string workshop;
  std::vector<PersonId> people;
  std::optional<PersonId> person;
  std::optional<std::string> status;
  std::optional<int> minutes, unnamed;
  std::optional<std::string> audience, to;
  std::optional<Date> session, until;
};

Message said(const Store& store, const Registration& registration, WorkshopId workshop) {
  std::vector<Argument> arguments = {{"person", named(store, registration.person)}, {"workshop", workshop.str()}};
  const bool waits = registration.status == RegistrationStatus::Waitlisted;
  if (!registration.changed && waits) return tr("{person} is on the waiting list already: {workshop}", arguments);
  if (!registration.changed) return tr("{person} is registered already: {workshop}", arguments);
  if (waits) return tr("No seat is free, {person} is on the waiting list: {workshop}", arguments);
  return tr("{person} is registered: {workshop}", arguments);
}

int run_register(Session& session, const Options& options) {
  std::vector<Message> lines;
  const Document record = session.write([&](Transaction& tx) {
    const WorkshopId id = find_workshop(tx, options.workshop);
    for (const Registration& one : inact::register_people(tx, id, options.people, session.today()))
      lines.push_back(said(tx, one, id));
    return document(session, tx, id);
  });
  done(session, lines, record);
  return 0;
}

Message said(Marked marked, Mark mark, const Store& store, PersonId person, WorkshopId workshop) {
  std::vector<Argument> arguments = {{"person", named(store, person)},
                                     {"mark", Coded{"attendance_mark", std::string(word(mark))}},
                                     {"workshop", workshop.str()}};
  if (marked == Marked::Same) return tr("{person} is marked “{mark}” already: {workshop}", arguments);
  if (marked == Marked::WalkIn)
    return tr("{person}, who was not registered, is marked “{mark}”: {workshop}", arguments);
  return tr("{person} is marked “{mark}”: {workshop}", arguments);
}

/// Marks one person at a session, or takes the mark back.
void mark_session(Session& session, Transaction& tx, const Options& options, std::optional<Mark> mark,
                  std::vector<Message>& lines) {
  const Workshop workshop = require_workshop(tx, find_workshop(tx, options.workshop));
  const WorkshopSession& held = session_of(workshop, options.session);
  const Marked marked = mark_person(tx, workshop, held, *options.person, mark, session.today(), options.minutes);
  if (mark)
    lines.push_back(said(marked, *mark, tx, *options.person, workshop.id));
  else
    lines.push_back(tr("{person} has no mark: {workshop}",
                       {{"person", named(tx, *options.person)}, {"workshop", workshop.id.str()}}));
}

/// Sets a registration by hand; says who got a seat by that.
void mark_registration(Session& session, Transaction& tx, const Options& options, RegistrationStatus status,
                       std::vector<Message>& lines) {
  if (options.minutes || options.session)
    throw usage("--minutes and --session go with a mark such as present or late, not with “{status}”.",
                {{"status", word(status)}});
  const WorkshopId id = find_workshop(tx, options.workshop);
  RegistrationDetails details;
  details.expires_on = options.until;
  if (options.to) details.transferred_to = find_workshop(tx, *options.to);
  const auto change = set_registration(tx, id, *options.person, status, details, session.today());
  lines.push_back(
      tr("{person} is “{status}”: {workshop}", {{"person", named(tx, *options.person)},
                                                {"status", Coded{"registration_status", std::string(word(status))}},
                                                {"workshop", id.str()}}));
  if (change.transferred) lines.push_back(said(tx, *change.transferred, *details.transferred_to));
  for (const PersonId promoted : change.promoted)
    lines.push_back(
        tr("{person} has a seat now: {workshop}", {{"person", named(tx, promoted)}, {"workshop", id.str()}}));
}

void mark_unnamed(Session& session, Transaction& tx, const Options& options, std::vector<Message>& lines) {
  const Workshop workshop = require_workshop(tx, find_workshop(tx, options.workshop));
  const std::string audience = options.audience.value_or(workshop.audience);
  if (audience.empty())
    throw usage("--audience is missing: who were they?").remedy(tr("Say --audience migrants, volunteers or mixed."));
  inact::mark_unnamed(tx, workshop, session_of(workshop, options.session), audience, *options.unnamed, session.today());
  lines.push_back(trn("1 person without a name ({audience}): {workshop}",
                      "{n} people without a name ({audience}): {workshop}", *options.unnamed,
                      {{"audience", Coded{"audience", audience}}, {"workshop", workshop.id.str()}}));
}

int run_mark(Session& session, const Options& options) {
  if (options.unnamed.has_value() == options.person.has_value() ||
      options.person.has_value() != options.status.has_value())
    throw usage("Give a person and a status, or --unnamed and a number.")
        .remedy(tr("As in: `inact workshop mark W3 P12 present`, `inact workshop mark W3 --unnamed 7`"));
  if (options.audience && !options.unnamed) throw usage("--audience goes with --unnamed.");
  std::vector<Message> lines;
  const Document record = session.write([&](Transaction& tx) {
    if (options.unnamed) {
      mark_unnamed(session, tx, options, lines);
    } else {
      const Standing standing = parse_standing(*options.status);
      if (const auto* status = std::get_if<RegistrationStatus>(&standing))
        mark_registration(session, tx, options, *status, lines);
      else if (const auto* mark = std::get_if<Mark>(&standing))
        mark_session(session, tx, options, *mark, lines);
      else
        mark_session(session, tx, options, {}, lines);
    }
    return document(session, tx, find_workshop(tx, options.workshop));
  });
  done(session, lines, record);
  return 0;
}

}  // namespace

void register_people(Verb& verb) {
  auto options = std::make_shared<Options>();
  verb.argument("W3", options->workshop, tr("the workshop, by id or code"))
      .argument("P12", options->people, tr("who would like to come"))
      .example("inact workshop register W3 P12")
      .example("inact workshop register 2026-M1-03 P12 P15 P20")
      .run([options](Session& session) { return run_register(session, *options); });
}

void mark(Verb& verb) {
  auto options = std::make_shared<Options>();
  verb.argument("W3", options->workshop, tr("the workshop, by id or code"));
  verb.argument("P12", options->person, tr("the person"));
  verb.argument("STATUS", options->status,
                tr("present, late, left_early, excused or absent; attended or no_show; none: no mark; registered, "
                   "waitlisted, invited, offered, expired, cancelled, transferred, rejected or entered_in_error"));
  verb.option("--session", options->session, tr("which session, where there are several"));
  verb.option("--minutes", options->minutes, tr("how long the person was there"));
  verb.option("--unnamed", options->unnamed, tr("how many people were there and gave no name"));
  verb.code("--audience", "audience", options->audience, tr("who these were; as planned unless given"));
  verb.option("--to", options->to, tr("with transferred: the other workshop")).shown_as("W5");
  verb.option("--until", options->until, tr("with offered: the last day to accept"));
  verb.example("inact workshop mark W3 P12 present --minutes 180")
      .example("inact workshop mark W3 P12 cancelled")
      .example("inact workshop mark W3 --unnamed 7")
      .run([options](Session& session) { return run_mark(session, *options); });
}

}  // namespace inact::workshop

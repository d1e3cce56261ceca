// inact network call, due
#include <algorithm>

#include "cmd/network/verbs.h"
#include "cmd/session.h"
#include "inact/base/error.h"
#include "inact/network/calls.h"
#include "inact/network/network_document.h"

namespace inact::network {
namespace {

struct Options {
  OrganizationId organization;
  bool reached = false, not_reached = false;
  std::optional<ContactId> contact;
  std::string note;
  std::optional<Date> date;
  std::optional<std::string> partner, never;
};

int run_call(Session& session, const Options& options) {
  if (options.reached + options.not_reached + options.never.has_value() != 1)
    throw usage("Was somebody reached?").remedy(tr("Say `--reached` or `--not-reached`."));
  const std::string partner = options.never ? "" : session.partner(options.partner);
  const Document record = session.write([&](Transaction& tx) {
    if (options.never)
      void_last_call(tx, options.organization, *options.never);
    else
      record_call(tx,
                  {options.organization, options.reached, options.contact, options.date.value_or(session.today()),
                   options.note, partner},
                  session.today());
    return organization_document(tx, options.organization, session.today());
  });
  const std::string id = options.organization.str();
  session.done(options.never     ? tr("The last call counts no more: {id}", {{"id", id}})
               : options.reached ? tr("Reached, and its services confirmed: {id}", {{"id", id}})
                                 : tr("Not reached: {id}", {{"id", id}}),
               record);
  return 0;
}

/// Nobody can stand in for who alone knows an institution.
void warn_of_one(const std::vector<CallDue>& calls, Document& document) {
  for (const CallDue& call : calls) {
    const std::vector<Argument> facts = {
        {"id", call.organization.str()}, {"name", call.name}, {"steward", call.steward}};
    if (call.steward.empty() && call.second_steward.empty())
      document.notes.push_back(
          tr("Nobody of us keeps “{name}”: `inact network edit {id} --steward NAME --second-steward NAME`", facts));
    else if (call.steward.empty() || call.second_steward.empty())
      document.notes.push_back(
          tr("Only one of us knows “{name}”: `inact network edit {id} --second-steward NAME`", facts));
  }
}

int run_due(Session& session, const std::optional<std::string>& steward) {
  std::vector<CallDue> calls =
      due_calls(session.records(), session.today(), session.config().network.contact_every_days);
  if (steward)
    std::erase_if(calls,
                  [&](const CallDue& call) { return call.steward != *steward && call.second_steward != *steward; });
  Document document;
  document.schema = "calls_due";
  document.empty = tr("Nobody needs to be called this week.");
  document.tables = {due_calls_table(calls, session.today())};
  warn_of_one(calls, document);
  session.show(document);
  return std::ranges::any_of(calls, [&](const CallDue& call) { return call.due < session.today(); }) ? 1 : 0;
}

}  // namespace

void call(Verb& verb) {
  const auto options = std::make_shared<Options>();
  verb.argument("O7", options->organization, tr("the institution"))
      .flag("--reached", options->reached, tr("somebody there was reached; confirms its services"))
      .flag("--not-reached", options->not_reached, tr("nobody was reached"))
      .option("--contact", options->contact, tr("the contact person who was reached"))
      .option("--note", options->note, tr("a short note"))
      .option("--date", options->date, tr("on which day; otherwise today"))
      .code("--partner", "partner", options->partner, tr("for which association"))
      .option("--void", options->never, tr("the last call did not take place: why it counts no more"))
      .shown_as("REASON")
      .example("inact network call O7 --reached --contact K6 --note \"new opening hours\"")
      .example("inact network call O7 --not-reached --date yesterday")
      .run([options](Session& session) { return run_call(session, *options); });
}

void due(Verb& verb) {
  const auto steward = std::make_shared<std::optional<std::string>>();
  verb.option("--steward", *steward, tr("kept or also known by this person of ours"))
      .shown_as("NAME")
      .example("inact network due")
      .example("inact network due --steward Kim --format csv -o calls.csv")
      .run([steward](Session& session) { return run_due(session, *steward); });
}

}  // namespace inact::network

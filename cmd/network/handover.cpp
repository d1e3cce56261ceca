// inact network handover
#include "inact/handover/handover.h"
#include "cmd/network/verbs.h"
#include "cmd/session.h"
#include "inact/base/error.h"

namespace inact::network {
namespace {

int run_handover(Session& session, HandoverRequest request) {
  if (request.to == "auto") request.to.reset();
  if (request.to_person && !request.to)
    throw usage("--to-person says which volunteer the name of --to is: say that name, too.")
        .remedy(tr("`inact network handover --from {from} --to NAME --to-person {person}`",
                   {{"from", request.from}, {"person", request.to_person->str()}}));
  const auto& refer = session.config().refer;
  const HandoverRules rules{session.vocabularies(),
                            session.today(),
                            session.config().user.partner,
                            {refer.load_days, refer.load_most, refer.heavy_most, refer.companion_topics}};
  Handover plan;
  {
    // What would happen is found out by doing it, and taking it back.
    Transaction trial(session.records_to_write(), session.author());
    plan = hand_over(trial, request, rules);
  }
  const Document document = handover_document(request, plan);
  if (session.format() != Format::Text || !session.globals().quiet) session.show(document);
  if (plan.moved.empty()) return plan.left.empty() ? 0 : 1;
  const auto moves = static_cast<std::int64_t>(plan.moved.size());
  session.confirm(trn("Move this one thing?", "Move these {n} things?", moves, {{"n", moves}}));
  session.write([&](Transaction& tx) { hand_over(tx, request, rules); });
  session.note(session.dry_run() ? tr("Dry run: nothing was stored.")
                                 : trn("One thing of “{name}” was moved.", "{n} things of “{name}” were moved.", moves,
                                       {{"n", moves}, {"name", request.from}}));
  return plan.left.empty() ? 0 : 1;
}

}  // namespace

void handover(Verb& verb) {
  const auto request = std::make_shared<HandoverRequest>();
  verb.option("--from", request->from, tr("who hands over, as their name stands in the records"))
      .needed()
      .shown_as("NAME")
      .option("--to", request->to, tr("who takes everything; auto: whoever fits best, each time"))
      .shown_as("NAME|auto")
      .option("--person", request->person, tr("the volunteer who hands over; otherwise who has that name"))
      .option("--to-person", request->to_person, tr("the volunteer who takes over; otherwise who has that name"))
      .example("inact network handover --from Kim --dry-run")
      .example("inact network handover --from Kim --to Noa")
      .example("inact network handover --from Kim --person P7 --yes")
      .run([request](Session& session) { return run_handover(session, *request); });
}

}  // namespace inact::network

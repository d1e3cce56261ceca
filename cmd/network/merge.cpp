// inact network merge
#include "inact/network/merge.h"
#include "cmd/network/verbs.h"
#include "cmd/session.h"
#include "inact/network/network_document.h"

namespace inact::network {
namespace {

template <class Id>
std::vector<std::string> texts(const std::vector<Id>& ids) {
  std::vector<std::string> all;
  for (const Id id : ids) all.push_back(id.str());
  return all;
}

struct Options {
  OrganizationId stays, gone;
};

/// `for_people`: fields have their titles.
Document merge_document(const Options& options, const NetworkMerge& merge, bool for_people) {
  Document document;
  document.schema = "network_merge";
  document.fields = {{"id", tr("Stays"), cell(options.stays)},
                     {"gone", tr("Void from now on"), cell(options.gone)},
                     {"services", tr("Services"), texts(merge.services)},
                     {"locations", tr("Places"), texts(merge.locations)},
                     {"contacts", tr("Contact persons"), texts(merge.contacts)},
                     {"referrals", tr("Referrals"), merge.referrals},
                     {"calls", tr("Calls"), merge.calls},
                     {"volunteers", tr("Volunteers it sent"), merge.volunteers},
                     {"parts", tr("Institutions that are parts of it"), merge.parts},
                     {"fields", tr("Taken over"),
                      for_people ? Cell{titles(merge.fields, NetworkKind::Organization)} : Cell{merge.fields}},
                     {"consents", tr("Consents that do not go along"), merge.consents}};
  if (merge.consents > 0)
    document.notes.push_back(
        trn("{n} consent names {gone} and holds for it alone: ask again before you send something to {stays}.",
            "{n} consents name {gone} and hold for it alone: ask again before you send something to {stays}.",
            merge.consents, {{"gone", options.gone.str()}, {"stays", options.stays.str()}}));
  return document;
}

int run_merge(Session& session, const Options& options) {
  NetworkMerge merge;
  // What stays in the records is in the language of the papers, whoever merges.
  const Words words(session.config().report.language, session.vocabularies());
  const std::string reason = words.say(tr("merged into {id}", {{"id", options.stays.str()}}));
  session.write(
      [&](Transaction& tx) { merge = merge_organizations(tx, options.stays, options.gone, reason, rules(session)); });
  const bool for_people = session.format() != Format::Json && session.format() != Format::Csv;
  const Document document = merge_document(options, merge, for_people);
  // What goes where is read by people before they do it: as a whole, not as one line.
  if (session.format() != Format::Text || !session.globals().quiet) session.show(document);
  if (session.dry_run()) session.note(tr("Dry run: nothing was stored."));
  return 0;
}

}  // namespace

void merge(Verb& verb) {
  const auto options = std::make_shared<Options>();
  verb.argument("O7", options->stays, tr("the institution that stays"))
      .argument("O8", options->gone, tr("the same institution under another id: goes, with all that is its"))
      .example("inact network merge O7 O8 --dry-run")
      .example("inact network merge O7 O8")
      .run([options](Session& session) { return run_merge(session, *options); });
}

}  // namespace inact::network

// inact network show, list, find
#include "cmd/network/verbs.h"
#include "cmd/session.h"
#include "inact/network/network_document.h"
#include "inact/network/network_list.h"

namespace inact::network {
namespace {

int run_list(Session& session, const OrganizationFilter& filter) {
  Document document;
  document.schema = "organizations";
  document.empty = tr("No institutions.");
  document.tables = {
      list_organizations(session.records(), filter, session.today(), session.config().network.contact_every_days)};
  session.show(document);
  return 0;
}

int run_find(Session& session, const std::string& text) {
  const Store& records = session.records();
  const auto found = find_in_network(records, text);
  Document document;
  document.schema = "found_organizations";
  const std::string nearest = found.empty() ? nearest_in_network(records, text) : "";
  document.empty = nearest.empty() ? tr("Nothing was found.")
                                   : tr("Nothing was found. Did you mean “{nearest}”?", {{"nearest", nearest}});
  document.tables = {found_table(records, found)};
  session.show(document);
  return 0;
}

}  // namespace

void list(Verb& verb) {
  const auto filter = std::make_shared<OrganizationFilter>();
  verb.code("--kind", "organization_kind", filter->kind, tr("of this kind"))
      .code("--need", "need", filter->need, tr("with a service for this need"))
      .code("--language", "language", filter->language, tr("where this language is spoken"))
      .code("--district", "district", filter->district, tr("with a place in this district"))
      .option("--steward", filter->steward, tr("kept or also known by this person of ours"))
      .shown_as("NAME")
      .code("--partner", "partner", filter->partner, tr("of this association"))
      .flag("--stale", filter->stale, tr("not reached for longer than it should be called"))
      .flag("--do-not-list", filter->do_not_list, tr("those that are never proposed"))
      .flag("--voided", filter->voided, tr("those that are void, instead of those that count"))
      .example("inact network list --need housing --language ar")
      .example("inact network list --stale --steward Kim")
      .run([filter](Session& session) { return run_list(session, *filter); });
}

void find(Verb& verb) {
  const auto text = std::make_shared<std::string>();
  verb.argument("TEXT", *text,
                tr("a name in any spelling or script: of the institution, a service or a person; or an id"))
      .example("inact network find \"beratung kanal\"")
      .example("inact network find S9")
      .run([text](Session& session) { return run_find(session, *text); });
}

void show(Verb& verb) {
  describe_show(verb, NetworkKind::Organization, tr("the institution"), "inact network show O7");
}

void describe_show(Verb& verb, NetworkKind kind, Message what, const std::string& example) {
  const auto id = take_id(verb, kind, std::move(what));
  verb.example(example).example(example + " --json").run([id](Session& session) {
    session.show(network_document(session.records(), id(), session.today()));
    return 0;
  });
}

}  // namespace inact::network

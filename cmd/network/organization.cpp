// inact network add, edit, void
#include "cmd/network/verbs.h"
#include "cmd/session.h"
#include "inact/base/error.h"
#include "inact/network/network_document.h"

namespace inact::network {
namespace {

struct Options {
  std::string name;
  Said said, place;
  std::optional<std::string> never;  ///< why it is never proposed
};

/// The reason why an institution is never proposed joins its internal note.
void apply_never(const std::optional<std::string>& reason, const std::string& note, FieldValues& answers) {
  if (!reason) return;
  answers["do_not_list"] = {"1"};
  const std::string& before = answers.contains("internal_note") ? value_of(answers, "internal_note") : note;
  answers["internal_note"] = {before.empty() ? *reason : before + "\n" + *reason};
}

int run_add(Session& session, const Options& options) {
  FieldValues answers = options.said.answers();
  answers["name"] = {options.name};
  apply_never(options.never, "", answers);
  NetworkRules given = rules(session);
  given.partner =
      session.partner(answers.contains("partner") ? std::optional(value_of(answers, "partner")) : std::nullopt);
  OrganizationId id;
  const Document record = session.write([&](Transaction& tx) {
    id = add_organization(tx, answers, options.place.answers(), given);
    return organization_document(tx, id, session.today());
  });
  session.done(tr("Recorded “{name}”: {id}", {{"name", options.name}, {"id", id.str()}}), record);
  return 0;
}

struct EditOptions {
  OrganizationId id;
  Said said;
  std::optional<std::string> never;
  bool again = false;  ///< it may be proposed again
  bool editor = false;
  std::string text;  ///< a file that an editor wrote
};

int run_edit(Session& session, const EditOptions& options) {
  FieldValues answers = options.said.answers();
  if (options.again) answers["do_not_list"] = {};
  const bool nothing_said = answers.empty() && !options.never;
  if ((options.editor || !options.text.empty()) && !nothing_said)
    throw usage("Fields are changed by switches or in the text, not both at once.");
  if (!options.text.empty()) return edit_from_file(session, options.id, options.text);
  if (options.editor || (nothing_said && session.interactive())) return edit_in_editor(session, options.id);
  std::vector<std::string> fields;
  const Document record = session.write([&](Transaction& tx) {
    apply_never(options.never, value_of(require_record(tx, options.id).values, "internal_note"), answers);
    fields = edit_record(tx, options.id, answers, rules(session));
    return organization_document(tx, options.id, session.today());
  });
  session.done(changed(fields, options.id), record);
  return 0;
}

}  // namespace

void add(Verb& verb) {
  const auto options = std::make_shared<Options>();
  verb.argument("NAME", options->name, tr("what it is called"));
  options->said.describe(verb, NetworkKind::Organization, {"name", "do_not_list"});
  verb.option("--do-not-list", options->never, tr("why it is never proposed; joins the internal note"))
      .shown_as("REASON");
  options->place.describe_only(verb, NetworkKind::Location,
                               {"district", "address_1", "address_2", "postal_code", "city", "protected",
                                "accessibility", "transportation", "language"});
  verb.example("inact network add \"Beratung am Kanal\" --kind mbe --district neukoelln --phone \"030 23125 001\"")
      .example("inact network add \"Zuflucht\" --kind womens_shelter --address \"Weg 1\" --postcode 10115 --protected")
      .run([options](Session& session) { return run_add(session, *options); });
}

void edit(Verb& verb) {
  const auto options = std::make_shared<EditOptions>();
  verb.argument("O7", options->id, tr("the institution"));
  options->said.describe(verb, NetworkKind::Organization, {"do_not_list"});
  verb.option("--do-not-list", options->never, tr("why it is never proposed; joins the internal note"))
      .shown_as("REASON")
      .flag("--no-do-not-list", options->again, tr("it may be proposed again"))
      .flag("--editor", options->editor, tr("opens everything in the editor, as without any switch on a terminal"))
      .option("--text", options->text, tr("stores a text that was kept from the editor"))
      .shown_as("FILE")
      .example("inact network edit O7")
      .example("inact network edit O7 --steward Kim --second-steward Noa")
      .example("inact network edit O7 --do-not-list \"asks for money\"")
      .run([options](Session& session) { return run_edit(session, *options); });
}

void void_organization(Verb& verb) {
  describe_void(verb, NetworkKind::Organization, tr("the institution"),
                "inact network void O7 --reason \"closed for good\"");
}

}  // namespace inact::network

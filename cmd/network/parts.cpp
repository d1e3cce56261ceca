// inact network service, location, staff: what belongs to an institution
#include "cmd/network/verbs.h"
#include "cmd/session.h"
#include "inact/network/change_notes.h"
#include "inact/network/network_document.h"

namespace inact::network {
namespace {

struct AddOptions {
  OrganizationId organization;
  NetworkKind kind = NetworkKind::Service;
  Said said;
  std::string district;  ///< of a service: where it is offered
};

NetworkId add_part(Transaction& tx, const AddOptions& options, const NetworkRules& given) {
  const FieldValues answers = options.said.answers();
  switch (options.kind) {
    case NetworkKind::Location: return add_location(tx, options.organization, answers, given);
    case NetworkKind::Contact: return add_contact(tx, options.organization, answers, given);
    default: return add_service(tx, options.organization, answers, options.district, given);
  }
}

int run_add(Session& session, const AddOptions& options) {
  Message line;
  const Document record = session.write([&](Transaction& tx) {
    const NetworkId id = add_part(tx, options, rules(session));
    line = tr(
        "Recorded “{name}” of {organization}: {id}",
        {{"name", name_of_record(get_record(tx, id))}, {"organization", options.organization.str()}, {"id", id.str()}});
    std::vector<std::string> fields;
    for (const auto& [field, values] : options.said.answers()) fields.push_back(field);
    say_notes(session, change_notes(tx, id, fields, session.today()));
    return network_document(tx, id, session.today());
  });
  session.done(line, record);
  return 0;
}

std::shared_ptr<AddOptions> describe_add(Verb& verb, NetworkKind kind) {
  const auto options = std::make_shared<AddOptions>();
  options->kind = kind;
  verb.argument("O7", options->organization, tr("the institution"));
  options->said.describe(verb, kind);
  verb.run([options](Session& session) { return run_add(session, *options); });
  return options;
}

void describe_edit(Verb& verb, NetworkKind kind, Message what) {
  const auto id = take_id(verb, kind, std::move(what));
  const auto said = std::make_shared<Said>();
  said->describe(verb, kind);
  verb.run([id, said](Session& session) {
    std::vector<std::string> fields;
    const Document record = session.write([&](Transaction& tx) {
      fields = edit_record(tx, id(), said->answers(), rules(session));
      say_notes(session, change_notes(tx, id(), fields, session.today()));
      return network_document(tx, id(), session.today());
    });
    session.done(changed(fields, id()), record);
    return 0;
  });
}

void add_one_service(Verb& verb) {
  const auto options = describe_add(verb, NetworkKind::Service);
  verb.option("--district", options->district, tr("where it is offered: in this district; a place is made if need be"))
      .shown_as("CODE")
      .example("inact network service add O7 --name \"Housing advice\" --need housing --language ar --language de")
      .example(
          "inact network service add O7 --name \"Open hour\" --need forms --schedule \"Mo, We 10:00-13:00\" "
          "--cost free");
}
void edit_service(Verb& verb) {
  describe_edit(verb, NetworkKind::Service, tr("the service"));
  verb.example("inact network service edit S9 --capacity full --capacity-until 2026-12-31")
      .example("inact network service edit S9 --closed \"2026-12-24..2027-01-01\"");
}
void show_service(Verb& verb) {
  describe_show(verb, NetworkKind::Service, tr("the service"), "inact network service show S9");
}
void void_service(Verb& verb) {
  describe_void(verb, NetworkKind::Service, tr("the service"),
                "inact network service void S9 --reason \"entered twice\"");
}

void add_one_location(Verb& verb) {
  describe_add(verb, NetworkKind::Location);
  verb.example("inact network location add O7 --address \"Weg 1\" --postcode 10115 --district mitte")
      .example("inact network location add O7 --type virtual --website https://example.org/chat");
}
void edit_location(Verb& verb) {
  describe_edit(verb, NetworkKind::Location, tr("the place"));
  verb.example("inact network location edit L2 --accessibility wheelchair --transport \"U8 Boddinstraße\"")
      .example("inact network location edit L2 --protected");
}
void show_location(Verb& verb) {
  describe_show(verb, NetworkKind::Location, tr("the place"), "inact network location show L2");
}
void void_location(Verb& verb) {
  describe_void(verb, NetworkKind::Location, tr("the place"), "inact network location void L2 --reason \"moved\"");
}

void add_one_contact(Verb& verb) {
  describe_add(verb, NetworkKind::Contact);
  verb.example("inact network staff add O7 --name \"Ada Example\" --title Beratung --phone \"030 23125 002\"")
      .example("inact network staff add O7 --name \"Bo Example\" --service S9 --language ar");
}
void edit_contact(Verb& verb) {
  describe_edit(verb, NetworkKind::Contact, tr("the contact person"));
  verb.example("inact network staff edit K6 --email ada@example.org")
      .example("inact network staff edit K6 --phone \"030 23125 002\" --phone \"030 23125 003\"");
}
void show_contact(Verb& verb) {
  describe_show(verb, NetworkKind::Contact, tr("the contact person"), "inact network staff show K6");
}
void void_contact(Verb& verb) {
  describe_void(verb, NetworkKind::Contact, tr("the contact person"), "inact network staff void K6 --reason \"left\"");
}

}  // namespace

void fill_service(Command& service) {
  service.verb("add", tr("Records a service of an institution."), add_one_service)
      .verb("show", tr("Shows a service."), show_service)
      .verb("edit", tr("Changes a service."), edit_service)
      .verb("void", tr("Takes a service that should not exist out of the directory."), void_service);
}

void fill_location(Command& location) {
  location.verb("add", tr("Records a place of an institution."), add_one_location)
      .verb("show", tr("Shows a place with its address."), show_location)
      .verb("edit", tr("Changes a place."), edit_location)
      .verb("void", tr("Takes a place out of the directory."), void_location);
}

void fill_staff(Command& staff) {
  staff.verb("add", tr("Records a contact person of an institution."), add_one_contact)
      .verb("show", tr("Shows a contact person."), show_contact)
      .verb("edit", tr("Changes a contact person."), edit_contact)
      .verb("void", tr("Takes a contact person out of the directory."), void_contact);
}

}  // namespace inact::network

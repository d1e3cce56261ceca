// The switches for the fields of the directory.
#include <algorithm>

#include "cmd/changed.h"
#include "cmd/network/verbs.h"
#include "cmd/session.h"
#include "inact/network/network_document.h"

namespace inact::network {

void Said::take(Verb& verb, const NetworkField& field) {
  One& one = all_.emplace_back();
  one.field = &field;
  if (field.kind == FieldKind::Flag) {
    verb.flag(field.option, one.on, field.help);
    verb.flag("--no-" + std::string(field.option).substr(2), one.off,
              tr("takes “{field}” back", {{"field", field.title}}));
    return;
  }
  if (field.has_many())
    verb.option(field.option, one.texts, field.help);
  else
    verb.option(field.option, one.text, field.help);
  switch (field.kind) {
    case FieldKind::Code:
    case FieldKind::Codes:
    case FieldKind::Languages: verb.shown_as("CODE"); break;
    case FieldKind::Number:
    case FieldKind::Decimal: verb.shown_as("N"); break;
    case FieldKind::InYear: verb.shown_as("YEAR"); break;
    case FieldKind::Day: verb.shown_as("DATE"); break;
    case FieldKind::Record: verb.shown_as(field.record == NetworkKind::Organization ? "O7" : "S9"); break;
    case FieldKind::Records: verb.shown_as("L2"); break;
    default: break;
  }
}

void Said::describe(Verb& verb, NetworkKind kind, const std::vector<std::string>& without) {
  for (const NetworkField& field : network_fields(kind))
    if (std::ranges::find(without, field.key) == without.end()) take(verb, field);
}

void Said::describe_only(Verb& verb, NetworkKind kind, const std::vector<std::string>& keys) {
  for (const NetworkField& field : network_fields(kind))
    if (std::ranges::find(keys, field.key) != keys.end()) take(verb, field);
}

FieldValues Said::answers() const {
  FieldValues answers;
  for (const One& one : all_) {
    if (one.text) answers[one.field->key] = {*one.text};
    if (!one.texts.empty()) answers[one.field->key] = one.texts;
    if (one.on) answers[one.field->key] = {"1"};
    if (one.off) answers[one.field->key] = {};
  }
  return answers;
}

namespace {

template <class Id>
std::function<NetworkId()> argument(Verb& verb, const char* shown, Message what) {
  const auto id = std::make_shared<Id>();
  verb.argument(shown, *id, std::move(what));
  return [id] { return NetworkId(*id); };
}

}  // namespace

std::function<NetworkId()> take_id(Verb& verb, NetworkKind kind, Message what) {
  switch (kind) {
    case NetworkKind::Organization: return argument<OrganizationId>(verb, "O7", std::move(what));
    case NetworkKind::Service: return argument<ServiceId>(verb, "S9", std::move(what));
    case NetworkKind::Location: return argument<LocationId>(verb, "L2", std::move(what));
    case NetworkKind::Contact: break;
  }
  return argument<ContactId>(verb, "K6", std::move(what));
}

void describe_void(Verb& verb, NetworkKind kind, Message what, const std::string& example) {
  const auto id = take_id(verb, kind, std::move(what));
  const auto reason = std::make_shared<std::string>();
  verb.required("--reason", *reason, tr("why the record should not exist"))
      .example(example)
      .example(example + " --dry-run");
  verb.run([id, reason](Session& session) {
    const Document record = session.write([&](Transaction& tx) {
      void_record(tx, id(), *reason);
      return network_document(tx, id(), session.today());
    });
    session.done(tr("Void from now on: {id}", {{"id", id().str()}}), record);
    return 0;
  });
}

NetworkRules rules(const Session& session) {
  return {session.vocabularies(), session.today(), session.config().user.partner, session.config().project.place,
          session.config().network.capacity_days};
}

namespace {

auto title_in(NetworkKind kind) {
  return [kind](const std::string& field) { return network_field(kind, field).title; };
}

}  // namespace

Message changed(const std::vector<std::string>& fields, NetworkId id) {
  return inact::changed(fields, id.str(), title_in(id.kind));
}

Message titles(const std::vector<std::string>& fields, NetworkKind kind) { return list_of(fields, title_in(kind)); }

void say_notes(Session& session, const std::vector<Message>& notes) {
  for (const Message& note : notes) session.note(note);
}

}  // namespace inact::network

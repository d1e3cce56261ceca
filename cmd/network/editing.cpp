// inact network edit O7 in an editor
#include "cmd/editor.h"
#include "cmd/files.h"
#include "cmd/network/verbs.h"
#include "cmd/session.h"
#include "inact/base/error.h"
#include "inact/network/change_notes.h"
#include "inact/network/edit_text.h"
#include "inact/network/network_document.h"

namespace inact::network {
namespace {

constexpr std::size_t kMostBytes = 1 << 20;

/// The fields of a new record: all are new.
std::vector<std::string> said_of(const Store& store, NetworkId id) {
  std::vector<std::string> fields;
  for (const auto& [field, values] : get_record(store, id).values) fields.push_back(field);
  return fields;
}

/// Stores what the text says anew, and says what that was.
void apply(Session& session, OrganizationId id, const std::string& text, const std::string& before,
           const std::string& name) {
  std::vector<TextChange> changes;
  const Document record = session.write([&](Transaction& tx) {
    changes = apply_edit_text(tx, id, text, before, name, rules(session));
    for (const auto& [changed_id, fields] : changes)
      say_notes(session,
                change_notes(tx, changed_id, fields.empty() ? said_of(tx, changed_id) : fields, session.today()));
    return organization_document(tx, id, session.today());
  });
  if (changes.empty()) changes.push_back({id, {}});
  const bool text_format = session.format() == Format::Text && !session.globals().quiet;
  for (std::size_t i = 0; text_format && i + 1 < changes.size(); ++i) session.say(changed_in_text(changes[i]));
  session.done(changed_in_text(changes.back()), record);
}

/// What is wrong, with the place where the text stays.
Error kept(const Error& error, const std::string& path, OrganizationId id) {
  Error again = error;
  return std::move(again).remedy(
      tr("The text is kept in {path}. Mend it and store it with: inact network edit {id} "
         "--text {path}",
         {{"path", path}, {"id", id.str()}}));
}

bool once_more(Session& session, const Error& error) {
  if (!session.interactive() || session.globals().yes) return false;
  session.terminal().say(shown(error.message(), session.words()));
  for (const Message& detail : error.details()) session.terminal().say(shown(detail, session.words()));
  const std::string answer =
      session.terminal()
          .ask(shown(tr("Open the editor again?"), session.words()) + " " + session.words().say(tr("[yes/no]")))
          .value_or("n");
  return answer.empty() || answer.starts_with('y') || answer.starts_with('j');
}

}  // namespace

Message changed_in_text(const TextChange& change) {
  // A new record has no fields that changed: all are new.
  if (change.first.kind != NetworkKind::Organization && change.second.empty())
    return tr("Recorded: {id}", {{"id", change.first.str()}});
  return changed(change.second, change.first);
}

int edit_in_editor(Session& session, OrganizationId id) {
  const std::string before = edit_text(session.records(), id, session.words(), session.vocabularies());
  const PrivateText file(id.str() + ".toml", before);
  for (;;) {
    const std::string text = file.edit();
    try {
      apply(session, id, text, before, file.path().string());
      file.drop();
      return 0;
    } catch (const Error& error) {
      if (!once_more(session, error)) throw kept(error, file.path().string(), id);
    }
  }
}

int edit_from_file(Session& session, OrganizationId id, const std::string& path) {
  apply(session, id, read_file(path, kMostBytes), "", path);
  return 0;
}

}  // namespace inact::network

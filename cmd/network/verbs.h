// The verbs of inact network, one file each or two that belong together.
#pragma once

#include <deque>
#include <functional>
#include <string>
#include <vector>

#include "cmd/options.h"
#include "inact/network/edit_text.h"
#include "inact/network/network.h"
#include "inact/table/document.h"

namespace inact::network {

void add(Verb& verb);
void show(Verb& verb);
void list(Verb& verb);
void find(Verb& verb);
void edit(Verb& verb);
void void_organization(Verb& verb);
void call(Verb& verb);
void due(Verb& verb);
void merge(Verb& verb);
void handover(Verb& verb);
void gaps(Verb& verb);
void fill_service(Command& service);
void fill_location(Command& location);
void fill_staff(Command& staff);

/// What was said on the command line of the fields of one kind of records.
class Said {
 public:
  /// Takes a switch for every field of the kind but those named.
  void describe(Verb& verb, NetworkKind kind, const std::vector<std::string>& without = {});
  /// The same for the fields named alone.
  void describe_only(Verb& verb, NetworkKind kind, const std::vector<std::string>& keys);
  FieldValues answers() const;

 private:
  struct One {
    const NetworkField* field;
    std::optional<std::string> text;
    std::vector<std::string> texts;
    bool on = false, off = false;
  };
  void take(Verb& verb, const NetworkField& field);
  std::deque<One> all_;  ///< verbs hold on to what is in it
};

/// The argument that names one record; called once it was read.
std::function<NetworkId()> take_id(Verb& verb, NetworkKind kind, Message what);
/// A verb that makes a record of this kind void; help shows the example also as a dry run.
void describe_void(Verb& verb, NetworkKind kind, Message what, const std::string& example);
/// A verb that shows one; help shows the example also as JSON.
void describe_show(Verb& verb, NetworkKind kind, Message what, const std::string& example);

/// What answers are checked against. Without a partner where nobody said who works.
NetworkRules rules(const Session& session);

/// Opens the institution as a text in the editor, and stores what was changed there; gives the exit code.
int edit_in_editor(Session& session, OrganizationId id);
/// Stores what a text says that an editor wrote.
int edit_from_file(Session& session, OrganizationId id, const std::string& path);
Message changed_in_text(const TextChange& change);

/// "Changed (Name, E-mail): O7", or that nothing changed.
Message changed(const std::vector<std::string>& fields, NetworkId id);
/// "Name, E-mail"
Message titles(const std::vector<std::string>& fields, NetworkKind kind);
/// Beside the result, one line each.
void say_notes(Session& session, const std::vector<Message>& notes);

}  // namespace inact::network

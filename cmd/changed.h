// What verbs that correct or void something have in common.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "cmd/options.h"
#include "cmd/session.h"

namespace inact {

/// "Day, Minutes"; `title` knows the fields.
Message list_of(const std::vector<std::string>& fields, const std::function<Message(const std::string&)>& title);
/// "Changed (Day, Minutes): I5", with the titles of fields that any record has, or that nothing changed.
Message changed(const std::vector<std::string>& fields, const std::string& id);
/// The same, where `title_of` knows the fields of the record.
Message changed(const std::vector<std::string>& fields, const std::string& id,
                const std::function<Message(const std::string&)>& title_of);
/// "Changed (Day) of Amal, 1990: H1".
Message changed_of(const std::vector<std::string>& fields, const Message& whose, const std::string& id);

/// A verb that makes a record void: `… void ID --reason TEXT`. `what` is said of the ID in help; `work` does it and
/// gives the record.
template <class IdType>
void describe_void(Verb& verb, Message what, const std::string& example,
                   std::function<Document(Transaction&, IdType, const std::string& reason, Date today)> work) {
  struct Options {
    IdType id;
    std::string reason;
  };
  const auto options = std::make_shared<Options>();
  verb.argument("ID", options->id, std::move(what))
      .required("--reason", options->reason, tr("why the record should not exist"))
      .example(example)
      .example(example + " --dry-run")
      .run([options, work = std::move(work)](Session& session) {
        const Document record = session.write(
            [&](Transaction& transaction) { return work(transaction, options->id, options->reason, session.today()); });
        session.done(tr("Void from now on: {id}", {{"id", options->id.str()}}), record);
        return 0;
      });
}

}  // namespace inact

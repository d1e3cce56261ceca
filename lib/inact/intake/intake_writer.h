// Writes rows of intakes together with their events, so that neither is ever without the other. Checks nothing.
#pragma once

#include <memory>
#include <optional>
#include <string_view>

#include "inact/intake/conversation.h"
#include "inact/intake/need.h"

namespace inact {

/// With statements prepared when they are first used: for one intake as for a hundred thousand.
class IntakeWriter {
 public:
  explicit IntakeWriter(Transaction& transaction);
  ~IntakeWriter();

  IntakeId open(PersonId person, Date on, std::string_view access_path, std::string_view partner,
                std::optional<BatchId> batch = {});
  void close(IntakeId intake, Date on, std::string_view reason);
  /// An empty reason: none was given.
  void reopen(IntakeId intake, Date on, std::string_view reason = {});
  ConversationId converse(IntakeId intake, Date held_on, bool first, const ConversationFacts& facts,
                          std::string_view partner);
  NeedId raise(IntakeId intake, const NewNeed& need, Date on);
  /// `from` is the status it has.
  void move(NeedId need, NeedStatus from, const NeedStep& step);

 private:
  struct Statements;
  std::unique_ptr<Statements> statements_;
};

}  // namespace inact

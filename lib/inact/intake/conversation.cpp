#include "inact/intake/conversation.h"

#include <fmt/core.h>

#include "inact/base/error.h"
#include "inact/intake/checks.h"
#include "inact/intake/intake.h"
#include "inact/intake/intake_writer.h"
#include "inact/store/changes.h"
#include "inact/store/query.h"

namespace inact {
namespace {

constexpr int kLongest = 24 * 60;
constexpr int kMostRelatives = 50;

constexpr std::string_view kColumns =
    "SELECT id, intake_id, held_on, first, form, language, interpreter, minutes, relatives, partner, entered_by,"
    " entered_at, void_reason FROM conversation ";

Conversation read(Query& query) {
  auto [id, intake, held_on, first, form, language, interpreter, minutes, relatives, partner, by, at, void_reason] =
      query.row<ConversationId, IntakeId, Date, bool, std::string, std::string, std::optional<std::string>,
                std::optional<int>, int, std::string, std::string, std::string, std::optional<std::string>>();
  return {id, intake, held_on, first, {form, language, interpreter, minutes, relatives}, partner, by, at, void_reason};
}

/// Later conversations lie between the first one and the end of the intake.
void require_within(const Intake& intake, Date held_on, Date today) {
  require_happened(held_on, today);
  if (held_on < intake.opened_on)
    throw refused("{day} is before the first conversation of {intake}, on {opened}.",
                  {{"day", held_on}, {"intake", intake.id.str()}, {"opened", intake.opened_on}});
  if (intake.closed_on && held_on > *intake.closed_on)
    throw refused("{intake} was closed on {day}.", {{"intake", intake.id.str()}, {"day", *intake.closed_on}})
        .remedy(tr("Open it again with `inact intake reopen {intake}`.", {{"intake", intake.id.str()}}));
}

}  // namespace

void check(const ConversationFacts& facts) {
  if (facts.minutes && (*facts.minutes < 1 || *facts.minutes > kLongest))
    throw usage("A conversation lasts 1 to {most} minutes, not {minutes}.",
                {{"most", kLongest}, {"minutes", *facts.minutes}});
  if (facts.relatives < 0 || facts.relatives > kMostRelatives)
    throw usage("The number of relatives advised along is 0 to {most}, not {relatives}.",
                {{"most", kMostRelatives}, {"relatives", facts.relatives}});
}

Conversation get_conversation(const Store& store, ConversationId id) {
  Query query(store, fmt::format("{}WHERE id = :id", kColumns), {{"id", id}});
  if (!query.next())
    throw refused("There is no conversation {id}.", {{"id", id.str()}})
        .remedy(tr("`inact intake show` lists those of an intake."));
  return read(query);
}

std::vector<Conversation> conversations_of(const Store& store, IntakeId intake, bool voided) {
  Query query(store,
              fmt::format("{}WHERE intake_id = :intake AND (void_reason IS NULL OR :voided = 1)"
                          " ORDER BY held_on, first DESC, id",
                          kColumns),
              {{"intake", intake}, {"voided", voided}});
  std::vector<Conversation> conversations;
  while (query.next()) conversations.push_back(read(query));
  return conversations;
}

ConversationId add_conversation(Transaction& tx, IntakeId id, Date held_on, const ConversationFacts& facts,
                                std::string_view partner, Date today) {
  require_within(require_intake(tx, id), held_on, today);
  check(facts);
  const ConversationId added = IntakeWriter(tx).converse(id, held_on, false, facts, partner);
  tx.log(Action::Add, added.str());
  return added;
}

std::vector<std::string> edit_conversation(Transaction& tx, ConversationId id, const ConversationChanges& given,
                                           Date today) {
  Conversation conversation = get_conversation(tx, id);
  require_counted(id.str(), conversation.void_reason);
  if (conversation.first && (given.held_on || given.partner))
    return edit_intake(tx, conversation.intake, {{}, {}, {}, {}, given}, today);
  Changes changes;
  ConversationFacts& facts = conversation.facts;
  if (changes.take("held_on", conversation.held_on, given.held_on))
    require_within(require_intake(tx, conversation.intake), conversation.held_on, today);
  changes.take("partner", conversation.partner, given.partner);
  changes.take("form", facts.form, given.form);
  changes.take("language", facts.language, given.language);
  if (given.interpreter != facts.interpreter.value_or(""))
    changes.take("interpreter", facts.interpreter, given.interpreter);
  if (facts.interpreter == "") facts.interpreter.reset();
  changes.take("minutes", facts.minutes, given.minutes);
  changes.take("relatives", facts.relatives, given.relatives);
  if (!changes.any()) return {};
  check(facts);
  run(tx,
      "UPDATE conversation SET held_on = :on, partner = :partner, form = :form, language = :language,"
      " interpreter = :interpreter, minutes = :minutes, relatives = :relatives WHERE id = :id",
      {{"on", conversation.held_on},
       {"partner", conversation.partner},
       {"form", facts.form},
       {"language", facts.language},
       {"interpreter", facts.interpreter},
       {"minutes", facts.minutes},
       {"relatives", facts.relatives},
       {"id", id}});
  tx.log(Action::Edit, id.str(), changes.fields());
  return changes.fields();
}

void void_conversation(Transaction& tx, ConversationId id, std::string_view reason) {
  const Conversation conversation = get_conversation(tx, id);
  require_counted(id.str(), conversation.void_reason);
  if (conversation.first)
    throw refused("{id} is the first conversation of {intake}: it goes with its intake.",
                  {{"id", id.str()}, {"intake", conversation.intake.str()}})
        .remedy(tr("Void the intake: `inact intake void {intake} --reason TEXT`.",
                   {{"intake", conversation.intake.str()}}));
  run(tx, "UPDATE conversation SET void_reason = :reason WHERE id = :id",
      {{"reason", void_reason_text(id.str(), reason)}, {"id", id}});
  tx.log(Action::Void, id.str());
}

}  // namespace inact

#include "inact/imports/plan_undo_intakes.h"

#include <array>
#include <set>
#include <string>
#include <string_view>

#include "inact/store/query.h"

namespace inact {
namespace {

/// What goes with an intake: its rows, each with the intake, and the letter of their ids in the log.
struct Part {
  std::string_view table, rows, letter;
};
constexpr std::array kParts = {
    Part{"intake", "SELECT id AS intake_id, id FROM intake WHERE batch_id = :batch", "I"},
    Part{"need", "SELECT n.intake_id, n.id FROM intake i JOIN need n ON n.intake_id = i.id WHERE i.batch_id = :batch",
         "N"},
    Part{"conversation",
         "SELECT c.intake_id, c.id FROM intake i JOIN conversation c ON c.intake_id = i.id WHERE i.batch_id = :batch",
         "C"}};

bool goes_along(std::string_view table) {
  return table == "intake_event" || table == "need" || table == "need_event" || table == "conversation";
}

/// Those on which anything else leans, or that were changed since.
std::set<IntakeId> intakes_in_use(const Store& store, BatchId batch, std::int64_t since) {
  std::set<IntakeId> used;
  const auto add = [&](const std::string& sql) {
    Query query(store, sql, {{"batch", batch}});
    for (const IntakeId intake : query.column<IntakeId>()) used.insert(intake);
  };
  for (const Part& part : kParts) {
    const std::string rows = "SELECT DISTINCT p.intake_id FROM (" + std::string(part.rows) + ") p ";
    for (const auto& [table, column] : leading_to(store, part.table))
      if (!goes_along(table)) add(rows + "JOIN " + table + " x ON x." + column + " = p.id ORDER BY 1");
    add(rows + "JOIN log l ON l.record = '" + std::string(part.letter) + "' || p.id WHERE l.seq > " +
        std::to_string(since) + " AND l.action NOT IN ('read', 'export') ORDER BY 1");
  }
  return used;
}

}  // namespace

void undo_intakes(Transaction& tx, std::int64_t since, UndoneImport& undone) {
  const std::set<IntakeId> used = intakes_in_use(tx, undone.id, since);
  Query made(tx, "SELECT id, person_id FROM intake WHERE batch_id = :batch ORDER BY id", {{"batch", undone.id}});
  std::vector<std::pair<IntakeId, PersonId>> intakes;
  while (made.next()) {
    const auto [intake, person] = made.row<IntakeId, PersonId>();
    intakes.emplace_back(intake, person);
  }
  Query steps(tx, "DELETE FROM need_event WHERE need_id IN (SELECT id FROM need WHERE intake_id = :intake)");
  Query needs(tx, "DELETE FROM need WHERE intake_id = :intake");
  Query conversations(tx, "DELETE FROM conversation WHERE intake_id = :intake");
  Query events(tx, "DELETE FROM intake_event WHERE intake_id = :intake");
  Query notes(tx, "DELETE FROM note WHERE record = 'I' || :intake");
  Query intake_row(tx, "DELETE FROM intake WHERE id = :intake");
  for (const auto& [intake, person] : intakes) {
    if (used.contains(intake)) {
      undone.kept.push_back({person, {}, {}, intake});
      continue;
    }
    for (Query* part : {&steps, &needs, &conversations, &events, &notes, &intake_row})
      part->bind({{"intake", intake}}).run();
    ++undone.intakes;
  }
}

}  // namespace inact

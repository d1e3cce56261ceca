#include "inact/intake/due.h"

#include "inact/intake/need.h"
#include "inact/store/query.h"

namespace inact {

std::vector<DueItem> due_intakes(const Store& store, Date today, int quiet_days) {
  Query query(store,
              "SELECT i.id, i.person_id, max(c.held_on) AS last_on FROM intake i"
              " JOIN conversation c ON c.intake_id = i.id AND c.void_reason IS NULL"
              " JOIN person p ON p.id = i.person_id AND p.restricted_since IS NULL"
              " WHERE i.status = 'open' AND i.void_reason IS NULL AND i.opened_on <= :before"
              " GROUP BY i.id, i.person_id HAVING max(c.held_on) <= :before ORDER BY last_on, i.id",
              {{"before", add_days(today, -quiet_days)}});
  std::vector<DueItem> items;
  while (query.next()) {
    auto [id, person, last] = query.row<IntakeId, PersonId, Date>();
    items.push_back({id.str(),
                     tr("no conversation with {person} since {day}", {{"person", person.str()}, {"day", last}}),
                     add_days(last, quiet_days), "inact intake talk " + id.str(), person});
  }
  return items;
}

std::vector<DueItem> due_needs(const Store& store, const Vocabularies& vocabularies, Date today,
                               const NeedPatience& patience) {
  Query query(store,
              "SELECT n.id, n.code, n.urgency, n.raised_on, n.intake_id, i.person_id FROM need n"
              " JOIN intake i ON i.id = n.intake_id"
              " JOIN person p ON p.id = i.person_id AND p.restricted_since IS NULL"
              " WHERE n.status = 'open' AND n.urgency <> 'normal' AND n.void_reason IS NULL AND i.status = 'open'"
              " AND n.raised_on <= :today"
              " ORDER BY n.raised_on, n.id",
              {{"today", today}});
  std::vector<DueItem> items;
  while (query.next()) {
    auto [id, code, urgency, raised_on, intake, person] =
        query.row<NeedId, std::string, Urgency, Date, IntakeId, PersonId>();
    const bool emergency = urgency == Urgency::Emergency;
    std::vector<Argument> arguments{{"person", person.str()}};
    if (!guarded(vocabularies, code)) arguments.emplace_back("need", Coded{"need", code});
    const bool named = arguments.size() == 2;
    Message what = emergency ? named ? tr("emergency of {person} still open: {need}", arguments)
                                     : tr("emergency of {person} still open", arguments)
                   : named ? tr("urgent need of {person} still open: {need}", arguments)
                             : tr("urgent need of {person} still open", arguments);
    items.push_back({id.str(), std::move(what),
                     add_days(raised_on, emergency ? patience.emergency_days : patience.urgent_days),
                     "inact intake show " + intake.str(), person});
  }
  return items;
}

}  // namespace inact

#include "inact/intake/intake_list.h"

#include <algorithm>

#include "inact/people/identity_key.h"
#include "inact/store/query.h"
#include "inact/text/answer.h"

namespace inact {
namespace {

/// An empty cell for somebody anonymous.
Cell name_of(const IdentityFinder& finder, PersonId person) {
  const auto identity = finder.identity(person);
  return identity ? Cell(full_name(*identity)) : Cell();
}

void add_columns(Table& table, bool names, bool voided) {
  if (names) {
    const auto person = std::ranges::find(table.columns, "person", &Column::key);
    table.columns.insert(person + 1, {"name", tr("Name")});
  }
  if (voided) table.columns.push_back({"void_reason", tr("Void because")});
}

}  // namespace

Table list_intakes(const Store& store, const IntakeFilter& filter, const Vocabularies& vocabularies, bool names) {
  Table table{"items",
              {},
              {{"id", tr("Id")},
               {"opened_on", tr("First conversation")},
               {"person", tr("Person")},
               {"birth_year", tr("Born"), Align::Right},
               {"country", tr("Country of origin")},
               {"languages", tr("Languages")},
               {"needs", tr("Needs")},
               {"needs_withheld", {}},
               {"status", tr("Status")},
               {"closed_on", {}},
               {"close_reason", {}},
               {"conversations", tr("Conversations"), Align::Right},
               {"last_conversation", tr("Last one")},
               {"partner", tr("Partner")},
               {"entered_by", {}}},
              {}};
  add_columns(table, names, filter.voided);
  Query intakes(
      store,
      "SELECT i.id, i.opened_on, i.person_id, p.birth_year, p.country, i.status, i.closed_on, i.close_reason,"
      " (SELECT count(*) FROM conversation c WHERE c.intake_id = i.id AND (c.void_reason IS NULL OR :void = 1)),"
      " (SELECT max(c.held_on) FROM conversation c"
      "   WHERE c.intake_id = i.id AND (c.void_reason IS NULL OR :void = 1)),"
      " i.partner, i.entered_by, i.void_reason"
      " FROM intake i JOIN person p ON p.id = i.person_id"
      " WHERE (i.void_reason IS NOT NULL) = :void AND (:status IS NULL OR i.status = :status)"
      " AND (:person IS NULL OR i.person_id = :person)"
      " AND (:partner IS NULL OR i.partner = :partner) AND (:by IS NULL OR i.entered_by = :by)"
      " AND (:country IS NULL OR p.country = :country)"
      " AND (:since IS NULL OR i.opened_on >= :since) AND (:until IS NULL OR i.opened_on <= :until)"
      " AND (:need IS NULL OR EXISTS (SELECT 1 FROM need n"
      "   WHERE n.intake_id = i.id AND n.code = :need AND (n.void_reason IS NULL OR :void = 1)))"
      " AND (:language IS NULL"
      "   OR EXISTS (SELECT 1 FROM person_language l WHERE l.person_id = i.person_id AND l.code = :language)"
      "   OR EXISTS (SELECT 1 FROM conversation c"
      "     WHERE c.intake_id = i.id AND c.language = :language AND (c.void_reason IS NULL OR :void = 1)))"
      " ORDER BY i.opened_on, i.id",
      {{"void", filter.voided},
       {"status", filter.status},
       {"person", filter.person},
       {"partner", filter.partner},
       {"by", filter.entered_by},
       {"country", filter.country},
       {"since", filter.since},
       {"until", filter.until},
       {"need", filter.need},
       {"language", filter.language}});
  Query languages_of(store, "SELECT code FROM person_language WHERE person_id = :person ORDER BY position");
  Query codes_of(store,
                 "SELECT code FROM need WHERE intake_id = :intake AND (void_reason IS NULL OR :void = 1) ORDER BY id",
                 {{"void", filter.voided}});
  std::optional<IdentityFinder> finder;
  const bool named = names && !(filter.need && guarded(vocabularies, *filter.need));
  if (named) finder.emplace(store);
  while (intakes.next()) {
    auto [id, opened_on, person, birth_year, country, status, closed_on, close_reason, conversations, last, partner, by,
          why_void] = intakes.row<IntakeId, Date, PersonId, std::optional<int>, std::string, IntakeStatus,
                                  std::optional<Date>, std::optional<std::string>, std::int64_t, std::optional<Date>,
                                  std::string, std::string, std::optional<std::string>>();
    std::vector<Coded> languages, needs;
    for (std::string& code : languages_of.bind({{"person", person}}).column<std::string>())
      languages.push_back({"language", std::move(code)});
    std::int64_t withheld = 0;
    for (std::string& code : codes_of.bind({{"intake", id}}).column<std::string>()) {
      if (named && guarded(vocabularies, code))
        ++withheld;
      else if (std::ranges::find(needs, code, &Coded::code) == needs.end())
        needs.push_back({"need", std::move(code)});
    }
    auto& row = table.rows.emplace_back();
    row = {cell(id), opened_on, cell(person)};
    if (names) row.push_back(named ? name_of(*finder, person) : Cell());
    row.push_back(birth_year ? Cell(Year{*birth_year}) : Cell());
    row.push_back(coded_answer("country", country));
    row.push_back(std::move(languages));
    row.push_back(std::move(needs));
    row.push_back(withheld);
    row.push_back(Coded{"intake_status", std::string(word(status))});
    row.push_back(cell(closed_on));
    row.push_back(close_reason ? Cell(Coded{"intake_close_reason", *close_reason}) : Cell());
    row.push_back(conversations);
    row.push_back(cell(last));
    row.push_back(Coded{"partner", partner});
    row.push_back(by);
    if (filter.voided) row.push_back(cell(why_void));
  }
  return table;
}

Table list_needs(const Store& store, const NeedFilter& filter, const Vocabularies& vocabularies, bool names) {
  Table table{"items",
              {},
              {{"id", tr("Id")},
               {"raised_on", tr("Raised")},
               {"code", tr("Need")},
               {"urgency", tr("Urgency")},
               {"status", tr("Status")},
               {"reason", tr("Reason")},
               {"status_on", tr("Since")},
               {"intake", tr("Intake")},
               {"person", tr("Person")},
               {"partner", tr("Partner")}},
              {}};
  add_columns(table, names, filter.voided);
  Query query(store,
              "SELECT n.id, n.raised_on, n.code, n.urgency, n.status, n.reason, n.status_on, n.intake_id, i.person_id,"
              " i.partner, n.void_reason FROM need n JOIN intake i ON i.id = n.intake_id"
              " WHERE (n.void_reason IS NOT NULL) = :void AND (:status IS NULL OR n.status = :status)"
              " AND (:urgency IS NULL OR n.urgency = :urgency) AND (:intake IS NULL OR n.intake_id = :intake)"
              " AND (:person IS NULL OR i.person_id = :person) AND (:code IS NULL OR n.code = :code)"
              " AND (:partner IS NULL OR i.partner = :partner) AND (:by IS NULL OR n.entered_by = :by)"
              " AND (:since IS NULL OR n.raised_on >= :since) AND (:until IS NULL OR n.raised_on <= :until)"
              " ORDER BY n.raised_on, n.id",
              {{"void", filter.voided},
               {"status", filter.status},
               {"urgency", filter.urgency},
               {"intake", filter.intake},
               {"person", filter.person},
               {"code", filter.code},
               {"partner", filter.partner},
               {"by", filter.entered_by},
               {"since", filter.since},
               {"until", filter.until}});
  std::optional<IdentityFinder> finder;
  if (names) finder.emplace(store);
  while (query.next()) {
    auto [id, raised_on, code, urgency, status, reason, status_on, intake, person, partner, why_void] =
        query.row<NeedId, Date, std::string, Urgency, NeedStatus, std::optional<std::string>, Date, IntakeId, PersonId,
                  std::string, std::optional<std::string>>();
    auto& row = table.rows.emplace_back();
    row = {cell(id),
           raised_on,
           Coded{"need", code},
           Coded{"urgency", std::string(word(urgency))},
           Coded{"need_status", std::string(word(status))},
           reason ? Cell(Coded{"need_unmet_reason", *reason}) : Cell(),
           status_on,
           cell(intake),
           cell(person)};
    if (names) row.push_back(guarded(vocabularies, code) ? Cell() : name_of(*finder, person));
    row.push_back(Coded{"partner", partner});
    if (filter.voided) row.push_back(cell(why_void));
  }
  return table;
}

}  // namespace inact

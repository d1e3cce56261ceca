#include "inact/people/person_document.h"

#include "inact/people/consent.h"
#include "inact/people/note.h"
#include "inact/people/person.h"
#include "inact/people/training.h"
#include "inact/store/query.h"
#include "inact/store/snapshot.h"

namespace inact {
namespace {

/// Fields of one record; those that are empty have no title, so that people do not read them.
class Fields {
 public:
  explicit Fields(Record& record) : record_(record) {}

  void text(const char* key, const std::string& value, Message title) {
    add(key, value.empty() ? Cell() : Cell(value), std::move(title));
  }
  void code(const char* key, const char* vocabulary, const std::string& code, Message title) {
    add(key, code.empty() ? Cell() : Cell(coded_answer(vocabulary, code)), std::move(title));
  }
  /// Two fields: the value, and why there is none. People read the one that there is.
  template <class T>
  void answer(const char* key, const char* missing_key, const Answer<T>& answer, const Cell& value, Message title) {
    record_.fields.push_back({key, answer ? title : Message{}, value});
    record_.fields.push_back({missing_key, answer ? Message{} : title,
                              answer ? Cell() : Cell(Coded{"missing", std::string(word(*answer.missing()))})});
  }
  void add(const char* key, Cell value, Message title) {
    const bool empty = std::holds_alternative<std::monostate>(value);
    record_.fields.push_back({key, empty ? Message{} : std::move(title), std::move(value)});
  }

 private:
  Record& record_;
};

Cell year(const Answer<int>& answer) { return answer ? Cell(Year(*answer)) : Cell(); }

void add_identity(Fields& fields, const Identity& identity) {
  fields.text("given_name", identity.given_name, tr("Given name"));
  fields.text("family_name", identity.family_name, tr("Family name"));
  fields.text("original_name", identity.original_name, tr("Name in the original script"));
  fields.text("raw_name", identity.raw_name, tr("Name in the file"));
  fields.text("email", identity.email, tr("E-mail address"));
  fields.text("phone", identity.phone, tr("Telephone number"));
  fields.text("address", identity.address, tr("Address"));
  fields.text("postcode", identity.postcode, tr("Postcode"));
  fields.add("birth_date", cell(identity.birth_date), tr("Date of birth"));
  fields.code("residence", "residence_group", identity.residence, tr("Residence"));
}

void add_facts(Fields& fields, const Store& store, const PersonFacts& facts) {
  fields.answer("birth_year", "birth_year_missing", facts.birth_year, year(facts.birth_year), tr("Born"));
  fields.code("gender", "gender", facts.gender, tr("Gender"));
  fields.code("country", "country", facts.country, tr("Origin"));
  fields.answer("arrived_year", "arrived_missing", facts.arrived_year, year(facts.arrived_year), tr("Arrived"));
  fields.code("residence_group", "residence_aggregate", facts.residence_group, tr("Residence group"));
  fields.text("postcode_area", facts.postcode_area, tr("Postcode area"));
  fields.code("district", "district", facts.district, tr("District"));
  fields.answer("organization", "organization_missing", facts.organization, cell(facts.organization.value()),
                tr("Institution"));
  if (facts.organization) {
    const auto name = Query(store, "SELECT name FROM organization WHERE id = :id", {{"id", *facts.organization}})
                          .value<std::string>();
    fields.text("organization_name", name, tr("Name of the institution"));
  } else {
    fields.text("organization_name", "", {});
  }
  fields.text("available", facts.available, tr("Available"));
  fields.add("undertaking_on", cell(facts.undertaking_on), tr("Undertaking signed on"));
}

Table languages_of(const PersonFacts& facts) {
  Table table{"languages", tr("Languages"), {{"code", tr("Language")}, {"level", tr("Level")}}, {}};
  for (const PersonLanguage& language : facts.languages)
    table.rows.push_back({Coded{"language", language.code},
                          language.level.empty() ? Cell() : Cell(Coded{"language_level", language.level})});
  return table;
}

Table roles_of(const PersonFacts& facts) {
  Table table{"roles", tr("Roles"), {{"code", tr("Role")}, {"since", tr("Since")}, {"until", tr("Ended on")}}, {}};
  for (const PersonRole& role : facts.roles)
    table.rows.push_back({Coded{"role", std::string(word(role.role))}, role.since, cell(role.until)});
  return table;
}

Table intakes_of(const Store& store, PersonId person) {
  Table table{"intakes", tr("Intakes"), {{"id", tr("Id")}, {"opened_on", tr("Day")}, {"status", tr("Status")}}, {}};
  Query query(store,
              "SELECT id, opened_on, status FROM intake WHERE person_id = :person AND void_reason IS NULL "
              "ORDER BY opened_on, id",
              {{"person", person}});
  while (query.next()) {
    const auto [id, day, status] = query.row<IntakeId, Date, std::string>();
    table.rows.push_back({cell(id), day, Coded{"intake_status", status}});
  }
  return table;
}

Table workshops_of(const Store& store, PersonId person) {
  Table table{"workshops",
              tr("Workshops"),
              {{"id", tr("Id")},
               {"date", tr("Day")},
               {"title", tr("Title")},
               {"status", tr("Registration")},
               {"sessions", tr("Sessions attended"), Align::Right}},
              {}};
  Query query(store,
              "SELECT w.id, (SELECT min(s.held_on) FROM session s WHERE s.workshop_id = w.id) AS first_day, w.title, "
              "r.status, coalesce(m.attended, 0) FROM workshop w "
              "LEFT JOIN registration r ON r.workshop_id = w.id AND r.person_id = :person "
              "LEFT JOIN (SELECT s.workshop_id, count(*) AS marks, "
              "sum(CASE WHEN a.mark = 'excused' OR a.mark = 'absent' THEN 0 ELSE 1 END) AS attended FROM attendance a "
              "JOIN session s ON s.id = a.session_id WHERE a.person_id = :person GROUP BY s.workshop_id) AS m "
              "ON m.workshop_id = w.id WHERE r.status IS NOT NULL OR m.marks > 0 ORDER BY first_day, w.id",
              {{"person", person}});
  while (query.next()) {
    const auto [id, day, title, status, attended] =
        query.row<WorkshopId, std::optional<Date>, std::string, std::optional<std::string>, std::int64_t>();
    table.rows.push_back(
        {cell(id), cell(day), title, status ? Cell(Coded{"registration_status", *status}) : Cell(), attended});
  }
  return table;
}

/// Only what people read; JSON has the rest.
Table trainings_of(const Store& store, PersonId person) {
  Table table = list_trainings(store, {.person = person}, false);
  table.key = "trainings";
  table.title = tr("Trainings elsewhere");
  table.columns[1].title = {};
  return table;
}

}  // namespace

Document person_document(const Store& store, PersonId id, Date today) {
  const Snapshot snapshot(store);
  const Person person = get_person(store, id);
  Document document;
  document.schema = "person";
  Fields fields(document);
  fields.add("id", cell(id), tr("Id"));
  fields.add("anonymous", !person.identity.has_value(), person.identity ? Message{} : tr("Anonymous"));
  add_identity(fields, person.identity.value_or(Identity{}));
  add_facts(fields, store, person.facts);
  const auto minutes = Query(store,
                             "SELECT coalesce(sum(minutes), 0) FROM volunteer_hours WHERE person_id = :person "
                             "AND void_reason IS NULL",
                             {{"person", id}})
                           .value<std::int64_t>();
  document.fields.push_back({"volunteer_minutes", minutes > 0 ? tr("Volunteer minutes") : Message{}, minutes});
  fields.code("partner", "partner", person.facts.partner, tr("Partner"));
  fields.add("batch", cell(person.facts.batch), tr("Import"));
  fields.text("entered_by", person.entered_by, tr("Entered by"));
  fields.text("entered_at", person.entered_at, {});
  fields.add("restricted_since", cell(person.restricted_since), tr("Restricted since"));
  fields.add("void_reason", cell(person.void_reason), tr("Void because"));
  document.tables = {languages_of(person.facts),  roles_of(person.facts),  list_consents(store, id, today),
                     intakes_of(store, id),       workshops_of(store, id), trainings_of(store, id),
                     notes_table(store, id.str())};
  return document;
}

}  // namespace inact

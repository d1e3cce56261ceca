#include "inact/intake/intake_document.h"

#include "inact/intake/intake.h"
#include "inact/intake/need.h"
#include "inact/people/note.h"
#include "inact/people/person.h"
#include "inact/store/query.h"
#include "inact/text/answer.h"

namespace inact {
namespace {

Cell code_or_nothing(const char* vocabulary, const std::optional<std::string>& code) {
  return code ? Cell(Coded{vocabulary, *code}) : Cell();
}

/// A title only where there is something to show.
Message titled(bool something, Message title) { return something ? std::move(title) : Message{}; }

/// Who it is about: what a person reads in one line, and JSON in three fields.
void add_person_fields(Record& record, const Store& store, PersonId id) {
  const Person person = get_person(store, id);
  record.fields.push_back({"person", tr("Person"), cell(id)});
  record.fields.push_back({"name", titled(person.identity.has_value(), tr("Name")),
                           person.identity ? Cell(full_name(*person.identity)) : Cell()});
  record.fields.push_back({"birth_year", titled(bool(person.facts.birth_year), tr("Born")),
                           person.facts.birth_year ? Cell(Year{*person.facts.birth_year}) : Cell()});
}

void add_end(Record& record, const std::string& partner, const std::string& entered_by, const std::string& entered_at,
             const std::optional<std::string>& void_reason) {
  record.fields.push_back({"partner", tr("Partner"), Coded{"partner", partner}});
  record.fields.push_back({"entered_by", tr("Entered by"), entered_by});
  record.fields.push_back({"entered_at", {}, entered_at});
  record.fields.push_back({"void_reason", titled(void_reason.has_value(), tr("Void because")), cell(void_reason)});
}

Table needs_table(const Store& store, IntakeId intake, bool voided) {
  Table table{"needs",
              tr("Needs"),
              {{"id", tr("Id")},
               {"code", tr("Need")},
               {"urgency", tr("Urgency")},
               {"status", tr("Status")},
               {"reason", tr("Reason")},
               {"raised_on", tr("Raised")},
               {"status_on", tr("Since")}},
              {}};
  for (const Need& need : needs_of(store, intake, voided))
    table.rows.push_back({cell(need.id), Coded{"need", need.code}, Coded{"urgency", std::string(word(need.urgency))},
                          Coded{"need_status", std::string(word(need.status))},
                          code_or_nothing("need_unmet_reason", need.reason), need.raised_on, need.status_on});
  return table;
}

Table conversations_table(const Store& store, IntakeId intake, bool voided) {
  Table table{"conversations",
              tr("Conversations"),
              {{"id", tr("Id")},
               {"held_on", tr("Day")},
               {"first", {}},
               {"form", tr("Form")},
               {"language", tr("Language")},
               {"interpreter", tr("Interpreting")},
               {"minutes", tr("Minutes"), Align::Right},
               {"relatives", tr("Relatives"), Align::Right},
               {"partner", {}},
               {"entered_by", tr("Entered by")}},
              {}};
  for (const Conversation& one : conversations_of(store, intake, voided))
    table.rows.push_back({cell(one.id), one.held_on, one.first, coded_answer("conversation_form", one.facts.form),
                          coded_answer("language", one.facts.language),
                          code_or_nothing("language", one.facts.interpreter),
                          one.facts.minutes ? Cell(std::int64_t{*one.facts.minutes}) : Cell(),
                          std::int64_t{one.facts.relatives}, Coded{"partner", one.partner}, one.entered_by});
  return table;
}

/// Openings and closings; people read them once there was more than the first.
Table events_table(const Store& store, IntakeId intake) {
  Table table{"events",
              tr("Opened and closed"),
              {{"date", tr("Day")}, {"event", tr("What")}, {"reason", tr("Reason")}, {"by", tr("Entered by")}},
              {}};
  Query query(store,
              "SELECT happened_on, step, reason, entered_by FROM intake_event WHERE intake_id = :intake ORDER BY id",
              {{"intake", intake}});
  while (query.next()) {
    auto [on, step, reason, by] = query.row<Date, int, std::optional<std::string>, std::string>();
    const std::string event = step < 0 ? "closed" : table.rows.empty() ? "opened" : "reopened";
    table.rows.push_back({on, Coded{"intake_event", event},
                          step < 0 ? code_or_nothing("intake_close_reason", reason) : cell(reason), by});
  }
  return table;
}

Table steps_table(const Store& store, NeedId need) {
  Table table{
      "events",
      tr("Steps"),
      {{"date", tr("Day")}, {"from", {}}, {"to", tr("Status")}, {"reason", tr("Reason")}, {"by", tr("Entered by")}},
      {}};
  Query query(store,
              "SELECT happened_on, from_status, to_status, reason, entered_by FROM need_event WHERE need_id = :need"
              " ORDER BY id",
              {{"need", need}});
  while (query.next()) {
    auto [on, from, to, reason, by] =
        query.row<Date, std::optional<std::string>, std::string, std::optional<std::string>, std::string>();
    table.rows.push_back({on, code_or_nothing("need_status", from), Coded{"need_status", to},
                          code_or_nothing("need_unmet_reason", reason), by});
  }
  return table;
}

}  // namespace

Document intake_document(const Store& store, IntakeId id) {
  const Intake intake = get_intake(store, id);
  Document document;
  document.schema = "intake";
  document.fields = {{"id", tr("Intake"), cell(id)}};
  add_person_fields(document, store, intake.person);
  const bool closed = intake.closed_on.has_value();
  for (Field& field : std::vector<Field>{
           {"opened_on", tr("Opened"), intake.opened_on},
           {"access_path", tr("Access path"), coded_answer("access_path", intake.access_path)},
           {"status", tr("Status"), Coded{"intake_status", std::string(word(intake.status))}},
           {"closed_on", titled(closed, tr("Closed")), cell(intake.closed_on)},
           {"close_reason", titled(closed, tr("Reason")), code_or_nothing("intake_close_reason", intake.close_reason)}})
    document.fields.push_back(std::move(field));
  add_end(document, intake.partner, intake.entered_by, intake.entered_at, intake.void_reason);
  const bool voided = intake.void_reason.has_value();
  document.tables = {needs_table(store, id, voided), conversations_table(store, id, voided), events_table(store, id),
                     notes_table(store, id.str())};
  return document;
}

Document need_document(const Store& store, NeedId id) {
  const Need need = get_need(store, id);
  Document document;
  document.schema = "need";
  document.fields = {
      {"id", tr("Need"), cell(id)},
      {"code", tr("Topic"), Coded{"need", need.code}},
      {"urgency", tr("Urgency"), Coded{"urgency", std::string(word(need.urgency))}},
      {"status", tr("Status"), Coded{"need_status", std::string(word(need.status))}},
      {"reason", titled(need.reason.has_value(), tr("Reason")), code_or_nothing("need_unmet_reason", need.reason)},
      {"raised_on", tr("Raised"), need.raised_on},
      {"status_on", tr("Since"), need.status_on},
      {"intake", tr("Intake"), cell(need.intake)}};
  add_person_fields(document, store, need.person);
  add_end(document, get_intake(store, need.intake).partner, need.entered_by, need.entered_at, need.void_reason);
  document.tables = {steps_table(store, id), notes_table(store, id.str())};
  return document;
}

Document conversation_document(const Store& store, ConversationId id) {
  const Conversation one = get_conversation(store, id);
  Document document;
  document.schema = "conversation";
  document.fields = {{"id", tr("Conversation"), cell(id)},
                     {"intake", tr("Intake"), cell(one.intake)},
                     {"person", tr("Person"), cell(get_intake(store, one.intake).person)},
                     {"held_on", tr("Day"), one.held_on},
                     {"first", {}, one.first},
                     {"form", tr("Form"), coded_answer("conversation_form", one.facts.form)},
                     {"language", tr("Language"), coded_answer("language", one.facts.language)},
                     {"interpreter", titled(one.facts.interpreter.has_value(), tr("Interpreting")),
                      code_or_nothing("language", one.facts.interpreter)},
                     {"minutes", titled(one.facts.minutes.has_value(), tr("Minutes")),
                      one.facts.minutes ? Cell(std::int64_t{*one.facts.minutes}) : Cell()},
                     {"relatives", tr("Relatives"), std::int64_t{one.facts.relatives}}};
  add_end(document, one.partner, one.entered_by, one.entered_at, one.void_reason);
  document.tables = {notes_table(store, id.str())};
  return document;
}

}  // namespace inact

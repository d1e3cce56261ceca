// Carrying out a plan: one transaction a file, and a statement or two for all that is new.

#include <algorithm>
#include <map>
#include <stdexcept>
#include <utility>

#include "inact/base/error.h"
#include "inact/imports/plan_batches.h"
#include "inact/imports/plan_known.h"
#include "inact/imports/plan_people.h"
#include "inact/imports/plan_work.h"
#include "inact/people/person.h"
#include "inact/store/made_rows.h"
#include "inact/store/query.h"
#include "inact/text/answer.h"

namespace inact {
namespace {

/// The role that somebody has who comes to a workshop for these.
std::optional<Role> role_of(std::string_view audience) {
  if (audience == "volunteers") return Role::Volunteer;
  if (audience == "migrants") return Role::Client;
  return std::nullopt;
}

/// The organizations by their names; nothing for a name that several have.
std::map<std::string, std::optional<OrganizationId>> organizations_by_name(const Store& store) {
  std::map<std::string, std::optional<OrganizationId>> by_name;
  Query query(store, "SELECT id, name FROM organization WHERE void_reason IS NULL ORDER BY id");
  while (query.next()) {
    const auto [id, name] = query.row<OrganizationId, std::string>();
    const auto [found, fresh] = by_name.try_emplace(name, id);
    if (!fresh) found->second.reset();
  }
  return by_name;
}

/// What is inserted, ready to be sorted.
struct NewRow {
  std::int64_t of;  ///< the workshop, or the session
  PersonId person;
  std::uint32_t index;  ///< of the registration or mark
  std::int64_t position = 0;
  std::pair<std::int64_t, PersonId> key() const { return {of, person}; }
};

class Application {
 public:
  Application(Transaction& transaction, ImportPlan& plan, AttendeeReader& reader, const ImportTarget& target,
              BatchId batch)
      : tx_(transaction),
        plan_(plan),
        reader_(reader),
        target_(target),
        batch_(batch),
        source_(plan.file.profile && plan.file.profile->fold == FoldRule::Join ? "call" : "csv"),
        mark_source_(mark_source(plan.file)),
        people_(transaction),
        identities_(transaction),
        organizations_(organizations_by_name(transaction)),
        first_days_(transaction,
                    "SELECT w.audience, min(s.held_on) FROM workshop w JOIN session s ON s.workshop_id = w.id "
                    "WHERE w.id = :workshop GROUP BY w.id, w.audience"),
        last_position_(transaction,
                       "SELECT coalesce(max(position), 0) FROM registration WHERE workshop_id = :workshop"),
        birth_year_(transaction, "SELECT birth_year FROM person WHERE id = :person") {}

  void carry_out() {
    plan_.made_people.resize(plan_.new_people.size());
    for (PlannedRow& row : plan_.rows) {
      if (!row.writes) continue;
      if (row.new_person >= 0) make_person(row);
      if (row.names_person) name_person(row);
    }
    write_registrations();
    write_marks();
  }

 private:
  const Attendee& attendee(const PlannedRow& row) {
    return read_planned(reader_, plan_, static_cast<std::uint32_t>(&row - plan_.rows.data()), scratch_);
  }

  WorkshopId workshop_of(const PlannedRow& row) const {
    return plan_.workshops[static_cast<std::size_t>(row.workshop)].id;
  }

  void make_person(const PlannedRow& row) {
    PersonId& made = plan_.made_people[static_cast<std::size_t>(row.new_person)];
    if (made.value != 0) return;
    const Attendee& said = attendee(row);
    PersonFacts facts;
    if (said.birth_year) facts.birth_year = *said.birth_year;
    Identity identity = identity_in(said, plan_.file);
    const bool german =
        identity.postcode.size() == 5 && identity.postcode.find_first_not_of("0123456789") == std::string::npos;
    if (german) facts.postcode_area = identity.postcode.substr(0, 3);
    if (const auto language = language_of(said.language)) facts.languages.push_back({*language, ""});
    if (const auto found = organizations_.find(said.organization); found != organizations_.end() && found->second)
      facts.organization = *found->second;
    if (const auto role = role_in(workshop_of(row))) facts.roles.push_back(*role);
    facts.batch = batch_;
    facts.partner = target_.partner;
    made = people_.add(facts, identity);
  }

  /// From the first day of the workshop on, or from today where that is still to come.
  std::optional<PersonRole> role_in(WorkshopId workshop) {
    const auto [found, fresh] = roles_.try_emplace(workshop);
    if (fresh) {
      first_days_.bind({{"workshop", workshop}});
      const auto [audience, day] = first_days_.one<std::optional<std::string>, Date>().value();
      if (const auto role = role_of(audience.value_or("")))
        found->second = PersonRole{*role, std::min(day, target_.today), {}};
    }
    return found->second;
  }

  /// The code of a language as the file names it, where that is one.
  std::optional<std::string> language_of(const std::string& written) {
    if (written.empty() || !target_.vocabularies) return std::nullopt;
    const auto [found, fresh] = languages_.try_emplace(written);
    if (fresh) {
      try {
        found->second = accept_language(*target_.vocabularies, written);
      } catch (const Error&) {
      }
    }
    return found->second;
  }

  /// Somebody known is found by this id from now on.
  void name_person(const PlannedRow& row) {
    Identity identity = identity_of(tx_, row.person).value_or(Identity{});
    identity.external_names.push_back(external_name(attendee(row), plan_.file));
    birth_year_.bind({{"person", row.person}});
    identities_.replace(row.person, identity, birth_year_.value<std::optional<int>>());
  }

  // --- Registrations -------------------------------------------------------------------------------------------------

  void write_registrations() {
    std::vector<NewRow> added;
    std::vector<std::uint32_t> changed;
    for (std::uint32_t i = 0; i < plan_.registrations.size(); ++i) {
      const PlannedRow& row = plan_.rows[plan_.registrations[i].row];
      if (plan_.registrations[i].exists)
        changed.push_back(i);
      else
        added.push_back({workshop_of(row).value, plan_.person(row).value(), i});
    }
    number(added);
    std::ranges::sort(added, {}, &NewRow::key);
    require_known(added);
    auto next = added.begin();
    std::string day;
    const auto fill = [&](std::span<MadeValue, 5> values) {
      if (next == added.end()) return false;
      const PlannedRegistration& planned = plan_.registrations[next->index];
      day = iso(planned.registered_on);
      values[0] = next->of;
      values[1] = next->person.value;
      values[2] = word(planned.status);
      values[3] = std::string_view(day);
      values[4] = next->position;
      ++next;
      return true;
    };
    insert_made(tx_, "registration",
                "INSERT INTO registration (workshop_id, person_id, status, status_on, registered_on, position, source, "
                "batch_id, entered_by, entered_at) SELECT a, b, c, :today, d, e, :source, :batch, :who, :at FROM made",
                {added.size(), fill},
                {{"today", target_.today},
                 {"source", source_},
                 {"batch", batch_},
                 {"who", tx_.author().who},
                 {"at", tx_.entered_at()}});
    if (!changed.empty()) change_registrations(changed);
  }

  /// In the order of the file, behind those who are registered.
  void number(std::vector<NewRow>& added) {
    std::vector<NewRow*> in_order;
    for (NewRow& one : added) in_order.push_back(&one);
    std::ranges::sort(in_order, {}, [&](const NewRow* one) { return plan_.registrations[one->index].row; });
    std::vector<std::optional<std::int64_t>> last(plan_.workshops.size());
    for (NewRow* one : in_order) {
      auto& position = last[static_cast<std::size_t>(plan_.rows[plan_.registrations[one->index].row].workshop)];
      if (!position) position = last_position_.bind({{"workshop", one->of}}).value<std::int64_t>();
      one->position = ++*position;
    }
  }

  void change_registrations(const std::vector<std::uint32_t>& changed) {
    Query keep(tx_,
               "INSERT INTO registration_replaced SELECT :batch, workshop_id, person_id, status, status_on, source, "
               "batch_id, entered_by, entered_at FROM registration "
               "WHERE workshop_id = :workshop AND person_id = :person",
               {{"batch", batch_}});
    Query change(tx_,
                 "UPDATE registration SET status = :status, status_on = :today, source = :source, "
                 "changed_batch_id = coalesce(batch_id, changed_batch_id), batch_id = :batch, "
                 "entered_by = :who, entered_at = :at WHERE workshop_id = :workshop AND person_id = :person",
                 {{"today", target_.today},
                  {"source", source_},
                  {"batch", batch_},
                  {"who", tx_.author().who},
                  {"at", tx_.entered_at()}});
    for (const std::uint32_t i : changed) {
      const PlannedRegistration& planned = plan_.registrations[i];
      const PlannedRow& row = plan_.rows[planned.row];
      keep.bind({{"workshop", workshop_of(row)}, {"person", row.person}}).run();
      change.bind({{"workshop", workshop_of(row)}, {"person", row.person}, {"status", planned.status}}).run();
    }
  }

  // --- Marks ---------------------------------------------------------------------------------------------------------

  template <class Planned>
  SessionId session_of(const Planned& planned) const {
    return plan_.session_id(planned.row, planned.session);
  }

  void write_marks() {
    std::vector<NewRow> added;
    std::vector<std::uint32_t> changed;
    for (std::uint32_t i = 0; i < plan_.marks.size(); ++i) {
      if (plan_.marks[i].exists)
        changed.push_back(i);
      else
        added.push_back({session_of(plan_.marks[i]), plan_.person(plan_.rows[plan_.marks[i].row]).value(), i});
    }
    const auto of_the_file = static_cast<std::uint32_t>(plan_.marks.size());
    for (const auto& [session, person] : plan_.no_shows) added.push_back({session, person, of_the_file});
    std::ranges::sort(added, {}, &NewRow::key);
    require_known(added);
    auto next = added.begin();
    const auto fill = [&](std::span<MadeValue, 5> values) {
      if (next == added.end()) return false;
      const bool said = next->index < of_the_file;
      const int minutes = said ? plan_.marks[next->index].minutes : -1;
      values[0] = next->of;
      values[1] = next->person.value;
      values[2] = word(said ? plan_.marks[next->index].mark : Mark::Absent);
      values[3] = minutes < 0 ? MadeValue() : MadeValue(std::int64_t{minutes});
      ++next;
      return true;
    };
    insert_made(tx_, "attendance",
                "INSERT INTO attendance (session_id, person_id, mark, minutes, source, batch_id, entered_by, "
                "entered_at) SELECT a, b, c, d, :source, :batch, :who, :at FROM made",
                {added.size(), fill},
                {{"source", mark_source_}, {"batch", batch_}, {"who", tx_.author().who}, {"at", tx_.entered_at()}});
    if (!changed.empty()) change_marks(changed);
    if (!plan_.said.empty()) write_said();
  }

  void change_marks(const std::vector<std::uint32_t>& changed) {
    Query keep(tx_,
               "INSERT INTO attendance_replaced SELECT :batch, session_id, person_id, mark, minutes, source, "
               "batch_id, entered_by, entered_at FROM attendance WHERE session_id = :session AND person_id = :person",
               {{"batch", batch_}});
    Query move_aside(tx_,
                     "INSERT INTO attendance_said (session_id, person_id, batch_id, source, mark, minutes) "
                     "SELECT session_id, person_id, batch_id, source, mark, minutes FROM attendance "
                     "WHERE session_id = :session AND person_id = :person AND batch_id IS NOT NULL "
                     "AND source <> :source ON CONFLICT DO NOTHING",
                     {{"source", mark_source_}});
    Query change(tx_,
                 "UPDATE attendance SET mark = :mark, minutes = :minutes, source = :source, "
                 "changed_batch_id = coalesce(batch_id, changed_batch_id), batch_id = :batch, "
                 "entered_by = :who, entered_at = :at WHERE session_id = :session AND person_id = :person",
                 {{"source", mark_source_}, {"batch", batch_}, {"who", tx_.author().who}, {"at", tx_.entered_at()}});
    for (const std::uint32_t i : changed) {
      const PlannedMark& planned = plan_.marks[i];
      const PersonId person = plan_.rows[planned.row].person;
      for (Query* query : {&keep, &move_aside})
        query->bind({{"session", session_of(planned)}, {"person", person}}).run();
      change
          .bind({{"session", session_of(planned)},
                 {"person", person},
                 {"mark", planned.mark},
                 {"minutes", known_minutes(planned.minutes)}})
          .run();
    }
  }

  void write_said() {
    Query say(tx_,
              "INSERT INTO attendance_said (session_id, person_id, batch_id, source, mark, minutes) "
              "VALUES (:session, :person, :batch, :source, :mark, :minutes)",
              {{"source", mark_source_}, {"batch", batch_}});
    for (const PlannedStatement& one : plan_.said)
      say.bind({{"session", session_of(one)},
                {"person", plan_.rows[one.row].person},
                {"mark", one.mark},
                {"minutes", known_minutes(one.minutes)}})
          .run();
  }

  static Value known_minutes(std::int16_t minutes) { return minutes < 0 ? Value() : Value(std::int64_t{minutes}); }

  // -------------------------------------------------------------------------------------------------------------------

  /// What SQLite does not check of very many rows. The workshops and their sessions were read in this transaction.
  void require_known(const std::vector<NewRow>& added) {
    if (people_known_.empty()) {
      Query people(tx_, "SELECT id FROM person ORDER BY id");
      while (people.next()) {
        const auto id = static_cast<std::size_t>(std::get<0>(people.row<std::int64_t>()));
        if (id >= people_known_.size()) people_known_.resize(id + 1);
        people_known_[id] = true;
      }
    }
    for (const NewRow& one : added) {
      const auto id = static_cast<std::size_t>(one.person.value);
      if (id >= people_known_.size() || !people_known_[id]) throw std::logic_error("an import wrote of nobody");
    }
  }

  Transaction& tx_;
  ImportPlan& plan_;
  AttendeeReader& reader_;
  const ImportTarget& target_;
  const BatchId batch_;
  const char* const source_;  ///< of registrations
  const MarkSource mark_source_;
  PersonWriter people_;
  IdentityWriter identities_;
  const std::map<std::string, std::optional<OrganizationId>> organizations_;
  Query first_days_, last_position_, birth_year_;
  Attendee scratch_;
  std::vector<bool> people_known_;
  std::map<WorkshopId, std::optional<PersonRole>> roles_;
  std::map<std::string, std::optional<std::string>> languages_;
};

}  // namespace

std::optional<BatchId> apply(Transaction& transaction, ImportPlan& plan, AttendeeReader& reader,
                             const ImportTarget& target, const ImportSource& source) {
  if (plan.file.refused || plan.writes_nothing()) return std::nullopt;
  const BatchId batch =
      add_batch(transaction, "attendees", plan.file, plan.counts, target.workshop, target.partner, source);
  Application(transaction, plan, reader, target, batch).carry_out();
  const auto written = std::ranges::count(plan.rows, true, [](const PlannedRow& row) { return row.writes; });
  transaction.log(Action::Import, batch.str(), {},
                  written + static_cast<std::int64_t>(plan.no_shows.size() + plan.said.size()));
  return batch;
}

}  // namespace inact

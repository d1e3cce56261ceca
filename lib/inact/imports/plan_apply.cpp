// Carrying out a plan: statements prepared once, one transaction a file.

#include <algorithm>
#include <map>

#include "inact/base/error.h"
#include "inact/imports/plan.h"
#include "inact/imports/plan_batches.h"
#include "inact/imports/plan_known.h"
#include "inact/imports/plan_people.h"
#include "inact/people/person.h"
#include "inact/store/query.h"
#include "inact/text/answer.h"

namespace inact {
namespace {

bool writes(const PlannedRow& row) { return row.registration || !row.marks.empty() || row.names_person; }

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

class Application {
 public:
  Application(Transaction& transaction, ImportPlan& plan, const AttendeeFile& file, const ImportTarget& target,
              BatchId batch)
      : tx_(transaction),
        plan_(plan),
        file_(file),
        target_(target),
        batch_(batch),
        source_(file.profile && file.profile->fold == FoldRule::Join ? "call" : "csv"),
        people_(transaction),
        identities_(transaction),
        organizations_(organizations_by_name(transaction)),
        first_days_(transaction,
                    "SELECT w.audience, min(s.held_on) FROM workshop w JOIN session s ON s.workshop_id = w.id "
                    "WHERE w.id = :workshop GROUP BY w.id, w.audience"),
        last_position_(transaction,
                       "SELECT coalesce(max(position), 0) FROM registration WHERE workshop_id = :workshop"),
        birth_year_(transaction, "SELECT birth_year FROM person WHERE id = :person"),
        register_(transaction,
                  "INSERT INTO registration (workshop_id, person_id, status, status_on, registered_on, position, "
                  "source, batch_id, entered_by, entered_at) VALUES (:workshop, :person, :status, :today, "
                  ":registered_on, :position, :source, :batch, :who, :at)"),
        keep_registration_(
            transaction,
            "INSERT INTO registration_replaced SELECT :batch, workshop_id, person_id, status, status_on, "
            "source, batch_id, entered_by, entered_at FROM registration "
            "WHERE workshop_id = :workshop AND person_id = :person"),
        keep_mark_(transaction,
                   "INSERT INTO attendance_replaced SELECT :batch, session_id, person_id, mark, minutes, source, "
                   "batch_id, entered_by, entered_at FROM attendance "
                   "WHERE session_id = :session AND person_id = :person"),
        move_aside_(transaction,
                    "INSERT INTO attendance_said (session_id, person_id, batch_id, source, mark, minutes) "
                    "SELECT session_id, person_id, batch_id, source, mark, minutes FROM attendance "
                    "WHERE session_id = :session AND person_id = :person AND batch_id IS NOT NULL "
                    "AND source <> :source ON CONFLICT DO NOTHING"),
        say_(transaction,
             "INSERT INTO attendance_said (session_id, person_id, batch_id, source, mark, minutes) "
             "VALUES (:session, :person, :batch, :source, :mark, :minutes)"),
        change_(transaction,
                "UPDATE registration SET status = :status, status_on = :today, source = :source, "
                "changed_batch_id = coalesce(batch_id, changed_batch_id), batch_id = :batch, "
                "entered_by = :who, entered_at = :at WHERE workshop_id = :workshop AND person_id = :person"),
        mark_(transaction,
              "INSERT INTO attendance (session_id, person_id, mark, minutes, source, batch_id, entered_by, entered_at) "
              "VALUES (:session, :person, :mark, :minutes, :source, :batch, :who, :at) "
              "ON CONFLICT (session_id, person_id) DO UPDATE SET mark = excluded.mark, minutes = excluded.minutes, "
              "source = excluded.source, changed_batch_id = coalesce(batch_id, changed_batch_id), "
              "batch_id = excluded.batch_id, entered_by = excluded.entered_by, "
              "entered_at = excluded.entered_at") {
    const auto& who = transaction.author().who;
    const auto& at = transaction.entered_at();
    register_.bind({{"today", target.today}, {"source", source_}, {"batch", batch}, {"who", who}, {"at", at}});
    change_.bind({{"today", target.today}, {"source", source_}, {"batch", batch}, {"who", who}, {"at", at}});
    mark_.bind({{"source", mark_source(file)}, {"batch", batch}, {"who", who}, {"at", at}});
    move_aside_.bind({{"source", mark_source(file)}});
    say_.bind({{"source", mark_source(file)}, {"batch", batch}});
    keep_registration_.bind({{"batch", batch}});
    keep_mark_.bind({{"batch", batch}});
    made_.resize(plan.new_people.size());
  }

  void carry_out() {
    for (std::size_t row = 0; row < plan_.rows.size(); ++row) {
      PlannedRow& planned = plan_.rows[row];
      if (!writes(planned)) continue;
      if (planned.new_person) planned.person = person_of(row);
      if (planned.names_person) name_person(row);
      if (planned.registration) write(*planned.workshop, *planned.person, *planned.registration);
      for (const PlannedMark& mark : planned.marks) write(*planned.person, mark);
    }
    for (const auto& [session, person] : plan_.no_shows) write(person, {session, Mark::Absent, {}, false});
    for (const PlannedStatement& one : plan_.said)
      say_.bind({{"session", one.session}, {"person", one.person}, {"mark", one.mark}, {"minutes", one.minutes}}).run();
  }

 private:
  PersonId person_of(std::size_t row) {
    std::optional<PersonId>& made = made_[*plan_.rows[row].new_person];
    if (!made) made = add_person(row);
    return *made;
  }

  PersonId add_person(std::size_t row) {
    const Attendee& attendee = plan_.attendee(file_, row);
    PersonFacts facts;
    if (attendee.birth_year) facts.birth_year = *attendee.birth_year;
    Identity identity = identity_in(attendee, file_);
    const bool german =
        identity.postcode.size() == 5 && identity.postcode.find_first_not_of("0123456789") == std::string::npos;
    if (german) facts.postcode_area = identity.postcode.substr(0, 3);
    if (const auto language = language_of(attendee.language)) facts.languages.push_back({*language, ""});
    if (const auto found = organizations_.find(attendee.organization); found != organizations_.end() && found->second)
      facts.organization = *found->second;
    if (const auto role = role_in(*plan_.rows[row].workshop)) facts.roles.push_back(*role);
    facts.batch = batch_;
    facts.partner = target_.partner;
    return people_.add(facts, identity);
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
  void name_person(std::size_t row) {
    const PersonId person = *plan_.rows[row].person;
    Identity identity = identity_of(tx_, person).value_or(Identity{});
    identity.external_names.push_back(external_name(plan_.attendee(file_, row), file_));
    birth_year_.bind({{"person", person}});
    identities_.replace(person, identity, birth_year_.value<std::optional<int>>());
  }

  void write(WorkshopId workshop, PersonId person, const PlannedRegistration& registration) {
    if (registration.exists) {
      keep_registration_.bind({{"workshop", workshop}, {"person", person}}).run();
      change_.bind({{"workshop", workshop}, {"person", person}, {"status", registration.status}}).run();
      return;
    }
    const auto [position, fresh] = positions_.try_emplace(workshop);
    if (fresh) position->second = last_position_.bind({{"workshop", workshop}}).value<std::int64_t>();
    register_
        .bind({{"workshop", workshop},
               {"person", person},
               {"status", registration.status},
               {"registered_on", registration.registered_on},
               {"position", ++position->second}})
        .run();
  }

  void write(PersonId person, const PlannedMark& mark) {
    if (mark.exists)
      for (Query* query : {&keep_mark_, &move_aside_})
        query->bind({{"session", mark.session}, {"person", person}}).run();
    mark_.bind({{"session", mark.session}, {"person", person}, {"mark", mark.mark}, {"minutes", mark.minutes}}).run();
  }

  Transaction& tx_;
  ImportPlan& plan_;
  const AttendeeFile& file_;
  const ImportTarget& target_;
  const BatchId batch_;
  const char* const source_;
  PersonWriter people_;
  IdentityWriter identities_;
  const std::map<std::string, std::optional<OrganizationId>> organizations_;
  Query first_days_, last_position_, birth_year_, register_, keep_registration_, keep_mark_, move_aside_, say_, change_,
      mark_;
  std::vector<std::optional<PersonId>> made_;
  std::map<WorkshopId, std::optional<PersonRole>> roles_;
  std::map<WorkshopId, std::int64_t> positions_;
  std::map<std::string, std::optional<std::string>> languages_;
};

}  // namespace

std::optional<BatchId> apply(Transaction& transaction, ImportPlan& plan, const AttendeeFile& file,
                             const ImportTarget& target, const ImportSource& source) {
  const bool nothing = plan.no_shows.empty() && plan.said.empty() && std::ranges::none_of(plan.rows, writes);
  if (nothing || file.refused) return std::nullopt;
  const BatchId batch = add_batch(transaction, "attendees", file, plan.counts, target.workshop, target.partner, source);
  Application(transaction, plan, file, target, batch).carry_out();
  std::int64_t written = static_cast<std::int64_t>(plan.no_shows.size() + plan.said.size());
  for (const PlannedRow& row : plan.rows) written += writes(row);
  transaction.log(Action::Import, batch.str(), {}, written);
  return batch;
}

}  // namespace inact

#include "inact/workshop/registration.h"

#include <algorithm>

#include "inact/base/error.h"
#include "inact/people/person.h"
#include "inact/store/query.h"

namespace inact {
namespace {

std::optional<RegistrationStatus> status_in(const Store& store, WorkshopId workshop, PersonId person) {
  Query query(store, "SELECT status FROM registration WHERE workshop_id = :workshop AND person_id = :person",
              {{"workshop", workshop}, {"person", person}});
  if (const auto row = query.one<RegistrationStatus>()) return std::get<0>(*row);
  return std::nullopt;
}

/// Seats that are free; nothing: no limit.
std::optional<int> free_seats(const Store& store, const Workshop& workshop) {
  if (!workshop.capacity) return std::nullopt;
  return *workshop.capacity - seats_taken(store, workshop.id);
}

bool somebody_waits(const Store& store, WorkshopId workshop) {
  return Query(store,
               "SELECT EXISTS (SELECT 1 FROM registration r JOIN person p ON p.id = r.person_id "
               "WHERE r.workshop_id = :workshop AND r.status = 'waitlisted' AND p.void_reason IS NULL)",
               {{"workshop", workshop}})
      .value<bool>();
}

/// Who comes back, or goes to the end of the waiting list, gets a new place in the order.
void write_at_the_end(Transaction& transaction, WorkshopId workshop, PersonId person, RegistrationStatus status,
                      Date today) {
  run(transaction,
      "INSERT INTO registration (workshop_id, person_id, status, status_on, registered_on, position, source, "
      "entered_by, entered_at) VALUES (:workshop, :person, :status, :today, :today, "
      "(SELECT coalesce(max(position), 0) + 1 FROM registration WHERE workshop_id = :workshop), 'manual', :who, :at) "
      "ON CONFLICT (workshop_id, person_id) DO UPDATE SET status = excluded.status, status_on = excluded.status_on, "
      "registered_on = excluded.registered_on, position = excluded.position, offer_expires_on = NULL, "
      "transferred_to = NULL, source = excluded.source, changed_batch_id = coalesce(batch_id, changed_batch_id), "
      "batch_id = NULL, entered_by = excluded.entered_by, "
      "entered_at = excluded.entered_at",
      {{"workshop", workshop},
       {"person", person},
       {"status", status},
       {"today", today},
       {"who", transaction.author().who},
       {"at", transaction.entered_at()}});
}

/// Registers or waitlists one person who is neither.
RegistrationStatus seat(Transaction& transaction, const Workshop& workshop, PersonId person, Date today) {
  const auto free = free_seats(transaction, workshop);
  const bool gets_one = !free || (*free > 0 && !somebody_waits(transaction, workshop.id));
  const auto status = gets_one ? RegistrationStatus::Registered : RegistrationStatus::Waitlisted;
  write_at_the_end(transaction, workshop.id, person, status, today);
  return status;
}

/// Says that the person does not come.
bool stays_away(RegistrationStatus status) {
  return status != RegistrationStatus::Invited && status != RegistrationStatus::Registered &&
         status != RegistrationStatus::Offered;
}

void require_no_marks(const Store& store, const Workshop& workshop, PersonId person) {
  Query query(store,
              "SELECT s.held_on FROM attendance a JOIN session s ON s.id = a.session_id "
              "WHERE s.workshop_id = :workshop AND a.person_id = :person ORDER BY s.held_on LIMIT 1",
              {{"workshop", workshop.id}, {"person", person}});
  if (const auto row = query.one<Date>())
    throw refused("{person} has a mark in the session of {workshop} on {day}.",
                  {{"person", person.str()}, {"workshop", workshop.name()}, {"day", iso(std::get<0>(*row))}})
        .remedy(tr("`inact workshop mark {workshop} {person} none --session {day}` takes it back.",
                   {{"workshop", workshop.id.str()}, {"person", person.str()}, {"day", iso(std::get<0>(*row))}}));
}

}  // namespace

int seats_taken(const Store& store, WorkshopId workshop) {
  return Query(store,
               "SELECT count(*) FROM registration r JOIN person p ON p.id = r.person_id "
               "WHERE r.workshop_id = :workshop AND (r.status = 'registered' OR r.status = 'offered') "
               "AND p.void_reason IS NULL",
               {{"workshop", workshop}})
      .value<int>();
}

std::vector<Registration> register_people(Transaction& transaction, WorkshopId id, const std::vector<PersonId>& people,
                                          Date today) {
  const Workshop workshop = require_workshop(transaction, id);
  for (const PersonId person : people) require_person(transaction, person);
  std::vector<Registration> registrations;
  std::int64_t changed = 0;
  for (const PersonId person : people) {
    if (std::ranges::find(registrations, person, &Registration::person) != registrations.end()) continue;
    const auto now = status_in(transaction, id, person);
    if (now && (has_seat(*now) || *now == RegistrationStatus::Waitlisted)) {
      registrations.push_back({person, *now, false});
    } else {
      registrations.push_back({person, seat(transaction, workshop, person, today), true});
      ++changed;
    }
  }
  if (changed > 0) transaction.log(Action::Edit, id.str(), "registrations", changed);
  return registrations;
}

std::vector<PersonId> promote_waiting(Transaction& transaction, WorkshopId id, Date today,
                                      std::optional<PersonId> passed_over) {
  const Workshop workshop = get_workshop(transaction, id);
  auto free = free_seats(transaction, workshop);
  std::vector<PersonId> promoted;
  if (workshop.status == WorkshopStatus::Cancelled || (free && *free <= 0)) return promoted;
  const auto waiting =
      Query(transaction,
            "SELECT r.person_id FROM registration r JOIN person p ON p.id = r.person_id "
            "WHERE r.workshop_id = :workshop AND r.status = 'waitlisted' AND r.person_id <> :passed_over "
            "AND p.void_reason IS NULL "
            "ORDER BY EXISTS (SELECT 1 FROM attendance a JOIN session s ON s.id = a.session_id "
            "JOIN workshop w ON w.id = s.workshop_id WHERE a.person_id = r.person_id AND w.module = :module "
            "AND w.id <> :workshop AND (a.mark = 'present' OR a.mark = 'late' OR a.mark = 'left_early')), "
            "r.registered_on, r.position",
            {{"workshop", id}, {"module", workshop.module}, {"passed_over", passed_over.value_or(PersonId{})}})
          .column<PersonId>();
  Query update(transaction,
               "UPDATE registration SET status = 'registered', status_on = :today "
               "WHERE workshop_id = :workshop AND person_id = :person",
               {{"today", today}, {"workshop", id}});
  for (const PersonId person : waiting) {
    if (free && (*free)-- <= 0) break;
    update.bind({{"person", person}}).run();
    promoted.push_back(person);
  }
  if (!promoted.empty())
    transaction.log(Action::Edit, id.str(), "registrations", static_cast<std::int64_t>(promoted.size()));
  return promoted;
}

RegistrationChange set_registration(Transaction& transaction, WorkshopId id, PersonId person, RegistrationStatus status,
                                    const RegistrationDetails& details, Date today) {
  const Workshop workshop = require_workshop(transaction, id);
  require_person(transaction, person);
  const auto before = status_in(transaction, id, person);
  if (stays_away(status)) require_no_marks(transaction, workshop, person);
  if (has_seat(status) && !(before && has_seat(*before)))
    if (const auto free = free_seats(transaction, workshop); free && *free <= 0)
      throw refused("{workshop} has no free seat.", {{"workshop", workshop.name()}})
          .remedy(tr("`inact workshop edit {id} --capacity N` makes room.", {{"id", id.str()}}));
  if ((status == RegistrationStatus::Transferred) != details.transferred_to.has_value())
    throw usage("A transfer needs the workshop to which the person goes.").remedy(tr("Say `transferred --to W5`."));
  if (details.transferred_to == id)
    throw usage("{workshop} is where the person is already.", {{"workshop", workshop.name()}});

  RegistrationChange change;
  if (status == before && !details.expires_on) return change;
  const bool keeps_place = before && status != RegistrationStatus::Waitlisted &&
                           (has_seat(*before) || *before == RegistrationStatus::Waitlisted || !has_seat(status));
  if (keeps_place)
    run(transaction,
        "UPDATE registration SET status = :status, status_on = :today, source = 'manual', "
        "changed_batch_id = coalesce(batch_id, changed_batch_id), batch_id = NULL, "
        "entered_by = :who, entered_at = :at WHERE workshop_id = :workshop AND person_id = :person",
        {{"status", status},
         {"today", today},
         {"who", transaction.author().who},
         {"at", transaction.entered_at()},
         {"workshop", id},
         {"person", person}});
  else
    write_at_the_end(transaction, id, person, status, today);
  run(transaction,
      "UPDATE registration SET offer_expires_on = :expires, transferred_to = :other "
      "WHERE workshop_id = :workshop AND person_id = :person",
      {{"expires", details.expires_on}, {"other", details.transferred_to}, {"workshop", id}, {"person", person}});
  transaction.log(Action::Edit, id.str(), "registrations");
  if (details.transferred_to)
    change.transferred = register_people(transaction, *details.transferred_to, {person}, today).front();
  if (before && has_seat(*before) && !has_seat(status))
    change.promoted = promote_waiting(transaction, id, today, person);
  return change;
}

}  // namespace inact

#include "inact/people/hours.h"

#include "inact/base/error.h"
#include "inact/people/person.h"
#include "inact/store/query.h"
#include "inact/text/fold.h"

namespace inact {
namespace {

constexpr int kDay = 24 * 60;

void check(const Store& store, const Hours& hours, Date today, HoursId but) {
  require_helper(store, hours.person, hours.done_on);
  require_day_of(store, hours.person, hours.done_on);
  if (hours.done_on > today)
    throw usage("{date} is after today: nobody can have worked then.", {{"date", hours.done_on}});
  if (hours.minutes < 1 || hours.minutes > kDay)
    throw usage("{minutes} minutes: from 1 to {most} were expected.", {{"minutes", hours.minutes}, {"most", kDay}});
  const auto others = Query(store,
                            "SELECT coalesce(sum(minutes), 0) FROM volunteer_hours WHERE person_id = :person AND "
                            "done_on = :day AND void_reason IS NULL AND id <> :but",
                            {{"person", hours.person}, {"day", hours.done_on}, {"but", but}})
                          .value<int>();
  if (others + hours.minutes > kDay)
    throw refused("{person} has {others} minutes on {date} already; with these it would be more than a day.",
                  {{"person", hours.person.str()}, {"others", others}, {"date", hours.done_on}});
}

}  // namespace

HoursId add_hours(Transaction& transaction, const Hours& hours, Date today) {
  check(transaction, hours, today, {});
  const HoursId id{insert(transaction,
                          "INSERT INTO volunteer_hours (person_id, done_on, activity, minutes, partner, entered_by, "
                          "entered_at) VALUES (:person, :day, :activity, :minutes, :partner, :by, :at)",
                          {{"person", hours.person},
                           {"day", hours.done_on},
                           {"activity", hours.activity},
                           {"minutes", hours.minutes},
                           {"partner", hours.partner},
                           {"by", transaction.author().who},
                           {"at", transaction.entered_at()}})};
  transaction.log(Action::Add, id.str());
  return id;
}

Hours get_hours(const Store& store, HoursId id) {
  const auto row = Query(store,
                         "SELECT person_id, done_on, activity, minutes, partner, void_reason IS NOT NULL "
                         "FROM volunteer_hours WHERE id = :id",
                         {{"id", id}})
                       .one<PersonId, Date, std::string, int, std::string, bool>();
  if (!row)
    throw refused("There are no hours {id}.", {{"id", id.str()}}).remedy(tr("`inact person hours list` shows all."));
  const auto& [person, day, activity, minutes, partner, is_void] = *row;
  if (is_void) throw refused("{id} is void.", {{"id", id.str()}});
  return {person, day, activity, minutes, partner};
}

std::vector<std::string> edit_hours(Transaction& transaction, HoursId id, const Hours& hours, Date today) {
  const Hours before = get_hours(transaction, id);
  std::vector<std::string> fields;
  if (before.person != hours.person) fields.emplace_back("person");
  if (before.done_on != hours.done_on) fields.emplace_back("done_on");
  if (before.activity != hours.activity) fields.emplace_back("activity");
  if (before.minutes != hours.minutes) fields.emplace_back("minutes");
  if (before.partner != hours.partner) fields.emplace_back("partner");
  if (fields.empty()) return fields;
  check(transaction, hours, today, id);
  run(transaction,
      "UPDATE volunteer_hours SET person_id = :person, done_on = :day, activity = :activity, minutes = :minutes, "
      "partner = :partner WHERE id = :id",
      {{"person", hours.person},
       {"day", hours.done_on},
       {"activity", hours.activity},
       {"minutes", hours.minutes},
       {"partner", hours.partner},
       {"id", id}});
  transaction.log(Action::Edit, id.str(), fields);
  return fields;
}

void void_hours(Transaction& transaction, HoursId id, std::string_view reason) {
  get_hours(transaction, id);
  run(transaction, "UPDATE volunteer_hours SET void_reason = :reason WHERE id = :id",
      {{"reason", accept_reason(reason, id.str())}, {"id", id}});
  transaction.log(Action::Void, id.str());
}

Table list_hours(const Store& store, const HoursFilter& filter, bool names) {
  Table table;
  table.columns.push_back({"id", tr("Id")});
  table.columns.push_back({"person", tr("Person")});
  if (names) table.columns.push_back({"name", tr("Name")});
  table.columns.push_back({"done_on", tr("Day")});
  table.columns.push_back({"activity", tr("Activity")});
  table.columns.push_back({"minutes", tr("Minutes"), Align::Right});
  table.columns.push_back({"partner", tr("Partner")});
  table.columns.push_back({"entered_by", tr("Entered by")});
  table.columns.push_back({"void_reason", {}});
  Query query(store,
              "SELECT id, person_id, done_on, activity, minutes, partner, entered_by, void_reason FROM volunteer_hours "
              "WHERE ((:id IS NULL AND (void_reason IS NOT NULL) = :voided) OR id = :id) AND (:person IS NULL OR "
              "person_id = :person) "
              "AND (:since IS NULL OR done_on >= :since) AND (:until IS NULL OR done_on <= :until) "
              "AND (:activity IS NULL OR activity = :activity) AND (:partner IS NULL OR partner = :partner) "
              "ORDER BY done_on, id",
              {{"id", filter.id},
               {"voided", filter.voided},
               {"person", filter.person},
               {"since", filter.since},
               {"until", filter.until},
               {"activity", filter.activity},
               {"partner", filter.partner}});
  while (query.next()) {
    const auto [id, person, day, activity, minutes, partner, by, void_reason] =
        query.row<HoursId, PersonId, Date, std::string, std::int64_t, std::string, std::string,
                  std::optional<std::string>>();
    std::vector<Cell> row = {cell(id), cell(person)};
    if (names) row.emplace_back(name_of(store, person));
    row.insert(row.end(),
               {day, Coded{"activity", activity}, minutes, Coded{"partner", partner}, by, cell(void_reason)});
    table.rows.push_back(std::move(row));
  }
  return table;
}

}  // namespace inact

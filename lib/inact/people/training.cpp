#include "inact/people/training.h"

#include "inact/base/error.h"
#include "inact/people/person.h"
#include "inact/store/query.h"

namespace inact {
namespace {

void check(const Store& store, const Training& training, Date today) {
  require_helper(store, training.person, training.held_on);
  require_day_of(store, training.person, training.held_on);
  if (training.title.empty()) throw usage("A training has a title.");
  if (training.held_on > today)
    throw usage("{date} is after today: nobody can have attended it.", {{"date", training.held_on}});
  if (training.units && (*training.units < 1 || *training.units > 999))
    throw usage("{units} units: from 1 to 999 were expected.", {{"units", *training.units}});
  if (training.helped && (*training.helped < 1 || *training.helped > 5))
    throw usage("{helped} is no answer to how much it helped: 1 (not at all) to 5 (very much) was expected.",
                {{"helped", *training.helped}});
}

}  // namespace

TrainingId add_training(Transaction& transaction, const Training& training, Date today) {
  Training stored = training;
  stored.title = accept_text(training.title, 200, tr("Title"));
  check(transaction, stored, today);
  const TrainingId id{
      insert(transaction,
             "INSERT INTO external_training (person_id, held_on, title, topic, units, helped, partner, "
             "entered_by, entered_at) VALUES (:person, :day, :title, :topic, :units, :helped, :partner, "
             ":by, :at)",
             {{"person", stored.person},
              {"day", stored.held_on},
              {"title", stored.title},
              {"topic", stored.topic},
              {"units", stored.units},
              {"helped", stored.helped},
              {"partner", stored.partner},
              {"by", transaction.author().who},
              {"at", transaction.entered_at()}})};
  transaction.log(Action::Add, id.str());
  return id;
}

Training get_training(const Store& store, TrainingId id) {
  const auto row = Query(store,
                         "SELECT person_id, held_on, title, topic, units, helped, partner, void_reason IS NOT NULL "
                         "FROM external_training WHERE id = :id",
                         {{"id", id}})
                       .one<PersonId, Date, std::string, std::optional<std::string>, std::optional<int>,
                            std::optional<int>, std::string, bool>();
  if (!row)
    throw refused("There is no training {id}.", {{"id", id.str()}})
        .remedy(tr("`inact person training list` shows all."));
  const auto& [person, day, title, topic, units, helped, partner, is_void] = *row;
  if (is_void) throw refused("{id} is void.", {{"id", id.str()}});
  return {person, day, title, topic, units, helped, partner};
}

std::vector<std::string> edit_training(Transaction& transaction, TrainingId id, const Training& training, Date today) {
  const Training before = get_training(transaction, id);
  Training after = training;
  after.title = accept_text(training.title, 200, tr("Title"));
  std::vector<std::string> fields;
  if (before.person != after.person) fields.emplace_back("person");
  if (before.held_on != after.held_on) fields.emplace_back("held_on");
  if (before.title != after.title) fields.emplace_back("title");
  if (before.topic != after.topic) fields.emplace_back("topic");
  if (before.units != after.units) fields.emplace_back("units");
  if (before.helped != after.helped) fields.emplace_back("helped");
  if (before.partner != after.partner) fields.emplace_back("partner");
  if (fields.empty()) return fields;
  check(transaction, after, today);
  run(transaction,
      "UPDATE external_training SET person_id = :person, held_on = :day, title = :title, topic = :topic, "
      "units = :units, helped = :helped, partner = :partner WHERE id = :id",
      {{"person", after.person},
       {"day", after.held_on},
       {"title", after.title},
       {"topic", after.topic},
       {"units", after.units},
       {"helped", after.helped},
       {"partner", after.partner},
       {"id", id}});
  transaction.log(Action::Edit, id.str(), fields);
  return fields;
}

void void_training(Transaction& transaction, TrainingId id, std::string_view reason) {
  get_training(transaction, id);
  run(transaction, "UPDATE external_training SET void_reason = :reason WHERE id = :id",
      {{"reason", accept_reason(reason, id.str())}, {"id", id}});
  transaction.log(Action::Void, id.str());
}

Table list_trainings(const Store& store, const TrainingFilter& filter, bool names) {
  Table table;
  table.columns.push_back({"id", tr("Id")});
  table.columns.push_back({"person", tr("Person")});
  if (names) table.columns.push_back({"name", tr("Name")});
  table.columns.push_back({"held_on", tr("Day")});
  table.columns.push_back({"title", tr("Title")});
  table.columns.push_back({"topic", tr("Topic")});
  table.columns.push_back({"units", tr("Units"), Align::Right});
  table.columns.push_back({"helped", tr("Helped"), Align::Right});
  table.columns.push_back({"partner", tr("Partner")});
  table.columns.push_back({"entered_by", tr("Entered by")});
  table.columns.push_back({"void_reason", {}});
  Query query(store,
              "SELECT id, person_id, held_on, title, topic, units, helped, partner, entered_by, void_reason FROM "
              "external_training "
              "WHERE ((:id IS NULL AND (void_reason IS NOT NULL) = :voided) OR id = :id) AND (:person IS NULL OR "
              "person_id = :person) "
              "AND (:since IS NULL OR held_on >= :since) AND (:until IS NULL OR held_on <= :until) "
              "AND (:topic IS NULL OR topic = :topic) AND (:partner IS NULL OR partner = :partner) "
              "ORDER BY held_on, id",
              {{"id", filter.id},
               {"voided", filter.voided},
               {"person", filter.person},
               {"since", filter.since},
               {"until", filter.until},
               {"topic", filter.topic},
               {"partner", filter.partner}});
  while (query.next()) {
    const auto [id, person, day, title, topic, units, helped, partner, by, void_reason] =
        query.row<TrainingId, PersonId, Date, std::string, std::optional<std::string>, std::optional<std::int64_t>,
                  std::optional<std::int64_t>, std::string, std::string, std::optional<std::string>>();
    std::vector<Cell> row = {cell(id), cell(person)};
    if (names) row.emplace_back(name_of(store, person));
    row.insert(row.end(), {day, title, topic ? Cell(Coded{"topic", *topic}) : Cell(), cell(units), cell(helped),
                           Coded{"partner", partner}, by, cell(void_reason)});
    table.rows.push_back(std::move(row));
  }
  return table;
}

}  // namespace inact

#include <fmt/core.h>

#include <charconv>
#include <map>
#include <memory>

#include "inact/hsds/plan.h"
#include "inact/hsds/said.h"
#include "inact/store/query.h"

namespace inact {
namespace {

class Writer {
 public:
  Writer(Transaction& tx, const Feed& feed, const FeedPlan& plan, BatchId batch, const std::string& partner)
      : tx_(tx),
        feed_(feed),
        plan_(plan),
        batch_(batch),
        partner_(partner),
        new_ids_(feed_tables().size()),
        said_(tx,
              "INSERT INTO imported_row (source, entity, row_id, said) VALUES (:source, :entity, :row, :said) "
              "ON CONFLICT (entity, row_id, source) DO UPDATE SET said = excluded.said"),
        forget_(tx, "DELETE FROM imported_row WHERE source = :source AND entity = :entity AND row_id = :row"),
        given_(tx,
               "INSERT OR IGNORE INTO external_id (record, source, external_id) VALUES (:record, :source, :given)") {}

  /// Gives the ids of what is new.
  std::vector<std::vector<std::int64_t>> write() {
    remove_gone();
    for (int table = 0; table < static_cast<int>(feed_tables().size()); ++table) write(table);
    const auto parents = std::move(parents_);
    for (const auto& [table, row] : parents) update(table, row, parent_bit(table));
    return std::move(new_ids_);
  }

 private:
  const FeedTableType& type(int table) const { return feed_tables()[static_cast<std::size_t>(table)]; }

  void write(int table) {
    const auto& steps = plan_.steps[static_cast<std::size_t>(table)];
    new_ids_[static_cast<std::size_t>(table)].assign(steps.size(), 0);
    for (std::size_t row = 0; row < steps.size(); ++row) {
      if (steps[row].action == FeedAction::New) insert(table, row);
      if (steps[row].action == FeedAction::Changed) update(table, row, steps[row].fields);
    }
  }

  /// Fields that are given: of most rows few are.
  std::uint64_t given(int table, std::size_t row) const {
    std::uint64_t fields = 0;
    for (int field = 1; field < static_cast<int>(type(table).fields.size()); ++field)
      if (type(table).fields[static_cast<std::size_t>(field)].required || !feed_[table].at(row, field).empty())
        fields |= std::uint64_t{1} << field;
    return fields;
  }

  /// ", name = :name", for each of the fields.
  std::string listed(int table, std::uint64_t fields, std::string_view form) const {
    std::string text;
    for (std::size_t field = 1; field < type(table).fields.size(); ++field)
      if (fields >> field & 1) text += fmt::format(fmt::runtime(form), type(table).fields[field].name);
    return text;
  }

  std::string insert_sql(int table, std::uint64_t fields) const {
    const bool organization = table == feed_places().organization;
    return fmt::format("INSERT INTO {} (uuid{}{}) VALUES (:uuid{}{})", type(table).name, listed(table, fields, ", {}"),
                       organization ? ", source, batch_id, partner, entered_by, entered_at" : "",
                       listed(table, fields, ", :{}"), organization ? ", :source, :batch, :partner, :by, :at" : "");
  }

  void insert(int table, std::size_t row) {
    const std::uint64_t fields = given(table, row);
    auto& query = inserts_[{table, fields}];
    if (!query) {
      query = std::make_unique<Query>(tx_, insert_sql(table, fields));
      if (table == feed_places().organization)
        query->bind({{"source", plan_.source},
                     {"batch", batch_},
                     {"partner", partner_},
                     {"by", tx_.author().who},
                     {"at", tx_.entered_at()}});
    }
    bind(*query, table, row, fields);
    const std::int64_t id = query->insert({{"uuid", feed_[table].at(row, 0)}});
    new_ids_[static_cast<std::size_t>(table)][row] = id;
    keep_given_id(table, row, id);
    remember(table, row, id);
  }

  /// The id that the publisher has for a record that people name.
  void keep_given_id(int table, std::size_t row, std::int64_t id) {
    const auto given = feed_.given_ids.find(feed_[table].at(row, 0));
    const auto record = given == feed_.given_ids.end() ? std::nullopt : feed_short_id(table, id);
    if (!record) return;
    given_.bind({{"record", *record}, {"source", plan_.source}, {"given", given->second}});
    given_.run();
  }

  void update(int table, std::size_t row, std::uint64_t fields) {
    auto& query = updates_[{table, fields}];
    if (!query)
      query = std::make_unique<Query>(tx_, fmt::format("UPDATE {} SET {} WHERE id = :id", type(table).name,
                                                       listed(table, fields, ", {0} = :{0}").substr(2)));
    bind(*query, table, row, fields);
    const std::int64_t id = id_of(table, feed_[table].at(row, 0));
    query->bind({{"id", id}});
    query->run();
    remember(table, row, id);
  }

  void bind(Query& query, int table, std::size_t row, std::uint64_t fields) {
    for (int field = 1; field < static_cast<int>(type(table).fields.size()); ++field)
      if (fields >> field & 1)
        query.bind({{type(table).fields[static_cast<std::size_t>(field)].name.c_str(), value(table, row, field)}});
  }

  Value value(int table, std::size_t row, int field) {
    const FeedField& what = type(table).fields[static_cast<std::size_t>(field)];
    const std::string_view text = feed_[table].at(row, field);
    if (text.empty()) return what.required ? Value{std::string()} : Value{};
    if (what.type == FieldType::Key) {
      const std::int64_t id = id_of(target(table, row, what), text);
      if (id == 0) parents_.emplace_back(table, row);
      return id == 0 ? Value{} : Value{id};
    }
    // What was made up because HSDS wants a description is not stored.
    if (what.name == "description" && what.required && text == feed_[table].at(row, type(table).place("name")))
      return std::string();
    if (what.type == FieldType::Whole || what.type == FieldType::Number) {
      double number = 0;
      std::from_chars(text.data(), text.data() + text.size(), number);
      return what.type == FieldType::Whole ? Value{static_cast<std::int64_t>(number)} : Value{number};
    }
    return std::string(text == "temporarily closed" ? "temporarily_closed" : text);
  }

  int target(int table, std::size_t row, const FeedField& field) const {
    return field.to >= 0 ? field.to : feed_table(feed_[table].at(row, type(table).place("link_entity")));
  }
  std::uint64_t parent_bit(int table) const {
    for (std::size_t field = 1; field < type(table).fields.size(); ++field)
      if (type(table).fields[field].to == table) return std::uint64_t{1} << field;
    return 0;
  }

  /// The number of a row that is known, or was just written; 0 for one that is not written yet.
  std::int64_t id_of(int table, std::string_view uuid) const {
    const std::size_t row = feed_[table].find(uuid);
    if (row != FeedRows::npos) {
      const auto& made = new_ids_[static_cast<std::size_t>(table)];
      if (row < made.size() && made[row] != 0) return made[row];
    }
    return plan_.recorded.id(table, uuid);
  }

  void remember(int table, std::size_t row, std::int64_t id) {
    const Said said = said_of(feed_[table], row);
    said_.bind({{"source", plan_.source}, {"entity", type(table).name}, {"row", id}, {"said", said.hashes}});
    said_.run();
  }

  /// Backwards, so that what describes a record goes before it.
  void remove_gone() {
    for (std::size_t i = plan_.gone.size(); i-- > 0;) {
      const GoneRow& gone = plan_.gone[i];
      remove(gone);
      forget_.bind({{"source", plan_.source}, {"entity", type(gone.table).name}, {"row", gone.id}});
      forget_.run();
    }
  }

  void remove(const GoneRow& gone) {
    const FeedTables& t = feed_places();
    const auto with_id = [&](std::string_view sql) { run(tx_, sql, {{"id", gone.id}}); };
    if (gone.table == t.organization)
      return with_id("UPDATE service SET status = 'inactive' WHERE organization_id = :id AND status = 'active'");
    if (gone.table == t.service)
      return with_id("UPDATE service SET status = 'inactive' WHERE id = :id AND status = 'active'");
    if (gone.table == t.location || gone.table == t.contact) {
      run(tx_,
          fmt::format("UPDATE {} SET void_reason = :reason WHERE id = :id AND void_reason IS NULL",
                      type(gone.table).name),
          {{"id", gone.id}, {"reason", fmt::format("gone from {}", plan_.source)}});
      return;
    }
    // Others may lean on these: they stay, and are no longer the publisher's.
    if (gone.table == t.program || gone.table == t.taxonomy || gone.table == t.taxonomy_term ||
        gone.table == t.service_at_location || gone.table == t.phone)
      return remove_unless_needed(gone);
    with_id(fmt::format("DELETE FROM {} WHERE id = :id", type(gone.table).name));
  }

  void remove_unless_needed(const GoneRow& gone) {
    const FeedTables& t = feed_places();
    const char* needed = gone.table == t.phone ? "SELECT count(*) FROM language WHERE phone_id = :id"
                         : gone.table == t.service_at_location
                             ? "SELECT (SELECT count(*) FROM referral WHERE service_at_location_id = :id) + "
                               "(SELECT count(*) FROM contact WHERE service_at_location_id = :id) + "
                               "(SELECT count(*) FROM phone WHERE service_at_location_id = :id) + "
                               "(SELECT count(*) FROM service_area WHERE service_at_location_id = :id) + "
                               "(SELECT count(*) FROM schedule WHERE service_at_location_id = :id)"
                         : gone.table == t.program ? "SELECT count(*) FROM service WHERE program_id = :id"
                         : gone.table == t.taxonomy
                             ? "SELECT count(*) FROM taxonomy_term WHERE taxonomy_id = :id"
                             : "SELECT (SELECT count(*) FROM attribute WHERE taxonomy_term_id = :id) + "
                               "(SELECT count(*) FROM taxonomy_term WHERE parent_id = :id)";
    if (Query(tx_, needed, {{"id", gone.id}}).value<std::int64_t>() == 0)
      run(tx_, fmt::format("DELETE FROM {} WHERE id = :id", type(gone.table).name), {{"id", gone.id}});
  }

  Transaction& tx_;
  const Feed& feed_;
  const FeedPlan& plan_;
  const BatchId batch_;
  const std::string& partner_;
  std::vector<std::vector<std::int64_t>> new_ids_;
  std::map<std::pair<int, std::uint64_t>, std::unique_ptr<Query>> inserts_, updates_;
  std::vector<std::pair<int, std::size_t>> parents_;  ///< rows whose parent stands further down
  Query said_, forget_, given_;
};

}  // namespace

std::optional<BatchId> apply_feed(Transaction& tx, const Feed& feed, FeedPlan& plan, const std::string& partner,
                                  const FeedSource& source) {
  if (!plan.changes()) return std::nullopt;
  // Ids stand in no order: with the two megabytes that SQLite begins with, their pages are written again and again.
  run(tx, "PRAGMA cache_size = -65536");
  const FeedCounts& counts = plan.counts;
  const BatchId batch{inact::insert(
      tx,
      "INSERT INTO import_batch (kind, file, sha256, profile, encoding, delimiter, rows_read, rows_new, rows_same, "
      "rows_updated, rows_conflict, rows_skipped, rows_rejected, partner, entered_by, entered_at) "
      "VALUES ('organizations', :file, :sha256, :profile, 'UTF-8', ',', :read, :new, :same, :changed, :conflict, 0, "
      ":rejected, :partner, :by, :at)",
      {{"file", source.file},
       {"sha256", source.sha256},
       {"profile", source.profile},
       {"read", counts.read()},
       {"new", counts[FeedAction::New]},
       {"same", counts[FeedAction::Same]},
       {"changed", counts[FeedAction::Changed]},
       {"conflict", counts[FeedAction::Conflict]},
       {"rejected", counts[FeedAction::Rejected]},
       {"partner", partner},
       {"by", tx.author().who},
       {"at", tx.entered_at()}})};
  plan.new_ids = Writer(tx, feed, plan, batch, partner).write();
  tx.log(Action::Import, batch.str(), {},
         counts[FeedAction::New] + counts[FeedAction::Changed] + counts[FeedAction::Gone]);
  return batch;
}

}  // namespace inact

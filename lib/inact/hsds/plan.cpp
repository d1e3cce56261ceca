#include "inact/hsds/plan.h"

#include <algorithm>
#include <map>
#include <numeric>

#include "inact/hsds/read.h"
#include "inact/hsds/said.h"
#include "inact/hsds/terms.h"
#include "inact/network/change_notes.h"
#include "inact/store/query.h"

namespace inact {
namespace {

constexpr int kName = 1;  ///< of an organization

bool known_row(const void* context, int table, std::string_view id) {
  return static_cast<const RecordedFeed*>(context)->feed[table].find(id) != FeedRows::npos;
}

class Planner {
 public:
  Planner(const Store& store, const Feed& feed, FeedPlan& plan)
      : feed_(feed), plan_(plan), said_(read_said(store, plan.source)) {}

  void plan() {
    for (int table = 0; table < static_cast<int>(feed_tables().size()); ++table) {
      auto& steps = plan_.steps.emplace_back();
      steps.reserve(feed_[table].size());
      for (std::size_t row = 0; row < feed_[table].size(); ++row) {
        steps.push_back(step(table, row));
        ++plan_.counts[steps.back().action];
      }
      find_gone(table);
    }
  }

 private:
  FeedStep step(int table, std::size_t row) const {
    const FeedRows& rows = feed_[table];
    if (rows.rejected[row]) return {FeedAction::Rejected, 0};
    const std::size_t known = plan_.recorded.feed[table].find(rows.at(row, 0));
    if (known == FeedRows::npos) return {FeedAction::New, 0};
    const auto at = static_cast<std::size_t>(table);
    if (plan_.recorded.voided[at][known]) return {FeedAction::Same, 0};
    const Said* said = said_.find(table, plan_.recorded.ids[at][known]);
    FeedStep step{FeedAction::Same, 0, said != nullptr};
    std::uint64_t conflicts = 0;
    for (int field = 1; field < static_cast<int>(rows.width); ++field) {
      const std::string_view here = plan_.recorded.feed[table].at(known, field);
      const std::string_view there = rows.at(row, field);
      if (here == there) continue;
      const std::uint64_t bit = std::uint64_t{1} << field;
      if (!said) {
        // Whoever brought this, it was not this source: it may add, and change nothing.
        if (there.empty()) continue;
        (here.empty() || is_made_up(table, known, field) ? step.fields : conflicts) |= bit;
      } else if (said->is(field, there)) {
        continue;  // changed here, not there
      } else if (said->is(field, here)) {
        step.fields |= bit;
      } else {
        conflicts |= bit;
      }
    }
    if (table == feed_places().service_at_location) conflicts |= half_moved(step.fields, known, row);
    if (conflicts) return {FeedAction::Conflict, conflicts, said != nullptr};
    if (step.fields) step.action = FeedAction::Changed;
    return step;
  }

  /// What read_recorded_feed() gave where the records have nothing.
  bool is_made_up(int table, std::size_t known, int field) const {
    const FeedTableType& type = feed_tables()[static_cast<std::size_t>(table)];
    const FeedField& what = type.fields[static_cast<std::size_t>(field)];
    const char* from = what.name == "description" ? "name" : what.name == "state_province" ? "city" : nullptr;
    const FeedRows& rows = plan_.recorded.feed[table];
    return from && what.required && rows.at(known, field) == rows.at(known, type.place(from));
  }

  /// Which service and which place is one thing: where one was changed there and the other here, it is a conflict.
  std::uint64_t half_moved(std::uint64_t fields, std::size_t known, std::size_t row) const {
    const int table = feed_places().service_at_location;
    const FeedTableType& type = feed_tables()[static_cast<std::size_t>(table)];
    const auto bit = [&](const char* name) { return std::uint64_t{1} << type.place(name); };
    const auto differs = [&](const char* name) {
      return plan_.recorded.feed[table].at(known, type.place(name)) != feed_[table].at(row, type.place(name));
    };
    const std::uint64_t moved = fields & (bit("service_id") | bit("location_id"));
    return moved != 0 && differs("service_id") && differs("location_id") &&
                   moved != (bit("service_id") | bit("location_id"))
               ? moved
               : 0;
  }

  /// The record it hangs on is in the feed, or it hangs on none.
  bool owner_is_here(int table, std::size_t known) const {
    const FeedTableType& type = feed_tables()[static_cast<std::size_t>(table)];
    const FeedTables& t = feed_places();
    if (table == t.organization || table == t.taxonomy || table == t.taxonomy_term) return true;
    const FeedRows& rows = plan_.recorded.feed[table];
    for (int field = 1; field < static_cast<int>(rows.width); ++field) {
      const FeedField& what = type.fields[static_cast<std::size_t>(field)];
      if (what.type != FieldType::Key || rows.at(known, field).empty()) continue;
      const int to = what.to >= 0 ? what.to : feed_table(rows.at(known, type.place("link_entity")));
      if (to >= 0 && feed_[to].find(rows.at(known, field)) != FeedRows::npos) return true;
      // Hours of a service at a place go with the place.
      if (to == t.service_at_location && gone_links_.contains(rows.at(known, field))) return true;
    }
    return false;
  }

  void find_gone(int table) {
    if (!feed_.whole || !feed_[table].covered) return;
    const auto& ids = plan_.recorded.ids[static_cast<std::size_t>(table)];
    for (std::size_t known = 0; known < ids.size(); ++known) {
      if (!said_.find(table, ids[known])) continue;
      if (feed_[table].find(plan_.recorded.feed[table].at(known, 0)) != FeedRows::npos) continue;
      if (!owner_is_here(table, known)) continue;
      plan_.gone.push_back({table, ids[known], known});
      if (table == feed_places().service_at_location) gone_links_.insert(plan_.recorded.feed[table].at(known, 0));
      ++plan_.counts[FeedAction::Gone];
    }
  }

  const Feed& feed_;
  FeedPlan& plan_;
  const SaidRows said_;
  std::unordered_set<std::string_view> gone_links_;
};

void tell_conflicts(Feed& feed, const FeedPlan& plan) {
  for (int table = 0; table < static_cast<int>(plan.steps.size()); ++table) {
    const auto& steps = plan.steps[static_cast<std::size_t>(table)];
    const auto& fields = feed_tables()[static_cast<std::size_t>(table)].fields;
    for (std::size_t row = 0; row < steps.size(); ++row)
      for (std::size_t field = 1; steps[row].action == FeedAction::Conflict && field < fields.size(); ++field)
        if (steps[row].fields >> field & 1)
          feed.problem(table, row, fields[field].name,
                       steps[row].was_said ? tr("changed here and there since the last import; ours stays")
                                           : tr("differs here, and {source} did not bring this record; ours stays",
                                                {{"source", plan.source}}));
  }
}

/// The services that the plan ends or lets rest while referrals to them are open: nobody should wait for them.
void tell_open_referrals(const Store& store, Feed& feed, const FeedPlan& plan) {
  const int table = feed_places().service;
  const int status = feed_tables()[static_cast<std::size_t>(table)].place("status");
  const auto ends = [&](ServiceId id) {
    if (std::ranges::any_of(plan.gone, [&](const GoneRow& one) { return one.table == table && one.id == id.value; }))
      return true;
    const auto& ids = plan.recorded.ids[static_cast<std::size_t>(table)];
    const auto known = std::ranges::find(ids, id.value);
    if (known == ids.end()) return false;
    const auto recorded = static_cast<std::size_t>(known - ids.begin());
    const std::size_t row = feed[table].find(plan.recorded.feed[table].at(recorded, 0));
    if (row == FeedRows::npos || feed[table].at(row, status) == "active") return false;
    const FeedStep& step = plan.steps[static_cast<std::size_t>(table)][row];
    return step.action == FeedAction::Changed && (step.fields >> status & 1) != 0;
  };
  for (const ServiceId id : services_with_open_referrals(store))
    if (ends(id)) feed.notes.push_back(open_referrals_message(store, id));
}

}  // namespace

std::int64_t FeedCounts::read() const {
  return std::accumulate(by_action.begin(), by_action.end(), std::int64_t{0}) - (*this)[FeedAction::Gone];
}

std::int64_t FeedPlan::new_id(int table, std::size_t row) const {
  const auto at = static_cast<std::size_t>(table);
  return at < new_ids.size() && row < new_ids[at].size() ? new_ids[at][row] : 0;
}

bool FeedPlan::changes() const {
  return counts[FeedAction::New] + counts[FeedAction::Changed] + counts[FeedAction::Gone] > 0;
}

std::optional<std::string> known_publisher(const Store& store, const Feed& feed) {
  Query query(store,
              "SELECT o.uuid, i.source FROM imported_row i JOIN organization o ON o.id = i.row_id "
              "WHERE i.entity = 'organization' ORDER BY i.source, o.id");
  std::map<std::string, std::int64_t> held;
  while (query.next()) {
    const auto [uuid, source] = query.row<std::string_view, std::string>();
    if (feed[feed_places().organization].find(uuid) != FeedRows::npos) ++held[source];
  }
  // Ids that are no UUIDs are the same with many publishers: 1, 2, 3.
  Query others(store,
               "SELECT x.external_id, o.name, x.source FROM external_id x JOIN organization o "
               "ON x.record = 'O' || o.id ORDER BY x.source, x.external_id");
  while (feed.has_other_ids && others.next()) {
    const auto [id, name, source] = others.row<std::string_view, std::string_view, std::string>();
    const FeedRows& rows = feed[feed_places().organization];
    const std::size_t row = rows.find(id);
    if (row != FeedRows::npos && rows.at(row, kName) == name) ++held[source];
  }
  const auto most = std::ranges::max_element(held, {}, [](const auto& one) { return one.second; });
  return most == held.end() ? std::nullopt : std::optional(most->first);
}

FeedPlan plan_feed(const Store& store, Feed& feed, const std::string& source, const Vocabularies& vocabularies) {
  FeedPlan plan;
  plan.source = source;
  plan.recorded = read_recorded_feed(store);
  name_rows(feed, Query(store, "SELECT namespace_uuid FROM records").value<std::string>(), source);
  read_own_terms(feed);
  join_places(feed, plan.recorded.feed);
  check_values(feed, vocabularies);
  check_feed(feed, known_row, &plan.recorded);
  map_terms(feed, plan.recorded.feed, vocabularies["need"]);
  Planner(store, feed, plan).plan();
  tell_conflicts(feed, plan);
  tell_open_referrals(store, feed, plan);
  return plan;
}

}  // namespace inact

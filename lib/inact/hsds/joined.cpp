// A service stands at a place once: others may say it twice, or under an id that we do not know.

#include "inact/hsds/read.h"

namespace inact {
namespace {

using Pair = std::pair<std::string_view, std::string_view>;
using Ids = std::unordered_map<std::string_view, std::string_view>;

struct PairHash {
  std::size_t operator()(const Pair& pair) const {
    const std::hash<std::string_view> hash;
    return hash(pair.first) * 31 + hash(pair.second);
  }
};

Pair pair_of(const FeedRows& rows, std::size_t row) {
  const FeedTableType& type = feed_tables()[static_cast<std::size_t>(feed_places().service_at_location)];
  return {rows.at(row, type.place("service_id")), rows.at(row, type.place("location_id"))};
}

/// Keys to a row that goes by another id now.
void rename_keys(Feed& feed, const Ids& names) {
  const int table = feed_places().service_at_location;
  const auto& types = feed_tables();
  for (int from = table + 1; from < static_cast<int>(types.size()); ++from)
    for (int field = 1; field < static_cast<int>(feed[from].width); ++field) {
      const FeedField& what = types[static_cast<std::size_t>(from)].fields[static_cast<std::size_t>(field)];
      if (what.type != FieldType::Key || (what.to >= 0 && what.to != table)) continue;
      for (std::size_t row = 0; row < feed[from].size(); ++row)
        if (const auto found = names.find(feed[from].at(row, field)); found != names.end())
          feed[from].at(row, field) = found->second;
    }
}

}  // namespace

void join_places(Feed& feed, const Feed& recorded) {
  const int table = feed_places().service_at_location;
  FeedRows& rows = feed[table];
  const FeedRows& known = recorded[table];
  std::unordered_map<Pair, std::string_view, PairHash> ids;  // of each pair that is recorded
  for (std::size_t row = 0; row < known.size(); ++row) ids.emplace(pair_of(known, row), known.at(row, 0));
  Ids names, taken;  // the new id of an old one, and the old one of a new
  std::vector<bool> joined(rows.size());
  std::vector<std::size_t> others;  // rows whose pair is not recorded
  std::unordered_map<Pair, std::size_t, PairHash> first;
  for (std::size_t row = 0; row < rows.size(); ++row) {
    const Pair pair = pair_of(rows, row);
    if (rows.rejected[row] || pair.first.empty() || pair.second.empty()) continue;
    joined[row] = !first.emplace(pair, row).second;
    if (joined[row]) continue;
    const auto recorded_id = ids.find(pair);
    if (recorded_id == ids.end()) {
      others.push_back(row);
    } else if (recorded_id->second != rows.at(row, 0)) {
      names.emplace(rows.at(row, 0), recorded_id->second);
      taken.emplace(recorded_id->second, rows.at(row, 0));
    }
  }
  // A row whose id another one has now, because that one stands where it was recorded, has the id that became free.
  for (const std::size_t row : others) {
    std::string_view id = rows.at(row, 0);
    for (auto by = taken.find(id); by != taken.end(); by = taken.find(id)) id = by->second;
    if (id != rows.at(row, 0)) names.emplace(rows.at(row, 0), id);
  }
  const auto now = [&](std::string_view id) {
    const auto found = names.find(id);
    return found == names.end() ? id : found->second;
  };
  bool any_joined = false;
  for (std::size_t row = 0; row < rows.size(); ++row)
    if (joined[row]) {
      any_joined = true;
      names.emplace(rows.at(row, 0), now(rows.at(first.at(pair_of(rows, row)), 0)));
    }
  if (names.empty()) return;
  if (any_joined) feed.note(tr("A service stands at one place once: what was said of the same two is joined."));
  rename_keys(feed, names);
  for (std::size_t row = 0; row < rows.size(); ++row)
    if (!joined[row]) rows.at(row, 0) = feed.keep(now(rows.at(row, 0)));
  feed.drop(table, joined);
}

}  // namespace inact

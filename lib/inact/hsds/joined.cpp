// A service stands at a place once: others may say it twice, or under an id that we do not know.
#include <map>

#include "inact/hsds/read.h"

namespace inact {
namespace {

using Pair = std::pair<std::string_view, std::string_view>;

Pair pair_of(const FeedRows& rows, std::size_t row) {
  const FeedTableType& type = feed_tables()[static_cast<std::size_t>(feed_places().service_at_location)];
  return {rows.at(row, type.place("service_id")), rows.at(row, type.place("location_id"))};
}

/// Keys to a row that goes by another id now.
void rename_keys(Feed& feed, const std::unordered_map<std::string_view, std::string_view>& names) {
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
  std::map<Pair, std::string_view> ids;
  for (std::size_t row = 0; row < known.size(); ++row) ids.emplace(pair_of(known, row), known.at(row, 0));
  std::unordered_map<std::string_view, std::string_view> names;
  std::vector<bool> joined(rows.size());
  for (std::size_t row = 0; row < rows.size(); ++row) {
    const Pair pair = pair_of(rows, row);
    if (rows.rejected[row] || pair.first.empty() || pair.second.empty()) continue;
    const auto [first, is_new] = ids.emplace(pair, rows.at(row, 0));
    if (is_new || first->second == rows.at(row, 0)) continue;
    names.emplace(rows.at(row, 0), first->second);
    joined[row] = rows.find(first->second) != FeedRows::npos;
    if (joined[row]) continue;
    rows.by_id.erase(rows.at(row, 0));
    rows.at(row, 0) = feed.keep(first->second);
    rows.by_id.emplace(rows.at(row, 0), row);
  }
  if (names.empty()) return;
  feed.note(tr("A service stands at one place once: what was said of the same two is joined."));
  rename_keys(feed, names);
  feed.drop(table, joined);
}

}  // namespace inact

// The directory of the records as a feed.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "inact/hsds/feed.h"
#include "inact/store/store.h"

namespace inact {

/// The rows that the records hold, by table in the order of their ids.
struct RecordedFeed {
  Feed feed;
  std::vector<std::vector<std::int64_t>> ids;  ///< by table: the id of each row
  std::vector<std::vector<bool>> voided;       ///< by table: rows that were made void here

  /// The id of the row, or 0.
  std::int64_t id(int table, std::string_view uuid) const;
};

/// "S9", of tables whose rows people name so.
std::optional<std::string> feed_short_id(int table, std::int64_t id);

/// Everything, as it is stored: to compare with. Codes of our own vocabularies have no term.
RecordedFeed read_recorded_feed(const Store& store);

/// What others may see: nothing void and nothing that hangs on it, no protected place, and no key that leads to one;
/// a service closed for now stays. Only fields of HSDS. Throws Refused when a text or a place gives a protected
/// one away.
Feed read_public_feed(const Store& store);

/// The names of all files that hsds_json() may ever have written from these records.
std::vector<std::string> hsds_json_names(const Store& store);

}  // namespace inact

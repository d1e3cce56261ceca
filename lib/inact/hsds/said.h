// What publishers said last: a hash of each field, to tell who changed it.
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "inact/hsds/feed.h"
#include "inact/store/query.h"

namespace inact {

/// Four bytes for each field of one row, in the order of tables.txt.
struct Said {
  Blob hashes;
  /// The publisher said this of the field. One wrong yes in four billion.
  bool is(int field, std::string_view value) const;
};

/// The hashes of a row of the feed.
Said said_of(const FeedRows& rows, std::size_t row);

/// By table and id.
struct SaidRows {
  std::vector<std::unordered_map<std::int64_t, Said>> by_table;
  const Said* find(int table, std::int64_t id) const;
};

/// What this source said.
SaidRows read_said(const Store& store, std::string_view source);

}  // namespace inact

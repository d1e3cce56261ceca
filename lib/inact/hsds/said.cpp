#include "inact/hsds/said.h"

#include <algorithm>

namespace inact {
namespace {

constexpr std::size_t kBytes = 4;

/// FNV-1a.
std::uint32_t hash(std::string_view text) {
  std::uint32_t value = 2166136261U;
  for (const char c : text) value = (value ^ static_cast<unsigned char>(c)) * 16777619U;
  return value;
}

}  // namespace

bool Said::is(int field, std::string_view value) const {
  const std::size_t at = static_cast<std::size_t>(field) * kBytes;
  if (at + kBytes > hashes.size()) return value.empty();  // a field that an earlier version did not know
  std::uint32_t kept = 0;
  for (std::size_t i = 0; i < kBytes; ++i) kept |= static_cast<std::uint32_t>(hashes[at + i]) << (8 * i);
  return kept == hash(value);
}

Said said_of(const FeedRows& rows, std::size_t row) {
  Said said;
  said.hashes.reserve(rows.width * kBytes);
  for (int field = 0; field < static_cast<int>(rows.width); ++field) {
    const std::uint32_t value = hash(rows.at(row, field));
    for (std::size_t i = 0; i < kBytes; ++i) said.hashes.push_back(static_cast<std::uint8_t>(value >> (8 * i)));
  }
  return said;
}

const Said* SaidRows::find(int table, std::int64_t id) const {
  const auto& rows = by_table[static_cast<std::size_t>(table)];
  const auto found = rows.find(id);
  return found == rows.end() ? nullptr : &found->second;
}

SaidRows read_said(const Store& store, std::string_view source) {
  SaidRows all;
  all.by_table.resize(feed_tables().size());
  Query query(store, "SELECT entity, row_id, said FROM imported_row WHERE source = :source ORDER BY entity, row_id",
              {{"source", source}});
  while (query.next()) {
    auto [entity, id, said] = query.row<std::string_view, std::int64_t, Blob>();
    if (const int table = feed_table(entity); table >= 0)
      all.by_table[static_cast<std::size_t>(table)].emplace(id, Said{std::move(said)});
  }
  return all;
}

}  // namespace inact

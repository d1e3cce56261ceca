#include "inact/hsds/feed.h"

#include <algorithm>

#include "inact/imports/findings.h"
#include "inact/text/words.h"

namespace inact {

namespace {
constexpr std::size_t kBlock = 1 << 20;
}

std::size_t FeedIndex::find(std::string_view id, const std::vector<std::string_view>& cells, std::size_t width) const {
  if (slots_.empty()) return npos;
  const std::size_t hash = std::hash<std::string_view>()(id);
  for (std::size_t at = hash & (slots_.size() - 1);; at = (at + 1) & (slots_.size() - 1)) {
    const Slot& slot = slots_[at];
    if (slot.number == 0) return npos;
    if (slot.tag == static_cast<std::uint32_t>(hash >> 32) && cells[(slot.number - 1) * width] == id)
      return slot.number - 1;
  }
}

void FeedIndex::put(std::size_t hash, std::uint32_t number) {
  std::size_t at = hash & (slots_.size() - 1);
  while (slots_[at].number != 0) at = (at + 1) & (slots_.size() - 1);
  slots_[at] = {static_cast<std::uint32_t>(hash >> 32), number};
}

void FeedIndex::add(std::size_t row, const std::vector<std::string_view>& cells, std::size_t width) {
  const std::hash<std::string_view> hash;
  if (find(cells[row * width], cells, width) != npos) return;
  if (++used_ * 2 > slots_.size()) {
    std::vector<Slot> before(std::max<std::size_t>(slots_.size() * 4, 64));
    before.swap(slots_);
    for (const Slot& slot : before)
      if (slot.number != 0) put(hash(cells[(slot.number - 1) * width]), slot.number);
  }
  put(hash(cells[row * width]), static_cast<std::uint32_t>(row + 1));
}

void FeedIndex::clear() {
  slots_.clear();
  used_ = 0;
}

Feed::Feed() : tables_(feed_tables().size()) {
  for (std::size_t i = 0; i < tables_.size(); ++i) tables_[i].width = feed_tables()[i].fields.size();
}
Feed::Feed(Feed&&) noexcept = default;
Feed& Feed::operator=(Feed&&) noexcept = default;
Feed::~Feed() = default;

std::string_view Feed::keep(std::string_view text) {
  if (text.empty()) return {};
  if (texts_.empty() || texts_.back().capacity() - texts_.back().size() < text.size())
    texts_.emplace_back().reserve(std::max(kBlock, text.size()));
  std::string& block = texts_.back();
  const std::size_t at = block.size();
  block.append(text);
  return std::string_view(block).substr(at);
}

std::size_t Feed::add(int table, std::string_view id, FeedPlace place) {
  FeedRows& rows = (*this)[table];
  const std::size_t row = rows.size();
  rows.cells.resize(rows.cells.size() + rows.width);
  rows.places.push_back(place);
  rows.rejected.push_back(false);
  rows.at(row, 0) = id;
  if (!id.empty()) rows.index.add(row, rows.cells, rows.width);
  return row;
}

void Feed::drop(int table, const std::vector<bool>& gone) {
  FeedRows& rows = (*this)[table];
  std::size_t kept = 0;
  rows.index.clear();
  for (std::size_t row = 0; row < rows.size(); ++row) {
    if (gone[row]) continue;
    if (kept != row) {
      std::copy_n(rows.cells.begin() + static_cast<std::ptrdiff_t>(row * rows.width), rows.width,
                  rows.cells.begin() + static_cast<std::ptrdiff_t>(kept * rows.width));
      rows.places[kept] = rows.places[row];
      rows.rejected[kept] = rows.rejected[row];
    }
    if (!rows.at(kept, 0).empty()) rows.index.add(kept, rows.cells, rows.width);
    ++kept;
  }
  rows.cells.resize(kept * rows.width);
  rows.places.resize(kept);
  rows.rejected.resize(kept);
}

std::string_view Feed::given(std::string_view id) const {
  const auto found = given_ids.find(id);
  return found == given_ids.end() ? id : found->second;
}

std::string Feed::record(int table, std::size_t row) const {
  return feed_tables()[static_cast<std::size_t>(table)].name + " " + extract(given((*this)[table].at(row, 0)));
}

void Feed::problem(int table, std::size_t row, std::string_view field, Message message) {
  const FeedPlace place = (*this)[table].places[row];
  problems.push_back({files[place.file], place.line, record(table, row), std::string(field), std::move(message)});
}

void Feed::unreadable(std::string file, std::uint32_t line, Message message, std::string record, std::string field) {
  whole = false;
  problems.push_back({std::move(file), line, std::move(record), std::move(field), std::move(message)});
}

void Feed::note(Message message) {
  const Vocabularies none;
  if (noted_.insert(Words(Language::English, none).say(message)).second) notes.push_back(std::move(message));
}

FeedGroups rows_by(const Feed& feed, int table, std::string_view field) {
  FeedGroups groups;
  const int place = feed_tables()[static_cast<std::size_t>(table)].place(field);
  for (std::size_t row = 0; row < feed[table].size(); ++row)
    if (const std::string_view id = feed[table].at(row, place); !id.empty()) groups[id].push_back(row);
  return groups;
}

const std::vector<std::size_t>& rows_of(const FeedGroups& groups, std::string_view id) {
  static const std::vector<std::size_t> none;
  const auto found = groups.find(id);
  return found == groups.end() ? none : found->second;
}

}  // namespace inact

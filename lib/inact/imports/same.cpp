#include "inact/imports/same.h"

#include <cstring>

#include "inact/seal/random.h"

namespace inact {
namespace {

/// Nobody can write an address that is taken for another one.
const IndexKey& key_of_this_run() {
  static const IndexKey key = [] {
    std::array<std::uint8_t, 16> bytes{};
    fill_random(bytes);
    return IndexKey(bytes);
  }();
  return key;
}

}  // namespace

std::optional<int> FirstLines::first(std::string_view text, int line) {
  if (used_ * 2 >= slots_.size()) grow();
  const KeyedHash hash = key_of_this_run().hash(text);
  Slot& slot = slot_of(hash);
  if (slot.line != 0) return slot.line;
  slot = {hash, line};
  ++used_;
  return std::nullopt;
}

/// The slot of this hash, or the free one where it belongs.
FirstLines::Slot& FirstLines::slot_of(const KeyedHash& hash) {
  std::size_t at = 0;
  std::memcpy(&at, hash.data(), sizeof at);
  const std::size_t mask = slots_.size() - 1;
  for (at &= mask; slots_[at].line != 0 && slots_[at].hash != hash; at = (at + 1) & mask) {
  }
  return slots_[at];
}

void FirstLines::grow() {
  std::vector<Slot> old(slots_.empty() ? 64 : slots_.size() * 2);
  old.swap(slots_);
  for (const Slot& slot : old)
    if (slot.line != 0) slot_of(slot.hash) = slot;
}

}  // namespace inact

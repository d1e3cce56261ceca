#include "inact/imports/same.h"

#include <cstring>

#include "inact/seal/hash.h"
#include "inact/seal/random.h"

namespace inact {
namespace {

/// With a key of its own in each run, so that nobody can write an address that is taken for another one.
std::uint64_t hash(std::string_view text) {
  static const IndexKey key = [] {
    std::array<std::uint8_t, 16> bytes{};
    fill_random(bytes);
    return IndexKey(bytes);
  }();
  const KeyedHash hash = key.hash(text);
  std::uint64_t half = 0;
  std::memcpy(&half, hash.data(), sizeof half);
  return half;
}

}  // namespace

SeenBefore PeopleSeen::see(std::string_view name, std::string_view identity, int line) {
  if (used_ * 4 >= slots_.size() * 3) grow();
  SeenBefore seen;
  Slot& slot = slot_of(hash(name), hash(identity), seen.namesake);
  if (slot.line != 0) {
    seen.person = slot.line;
  } else {
    slot.line = line;
    ++used_;
  }
  return seen;
}

/// The slot of this person; a free one with their hashes where there is none. People of one name stand together, so
/// that one look at memory finds them all; but a file full of one name must not be slow, so only the first of them do.
PeopleSeen::Slot& PeopleSeen::slot_of(std::uint64_t name, std::uint64_t identity, std::optional<int>& namesake) {
  constexpr int kTogether = 32;
  const std::size_t mask = slots_.size() - 1;
  int together = 0;
  std::size_t at = name & mask;
  for (; slots_[at].line != 0; at = (at + 1) & mask) {
    if (slots_[at].name != name || slots_[at].apart) continue;
    if (!namesake || slots_[at].line < *namesake) namesake = slots_[at].line;
    if (slots_[at].identity == identity) return slots_[at];
    if (++together == kTogether) break;
  }
  const bool apart = together == kTogether;
  if (apart)
    for (at = (name ^ identity) & mask; slots_[at].line != 0; at = (at + 1) & mask)
      if (slots_[at].name == name && slots_[at].identity == identity) return slots_[at];
  slots_[at] = {name, identity, 0, apart};
  return slots_[at];
}

/// Those who stand together first, so that they are the same ones again.
void PeopleSeen::grow() {
  std::vector<Slot> old(slots_.size() * 2);
  old.swap(slots_);
  std::optional<int> unheard;
  for (const bool apart : {false, true})
    for (const Slot& slot : old)
      if (slot.line != 0 && slot.apart == apart) slot_of(slot.name, slot.identity, unheard).line = slot.line;
}

}  // namespace inact

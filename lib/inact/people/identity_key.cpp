#include "inact/people/identity_key.h"

#include <algorithm>

#include "inact/store/query.h"
#include "inact/text/fold.h"

namespace inact {

std::string email_key(std::string_view email) {
  std::string key = stored_text(email);
  std::ranges::transform(key, key.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return key;
}

IdentityKeys::IdentityKeys(const Store& store) : key_(store.info().index_key) {}

KeyedHash IdentityKeys::hash(IdentityKeyKind kind, std::string_view first, std::string_view second) const {
  std::string word;
  word.reserve(first.size() + second.size() + 2);
  word += static_cast<char>('0' + static_cast<int>(kind));
  word += first;
  word += '\0';
  word += second;
  return key_.hash(word);
}

KeyedHash IdentityKeys::email(std::string_view email) const {
  return hash(IdentityKeyKind::Email, email_key(email), {});
}

KeyedHash IdentityKeys::email_name(std::string_view email, std::string_view full_name) const {
  return hash(IdentityKeyKind::EmailName, email_key(email), search_key(full_name));
}

KeyedHash IdentityKeys::name_year(std::string_view full_name, std::optional<int> birth_year) const {
  return hash(IdentityKeyKind::NameYear, search_key(full_name), birth_year ? std::to_string(*birth_year) : "");
}

KeyedHash IdentityKeys::external(std::string_view source, std::string_view id) const {
  return hash(IdentityKeyKind::External, source, id);
}

KeyedHash IdentityKeys::folded_email_name(std::string_view email, std::string_view name) const {
  return hash(IdentityKeyKind::EmailName, email, name);
}

KeyedHash IdentityKeys::folded_name(std::string_view name) const { return hash(IdentityKeyKind::NameYear, name, {}); }

std::vector<IdentityKeys::Key> IdentityKeys::of(const Identity& identity, std::optional<int> birth_year) const {
  std::vector<Key> keys;
  const std::string email = email_key(identity.email);
  if (!email.empty()) keys.push_back({IdentityKeyKind::Email, hash(IdentityKeyKind::Email, email, {})});
  for (const std::string& name : {full_name(identity), identity.original_name}) {
    if (name.empty()) continue;
    const std::string words = search_key(name);
    if (!email.empty()) keys.push_back({IdentityKeyKind::EmailName, hash(IdentityKeyKind::EmailName, email, words)});
    keys.push_back({IdentityKeyKind::NameYear, hash(IdentityKeyKind::NameYear, words, {})});
    if (birth_year)
      keys.push_back({IdentityKeyKind::NameYear, hash(IdentityKeyKind::NameYear, words, std::to_string(*birth_year))});
  }
  for (const ExternalName& name : identity.external_names)
    keys.push_back({IdentityKeyKind::External, external(name.source, name.id)});
  std::ranges::sort(keys);
  const auto repeated = std::ranges::unique(keys);
  keys.erase(repeated.begin(), repeated.end());
  return keys;
}

struct IdentityFinder::Statements {
  explicit Statements(const Store& s)
      : store(s),
        identities(s),
        by_key(s, "SELECT person_id FROM identity_key WHERE kind = :kind AND key = :key ORDER BY person_id") {}
  const Store& store;
  IdentityReader identities;
  Query by_key;
};

/// All keys of one kind, in order, and where those begin that have the same first bits.
struct IdentityFinder::Loaded {
  Loaded(const Store& store, IdentityKeyKind kind) {
    for_each_key(store, kind, [&](const KeyedHash& hash, PersonId person) { keys.push_back({hash, person}); });
    while (std::size_t{1} << bits < keys.size()) ++bits;
    begins.resize((std::size_t{1} << bits) + 1);
    for (const auto& [hash, person] : keys) ++begins[first_bits(hash) + 1];
    for (std::size_t i = 1; i < begins.size(); ++i) begins[i] += begins[i - 1];
  }
  std::size_t first_bits(const KeyedHash& hash) const {
    std::size_t first = 0;
    for (std::size_t i = 0; i < 4; ++i) first = first << 8 | hash[i];
    return first >> (32 - bits);
  }
  std::vector<PersonId> find(const KeyedHash& hash) const {
    std::vector<PersonId> people;
    const std::size_t bucket = first_bits(hash);
    for (std::size_t i = begins[bucket]; i < begins[bucket + 1]; ++i)
      if (keys[i].first == hash) people.push_back(keys[i].second);
    return people;
  }
  std::vector<std::pair<KeyedHash, PersonId>> keys;
  std::vector<std::uint32_t> begins;
  unsigned bits = 0;
};

IdentityFinder::IdentityFinder(const Store& store) : keys_(store), statements_(std::make_unique<Statements>(store)) {}
IdentityFinder::~IdentityFinder() = default;

std::vector<PersonId> IdentityFinder::find(IdentityKeyKind kind, const KeyedHash& hash) const {
  constexpr int kVeryMany = 20'000;  // reading all keys of 200,000 persons costs about as much
  const auto i = static_cast<std::size_t>(kind);
  if (!loaded_[i] && ++asked_[i] > kVeryMany) loaded_[i] = std::make_unique<Loaded>(statements_->store, kind);
  if (loaded_[i]) return loaded_[i]->find(hash);
  return statements_->by_key.bind({{"kind", kind}, {"key", Blob(hash.begin(), hash.end())}}).column<PersonId>();
}

std::optional<Identity> IdentityFinder::identity(PersonId person) const { return statements_->identities.read(person); }

void for_each_key(const Store& store, IdentityKeyKind kind,
                  const std::function<void(const KeyedHash&, PersonId)>& visit) {
  Query query(store, "SELECT key, person_id FROM identity_key WHERE kind = :kind ORDER BY key, person_id",
              {{"kind", kind}});
  while (query.next()) {
    const auto [key, person] = query.row<Blob, PersonId>();
    KeyedHash hash{};
    std::ranges::copy_n(key.begin(), std::min(key.size(), hash.size()), hash.begin());
    visit(hash, person);
  }
}

}  // namespace inact

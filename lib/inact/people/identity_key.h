// Finding a person again without reading identities: keyed hashes of what a file or a form says.
#pragma once

#include <array>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "inact/base/id.h"
#include "inact/base/named.h"
#include "inact/people/identity.h"
#include "inact/seal/hash.h"
#include "inact/store/store.h"

namespace inact {

/// Email: the address alone, which families share. EmailName: address and full name. NameYear: full name and birth
/// year, and once more without the year. External: source and id in another program. Names are the full name and the
/// original one.
enum class IdentityKeyKind { Email, EmailName, NameYear, External };
template <>
inline constexpr auto kWords<IdentityKeyKind> =
    std::array<std::string_view, 4>{"email", "email_name", "name_year", "external"};

/// Trimmed and in lower case: how addresses are compared.
std::string email_key(std::string_view email);

/// The hashes, under the index key of the records. Names are hashed by their search_key(): spelling, marks and script
/// do not matter, nor where the given name ends.
class IdentityKeys {
 public:
  explicit IdentityKeys(const Store& store);

  KeyedHash email(std::string_view email) const;
  KeyedHash email_name(std::string_view email, std::string_view full_name) const;
  KeyedHash name_year(std::string_view full_name, std::optional<int> birth_year) const;
  KeyedHash external(std::string_view source, std::string_view id) const;
  /// Of what email_key() and search_key() made already.
  KeyedHash folded_email_name(std::string_view email, std::string_view name) const;
  KeyedHash folded_name(std::string_view name) const;

  struct Key {
    IdentityKeyKind kind;
    KeyedHash hash;
    friend auto operator<=>(const Key&, const Key&) = default;
  };
  /// All keys of one person, each once.
  std::vector<Key> of(const Identity& identity, std::optional<int> birth_year) const;

 private:
  KeyedHash hash(IdentityKeyKind kind, std::string_view first, std::string_view second) const;
  IndexKey key_;
};

/// Looks persons up with statements prepared once; whoever asks for very many has the keys of that kind in memory from
/// then on, as they were at that moment. A void person has no keys and is not found.
class IdentityFinder {
 public:
  explicit IdentityFinder(const Store& store);
  ~IdentityFinder();

  const IdentityKeys& keys() const { return keys_; }
  /// In the order of their ids.
  std::vector<PersonId> find(IdentityKeyKind kind, const KeyedHash& hash) const;
  /// As identity_of().
  std::optional<Identity> identity(PersonId person) const;

 private:
  struct Statements;
  struct Loaded;
  IdentityKeys keys_;
  mutable std::array<std::unique_ptr<Loaded>, kWords<IdentityKeyKind>.size()> loaded_;
  mutable std::array<int, kWords<IdentityKeyKind>.size()> asked_{};
  std::unique_ptr<Statements> statements_;
};

/// Every key of one kind and whose it is, for lookups in memory, ordered by hash, then by person.
void for_each_key(const Store& store, IdentityKeyKind kind,
                  const std::function<void(const KeyedHash&, PersonId)>& visit);

}  // namespace inact

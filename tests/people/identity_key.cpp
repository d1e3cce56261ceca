#include "inact/people/identity_key.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "inact/store/query.h"

using namespace inact;

namespace {

const Author kAuthor{"kim", "test", Instant{std::chrono::seconds{1'795'000'000}}};

Identity somebody(std::string given, std::string family, std::string email = {}) {
  Identity identity;
  identity.given_name = std::move(given);
  identity.family_name = std::move(family);
  identity.email = std::move(email);
  return identity;
}

PersonId add(Transaction& tx, const Identity& identity, std::optional<int> birth_year = {}) {
  const PersonId person{
      insert(tx, "INSERT INTO person (birth_year, partner, entered_by, entered_at) VALUES (:year, 'hope', 'kim', '')",
             {{"year", birth_year}})};
  IdentityWriter(tx).add(person, identity, birth_year);
  return person;
}

using Found = std::vector<PersonId>;

}  // namespace

TEST_CASE("a person is found by address and name in any spelling, and wherever the name is parted") {
  Store store = Store::in_memory();
  Transaction tx(store, kAuthor);
  const PersonId maria = add(tx, somebody("Maria", "da Silva Müller", "Maria@Example.org"), 1990);
  const PersonId child = add(tx, somebody("Rui", "da Silva", "maria@example.org"));
  const IdentityFinder finder(tx);
  const IdentityKeys& keys = finder.keys();
  CHECK(finder.find(IdentityKeyKind::Email, keys.email(" MARIA@example.org ")) == Found{maria, child});
  CHECK(finder.find(IdentityKeyKind::EmailName, keys.email_name("maria@example.org", "MARIA DA SILVA MUELLER")) ==
        Found{maria});
  CHECK(finder.find(IdentityKeyKind::EmailName, keys.email_name("maria@example.org", "Ana da Silva")).empty());
  CHECK(finder.find(IdentityKeyKind::EmailName, keys.email_name("other@example.org", "Rui da Silva")).empty());
  CHECK(finder.find(IdentityKeyKind::NameYear, keys.name_year("maria da silva-muller", 1990)) == Found{maria});
  CHECK(finder.find(IdentityKeyKind::NameYear, keys.name_year("maria da silva-muller", 1991)).empty());
  CHECK(finder.find(IdentityKeyKind::NameYear, keys.name_year("maria da silva-muller", {})) == Found{maria});
  CHECK(finder.identity(child)->given_name == "Rui");
}

TEST_CASE("a person is found by the name in its own script and by what other programs call it") {
  Store store = Store::in_memory();
  Transaction tx(store, kAuthor);
  Identity identity = somebody("Sasha", "Kovalenko");
  identity.original_name = "Олександра Коваленко";
  identity.external_names = {{"pretix", "ABCDE-1"}};
  const PersonId person = add(tx, identity);
  const IdentityFinder finder(tx);
  CHECK(finder.find(IdentityKeyKind::NameYear, finder.keys().name_year("Oleksandra Kovalenko", {})) == Found{person});
  CHECK(finder.find(IdentityKeyKind::External, finder.keys().external("pretix", "ABCDE-1")) == Found{person});
  CHECK(finder.find(IdentityKeyKind::External, finder.keys().external("zoom", "ABCDE-1")).empty());
}

TEST_CASE("keys of different kinds and records are never the same") {
  const Store one = Store::in_memory({"u", {1}, {}, false});
  const Store other = Store::in_memory({"u", {2}, {}, false});
  const IdentityKeys keys(one);
  CHECK(keys.email("a") != keys.name_year("a", {}));
  CHECK(keys.email_name("ab", "c") != keys.email_name("a", "bc"));
  CHECK(keys.email("a") != IdentityKeys(other).email("a"));
  CHECK(keys.email("a") == IdentityKeys(one).email("A"));
}

TEST_CASE("all keys of one kind are visited in order, so that they can be held in memory") {
  Store store = Store::in_memory();
  Transaction tx(store, kAuthor);
  const PersonId ana = add(tx, somebody("Ana", "Silva", "ana@example.org"));
  const PersonId bo = add(tx, somebody("Bo", "", "bo@example.org"));
  std::vector<std::pair<KeyedHash, PersonId>> visited;
  for_each_key(tx, IdentityKeyKind::Email,
               [&](const KeyedHash& hash, PersonId person) { visited.emplace_back(hash, person); });
  const IdentityKeys keys(tx);
  std::vector<std::pair<KeyedHash, PersonId>> expected = {{keys.email("ana@example.org"), ana},
                                                          {keys.email("bo@example.org"), bo}};
  std::ranges::sort(expected);
  CHECK(visited == expected);
}

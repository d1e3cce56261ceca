#include "inact/people/identity.h"

#include <doctest/doctest.h>

#include "inact/base/error.h"

using namespace inact;
using namespace std::chrono;

namespace {

const Author kAuthor{"kim", "test", Instant{seconds{1'795'000'000}}};

PersonId new_person(Transaction& tx) {
  return {insert(tx,
                 "INSERT INTO person (birth_year, partner, entered_by, entered_at) VALUES (1990, 'hope', 'kim', :at)",
                 {{"at", tx.entered_at()}})};
}

Identity whole() {
  Identity identity;
  identity.given_name = "Олександра";
  identity.family_name = "O'Connor";
  identity.original_name = "أمل";
  identity.raw_name = "O'Connor, Олександра";
  identity.email = "sasha@example.org";
  identity.phone = "+49 30 000000";
  identity.address = "Musterweg 1\n10115 Berlin";
  identity.postcode = "10115";
  identity.residence = "protection";
  identity.birth_date = 1990y / May / 17;
  identity.external_names = {{"pretix", "ABCDE-1"}, {"zoom", ""}};
  return identity;
}

}  // namespace

TEST_CASE("an identity comes back as it was written") {
  CHECK(decode(encode(whole())) == whole());
  CHECK(encode(Identity{}).empty());
  CHECK(decode("") == Identity{});
  Identity one_name;
  one_name.given_name = "Sukarno";
  CHECK(encode(one_name) == "\x01\x07Sukarno");
  one_name.given_name = std::string(300, 'x');
  CHECK(decode(encode(one_name)) == one_name);
}

TEST_CASE("fields of a later version survive being read and written") {
  const std::string later = "\x63\x02hi" + std::string("\xAC\x02\x01x", 4);
  const auto identity = decode(
      "\x01\x03"
      "Ana" +
      later +
      "\x02\x05"
      "Silva");
  REQUIRE(identity);
  CHECK(identity->given_name == "Ana");
  CHECK(identity->family_name == "Silva");
  CHECK(identity->unknown == later);
  CHECK(encode(*identity) ==
        "\x01\x03"
        "Ana"
        "\x02\x05"
        "Silva" +
            later);
}

TEST_CASE("damaged bytes are not an identity") {
  const std::string bytes = encode(whole());
  for (std::size_t size = 1; size < bytes.size(); ++size) {
    const auto part = decode(std::string_view(bytes).substr(0, size));
    CHECK(part != whole());
  }
  CHECK_FALSE(
      decode("\x01\x09"
             "Ana"));
  CHECK_FALSE(decode("\x01\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF"));
  CHECK_FALSE(decode("\x01"));
  CHECK_FALSE(
      decode("\x0A\x0A"
             "2026-02-30"));
  CHECK_FALSE(
      decode("\x0B\x03"
             "abc"));
}

TEST_CASE("the full name is that of one name too, or the original one, or what the file gave") {
  CHECK(full_name(whole()) == "Олександра O'Connor");
  Identity identity;
  CHECK(full_name(identity).empty());
  identity.raw_name = "guest 7";
  CHECK(full_name(identity) == "guest 7");
  identity.original_name = "أمل";
  CHECK(full_name(identity) == "أمل");
  identity.family_name = "Sukarno";
  CHECK(full_name(identity) == "Sukarno");
  identity.given_name = "Amal";
  CHECK(full_name(identity) == "Amal Sukarno");
}

TEST_CASE("an identity is stored beside the person, replaced, and removed when it is empty") {
  Store store = Store::in_memory();
  Transaction tx(store, kAuthor);
  const PersonId person = new_person(tx);
  CHECK_FALSE(identity_of(tx, person));
  write_identity(tx, person, whole());
  CHECK(identity_of(tx, person) == whole());
  Identity other;
  other.given_name = "Ana";
  write_identity(tx, person, other);
  CHECK(identity_of(tx, person) == other);
  CHECK(Query(tx, "SELECT count(*) FROM identity_key").value<int>() == 2);
  write_identity(tx, person, {});
  CHECK_FALSE(identity_of(tx, person));
  CHECK(Query(tx, "SELECT count(*) FROM identity_key").value<int>() == 0);
}

TEST_CASE("identities that cannot be read are said so, with the person's id and nothing else") {
  Store store = Store::in_memory();
  Transaction tx(store, kAuthor);
  const PersonId person = new_person(tx);
  run(tx, "INSERT INTO identity (person_id, sealed) VALUES (:person, x'000109416e61')", {{"person", person}});
  CHECK_THROWS_AS(identity_of(tx, person), Error);
  run(tx, "UPDATE identity SET sealed = x'07'");
  CHECK_THROWS_AS(identity_of(tx, person), Error);
}

TEST_CASE("all identities of persons that count are visited in the order of their ids") {
  Store store = Store::in_memory();
  Transaction tx(store, kAuthor);
  IdentityWriter writer(tx);
  for (const char* name : {"Ana", "Bo", "Cem"}) {
    Identity identity;
    identity.given_name = name;
    writer.add(new_person(tx), identity, 1990);
  }
  new_person(tx);
  run(tx, "UPDATE person SET void_reason = 'twice' WHERE id = 2");
  std::string visited;
  for_each_identity(
      tx, [&](PersonId person, const Identity& identity) { visited += person.str() + identity.given_name + " "; });
  CHECK(visited == "P1Ana P3Cem ");
}

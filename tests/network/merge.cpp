#include "inact/network/merge.h"

#include <doctest/doctest.h>

#include "inact/base/error.h"
#include "inact/network/calls.h"
#include "world.h"

using namespace network_test;
using Values = std::vector<std::string>;

TEST_CASE("merging keeps every referral, call, service, place, person and part, and what only one of the two knew") {
  Store store = Store::in_memory();
  Transaction tx(store, kAuthor);
  const OrganizationId a = add_centre(tx, "A"), b = add_centre(tx, "B"), child = add_centre(tx, "Child");
  edit_record(tx, a, {{"phone", {"030 23125 001"}}, {"email", {"a@example.org"}}, {"internal_note", {"ours"}}},
              rules());
  edit_record(tx, b,
              {{"phone", {"030 23125 001", "030 23125 002"}},
               {"email", {"b@example.org"}},
               {"website", {"example.org"}},
               {"steward", {"Noa"}},
               {"internal_note", {"theirs"}},
               {"parent", {"O1"}}},
              rules());
  edit_record(tx, child, {{"parent", {"O2"}}}, rules());
  const ServiceId service = add_housing(tx, b);
  const ContactId contact = add_contact(tx, b, {{"name", {"Ada"}}}, rules());
  const ReferralId open = refer(tx, service);
  run(tx,
      "INSERT INTO accompaniment (referral_id, status, status_on, partner, entered_by, entered_at) "
      "VALUES (1, 'needed', '2026-11-01', 'hope', 'kim', :at)",
      {{"at", tx.entered_at()}});
  run(tx,
      "INSERT INTO exchange_group (name, audience, partner, entered_by, entered_at) "
      "VALUES ('Treff', 'mixed', 'hope', 'kim', :at)",
      {{"at", tx.entered_at()}});
  run(tx,
      "INSERT INTO group_member (group_id, person_id, joined_on, asked, entered_by, entered_at) "
      "VALUES (1, 1, '2026-11-01', 0, 'kim', :at)",
      {{"at", tx.entered_at()}});
  run(tx, "INSERT INTO program (uuid, organization_id, name) VALUES ('u1', 2, 'Programme')");
  run(tx, "INSERT INTO funding (uuid, organization_id, source) VALUES ('u2', 2, 'Senate')");
  run(tx,
      "INSERT INTO organization_identifier (uuid, organization_id, identifier_type, identifier) "
      "VALUES ('u3', 2, 'register', 'VR 1')");
  refer(tx, service, "completed");
  record_call(tx, {b, true, contact, kToday, "", "hope"}, kToday);
  run(tx, "UPDATE person SET organization_id = 2, organization_missing = NULL WHERE id = 1");
  run(tx, "INSERT INTO external_id VALUES ('O2', 'feed', 'x')");

  const NetworkMerge merge = merge_organizations(tx, a, b, "merged into O1", rules());
  CHECK(merge.services == std::vector{service});
  CHECK(merge.contacts == std::vector{contact});
  CHECK(merge.locations == std::vector{LocationId{2}});
  CHECK(merge.referrals == 2);
  CHECK(merge.calls == 1);
  CHECK(merge.volunteers == 1);
  CHECK(merge.parts == 1);
  CHECK(merge.fields == Values{"alternate_name", "website", "phone", "steward", "internal_note"});
  CHECK(values(tx, a, "phone") == Values{"030 23125 001", "030 23125 002"});
  CHECK(values(tx, a, "email") == Values{"a@example.org"});
  CHECK(values(tx, a, "internal_note") == Values{"ours\ntheirs"});
  CHECK(values(tx, a, "alternate_name") == Values{"B"});
  CHECK(values(tx, a, "parent").empty());
  CHECK(values(tx, child, "parent") == Values{"1"});
  CHECK(open_referrals(tx, a) == std::vector{open});
  CHECK(get_record(tx, b).void_reason == "merged into O1");
  CHECK(calls_table(tx, a, 9).rows.size() == 1);
  const auto number = [&tx](const char* sql) { return Query(tx, sql).value<int>(); };
  CHECK(number("SELECT count(*) FROM accompaniment a JOIN referral r ON r.id = a.referral_id JOIN service s "
               "ON s.id = r.service_id WHERE s.organization_id = 1 AND a.void_reason IS NULL") == 1);
  CHECK(number("SELECT count(*) FROM group_member m JOIN person p ON p.id = m.person_id "
               "WHERE p.organization_id = 1") == 1);
  for (const char* table : {"program", "funding", "organization_identifier", "service", "location", "contact"}) {
    CAPTURE(table);
    CHECK(number((std::string("SELECT count(*) FROM ") + table + " WHERE organization_id = 2").c_str()) == 0);
  }
  CHECK(number("SELECT count(*) FROM program WHERE organization_id = 1") == 1);
  CHECK(Query(tx, "SELECT last_reached FROM organization WHERE id = 1").value<std::string>() == "2026-11-22");
  CHECK(Query(tx, "SELECT record FROM external_id").value<std::string>() == "O1");
  CHECK(Query(tx, "SELECT organization_id FROM person WHERE id = 1").value<OrganizationId>() == a);

  CHECK_THROWS_AS(merge_organizations(tx, a, b, "merged into O1", rules()), Error);
  CHECK_THROWS_AS(merge_organizations(tx, a, a, "twice", rules()), Error);
}

TEST_CASE("a whole that is merged into its part is no part of itself") {
  Store store = Store::in_memory();
  Transaction tx(store, kAuthor);
  const OrganizationId whole = add_centre(tx, "Whole"), part = add_centre(tx, "Part");
  edit_record(tx, part, {{"parent", {whole.str()}}}, rules());
  merge_organizations(tx, part, whole, "its part", rules());
  CHECK(values(tx, part, "parent").empty());
}

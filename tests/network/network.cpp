#include "inact/network/network.h"

#include <doctest/doctest.h>

#include "inact/base/error.h"
#include "inact/network/row.h"
#include "inact/seal/uuid.h"
#include "world.h"

using namespace network_test;
using Values = std::vector<std::string>;

namespace {

/// Values that each kind of field takes, and as what it keeps them. The first is typed anew after the second.
struct Taken {
  Values typed, kept;
};
Taken values_for(const NetworkField& field) {
  switch (field.kind) {
    case FieldKind::Text:
      return std::string_view(field.key) == "postal_code" ? Taken{{" 12043 "}, {"12043"}}
                                                          : Taken{{" Müller "}, {"Müller"}};
    case FieldKind::Note: return {{"one\ntwo"}, {"one\ntwo"}};
    case FieldKind::Code:
      return {{rules().vocabularies[field.vocabulary].terms.back().code},
              {rules().vocabularies[field.vocabulary].terms.back().code}};
    case FieldKind::Number:
    case FieldKind::InYear: return {{std::to_string(field.least + 1)}, {std::to_string(field.least + 1)}};
    case FieldKind::Decimal: return {{"52,5"}, {"52.5"}};
    case FieldKind::Day: return {{"24.12.2026"}, {"2026-12-24"}};
    case FieldKind::Flag: return {{"yes"}, {"1"}};
    case FieldKind::Email: return {{"a@example.org"}, {"a@example.org"}};
    case FieldKind::Website: return {{"example.org"}, {"https://example.org"}};
    case FieldKind::Cost: return {{"kostenlos"}, {"free"}};
    case FieldKind::Codes: {
      const auto& terms = rules().vocabularies[field.vocabulary].terms;
      return {{terms[1].code, terms[0].code}, {terms[1].code, terms[0].code}};
    }
    case FieldKind::Languages: return {{"prs", "de"}, {"fa-AF", "de"}};
    case FieldKind::Texts: return {{"030 23125 001", "030 23125 002"}, {"030 23125 001", "030 23125 002"}};
    case FieldKind::Areas: return {{"101", "12043", "mitte"}, {"101", "12043", "mitte"}};
    case FieldKind::Hours:
      return {{"Mo, Mi 10-12 und 14-16", "1. Di 9-10"}, {"MO,WE 10:00-12:00", "MO,WE 14:00-16:00", "1TU 09:00-10:00"}};
    case FieldKind::Closings: return {{"24.12.2026 - 1.1.2027 frei"}, {"2026-12-24..2027-01-01 frei"}};
    default: return {};
  }
}

NetworkId add_of(Transaction& tx, NetworkKind kind, OrganizationId organization) {
  switch (kind) {
    case NetworkKind::Service: return add_housing(tx, organization);
    case NetworkKind::Location: return add_location(tx, organization, {{"name", {"Haus"}}}, rules());
    case NetworkKind::Contact: return add_contact(tx, organization, {{"name", {"Ada"}}}, rules());
    default: return organization;
  }
}

}  // namespace

TEST_CASE(
    "every field of every kind is kept, logged by name, changed to nothing again, and stays where nothing differs") {
  Store store = Store::in_memory();
  Transaction tx(store, kAuthor);
  const OrganizationId organization = add_centre(tx);
  for (const NetworkKind kind :
       {NetworkKind::Organization, NetworkKind::Service, NetworkKind::Location, NetworkKind::Contact}) {
    const NetworkId id = add_of(tx, kind, organization);
    for (const NetworkField& field : network_fields(kind)) {
      const Taken taken = values_for(field);
      if (taken.typed.empty() || std::string_view(field.key) == "do_not_list") continue;
      CAPTURE(field.key);
      FieldValues answers = {{field.key, taken.typed}}, nothing = {{field.key, {""}}};
      if (std::string_view(field.key) == "capacity_until") answers["capacity"] = {"full"};
      // A place on the map has both, or none.
      for (const char* degrees : {"latitude", "longitude"})
        if (field.kind == FieldKind::Decimal) answers[degrees] = taken.typed, nothing[degrees] = {""};
      edit_record(tx, id, answers, rules());
      CHECK(values(tx, id, field.key) == taken.kept);
      CHECK(edit_record(tx, id, {{field.key, taken.typed}}, rules()).empty());
      if (std::string_view(field.key) == "name" || std::string_view(field.key) == "partner") continue;
      edit_record(tx, id, nothing, rules());
      CHECK(logged(tx).find(field.key) != std::string::npos);
      if (field.kind != FieldKind::Code) CHECK(values(tx, id, field.key).empty());
    }
  }
}

TEST_CASE("what no field takes is refused, naming the field and what was expected") {
  Store store = Store::in_memory();
  Transaction tx(store, kAuthor);
  const OrganizationId id = add_centre(tx);
  const ServiceId service = add_housing(tx, id);
  for (const auto& [key, typed] : {std::pair{"year_incorporated", "19994"},
                                   {"email", "nobody"},
                                   {"website", "ftp://x.y"},
                                   {"website", "javascript:alert(1).x"},
                                   {"website", "mailto:ada@example.org"},
                                   {"website", "https://example.org:port"},
                                   {"website", "https://localhost"},
                                   {"kind", "shop"},
                                   {"name", "two\nlines"},
                                   {"phone", "none"},
                                   {"parent", "S9"},
                                   {"name", ""},
                                   {"do_not_list", "yes"},
                                   {"parent", "O1"},
                                   {"parent", "O99"}}) {
    CAPTURE(key);
    CAPTURE(typed);
    CHECK_THROWS_AS(edit_record(tx, id, {{key, {typed}}}, rules()), Error);
  }
  for (const auto& [key, typed] : {std::pair{"need", "flat"},
                                   {"minimum_age", "-1"},
                                   {"area", "1234x"},
                                   {"area", "123456"},
                                   {"schedule", "never"},
                                   {"closing", "Christmas"},
                                   {"location", "L99"},
                                   {"capacity", "some"}}) {
    CAPTURE(key);
    CAPTURE(typed);
    CHECK_THROWS_AS(edit_record(tx, service, {{key, {typed}}}, rules()), Error);
  }
  CHECK_THROWS_AS(edit_record(tx, service, {{"minimum_age", {"30"}}, {"maximum_age", {"20"}}}, rules()), Error);
  CHECK_THROWS_AS(add_organization(tx, {{"name", {" "}}}, {}, rules()), Error);
  CHECK_THROWS_AS(add_location(tx, id, {{"latitude", {"52.5"}}}, rules()), Error);
  CHECK_THROWS_AS(add_location(tx, id, {{"longitude", {"13.4"}}}, rules()), Error);
  CHECK_THROWS_AS(add_contact(tx, id, {{"department", {"x"}}}, rules()), Error);
  CHECK(logged(tx) == "add " + service.str() + " ");
}

TEST_CASE("rows have UUIDs of the records' namespace, their table and their id") {
  Store store = Store::in_memory();
  Transaction tx(store, kAuthor);
  const OrganizationId id = add_centre(tx);
  CHECK(get_record(tx, id).uuid == uuid_v5(store.info().namespace_uuid, "organization/1"));
  edit_record(tx, id, {{"phone", {"030 23125 001", "030 23125 002"}}}, rules());
  const auto uuids = [&] { return Query(tx, "SELECT number || uuid FROM phone ORDER BY id").column<std::string>(); };
  const auto before = uuids();
  edit_record(tx, id, {{"phone", {"030 23125 002", "030 23125 003"}}}, rules());
  CHECK(uuids().at(0) == before.at(1));
  CHECK(uuids().size() == 2);
}

TEST_CASE("a service is offered at the only place, at that of the district, or at a new one there") {
  Store store = Store::in_memory();
  Transaction tx(store, kAuthor);
  const OrganizationId id = add_centre(tx);
  CHECK(values(tx, add_housing(tx, id), "location") == Values{"1"});
  CHECK(values(tx, add_service(tx, id, {{"name", {"x"}}}, "neukoelln", rules()), "location") == Values{"1"});
  CHECK(values(tx, add_service(tx, id, {{"name", {"x"}}}, "mitte", rules()), "location") == Values{"2"});
  CHECK(values(tx, LocationId{2}, "district") == Values{"mitte"});
  CHECK(values(tx, add_housing(tx, id), "location").empty());
  const OrganizationId other = add_centre(tx, "Other");
  CHECK_THROWS_AS(add_service(tx, other, {{"name", {"x"}}, {"location", {"L1"}}}, "", rules()), Error);
}

TEST_CASE("a capacity is believed for as long as was said, or as is usual") {
  Store store = Store::in_memory();
  Transaction tx(store, kAuthor);
  const ServiceId id = add_housing(tx, add_centre(tx), {{"capacity", {"full"}}});
  CHECK(values(tx, id, "capacity_until") == Values{"2026-12-22"});
  edit_record(tx, id, {{"name", {"Other"}}}, rules());
  CHECK(values(tx, id, "capacity_until") == Values{"2026-12-22"});
  edit_record(tx, id, {{"capacity", {"available"}}, {"capacity_until", {"2027-01-31"}}}, rules());
  CHECK(values(tx, id, "capacity_until") == Values{"2027-01-31"});
  edit_record(tx, id, {{"capacity", {""}}}, rules());
  CHECK(values(tx, id, "capacity_until").empty());
}

TEST_CASE("a public body is known by its kind unless something else is said") {
  Store store = Store::in_memory();
  Transaction tx(store, kAuthor);
  CHECK(values(tx, add_organization(tx, {{"name", {"A"}}, {"kind", {"jobcenter"}}}, {}, rules()), "public_body") ==
        Values{"1"});
  CHECK(values(tx, add_organization(tx, {{"name", {"A"}}, {"kind", {"jobcenter"}}, {"public_body", {}}}, {}, rules()),
               "public_body")
            .empty());
  CHECK(values(tx, add_organization(tx, {{"name", {"A"}}}, {}, rules()), "kind") == Values{"other"});
}

TEST_CASE("an institution and a service stay while referrals to them are open, and go with all that is theirs") {
  Store store = Store::in_memory();
  Transaction tx(store, kAuthor);
  const OrganizationId id = add_centre(tx);
  const ServiceId service = add_housing(tx, id);
  const ContactId contact = add_contact(tx, id, {{"name", {"Ada"}}}, rules());
  const ReferralId referral = refer(tx, service);
  CHECK(open_referrals(tx, id) == std::vector{referral});
  CHECK(open_referrals(tx, service) == std::vector{referral});
  CHECK_THROWS_AS(void_record(tx, id, "closed"), Error);
  CHECK_THROWS_AS(void_record(tx, service, "closed"), Error);
  CHECK_THROWS_AS(void_record(tx, LocationId{1}, "moved"), Error);
  run(tx, "UPDATE referral SET status = 'cancelled'");
  CHECK_THROWS_AS(void_record(tx, id, " "), Error);
  void_record(tx, id, "closed");
  for (const NetworkId part : {NetworkId(id), NetworkId(service), NetworkId(contact), NetworkId(LocationId{1})}) {
    CHECK(get_record(tx, part).void_reason == "closed");
    CHECK_THROWS_AS(require_record(tx, part), Error);
  }
  CHECK_THROWS_AS(edit_record(tx, id, {{"name", {"x"}}}, rules()), Error);
  CHECK_THROWS_AS(add_housing(tx, id), Error);
  CHECK_THROWS_AS(void_record(tx, id, "closed"), Error);
}

TEST_CASE("an institution cannot be a part of itself, over however many steps") {
  Store store = Store::in_memory();
  Transaction tx(store, kAuthor);
  const OrganizationId a = add_centre(tx, "A"), b = add_centre(tx, "B"), c = add_centre(tx, "C");
  edit_record(tx, b, {{"parent", {a.str()}}}, rules());
  edit_record(tx, c, {{"parent", {b.str()}}}, rules());
  CHECK_THROWS_AS(edit_record(tx, a, {{"parent", {c.str()}}}, rules()), Error);
}

TEST_CASE("an address of the web is a host, with or without http before it") {
  Store store = Store::in_memory();
  Transaction tx(store, kAuthor);
  const OrganizationId id = add_centre(tx);
  for (const auto& [typed, stored] : {std::pair{"example.org", "https://example.org"},
                                      {"http://example.org:8080/a?b=c#d", "http://example.org:8080/a?b=c#d"},
                                      {"müller-beratung.example.org/weg", "https://müller-beratung.example.org/weg"}}) {
    CAPTURE(typed);
    edit_record(tx, id, {{"website", {typed}}}, rules());
    CHECK(values(tx, id, "website") == std::vector<std::string>{stored});
  }
}

#include "inact/people/consent.h"

#include <doctest/doctest.h>

#include "inact/base/error.h"
#include "people/somebody.h"

using namespace people;

namespace {

const Recipient kS1{RecipientType::Service, 1, ""};
const Recipient kS2{RecipientType::Service, 2, ""};
const Recipient kO1{RecipientType::Organization, 1, ""};
const Recipient kAny{RecipientType::AnyOfNeed, 0, ""};

/// One person, O1 with S1, O2 with S2.
struct Records {
  Store store = Store::in_memory();
  Transaction tx{store, kKim};
  PersonId person = add_person(tx, named("Amal"), rules());

  Records() {
    for (int i : {1, 2}) {
      run(tx,
          "INSERT INTO organization (uuid, name, partner, entered_by, entered_at) VALUES (:i, 'A', 'hope', 'k', '')",
          {{"i", std::to_string(i)}});
      run(tx, "INSERT INTO service (uuid, organization_id, name) VALUES (:u, :i, 'S')",
          {{"u", std::to_string(i)}, {"i", i}});
    }
  }

  void decide(Decision decision, std::optional<Recipient> to, Date on, std::vector<std::string> categories = {},
              std::optional<Date> until = {}, std::string purpose = "referral") {
    NewConsent consent;
    consent.purpose = std::move(purpose);
    consent.to = std::move(to);
    consent.categories = std::move(categories);
    consent.decided_on = on;
    consent.until = until;
    consent.partner = "hope";
    add_consent(tx, person, decision, consent, vocabularies(), kToday);
  }
  ConsentState state(const Recipient& to, Date on = kToday, std::vector<std::string> categories = {"identity"},
                     std::string need = "") const {
    return consent_state(tx, person, {"referral", to, std::move(need), std::move(categories), on});
  }
};

constexpr Date kMarch = 2026y / March / 1d;

}  // namespace

TEST_CASE("what was never asked is not consent") {
  const Records records;
  CHECK_FALSE(records.state(kS1).decision);
  CHECK(records.state(kS1).lacking == std::vector<std::string>{"identity"});
}

TEST_CASE("consent holds from its day to the end of its last day, and not a day longer") {
  Records records;
  records.decide(Decision::Given, kS1, kMarch, {}, 2026y / March / 31d);
  CHECK_FALSE(records.state(kS1, 2026y / February / 28d).decision);
  CHECK(records.state(kS1, kMarch).decision == Decision::Given);
  CHECK(records.state(kS1, 2026y / March / 31d).decision == Decision::Given);
  CHECK_FALSE(records.state(kS1, 2026y / April / 1d).decision);
}

TEST_CASE("the newest word wins, and an older one does not come back when it ends") {
  Records records;
  records.decide(Decision::Given, kS1, 2026y / January / 1d);
  records.decide(Decision::Given, kS1, kMarch, {}, 2026y / March / 31d);
  CHECK_FALSE(records.state(kS1, 2026y / April / 1d).decision);
  records.decide(Decision::Withdrawn, kS1, 2026y / May / 1d);
  CHECK(records.state(kS1).decision == Decision::Withdrawn);
  CHECK(records.state(kS1, kMarch).decision == Decision::Given);
  records.decide(Decision::Given, kS1, 2026y / May / 1d);
  CHECK(records.state(kS1).decision == Decision::Given);
}

TEST_CASE("consent to one recipient is none to another, and the wider covers the narrower") {
  Records records;
  records.decide(Decision::Given, kS1, kMarch);
  CHECK_FALSE(records.state(kS2).decision);
  CHECK_FALSE(records.state(kO1).decision);
  CHECK_FALSE(records.state(kAny).decision);
  records.decide(Decision::Given, kO1, kMarch);
  CHECK(records.state(kO1).decision == Decision::Given);
  CHECK_FALSE(records.state(kS2).decision);
  records.decide(Decision::Given, Recipient{RecipientType::AnyOfNeed, 0, "housing"}, kMarch);
  CHECK(records.state(kS2, kToday, {"identity"}, "housing").decision == Decision::Given);
  CHECK_FALSE(records.state(kS2, kToday, {"identity"}, "debt").decision);
  records.decide(Decision::Given, std::nullopt, kMarch);
  CHECK(records.state(kS2, kToday, {"identity"}, "debt").decision == Decision::Given);
}

TEST_CASE("whoever refuses or withdraws without naming anybody means everybody") {
  Records records;
  records.decide(Decision::Given, kS1, kMarch);
  records.decide(Decision::Withdrawn, std::nullopt, 2026y / April / 1d);
  CHECK(records.state(kS1).decision == Decision::Withdrawn);
  records.decide(Decision::Given, kS2, 2026y / May / 1d);
  CHECK(records.state(kS2).decision == Decision::Given);
  CHECK(records.state(kS1).decision == Decision::Withdrawn);
  records.decide(Decision::Refused, Recipient{}, 2026y / June / 1d);
  CHECK(records.state(kS2).decision == Decision::Refused);
}

TEST_CASE("health and residence are not given along unless they are named") {
  Records records;
  records.decide(Decision::Given, kS1, kMarch);
  CHECK(records.state(kS1, kToday, {"identity", "contact", "need", "family"}).decision == Decision::Given);
  const ConsentState state = records.state(kS1, kToday, {"identity", "health", "status_papers"});
  CHECK_FALSE(state.decision);
  CHECK(state.lacking == std::vector<std::string>{"health", "status_papers"});
  records.decide(Decision::Given, kS1, kMarch, {"health"});
  CHECK(records.state(kS1, kToday, {"identity", "health"}).decision == Decision::Given);
  records.decide(Decision::Refused, kS1, kMarch, {"health"});
  CHECK(records.state(kS1, kToday, {"identity", "health"}).decision == Decision::Refused);
  CHECK(records.state(kS1).decision == Decision::Given);
}

TEST_CASE("one purpose says nothing about another") {
  Records records;
  records.decide(Decision::Given, std::nullopt, kMarch, {}, {}, "case_work");
  CHECK_FALSE(records.state(kS1).decision);
  CHECK(consent_state(records.tx, records.person, {"case_work", {}, "", {"health"}, kToday}).decision ==
        Decision::Given);
}

TEST_CASE("days and recipients that cannot be are refused, and so is withdrawing what was not given") {
  Records records;
  CHECK_THROWS_AS(records.decide(Decision::Given, kS1, 2026y / November / 23d), Error);
  CHECK_THROWS_AS(records.decide(Decision::Given, kS1, kMarch, {}, 2026y / February / 28d), Error);
  CHECK_THROWS_AS(records.decide(Decision::Refused, kS1, kMarch, {}, 2026y / April / 1d), Error);
  CHECK_THROWS_AS(records.decide(Decision::Given, Recipient{RecipientType::Service, 9, ""}, kMarch), Error);
  CHECK_THROWS_AS(records.decide(Decision::Given, Recipient{RecipientType::Organization, 9, ""}, kMarch), Error);
  CHECK_THROWS_AS(records.decide(Decision::Withdrawn, kS1, kMarch), Error);
  records.person = PersonId{99};
  CHECK_THROWS_AS(records.decide(Decision::Given, kS1, kMarch), Error);
  CHECK(Query(records.tx, "SELECT count(*) FROM consent").value<int>() == 0);
}

TEST_CASE("a recipient is read as it is written") {
  for (const char* text : {"S9", "O7", "own", "partner", "nolanta", "any_of_need", "any_of_need:housing"})
    CHECK(to_text(parse_recipient(text, vocabularies())) == text);
  CHECK(parse_recipient("s9", vocabularies()) == Recipient{RecipientType::Service, 9, ""});
  for (const char* text : {"", "P7", "9", "any_of_need:", "any_of_need:nothing", "everybody"})
    CHECK_THROWS_AS(parse_recipient(text, vocabularies()), Error);
}

TEST_CASE("the list says which rows are in force") {
  Records records;
  records.decide(Decision::Given, kS1, kMarch);
  records.decide(Decision::Given, kS2, kMarch, {}, 2026y / April / 1d);
  records.decide(Decision::Refused, kS1, 2026y / May / 1d, {"contact"});
  records.decide(Decision::Given, std::nullopt, kMarch, {}, {}, "case_work");
  const auto in_force = [&] {
    std::string text;
    for (const auto& row : list_consents(records.tx, records.person, kToday).rows)
      text += std::get<bool>(row[8]) ? '1' : '0';
    return text;
  };
  CHECK(in_force() == "1011");
  records.decide(Decision::Withdrawn, std::nullopt, 2026y / June / 1d);
  CHECK(in_force() == "00101");
}

TEST_CASE("who refused statistics is told from who was never asked or changed their mind") {
  Records records;
  const auto without = [&](Date day) {
    return ids(
        Query(records.tx, std::string(kWithoutStatistics) + " ORDER BY 1", {{"statistics_until", add_days(day, 1)}})
            .column<PersonId>());
  };
  CHECK(without(kToday).empty());
  records.decide(Decision::Refused, std::nullopt, kMarch, {}, {}, "statistics");
  const PersonId first = records.person;
  records.person = add_person(records.tx, named("Bo"), rules());
  records.decide(Decision::Given, std::nullopt, kMarch, {}, {}, "statistics");
  records.decide(Decision::Withdrawn, std::nullopt, 2026y / May / 1d, {}, {}, "statistics");
  records.person = add_person(records.tx, named("Cem"), rules());
  records.decide(Decision::Refused, std::nullopt, kMarch, {}, {}, "photo");
  CHECK(without(2026y / February / 28d).empty());
  CHECK(without(kMarch) == "P1");
  CHECK(without(2026y / May / 1d) == "P1 P2");
  records.person = first;
  records.decide(Decision::Given, std::nullopt, 2026y / May / 1d, {}, {}, "statistics");
  CHECK(without(2026y / May / 1d) == "P2");
}

TEST_CASE("nobody decided before being born") {
  Records records;
  records.person = add_person(records.tx, named("Bo", "", "2001"), rules());
  NewConsent consent;
  consent.purpose = "statistics";
  consent.decided_on = 2000y / May / 1d;
  consent.partner = "hope";
  const auto give = [&] { add_consent(records.tx, records.person, Decision::Given, consent, vocabularies(), kToday); };
  CHECK_THROWS_AS(give(), Error);
  consent.decided_on = 2001y / May / 1d;
  CHECK_NOTHROW(give());
}

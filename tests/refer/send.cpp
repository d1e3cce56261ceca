#include "inact/refer/send.h"

#include <algorithm>

#include "inact/check/check.h"
#include "inact/people/consent.h"
#include "inact/people/person.h"
#include "world.h"

using namespace inact;
using namespace inact::test;

namespace {

struct LetterWorld : ReferralWorld {
  ReferralId referral;

  LetterWorld() {
    PersonAnswers answers;
    answers.given_name = "Amal";
    answers.family_name = "Haddad";
    answers.phone = "+49 30 23125 001";
    edit_person(tx, PersonId{1}, answers, rules());
    referral = make("2026-10-02");
  }
  void allow(std::vector<std::string> categories, Decision decision = Decision::Given, const char* on = "2026-10-03",
             std::optional<Date> until = {}) {
    NewConsent consent;
    consent.purpose = "referral";
    consent.to = Recipient{RecipientType::Service, first.value, ""};
    consent.categories = std::move(categories);
    consent.decided_on = day(on);
    consent.until = until;
    consent.partner = "hope";
    add_consent(tx, PersonId{1}, decision, consent, vocabularies(), kToday);
  }
  Sending send(SendRequest request = {}) {
    if (request.on == Date{}) request.on = day("2026-10-05");
    Sending sending = prepare_sending(tx, referral, request, vocabularies(), "InAct");
    store_sending(tx, referral, request, sending, kToday);
    return sending;
  }
  std::string text(const Sending& sending) {
    return render(sending.letter, Format::Text, Words(Language::English, vocabularies()));
  }
  bool refused(SendRequest request = {}) {
    return kind_of([&] { send(std::move(request)); }) == ErrorKind::Refused;
  }
};

bool found(const LetterWorld& world, const char* rule) {
  const auto findings = check_work(world.store, Config{}, kToday);
  return std::ranges::count(findings, rule, &WorkFinding::rule) > 0;
}

}  // namespace

TEST_CASE("a referral remembers the consent by which it was sent") {
  LetterWorld world;
  const auto stored = [&] {
    return Query(world.tx, "SELECT consent_id FROM referral WHERE id = :id", {{"id", world.referral}})
        .value<std::optional<std::int64_t>>();
  };
  SendRequest against;
  against.override_reason = "in danger, not reached";
  world.send(against);
  CHECK_FALSE(stored().has_value());
  world.allow({"identity"});
  world.send();
  const auto first = stored();
  REQUIRE(first.has_value());
  world.allow({"contact"}, Decision::Given, "2026-10-04");
  world.send();
  CHECK(stored() > first);
}

TEST_CASE("nothing is sent without consent, and only what it covers is in the letter") {
  LetterWorld world;
  CHECK(world.refused());
  world.allow({"identity", "need"});
  const Sending sending = world.send();
  CHECK(sending.left_out == std::vector<std::string>{"contact"});
  const std::string text = world.text(sending);
  CHECK(text.find("Amal Haddad") != std::string::npos);
  CHECK(text.find("Housing") != std::string::npos);
  CHECK(text.find("23125") == std::string::npos);
  CHECK(count(world.tx, "referral_sent WHERE data_categories = 'identity,need' AND override_reason IS NULL") == 1);
  CHECK_FALSE(found(world, "referral_sent_without_consent"));
}

TEST_CASE("what is asked for by name is not left out silently") {
  LetterWorld world;
  world.allow({"identity", "need"});
  SendRequest request;
  request.categories = {"identity", "contact"};
  try {
    world.send(request);
    FAIL("not refused");
  } catch (const Error& error) {
    CHECK(error.details().size() == 1);
    CHECK(std::get<std::string>(error.hint().arguments.back().value) == " --categories contact");
  }
}

TEST_CASE("consent holds to the end of its last day and from the day it was given; a withdrawal ends it") {
  LetterWorld world;
  world.allow({"identity", "contact", "need"}, Decision::Given, "2026-10-04", day("2026-10-06"));
  const auto on = [](const char* text) {
    SendRequest request;
    request.on = day(text);
    return request;
  };
  CHECK(world.refused(on("2026-10-03")));
  world.send(on("2026-10-04"));
  world.send(on("2026-10-06"));
  CHECK(world.refused(on("2026-10-07")));
  world.allow({}, Decision::Withdrawn, "2026-10-05");
  CHECK(world.refused(on("2026-10-05")));
  world.send(on("2026-10-04"));
}

TEST_CASE("a sensitive need is in no letter unless it is named and allowed") {
  LetterWorld world;
  run(world.tx, "UPDATE need SET code = 'psychosocial'");
  world.allow({"identity", "contact", "need", "trauma"});
  CHECK(world.text(world.send()).find("rauma") == std::string::npos);
  SendRequest request;
  request.categories = {"identity", "trauma"};
  CHECK(world.text(world.send(request)).find("rauma") != std::string::npos);
}

TEST_CASE("an override needs no consent, is stored with its reason, and is listed") {
  LetterWorld world;
  SendRequest request;
  request.override_reason = "vital interest: homeless tonight";
  const Sending sending = world.send(request);
  CHECK(sending.overridden);
  CHECK(count(world.tx, "referral_sent WHERE override_reason LIKE 'vital%'") == 1);
  CHECK(count(world.tx, "log WHERE outcome = 'overridden' AND record = 'R1'") == 1);
  CHECK(found(world, "referral_sent_overridden"));
}

TEST_CASE("before data of somebody without papers reach a public body, there is a warning") {
  LetterWorld world;
  world.allow({"identity"});
  CHECK(world.send().warning.empty());
  run(world.tx, "UPDATE organization SET public_body = 1");
  CHECK_FALSE(world.send().warning.empty());  // not known
  run(world.tx, "UPDATE person SET residence_group = 'secure'");
  CHECK(world.send().warning.empty());
  Identity identity = *identity_of(world.tx, PersonId{1});
  identity.residence = "none";
  write_identity(world.tx, PersonId{1}, identity);
  CHECK_FALSE(world.send().warning.empty());
}

TEST_CASE("a referral in preparation is requested once it is sent") {
  LetterWorld world;
  world.allow({"identity"});
  set_referral(world.tx, world.referral, {ReferralStatus::Cancelled, day("2026-10-02")}, world.rules_of_steps());
  NewReferral draft = world.planned("2026-10-04", ReferralKind::WarmHandover);
  draft.draft = true;
  world.referral = make_referral(world.tx, draft, kToday);
  CHECK(get_referral(world.tx, world.referral).state.status == ReferralStatus::Draft);
  world.send();
  CHECK(get_referral(world.tx, world.referral).state.status == ReferralStatus::Requested);
}

TEST_CASE("HTML holds what people wrote as text") {
  LetterWorld world;
  run(world.tx, "UPDATE organization SET name = '<script>alert(1)</script>'");
  world.allow({"identity"});
  const std::string page = render(world.send().letter, Format::Html, Words(Language::German, vocabularies()));
  CHECK(page.find("<script>") == std::string::npos);
  CHECK(page.find("&lt;script&gt;") != std::string::npos);
}

#include "inact/refer/slip.h"

#include <algorithm>

#include "inact/config/config.h"
#include "inact/people/person.h"
#include "inact/refer/accompaniment.h"
#include "world.h"

using namespace inact;
using namespace inact::test;

namespace {

/// A referral with an appointment, a place, a contact person, a companion who agreed; every other text of the records
/// is marked.
struct SlipWorld : ReferralWorld {
  ReferralId referral;
  PersonId companion;
  int marked = 0;

  SlipWorld() {
    PersonAnswers amal;
    amal.given_name = "Amal";
    amal.family_name = "HIDDENfamily";
    amal.languages = {"ar"};
    edit_person(tx, PersonId{1}, amal, rules());
    PersonAnswers noor;
    noor.given_name = "Noor";
    noor.family_name = "HIDDENfamily";
    noor.roles = {"volunteer"};
    noor.languages = {"ar"};
    companion = add_person(tx, noor, rules());
    NewReferral planned_one = planned("2026-10-02", ReferralKind::Accompanied);
    planned_one.appointment = LocalTime{day("2026-11-24"), 10 * 60};
    place();
    planned_one.contact = ContactId{1};
    referral = make_referral(tx, planned_one, kToday);
    CompanionPlan plan;
    plan.companion = companion;
    plan.meet_at = LocalTime{day("2026-11-24"), 9 * 60 + 30};
    plan.place = "U8 Boddinstraße, Ausgang Nord";
    plan.language = "ar";
    plan.agreed = true;
    plan_companion(tx, referral, plan, kToday);
  }

  void place() {
    run(tx, "UPDATE organization SET name = 'Beratungshaus Nord' WHERE id = 1");
    run(tx, "INSERT INTO location (uuid, organization_id, transportation) VALUES ('l1', 1, 'U8 bis Boddinstraße')");
    run(tx,
        "INSERT INTO address (uuid, location_id, address_1, address_2, postal_code, city) VALUES ('a1', 1,"
        " 'Turmstraße 1001', 'Hinterhaus, 2. Stock', '10551', 'Berlin')");
    run(tx, "INSERT INTO service_at_location (uuid, service_id, location_id) VALUES ('s1', 1, 1)");
    run(tx, "INSERT INTO contact (uuid, organization_id, name) VALUES ('c1', 1, 'Frau Yıldız')");
    run(tx,
        "INSERT INTO phone (uuid, contact_id, number, extension, type) VALUES ('p1', 1, '030 23125 100', 7, 'voice')");
    run(tx, "INSERT INTO phone (uuid, organization_id, number, type) VALUES ('p2', 1, '030 23125 999', 'fax')");
    run(tx,
        "INSERT INTO schedule (uuid, service_id, freq, byday, opens_at, closes_at) VALUES ('h1', 1, 'WEEKLY', 'MO,WE',"
        " '10:00', '13:00')");
    run(tx, "INSERT INTO required_document (uuid, service_id, document) VALUES ('d1', 1, 'Meldebescheinigung')");
    run(tx, "INSERT INTO language (uuid, service_id, code) VALUES ('g1', 1, 'ar')");
    run(tx, "INSERT INTO cost_option (uuid, service_id) VALUES ('o1', 1)");
    run(tx, "INSERT INTO service_area (uuid, service_id) VALUES ('e1', 1)");
    run(tx, "INSERT INTO accessibility (uuid, location_id) VALUES ('b1', 1)");
    run(tx, "INSERT INTO attribute (uuid, link_id, link_entity) VALUES ('t1', 1, 'service')");
    run(tx,
        "INSERT INTO call (organization_id, called_on, reached, partner, entered_by, entered_at)"
        " VALUES (1, '2026-10-01', 1, 'hope', 'kim', '2026-10-01T09:00:00Z')");
  }

  /// Puts a marker into every text of these tables that a slip must not show.
  void mark() {
    const std::string shown[] = {"organization.name",
                                 "location.transportation",
                                 "address.address_1",
                                 "address.address_2",
                                 "address.postal_code",
                                 "address.city",
                                 "contact.name",
                                 "phone.number",
                                 "required_document.document",
                                 "accompaniment.meeting_point"};
    // What decides what is read or what a record is: code lives on it, and the marker would hide the record.
    const std::string kept[] = {"phone.type",
                                "schedule.freq",
                                "schedule.byday",
                                "schedule.opens_at",
                                "schedule.closes_at",
                                "attribute.link_entity",
                                "accompaniment.language",
                                "organization.void_reason",
                                "service.void_reason",
                                "location.void_reason",
                                "contact.void_reason",
                                "need.void_reason",
                                "intake.void_reason",
                                "referral.void_reason",
                                "accompaniment.void_reason",
                                "referral.kind",
                                "referral.priority",
                                "need.urgency",
                                "referral.declined_by",
                                "referral.outcome_source",
                                "referral.channel",
                                "address.address_type",
                                "location.location_type"};
    Query columns(store,
                  "SELECT m.name, c.name FROM sqlite_schema m, pragma_table_info(m.name) c WHERE m.type = 'table' AND"
                  " m.name IN ('organization', 'service', 'location', 'address', 'service_at_location', 'contact',"
                  " 'phone', 'schedule', 'service_area', 'required_document', 'language', 'accessibility',"
                  " 'cost_option', 'attribute', 'call', 'need', 'need_event', 'intake', 'intake_event',"
                  " 'conversation', 'referral', 'referral_event', 'accompaniment') AND c.type = 'TEXT' ORDER BY 1, 2");
    std::vector<std::tuple<std::string, std::string>> all;
    while (columns.next()) all.push_back(columns.row<std::string, std::string>());
    for (const auto& [table, column] : all) {
      const std::string name = table + "." + column;
      if (std::ranges::count(shown, name) + std::ranges::count(kept, name) > 0) continue;
      try {
        // A tag of its own, so that uniqueness holds.
        run(tx, "UPDATE " + table + " SET " + column + " = 'HIDDEN" + table + column + "' || id");
        ++marked;
      } catch (const std::exception&) {
        // A day, an instant or a code that the schema checks: it cannot hold a text.
      }
    }
  }

  Slip slip(SlipRequest request = {}) {
    request.today = kToday;
    request.project = "InAct";
    return make_slip(store, referral, request, built_in_handout_languages(), vocabularies());
  }
  static std::string all_of(const Slip& slip) {
    const Words words(Language::German, vocabularies());
    std::string all;
    for (const Format format : {Format::Text, Format::Html, Format::Json, Format::Csv, Format::Markdown})
      all += render(slip, format, words);
    return all;
  }
};

bool has(std::string_view text, std::string_view part) { return text.find(part) != text.npos; }

}  // namespace

TEST_CASE("a slip says where, when, which line, whom to ask for, what to bring and who comes along") {
  SlipWorld world;
  SlipRequest request;
  request.language = "de";
  const Slip slip = world.slip(request);
  CHECK(slip.text ==
        "Information für Sie\n\n"
        "Wann\n  Dienstag, 24.11.2026, 10:00 Uhr\n\n"
        "Wo\n  Beratungshaus Nord\n  Turmstraße 1001\n  Hinterhaus, 2. Stock\n  10551 Berlin\n\n"
        "Bus und Bahn\n  U8 bis Boddinstraße\n\n"
        "Bitte fragen Sie nach\n  Frau Yıldız\n\n"
        "Telefon\n  030 23125 100-7\n\n"
        "Öffnungszeiten\n  Montag, Mittwoch, 10:00–13:00 Uhr\n\n"
        "Bitte mitbringen\n  Meldebescheinigung\n\n"
        "Begleitung\n  Noor kommt mit Ihnen.\n\n"
        "Treffpunkt\n  Dienstag, 24.11.2026, 09:30 Uhr\n  U8 Boddinstraße, Ausgang Nord\n\n"
        "Können Sie nicht kommen? Bitte sagen Sie vorher Bescheid.\n\n"
        "InAct\n");
  CHECK(slip.names == 1);
}

TEST_CASE("without a language asked for it is the person's, with German beside what nobody has checked") {
  SlipWorld world;
  const Slip slip = world.slip();
  CHECK(slip.language == "ar");
  CHECK(has(slip.text, "متى\nWann\n  الثلاثاء، 24.11.2026، الساعة 10:00\n  Dienstag, 24.11.2026, 10:00 Uhr\n"));
  HandoutLanguages checked = built_in_handout_languages();
  for (HandoutLanguage& language : checked) language.checked = true;
  SlipRequest request;
  request.today = kToday;
  CHECK_FALSE(has(make_slip(world.store, world.referral, request, checked, vocabularies()).text, "Wann"));
}

TEST_CASE("whatever stands in the records, no slip says why somebody goes, nor who they are") {
  SlipWorld world;
  world.mark();
  CHECK(world.marked > 60);
  for (const HandoutLanguage& language : built_in_handout_languages())
    for (const bool for_companion : {false, true}) {
      SlipRequest request;
      request.language = language.tag;
      request.for_companion = for_companion;
      const Slip slip = world.slip(request);
      const std::string all = SlipWorld::all_of(slip);
      CAPTURE(language.tag);
      CHECK(has(all, "Beratungshaus Nord"));
      CHECK_FALSE(has(all, "HIDDEN"));
      for (const Term& need : vocabularies()["need"].terms)
        for (const std::string& label : {need.code, need.english, need.german})
          if (label != "other" && label != "Other" && label != "documents") CHECK_FALSE(has(all, label));
      CHECK(has(all, "Amal") == for_companion);
      CHECK(has(all, "Noor") == !for_companion);
    }
}

TEST_CASE("the companion is told when and where to meet, whom, and in which language") {
  SlipWorld world;
  SlipRequest request;
  request.for_companion = true;
  const Slip slip = world.slip(request);
  CHECK(
      slip.text.starts_with("Information für die Begleitung\n\n"
                            "Sie begleiten\n  Amal\n\n"
                            "Sprache\n  Arabisch\n\n"
                            "Treffpunkt\n  Dienstag, 24.11.2026, 09:30 Uhr\n  U8 Boddinstraße, Ausgang Nord\n\n"
                            "Wann\n"));
  CHECK(has(slip.text, "Ziel\n  Beratungshaus Nord\n"));
  CHECK(has(slip.text, "bleibt vertraulich"));
  CHECK_FALSE(has(SlipWorld::all_of(slip), "Meldebescheinigung"));
  run(world.tx, "UPDATE accompaniment SET companion_id = NULL, status = 'needed'");
  CHECK(kind_of([&] { world.slip(request); }) == ErrorKind::Refused);
}

TEST_CASE("who was only asked to come along is not promised") {
  SlipWorld world;
  run(world.tx, "UPDATE accompaniment SET status = 'asked'");
  CHECK_FALSE(has(world.slip().text, "Noor"));
  CHECK_FALSE(has(world.slip().text, "Ausgang Nord"));
}

TEST_CASE("a protected address, and the name that tells it, are on no slip unless they are asked for") {
  SlipWorld world;
  run(world.tx, "UPDATE location SET protected = 1");
  for (const bool for_companion : {false, true}) {
    SlipRequest request;
    request.for_companion = for_companion;
    const Slip slip = world.slip(request);
    const std::string all = SlipWorld::all_of(slip);
    CHECK(slip.facts.secret);
    for (const char* part : {"Turmstraße", "10551", "Hinterhaus", "Beratungshaus", "U8 bis"})
      CHECK_FALSE(has(all, part));
    CHECK(has(all, "030 23125 100-7"));
    CHECK(has(all, "Die Anschrift ist geschützt."));
    request.secret_address = true;
    CHECK(has(SlipWorld::all_of(world.slip(request)), "Turmstraße 1001"));
  }
}

TEST_CASE("a place that is open to all comes before a protected one, and that of the referral before both") {
  SlipWorld world;
  run(world.tx, "INSERT INTO location (uuid, organization_id, protected) VALUES ('l2', 1, 1)");
  run(world.tx, "INSERT INTO service_at_location (uuid, service_id, location_id) VALUES ('s2', 1, 2)");
  CHECK_FALSE(world.slip().facts.secret);
  run(world.tx, "UPDATE referral SET service_at_location_id = 2");
  CHECK(world.slip().facts.secret);
}

TEST_CASE("what has ended or may not be used has no slip") {
  SlipWorld world;
  run(world.tx, "UPDATE person SET restricted_since = '2026-11-01' WHERE id = 1");
  CHECK(kind_of([&] { world.slip(); }) == ErrorKind::Refused);
  run(world.tx, "UPDATE person SET restricted_since = NULL");
  set_referral(world.tx, world.referral, {ReferralStatus::Cancelled, kToday}, world.rules_of_steps());
  CHECK(kind_of([&] { world.slip(); }) == ErrorKind::Refused);
}

TEST_CASE(
    "Kriol falls back to Portuguese, other languages to German, and a language asked for is not replaced silently") {
  SlipWorld world;
  SlipRequest request;
  request.language = "pov";
  CHECK(world.slip(request).language == "pt");
  CHECK(world.slip(request).wished == "pov");
  run(world.tx, "UPDATE person_language SET code = 'so'");
  CHECK(world.slip().language == "de");
  CHECK(world.slip().wished == "so");
  request.language = "so";
  CHECK(kind_of([&] { world.slip(request); }) == ErrorKind::Usage);
}

TEST_CASE("opening hours keep exceptions and rhythms, and lose their notes") {
  SlipWorld world;
  run(world.tx, "DELETE FROM schedule");
  for (const char* values :
       {"'MONTHLY', '1TU', '14:00', '16:00', NULL, NULL, 0", "'WEEKLY', 'FR', NULL, NULL, NULL, NULL, 0",
        "'MONTHLY', '-1TH', '09:00', '10:00', '2026-10-01', '2027-03-31', 0",
        "NULL, NULL, NULL, NULL, '2026-12-24', '2027-01-01', 1",
        "'WEEKLY', 'SA', '09:00', '10:00', '2026-01-01', '2026-02-01', 0"})
    run(world.tx,
        std::string(
            "INSERT INTO schedule (uuid, service_id, freq, byday, opens_at, closes_at, valid_from, valid_to, closed,"
            " description) VALUES (lower(hex(randomblob(16))), 1, ") +
            values + ", 'HIDDEN')");
  SlipRequest request;
  request.language = "de";
  CHECK(has(world.slip(request).text,
            "Öffnungszeiten\n  Jeden 1. Dienstag im Monat, 14:00–16:00 Uhr\n  Freitag, nach Vereinbarung\n"
            "  Jeden letzten Donnerstag im Monat, 09:00–10:00 Uhr, Gilt vom 01.10.2026 bis 31.03.2027\n"
            "  Geschlossen: 24.12.2026 bis 01.01.2027\n\n"));
}

#include "inact/imports/plan_intakes.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "inact/imports/caption.h"
#include "inact/imports/plan_undo.h"
#include "intake/world.h"

using namespace inact;
using namespace inact::test;

namespace {

const IntakeTarget kTarget{vocabularies(), kToday, "hope", "in_person", false};

struct Imported {
  IntakePlan plan;
  std::optional<BatchId> batch;
};

/// Takes the good rows, as with --keep-going.
Imported import(Transaction& tx, const std::string& bytes, const ReadOptions& reading = {},
                const IntakeTarget& target = kTarget) {
  Imported done{make_intake_plan(tx, bytes, reading, target), {}};
  done.batch = apply(tx, done.plan, target, {"office.csv", "00"});
  return done;
}

std::string actions(const IntakePlan& plan) {
  std::string all;
  for (const PlannedIntake& row : plan.rows) (all += all.empty() ? "" : " ") += word(row.action);
  return all;
}

std::string text_of(const Message& message) { return std::string(message.text); }

/// Everything an import could change, but ids and the log.
std::string contents(const Store& store) {
  std::string all;
  for (const char* sql :
       {"SELECT person_id, hex(sealed) FROM identity", "SELECT person_id, hex(key) FROM identity_key",
        "SELECT id, birth_year || country || batch_id FROM person", "SELECT person_id, role || since FROM person_role",
        "SELECT person_id, code FROM person_language", "SELECT id, opened_on || status FROM intake",
        "SELECT intake_id, happened_on FROM intake_event", "SELECT intake_id, held_on || form FROM conversation",
        "SELECT intake_id, code || status FROM need", "SELECT need_id, to_status FROM need_event",
        "SELECT id, record FROM note"}) {
    Query query(store, std::string(sql) + " ORDER BY 1, 2");
    while (query.next()) {
      const auto [id, text] = query.row<std::int64_t, std::optional<std::string>>();
      all += std::to_string(id) + ' ' + text.value_or("") + '\n';
    }
    all += '\n';
  }
  return all;
}

const std::string kOffice =
    "Datum;Vorname;Nachname;E-Mail;Geburtsjahr;Herkunftsland;Anliegen;Notiz;Kennung\n"
    "2026-10-01;Ada;Muster;ada@example.org;1990;Syrien;housing;kommt wieder;\n"
    "2026-10-01;Amal;;;;;work;;\n"
    "2026-10-01;Amal;;;;;school;;\n"
    "2026-10-02;;;;;;school;;\n"
    "2026-10-02;;;;;;school;;\n"
    "2026-10-02;Bo;Beispiel;;1980;;debt;;F-1\n"
    "2026-10-03;Ada;Muster;ada@example.org;;;work;;\n"
    "2026-10-03;Ada;Muster;ada@example.org;;;health;;\n";

}  // namespace

TEST_CASE("every caption of an empty table is read, and no two as one field that has one answer") {
  const Profile& table = built_in_profiles(RowKind::Intakes).back();
  for (const Language language : {Language::English, Language::German}) {
    std::set<AttendeeField> fields;
    for (const std::string& caption : intake_captions(language)) {
      CAPTURE(caption);
      const auto field = table.field_of(caption_key(caption));
      REQUIRE(field);
      CHECK(fields.insert(*field).second);
    }
    CHECK(fields.size() == 22);
  }
}

TEST_CASE("fields of attendees and of first conversations are taken where they belong") {
  CHECK(parse_attendee_field("need", RowKind::Intakes) == AttendeeField::Need);
  CHECK(parse_attendee_field("name", RowKind::Intakes) == AttendeeField::RawName);
  CHECK(kind_of([] { parse_attendee_field("need"); }) == ErrorKind::Usage);
  CHECK(kind_of([] { parse_attendee_field("status", RowKind::Intakes); }) == ErrorKind::Usage);
}

TEST_CASE("a table of first conversations is stored once, however often it is read") {
  Store store = Store::in_memory();
  Transaction tx(store, kKim);
  const Imported first = import(tx, kOffice);
  CHECK(first.plan.problem_count == 0);
  CHECK(actions(first.plan) == "new new new new new new new skipped");
  CHECK(first.plan.rows.back().same_as == 8);
  CHECK(count(tx, "person") == 6);
  CHECK(count(tx, "intake") == 7);
  CHECK(count(tx, "need") == 8);
  CHECK(count(tx, "note") == 1);
  CHECK(count(tx, "conversation WHERE form = 'in_person'") == 7);
  const std::string before = contents(tx);
  const std::int64_t entries = count(tx, "log");

  const Imported again = import(tx, kOffice);
  CHECK(actions(again.plan) == "same same same same same same same skipped");
  CHECK_FALSE(again.batch);
  CHECK(contents(tx) == before);
  CHECK(count(tx, "log") == entries);
}

TEST_CASE("an import that is undone leaves nothing, and can be read again") {
  Store store = Store::in_memory();
  Transaction tx(store, kKim);
  const auto recorded = add_intake(tx, about_housing(), rules());
  const std::string before = contents(tx);
  const Imported first = import(tx, kOffice);
  const UndoneImport undone = undo_import(tx, *first.batch);
  CHECK(undone.intakes == 7);
  CHECK(undone.people == 6);
  CHECK(undone.kept.empty());
  CHECK(contents(tx) == before);
  CHECK(get_intake(tx, recorded.id).status == IntakeStatus::Open);
  CHECK(actions(import(tx, kOffice).plan) == "new new new new new new new skipped");
}

TEST_CASE("what somebody changed since is kept when an import is undone") {
  Store store = Store::in_memory();
  Transaction tx(store, kKim);
  const Imported first = import(tx, kOffice);
  const auto intake = [&](std::size_t row) { return *first.plan.rows[row].intake; };
  SUBCASE("a need was worked on") {
    set_need(tx, needs_of(tx, intake(0)).front().id, {NeedStatus::InWork, {}, kToday}, kToday);
  }
  SUBCASE("a need was added") { add_need(tx, intake(0), {"debt", Urgency::Normal}, kToday, kToday); }
  SUBCASE("it was closed") { close_intake(tx, intake(0), {kToday, "need_met", false}, kToday); }
  SUBCASE("there was another conversation") { add_conversation(tx, intake(0), kToday, {}, "hope", kToday); }
  SUBCASE("there is a referral") { refer(tx, needs_of(tx, intake(0)).front().id, "requested"); }
  const UndoneImport undone = undo_import(tx, *first.batch);
  CHECK(undone.intakes == 6);
  CHECK(undone.people == 5);
  REQUIRE(undone.kept.size() == 2);
  CHECK(undone.kept[0].intake == intake(0));
  CHECK(undone.kept[1].person == first.plan.people[*first.plan.rows[0].who].id);
  CHECK(count(tx, "pragma_foreign_key_check") == 0);
}

TEST_CASE("somebody known is found, gets what was not known, and stays as recorded otherwise") {
  Store store = Store::in_memory();
  Transaction tx(store, kKim);
  PersonAnswers answers;
  answers.given_name = "Олександра";
  answers.family_name = "Бондар";
  answers.email = "olek@example.org";
  answers.country = "UA";
  const PersonId olek = add_person(tx, answers, rules());
  const Imported done = import(tx,
                               "Date;Name;Email;Birth year;Country;Needs\n"
                               "2026-10-01;Oleksandra Bondar;OLEK@example.org;1988;Polen;work\n");
  CHECK(actions(done.plan) == "new");
  CHECK(done.plan.people[0].id == olek);
  const Person after = get_person(tx, olek);
  CHECK(after.facts.country == "UA");
  CHECK(after.facts.birth_year == Answer<int>(1988));
  CHECK(after.identity->given_name == "Олександра");
  CHECK(has_role(after.facts, Role::Client, day("2026-10-01")));
  REQUIRE(done.plan.notes.size() == 1);
  CHECK(text_of(done.plan.notes[0].message) == "{person} stays as recorded: {fields}");
}

TEST_CASE("an id of another program finds a person, is added to somebody known, and contradicts nobody") {
  Store store = Store::in_memory();
  Transaction tx(store, kKim);
  const std::string named = "Date;Name;Email;Needs\n2026-10-01;Ada Muster;ada@example.org;work\n";
  const std::string with_id = "Date;Name;Email;Needs;ID\n2026-10-01;Ada Muster;ada@example.org;work;17\n";
  import(tx, named);
  CHECK(actions(import(tx, with_id).plan) == "updated");
  CHECK(actions(import(tx, with_id).plan) == "same");
  const Imported other = import(tx, "Date;Name;Birth year;Needs;ID\n2026-10-05;Bo Beispiel;1980;debt;17\n");
  CHECK(actions(other.plan) == "conflict");
  const Imported twice = import(tx,
                                "Date;Name;Needs;ID\n2026-10-05;Cy Eins;debt;18\n2026-10-05;Dee Zwei;debt;18\n"
                                "2026-10-05;;health;18\n");
  CHECK(actions(twice.plan) == "new conflict skipped");
}

TEST_CASE("a name alone finds only the same conversation again") {
  Store store = Store::in_memory();
  Transaction tx(store, kKim);
  const std::string file = "Date;Name;Needs\n2026-10-01;Amal;work\n";
  import(tx, file);
  CHECK(actions(import(tx, file).plan) == "same");
  const Imported other = import(tx, "Date;Name;Needs\n2026-10-09;Amal;work\n");
  CHECK(actions(other.plan) == "new");
  CHECK(count(tx, "person") == 2);
  REQUIRE(other.plan.notes.size() == 1);
  CHECK(text_of(other.plan.notes[0].message) ==
        "the same name as {people}, taken for another person: maybe a duplicate");
  SUBCASE("a need that was added by hand changes nothing of that") {
    add_need(tx, IntakeId{1}, {"debt", Urgency::Normal}, kToday, kToday);
    CHECK(actions(import(tx, file).plan) == "same");
  }
  SUBCASE("a birth year finds more, unless two people have it") {
    const std::string born = "Date;Name;Birth year;Needs\n2026-10-10;Ida Test;1990;work\n";
    import(tx, born);
    const Imported later = import(tx, "Date;Name;Birth year;Needs\n2026-10-11;Ida Test;1990;debt\n");
    CHECK(count(tx, "person WHERE birth_year = 1990") == 1);
    CHECK(actions(later.plan) == "new");
  }
}

TEST_CASE("a conversation of a known day with other needs is a conflict, and one that is void stays void") {
  Store store = Store::in_memory();
  Transaction tx(store, kKim);
  const std::string head = "Date;Name;Email;Needs\n2026-10-01;Ada Muster;ada@example.org;";
  const Imported first = import(tx, head + "work\n");
  CHECK(actions(import(tx, head + "\"work; debt\"\n").plan) == "conflict");
  ReadOptions other;
  const IntakeTarget nolanta{vocabularies(), kToday, "nolanta", "in_person", false};
  CHECK(actions(make_intake_plan(tx, head + "work\n", other, nolanta)) == "new");
  void_intake(tx, *first.plan.rows[0].intake, "entered twice");
  const Imported again = import(tx, head + "work\n");
  CHECK(actions(again.plan) == "same");
  REQUIRE(again.plan.notes.size() == 1);
  CHECK(text_of(again.plan.notes[0].message) == "{intake} is void, and stays so");
}

TEST_CASE("each cell that cannot be taken is a problem at its place") {
  Store store = Store::in_memory();
  Transaction tx(store, kKim);
  const Imported done = import(tx,
                               "Date;Given name;Email;Birth year;Residence;Needs;Relatives;Partner;Spoken;Urgency;PLZ\n"
                               "2026-10-01;Ada;ada@example;;;work;;;;;\n"
                               "2026-10-01;Bo;;1890;;work;;;;;\n"
                               "2026-10-01;Cy;;;secure;work;;;;;\n"
                               "2026-10-01;Di;;;;;;;;;\n"
                               "2026-10-01;Ed;;;;work;viele;;;;\n"
                               "2026-10-01;Fy;;;;work;;nobody;;;\n"
                               "2026-10-01;Gi;;;;work;;;Shoes;;\n"
                               "2026-10-01;Hu;;;;work;;;;sehr;\n"
                               "2026-10-01;Io;;;;work;;;;;1067\n"
                               "2027-10-01;Jo;;;;work;;;;;\n"
                               "2026-10-01;Ko;;;;work;51;;;;\n");
  CHECK(done.plan.counts[RowAction::Rejected] == 11);
  CHECK_FALSE(done.batch);
  std::vector<std::pair<int, int>> places;
  for (const Problem& problem : done.plan.problems) places.emplace_back(problem.line, problem.column);
  CHECK(places == std::vector<std::pair<int, int>>{
                      {2, 3}, {3, 4}, {4, 5}, {5, 6}, {6, 7}, {7, 8}, {8, 9}, {9, 10}, {10, 11}, {11, 1}, {12, 0}});
}

TEST_CASE("residence is read where it may be recorded, dates of birth are decided by the file") {
  Store store = Store::in_memory();
  Transaction tx(store, kKim);
  IntakeTarget target{vocabularies(), kToday, "hope", "in_person", true};
  const Imported done =
      import(tx,
             "Datum;Vorname;Geburtsdatum;Aufenthaltsstatus;Anliegen;Dringend;Verein;Dauer;Zugangsweg\n"
             "2026-10-01;Ada;03/04/1990;Duldung;work;ja;nolanta;45;unbekannt\n"
             "2026-10-01;Bo;13/04/1990;;work:emergency;nein;;;\n",
             {}, target);
  CHECK(done.plan.problem_count == 0);
  CHECK(get_person(tx, PersonId{1}).identity->birth_date == day("1990-04-03"));
  CHECK(get_person(tx, PersonId{1}).facts.residence_group == "insecure");
  CHECK(get_intake(tx, IntakeId{1}).partner == "nolanta");
  CHECK(get_intake(tx, IntakeId{1}).access_path == "unknown");
  CHECK(conversations_of(tx, IntakeId{1}).front().facts.minutes == 45);
  CHECK(needs_of(tx, IntakeId{1}).front().urgency == Urgency::Urgent);
  CHECK(needs_of(tx, IntakeId{2}).front().urgency == Urgency::Emergency);
}

TEST_CASE("a file that is no table of first conversations is refused as a whole") {
  Store store = Store::in_memory();
  Transaction tx(store, kKim);
  for (const char* bytes : {"", "PK\x03\x04", "a;b\n1;2\n", "Vorname;Datum\nAda;2026-10-01\n",
                            "Vorname;Anliegen\nAda;work\n", "Datum;Vorname;Anliegen\n2026-10-01;\"Ada;work\n"}) {
    CAPTURE(bytes);
    const Imported done = import(tx, bytes);
    CHECK(done.plan.problem_count > 0);
    CHECK_FALSE(done.batch);
  }
  CHECK(count(tx, "intake") == 0);
}

TEST_CASE("another encoding and delimiter, a guard and a preamble are read as in attendee files") {
  Store store = Store::in_memory();
  Transaction tx(store, kKim);
  const Imported done = import(tx,
                               "Erstgespr\xE4"
                               "che Oktober\t\t\t\n\nDatum\tVorname\tTelefon\tAnliegen\n"
                               "1.10.2026\tJ\xF6rg\t'+49301234\tSchule\n\nSumme\t1\t\t\n");
  CHECK(done.plan.file.encoding == "Windows-1252");
  CHECK(done.plan.file.delimiter == '\t');
  CHECK(actions(done.plan) == "new");
  const Identity joerg = get_person(tx, PersonId{1}).identity.value();
  CHECK(joerg.given_name == "Jörg");
  CHECK(joerg.phone == "+49301234");
}

TEST_CASE("a plan says the same of a file as long as nothing changed") {
  Store store = Store::in_memory();
  Transaction tx(store, kKim);
  const auto decisions = [&] { return decisions_of(make_intake_plan(tx, kOffice, {}, kTarget)); };
  const std::string before = decisions();
  CHECK(decisions() == before);
  add_intake(tx, about_housing(), rules());
  CHECK(decisions() == before);
  import(tx, kOffice);
  CHECK(decisions() != before);
}

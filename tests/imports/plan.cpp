#include "inact/imports/plan.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include "inact/base/error.h"
#include "inact/people/identity.h"
#include "inact/people/identity_key.h"
#include "inact/people/person.h"
#include "inact/store/query.h"
#include "inact/text/fold.h"
#include "inact/workshop/marks.h"
#include "workshop/records.h"

using namespace inact;
using namespace workshop_test;

namespace {

const std::filesystem::path kSamples = std::filesystem::path(SOURCE_DIR) / "tests/imports/samples";

std::string bytes_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// What an import of the bytes did.
struct Imported {
  ImportPlan plan;
  std::optional<BatchId> batch;
  PersonId person(std::size_t row) const { return plan.person(plan.rows[row]).value(); }
};

ImportTarget into(WorkshopId workshop) { return {workshop, {}, false, "hope", kToday, nullptr}; }

/// Takes the good rows, as with --keep-going.
Imported import(Transaction& tx, const std::string& bytes, const ImportTarget& target, ReadOptions options = {}) {
  if (target.workshop)
    for (const WorkshopSession& session : get_workshop(tx, *target.workshop).sessions)
      options.expected.push_back(session.date);
  options.final = target.final;
  AttendeeReader reader(bytes, options);
  Imported done{make_plan(tx, reader, target), {}};
  done.batch = apply(tx, done.plan, reader, target, {"list.csv", "00"});
  return done;
}

/// Everything an import could change, as text.
std::string contents(const Store& store) {
  std::string all;
  for (const char* sql :
       {"SELECT id, birth_year, partner FROM person ORDER BY id", "SELECT person_id, sealed FROM identity ORDER BY 1",
        "SELECT workshop_id, person_id, status, registered_on, position, source FROM registration ORDER BY 1, 2",
        "SELECT session_id, person_id, mark, minutes, source, batch_id FROM attendance ORDER BY 1, 2",
        "SELECT id, rows_new FROM import_batch ORDER BY id", "SELECT seq FROM log ORDER BY seq"}) {
    Query query(store, sql);
    while (query.next())
      for (int c = 0; c < query.columns(); ++c) {
        const Value value = query.cell(c);
        if (const auto* number = std::get_if<std::int64_t>(&value)) all += std::to_string(*number);
        if (const auto* text = std::get_if<std::string>(&value)) all += *text;
        if (const auto* blob = std::get_if<Blob>(&value)) all.append(blob->begin(), blob->end());
        all += '|';
      }
  }
  return all;
}

std::vector<RowAction> actions(const ImportPlan& plan) {
  std::vector<RowAction> actions;
  for (const PlannedRow& row : plan.rows) actions.push_back(row.action);
  return actions;
}

int people(const Store& store) { return Query(store, "SELECT count(*) FROM person").value<int>(); }

std::string standing(const Store& store, WorkshopId workshop, PersonId person) {
  for (const Attendance& one : attendances_of(store, workshop))
    if (one.person == person) return std::string(one.mark ? word(*one.mark) : one.status());
  return "";
}

PersonId add_named(Transaction& tx, const char* given, const char* family, const char* email = "",
                   std::optional<int> birth_year = {}) {
  PersonFacts facts;
  facts.partner = "hope";
  if (birth_year) facts.birth_year = *birth_year;
  Identity identity;
  identity.given_name = given;
  identity.family_name = family;
  identity.email = email;
  return PersonWriter(tx).add(facts, identity);
}

bool has_note(const ImportPlan& plan, int line, std::string_view begin) {
  return std::ranges::any_of(plan.notes, [&](const Notice& note) {
    return note.line == line && std::string_view(note.message.text).starts_with(begin);
  });
}

using enum RowAction;
using Actions = std::vector<RowAction>;

}  // namespace

TEST_CASE("rows of one person on several days mark the session of each day") {
  Store store = Store::in_memory();
  Transaction tx(store, kAuthor);
  const WorkshopId id = plan(tx, training(), {day("2026-09-12"), day("2026-09-13"), day("2026-09-20")});
  const PersonId known = add_named(tx, "Bo", "Lind", "bo@example.org");
  const std::string file =
      "Vorname,Nachname,E-Mail,Datum,Status,Minuten\n"
      "Amal,Haddad,,12.09.2026,anwesend,90\n"
      "Amal,Haddad,,13.09.2026,entschuldigt,\n"
      "Amal,Haddad,,13.09.2026,anwesend,30\n"
      "Bo,Lind,bo@example.org,12.09.2026,nicht erschienen,\n"
      "Bo,Lind,bo@example.org,20.09.2026,anwesend,45\n";
  const Imported done = import(tx, file, into(id));
  CHECK(actions(done.plan) == Actions{New, Skipped, Skipped, New, Skipped});
  const auto marks = [&](PersonId person) {
    return Query(tx,
                 "SELECT s.held_on || ' ' || a.mark || coalesce(a.minutes, '') FROM attendance a "
                 "JOIN session s ON s.id = a.session_id WHERE a.person_id = :person ORDER BY 1",
                 {{"person", person}})
        .column<std::string>();
  };
  CHECK(marks(done.person(0)) == std::vector<std::string>{"2026-09-12 present90", "2026-09-13 present30"});
  CHECK(marks(known) == std::vector<std::string>{"2026-09-12 absent", "2026-09-20 present45"});
  CHECK(done.person(3) == known);
  const std::string before = contents(tx);
  CHECK_FALSE(import(tx, file, into(id)).batch);
  CHECK(contents(tx) == before);
}

TEST_CASE("the same file twice changes nothing, whatever tool it comes from") {
  int read = 0;
  for (const auto& entry : std::filesystem::directory_iterator(kSamples)) {
    if (entry.path().extension() != ".csv") continue;
    CAPTURE(entry.path().filename().string());
    const std::string bytes = bytes_of(entry.path());
    for (const bool final : {false, true}) {
      Store store = Store::in_memory();
      Transaction tx(store, kAuthor);
      ImportTarget target = into(plan(tx, training(), {day("2026-09-12")}));
      target.final = final;
      const Imported first = import(tx, bytes, target);
      if (!first.batch) continue;
      ++read;
      CHECK(first.plan.counts[Conflict] == 0);
      const std::string before = contents(tx);
      const Imported again = import(tx, bytes, target);
      CHECK(contents(tx) == before);
      CHECK_FALSE(again.batch);
      CHECK(again.plan.no_shows.empty());
      for (std::size_t row = 0; row < again.plan.rows.size(); ++row) {
        const RowAction was = first.plan.rows[row].action;
        CHECK(again.plan.rows[row].action == (was == New ? Same : was));
        CHECK(again.plan.person(again.plan.rows[row]) == first.plan.person(first.plan.rows[row]));
      }
    }
  }
  CHECK(read >= 10);
}

TEST_CASE("whoever is in any sample is one person in the records, however often all samples are read") {
  Store store = Store::in_memory();
  Transaction tx(store, kAuthor);
  const WorkshopId id = plan(tx, training(), {day("2026-09-12")});
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(kSamples))
    if (entry.path().extension() == ".csv") files.push_back(entry.path());
  std::ranges::sort(files);
  for (const auto& file : files) import(tx, bytes_of(file), into(id));
  const int after_first_round = people(tx);
  for (const auto& file : files) import(tx, bytes_of(file), into(id));
  CHECK(people(tx) == after_first_round);
  // An address and a name are one person only.
  std::set<std::pair<std::string, std::string>> seen;
  for_each_identity(tx, [&](PersonId person, const Identity& identity) {
    if (identity.email.empty()) return;
    CAPTURE(person.str());
    CHECK(seen.emplace(email_key(identity.email), search_key(full_name(identity))).second);
  });
}

TEST_CASE("a person is found by address and name in any spelling, and a family shares an address") {
  Store store = Store::in_memory();
  Transaction tx(store, kAuthor);
  const WorkshopId id = plan(tx);
  const PersonId jurgen = add_named(tx, "Jürgen", "Müller", "mueller@example.org");
  const PersonId olexandra = add_named(tx, "Олександра", "Коваленко", "o.k@example.org");
  const Imported done = import(tx,
                               "Vorname;Nachname;E-Mail;Status\n"
                               "JUERGEN;Mueller;MUELLER@example.org;angemeldet\n"
                               "Oleksandra;Kovalenko;o.k@example.org;angemeldet\n"
                               "Mia;Müller;mueller@example.org;angemeldet\n"
                               "Jürgen;Müller;j.mueller@example.net;angemeldet\n",
                               into(id));
  CHECK(done.person(0) == jurgen);
  CHECK(done.person(1) == olexandra);
  CHECK(people(tx) == 4);
  CHECK(has_note(done.plan, 5, "the same name as {people}"));
  CHECK(has_note(done.plan, 4, "the same name as {people}") == false);
}

TEST_CASE("without an address a name decides only when one person and one row have it") {
  Store store = Store::in_memory();
  Transaction tx(store, kAuthor);
  const WorkshopId id = plan(tx);
  const PersonId amal = add_named(tx, "Amal", "Haddad", "amal@example.org");
  add_named(tx, "Thomas", "Schmidt", "t.schmidt@example.org");
  add_named(tx, "Thomas", "Schmidt");
  const Imported done = import(tx, "Name,Status\nAmal Haddad,attended\nThomas Schmidt,attended\n", into(id));
  CHECK(actions(done.plan) == Actions{New, Conflict});
  CHECK(done.person(0) == amal);
  CHECK(has_note(done.plan, 2, "found by the name alone"));
  CHECK(done.plan.problems.size() == 1);
  CHECK(done.plan.problems[0].line == 3);
  CHECK(people(tx) == 3);
}

TEST_CASE("a birth year tells people of one name apart") {
  Store store = Store::in_memory();
  Transaction tx(store, kAuthor);
  const WorkshopId id = plan(tx);
  const PersonId old = add_named(tx, "Amal", "Haddad", "", 1960);
  const PersonId young = add_named(tx, "Amal", "Haddad", "", 1990);
  const Imported done = import(tx,
                               "Name,Geburtsjahr,Status\nAmal Haddad,1990,attended\nAmal Haddad,1960,attended\n"
                               "Amal Haddad,1975,attended\n",
                               into(id));
  CHECK(done.person(0) == young);
  CHECK(done.person(1) == old);
  CHECK(done.plan.rows[2].new_person >= 0);
  CHECK(people(tx) == 3);
}

TEST_CASE("an id of the same program finds the person under another name and address") {
  Store store = Store::in_memory();
  Transaction tx(store, kAuthor);
  const WorkshopId id = plan(tx);
  ReadOptions options;
  options.map = {{AttendeeField::ExternalId, "Nr"}};
  const auto read = [&](const char* line) {
    return import(tx, std::string("Nr,Vorname,Nachname,E-Mail,Status\n") + line, into(id), options);
  };
  const PersonId person = read("civi:7,Amal,Haddad,amal@example.org,angemeldet\n").person(0);
  CHECK(read("civi:7,Amal,Weiß,amal.weiss@example.org,anwesend\n").person(0) == person);
  CHECK(read("civi:8,Bo,Lind,bo@example.org,anwesend\n").person(0) != person);
  CHECK(people(tx) == 2);
}

TEST_CASE("nothing stronger is replaced by something weaker, in either order of files") {
  const std::vector<std::pair<std::string, std::string>> weak_to_strong = {
      {"eingeladen", "invited"}, {"Warteliste", "waitlisted"},   {"angemeldet", "registered"},
      {"abgesagt", "cancelled"}, {"nicht erschienen", "absent"}, {"anwesend", "present"}};
  for (std::size_t first = 0; first < weak_to_strong.size(); ++first)
    for (std::size_t second = 0; second < weak_to_strong.size(); ++second) {
      CAPTURE(weak_to_strong[first].first);
      CAPTURE(weak_to_strong[second].first);
      Store store = Store::in_memory();
      Transaction tx(store, kAuthor);
      const WorkshopId id = plan(tx);
      const auto file = [](const std::string& status) {
        return "Vorname,Nachname,E-Mail,Status\nAmal,Haddad,amal@example.org," + status + "\n";
      };
      const PersonId amal = import(tx, file(weak_to_strong[first].first), into(id)).person(0);
      const Imported then = import(tx, file(weak_to_strong[second].first), into(id));
      CHECK(then.person(0) == amal);
      CHECK(then.plan.rows[0].action == (second > first ? Updated : Same));
      CHECK(standing(tx, id, amal) == weak_to_strong[std::max(first, second)].second);
    }
}

TEST_CASE("what was entered by hand wins over a file, and the file says so") {
  Store store = Store::in_memory();
  Transaction tx(store, kAuthor);
  const WorkshopId id = plan(tx);
  const Workshop workshop = get_workshop(tx, id);
  const PersonId amal = add_named(tx, "Amal", "Haddad", "amal@example.org");
  const PersonId bo = add_named(tx, "Bo", "Lind", "bo@example.org");
  const PersonId cem = add_named(tx, "Cem", "Arslan", "cem@example.org");
  mark_person(tx, workshop, workshop.sessions[0], amal, Mark::Excused, kToday);
  register_people(tx, id, {bo, cem}, kToday);
  set_registration(tx, id, cem, RegistrationStatus::Cancelled, {}, kToday);
  const Imported done = import(tx,
                               "Vorname,Nachname,E-Mail,Status\nAmal,Haddad,amal@example.org,anwesend\n"
                               "Bo,Lind,bo@example.org,anwesend\nCem,Arslan,cem@example.org,nicht erschienen\n",
                               into(id));
  CHECK(actions(done.plan) == Actions{Same, Updated, Same});
  CHECK(standing(tx, id, amal) == "excused");
  CHECK(standing(tx, id, bo) == "present");
  CHECK(standing(tx, id, cem) == "cancelled");
  CHECK(has_note(done.plan, 2, "{person} stays"));
  CHECK(has_note(done.plan, 4, "{person} stays"));
}

TEST_CASE("where the event is over, whoever is registered and not in the file did not come") {
  Store store = Store::in_memory();
  Transaction tx(store, kAuthor);
  const WorkshopId id = plan(tx);
  const PersonId amal = add_named(tx, "Amal", "Haddad", "amal@example.org");
  const PersonId bo = add_named(tx, "Bo", "Lind", "bo@example.org");
  register_people(tx, id, {amal, bo}, kToday);
  ImportTarget target = into(id);
  target.final = true;
  const std::string file = "Vorname,Nachname,E-Mail,Status\nAmal,Haddad,amal@example.org,anwesend\n";
  const Imported done = import(tx, file, target);
  CHECK(done.plan.no_shows.size() == 1);
  CHECK(standing(tx, id, amal) == "present");
  CHECK(standing(tx, id, bo) == "absent");
  CHECK_FALSE(import(tx, file, target).batch);
}

TEST_CASE("a file of several sessions marks the ones it names, and others are refused with the list") {
  Store store = Store::in_memory();
  Transaction tx(store, kAuthor);
  const WorkshopId id = plan(tx, training(), {day("2026-09-12"), day("2026-09-13")});
  const std::string head = "Vorname,Nachname,E-Mail,Status,Datum\n";
  const Imported done = import(tx,
                               head +
                                   "Amal,Haddad,amal@example.org,anwesend,12.09.2026\n"
                                   "Bo,Lind,bo@example.org,anwesend,13.09.2026\n"
                                   "Cem,Arslan,cem@example.org,anwesend,14.09.2026\n"
                                   "Dan,Ek,dan@example.org,anwesend,\n"
                                   "Eva,Fuchs,eva@example.org,angemeldet,\n",
                               into(id));
  CHECK(actions(done.plan) == Actions{New, New, Rejected, Rejected, New});
  CHECK(people(tx) == 3);
  ImportTarget second = into(id);
  second.session = day("2026-09-13");
  CHECK(actions(import(tx, head + "Dan,Ek,dan@example.org,anwesend,\n", second).plan) == Actions{New});
  second.session = day("2026-09-14");
  CHECK_THROWS_AS(import(tx, head, second), Error);
}

TEST_CASE("a file of many workshops names each by its code, and a person new in two of them is one") {
  Store store = Store::in_memory();
  Transaction tx(store, kAuthor);
  WorkshopAnswers one = training();
  one.code = "2026-M1-01";
  WorkshopAnswers other = training();
  other.code = "2026-M2-01";
  const WorkshopId first = plan(tx, one);
  plan(tx, other);
  const Imported done = import(tx,
                               "Workshop,Vorname,Nachname,E-Mail,Status\n"
                               "2026-m1-01,Amal,Haddad,amal@example.org,anwesend\n"
                               "2026-M2-01,Amal,Haddad,amal@example.org,anwesend\n"
                               "2026-M3-01,Amal,Haddad,amal@example.org,anwesend\n"
                               ",Bo,Lind,bo@example.org,anwesend\n",
                               {{}, {}, false, "hope", kToday, nullptr});
  CHECK(actions(done.plan) == Actions{New, New, Rejected, Rejected});
  CHECK(done.plan.problems.size() == 2);
  CHECK(done.plan.problems[0].column == 1);
  CHECK(people(tx) == 1);
  CHECK(attendances_of(tx, first).size() == 1);
}

TEST_CASE("names are stored exactly as the file gives them") {
  const std::vector<std::string> names = {
      "O'Brien\"; DROP TABLE person; --", "{0} %s %n", "محمد", "ሰላም", "=1+1", std::string(200, 'x')};
  Store store = Store::in_memory();
  Transaction tx(store, kAuthor);
  const WorkshopId id = plan(tx);
  std::string file = "Vorname;Nachname;E-Mail;Status\n";
  int number = 0;
  for (const std::string& name : names) {
    std::string quoted;
    for (const char c : name) (quoted += c) += c == '"' ? "\"" : "";
    file += "\"" + quoted + "\";Test;n" + std::to_string(++number) + "@example.org;angemeldet\n";
  }
  const Imported done = import(tx, file, into(id));
  REQUIRE(done.plan.clean());
  for (std::size_t i = 0; i < names.size(); ++i) CHECK(identity_of(tx, done.person(i))->given_name == names[i]);
}

TEST_CASE("somebody new gets the role of the audience, the organization of that name, and the batch") {
  Store store = Store::in_memory();
  Transaction tx(store, kAuthor);
  insert(tx,
         "INSERT INTO organization (uuid, name, partner, entered_by, entered_at) "
         "VALUES ('u1', 'Caritas', 'hope', 'kim', :at)",
         {{"at", tx.entered_at()}});
  const WorkshopId id = plan(tx, training(), {day("2026-09-12")});
  const Imported done = import(tx,
                               "Vorname,Nachname,E-Mail,Organisation,PLZ,Status\n"
                               "Amal,Haddad,amal@example.org,Caritas,10115,anwesend\n"
                               "Bo,Lind,bo@example.org,Nobody e.V.,,anwesend\n",
                               into(id));
  const Person amal = get_person(tx, done.person(0));
  CHECK(amal.facts.roles == std::vector<PersonRole>{{Role::Volunteer, day("2026-09-12"), {}}});
  CHECK(amal.facts.organization == Answer<OrganizationId>(OrganizationId{1}));
  CHECK(amal.facts.postcode_area == "101");
  CHECK(amal.facts.batch == done.batch);
  CHECK(get_person(tx, done.person(1)).facts.organization == Answer<OrganizationId>(Missing::NotAsked));
  const auto [rows_read, rows_new] = Query(tx, "SELECT rows_read, rows_new FROM import_batch").one<int, int>().value();
  CHECK(rows_read == 2);
  CHECK(rows_new == 2);
}

TEST_CASE("a workshop that was cancelled takes no attendees") {
  Store store = Store::in_memory();
  Transaction tx(store, kAuthor);
  const WorkshopId id = plan(tx);
  cancel_workshop(tx, id, "krank");
  CHECK_THROWS_AS(import(tx, "Name,Status\nAmal Haddad,anwesend\n", into(id)), Error);
  CHECK_THROWS_AS(import(tx, "Name,Status\nAmal Haddad,anwesend\n", into(WorkshopId{99})), Error);
}

TEST_CASE("nobody has come to a session that is still to come, but people register for it") {
  Store store = Store::in_memory();
  Transaction tx(store, kAuthor);
  const WorkshopId id = plan(tx, training(), {day("2026-11-28")});
  const Imported done =
      import(tx, "Name,Status\nAmal Haddad,anwesend\nBo Lind,nicht erschienen\nCem Ay,angemeldet\n", into(id));
  CHECK(done.plan.counts[RowAction::Rejected] == 2);
  CHECK(done.plan.counts[RowAction::New] == 1);
  REQUIRE(done.plan.problems.size() == 2);
  CHECK(done.plan.problems[0].line == 2);
  CHECK(done.plan.problems[0].column == 2);
  CHECK(Query(tx, "SELECT count(*) FROM attendance").value<int>() == 0);
  CHECK(Query(tx, "SELECT count(*) FROM registration").value<int>() == 1);
}

TEST_CASE("an event that is still to come is not over") {
  Store store = Store::in_memory();
  Transaction tx(store, kAuthor);
  const WorkshopId id = plan(tx, training(), {day("2026-11-28")});
  register_people(tx, id, add_people(tx, 2), kToday);
  ImportTarget target = into(id);
  target.final = true;
  CHECK(import(tx, "Name,Status\nAmal Haddad,eingeladen\n", target).plan.no_shows.empty());
  CHECK(Query(tx, "SELECT count(*) FROM attendance").value<int>() == 0);
}

TEST_CASE("a file cannot bring in what a person could not enter") {
  Store store = Store::in_memory();
  Transaction tx(store, kAuthor);
  const WorkshopId id = plan(tx);
  const std::string longest(200, 'a');
  const Imported done =
      import(tx, "Vorname,Nachname,Status\n" + longest + "," + longest + ",anwesend\nBo,b" + longest + ",anwesend\n",
             into(id));
  CHECK(done.plan.counts[RowAction::New] == 1);
  REQUIRE(done.plan.problems.size() == 1);
  CHECK(done.plan.problems[0].line == 3);
  CHECK(done.plan.problems[0].column == 2);
}

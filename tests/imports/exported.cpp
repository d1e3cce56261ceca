// What inact writes for a spreadsheet, it reads again, and nothing changes.
#include <doctest/doctest.h>

#include <random>

#include "imports/importing.h"
#include "inact/imports/plan_undo.h"
#include "inact/people/identity.h"
#include "inact/people/person.h"
#include "inact/table/render.h"
#include "inact/text/fold.h"
#include "inact/workshop/list.h"
#include "inact/workshop/marks.h"

using namespace import_test;

namespace {

/// Parts of names that are hard to read again: other scripts, particles, degrees, commas, quotes, what spreadsheets
/// calculate, words that files use for something else, letters in two parts.
const std::vector<std::string> kParts = {"Ada",
                                         "Jürgen",
                                         "O'Connor",
                                         "von der Tann-Meyer",
                                         "Li, Wei",
                                         "=1+1",
                                         "'=HYPERLINK(\"x\")",
                                         "@home",
                                         "-Anna",
                                         "Ali \"der Große\" Yılmaz",
                                         "İlknur",
                                         "ليلى الحداد",
                                         "ሰላም",
                                         "Олександра",
                                         "Nguyễn Thị",
                                         "Braun, M. A.",
                                         "e.V.",
                                         "Host (he/him)",
                                         "[HOPE] Kim",
                                         "a;b",
                                         "tab\tin it",
                                         "two\nlines",
                                         "Jr.",
                                         "Total",
                                         "12",
                                         "P7",
                                         "2026-11-20",
                                         "😀 Ann",
                                         "Ǆ",
                                         "Cafe\u0301",
                                         "sep=;",
                                         std::string(200, 'x'),
                                         "field",
                                         "\xE2\x80\xAE"
                                         "abc"};

std::string sheet_of(const Store& store, WorkshopId id) {
  Document document;
  document.tables = {attendance_sheet(store, id, true)};
  return render(document, Format::Csv, Words(Language::English, rules().vocabularies));
}

}  // namespace

TEST_CASE("an attendance sheet that inact wrote is read unchanged, whatever the names") {
  for (unsigned seed = 1; seed <= 50; ++seed) {
    CAPTURE(seed);
    std::mt19937 chance(seed);
    const auto pick = [&](std::size_t n) { return static_cast<std::size_t>(chance() % n); };
    Store store = Store::in_memory();
    Transaction tx(store, kAuthor);
    std::vector<Date> days = {day("2026-11-20")};
    if (pick(2) == 1) days.push_back(day("2026-11-21"));
    if (pick(3) == 0) days.push_back(day("2026-12-01"));  // still to come
    const WorkshopId id = plan(tx, training(), days);
    const Workshop workshop = get_workshop(tx, id);
    for (int i = 0; i < 12; ++i) {
      Identity identity;
      PersonFacts facts;
      facts.partner = "hope";
      const std::size_t kind = pick(8);
      if (kind > 1) identity.given_name = stored_text(kParts[pick(kParts.size())]);
      if (kind > 2) identity.family_name = stored_text(kParts[pick(kParts.size())]);
      if (kind == 1) identity.original_name = stored_text(kParts[pick(kParts.size())]);
      if (pick(2) == 1) identity.email = "shared@example.org";
      const PersonId person = PersonWriter(tx).add(facts, identity);
      if (pick(4) > 0) {
        const RegistrationStatus status =
            *from_word<RegistrationStatus>(kWords<RegistrationStatus>[pick(kWords<RegistrationStatus>.size())]);
        if (status != RegistrationStatus::Transferred) set_registration(tx, id, person, status, {}, kToday);
      }
      const std::string now = status(tx, id, person);
      for (const WorkshopSession& session : workshop.sessions)
        if (session.date <= kToday && pick(3) > 0 && now != "cancelled")
          mark_person(tx, workshop, session, person, *from_word<Mark>(kWords<Mark>[pick(kWords<Mark>.size())]), kToday,
                      pick(2) ? std::optional(static_cast<int>(pick(200))) : std::nullopt);
    }
    const std::string before = everything(tx);
    const std::string sheet = sheet_of(tx, id);
    CAPTURE(sheet);
    const Done done = take(tx, sheet, id);
    REQUIRE(done.plan.file.profile);
    CHECK(done.plan.file.profile->name == "inact");
    CHECK_FALSE(done.batch);
    CHECK(done.plan.problem_count == 0);
    CHECK(done.plan.counts[RowAction::Same] == done.plan.counts.read());
    CHECK(everything(tx) == before);
    // in other records it brings the same people and marks, and undoing it takes them away again
    Store other = Store::in_memory();
    Transaction there(other, kAuthor);
    const WorkshopId copy = plan(there, training(), days);
    const std::string empty = everything(there);
    const Done brought = take(there, sheet, copy);
    if (!brought.batch) continue;
    CHECK(brought.plan.counts[RowAction::New] > 0);
    undo_import(there, *brought.batch);
    CHECK(everything(there) == empty);
  }
}

TEST_CASE("a sheet that was corrected in a spreadsheet marks the people whom it names by their ids") {
  Store store = Store::in_memory();
  Transaction tx(store, kAuthor);
  const WorkshopId id = plan(tx, training(), {day("2026-11-20"), day("2026-11-21")});
  PersonFacts facts;
  facts.partner = "hope";
  Identity thomas;
  thomas.given_name = "Thomas";
  thomas.family_name = "Schmidt";
  const PersonId first = PersonWriter(tx).add(facts, thomas);
  const PersonId second = PersonWriter(tx).add(facts, thomas);
  register_people(tx, id, {first, second}, kToday);
  const std::string head = "person,family_name,given_name,registration,2026-11-20,2026-11-21\n";
  CHECK(sheet_of(tx, id) == head + "P1,Schmidt,Thomas,registered,,\nP2,Schmidt,Thomas,registered,,\n");
  const Done done = take(tx, head + "P1,Schmidt,Thomas,registered,,late\nP2,Schmidt,Thomas,registered,absent,\n", id);
  REQUIRE(done.plan.clean());
  CHECK(sheet_of(tx, id) == head + "P1,Schmidt,Thomas,registered,,late\nP2,Schmidt,Thomas,registered,absent,\n");
  CHECK(identity_of(tx, first)->external_names.empty());
  // the id of somebody else, of nobody, and none
  const Done others =
      take(tx, head + "P1,Beispiel,Ada,registered,,\nP99,Muster,Bo,,present,\n,Dritte,Cy,invited,,\n", id);
  REQUIRE(others.plan.clean());
  CHECK(others.plan.counts[RowAction::New] == 3);
  CHECK(Query(tx, "SELECT count(*) FROM person").value<int>() == 5);
  CHECK(status(tx, id, PersonId{3}) == "registered");
  CHECK(status(tx, id, PersonId{5}) == "invited");
}

// Files of very many rows, and of very large cells.
#include <doctest/doctest.h>

#include <string>

#include "imports/importing.h"

using namespace import_test;

namespace {

constexpr const char* kHeader = "Vorname;Nachname;E-Mail;Workshop;Status\n";
constexpr int kPeople = 400;
constexpr int kRows = 30 * kPeople;

/// Everybody once at each workshop; some have no address.
std::string row(int number) {
  const int person = number % kPeople;
  const char* const names[] = {"Ада;Коваль", "Ada;Kaya", "Jürgen;Weiß", "Lê;Nguyễn", "محمد;حداد"};
  const char* const status[] = {"anwesend", "angemeldet", "nicht erschienen", "abgesagt", "entschuldigt", "Warteliste"};
  const std::string id = std::to_string(person);
  return std::string(names[person % 5]) + id + ';' + (person % 11 != 0 ? "p" + id + "@example.org" : "") + ";W" +
         std::to_string(1 + number / kPeople) + ';' + status[number % 6] + '\n';
}

void take_all(Transaction& tx, const std::string& bytes) {
  const ImportTarget target{{}, {}, false, "hope", kToday, nullptr};
  AttendeeReader reader(bytes, {});
  ImportPlan plan = make_plan(tx, reader, target);
  CHECK(plan.clean());
  apply(tx, plan, reader, target, {"list.csv", "00"});
}

std::vector<std::string> lines(const Store& store, const char* sql) { return Query(store, sql).column<std::string>(); }

/// Takes the rows in files of so many, and gives the records.
Store taken(int at_once) {
  Store store = Store::in_memory();
  Transaction tx(store, kAuthor);
  for (int i = 0; i < kRows / kPeople; ++i) plan(tx);
  for (int number = 0; number < kRows;) {
    std::string bytes = kHeader;
    for (const int end = std::min(number + at_once, kRows); number < end; ++number) bytes += row(number);
    take_all(tx, bytes);
  }
  tx.commit();
  return store;
}

}  // namespace

TEST_CASE("a file of very many rows stores what its rows store one small file after the other") {
  const Store whole = taken(kRows), pieces = taken(40);
  for (const char* sql :
       {"SELECT person_id || hex(sealed) FROM identity ORDER BY 1",
        "SELECT person_id || kind || hex(key) FROM identity_key ORDER BY 1",
        "SELECT concat || status_on || registered_on || source || entered_by || entered_at FROM (SELECT workshop_id || "
        "' ' || person_id || ' ' || position || status AS concat, * FROM registration) ORDER BY 1",
        "SELECT session_id || ' ' || person_id || mark || coalesce(minutes, '-') || source FROM attendance ORDER BY "
        "1"}) {
    const auto rows = lines(whole, sql);
    CHECK(rows.size() >= kPeople);
    CHECK(rows == lines(pieces, sql));
  }
  CHECK(Query(whole, "SELECT count(*) FROM registration").value<int>() > 5'000);
  CHECK(Query(whole, "SELECT integrity_check FROM pragma_integrity_check").value<std::string>() == "ok");
  CHECK_FALSE(Query(whole, "SELECT * FROM pragma_foreign_key_check").next());
}

TEST_CASE("very large cells, rows and many bad ones are answered with where they are") {
  const std::string header = "Vorname;Nachname;E-Mail;Status\n", good = "Ada;Kaya;a@example.org;anwesend\n";
  Store store = Store::in_memory();
  Transaction tx(store, kAuthor);
  const ImportTarget target{plan(tx), {}, false, "hope", kToday, nullptr};
  const auto plan_of = [&](const std::string& bytes) {
    AttendeeReader reader(bytes, {});
    return make_plan(tx, reader, target);
  };
  const auto problem = [&](const std::string& bytes) {
    const ImportPlan made = plan_of(bytes);
    REQUIRE(made.problem_count == 1);
    return std::pair(made.problems[0].line, made.problems[0].column);
  };
  CHECK(problem(header + good + '"' + std::string(5'000'000, 'x') + "\";B;b@example.org;anwesend\n") ==
        std::pair(3, 1));
  CHECK(problem(header + "B;\"" + std::string(2'000'000, '"') + "\";b@example.org;anwesend\n") == std::pair(2, 2));
  CHECK(problem(header + good + "B;" + std::string(1'000'001, '"') + ";b@example.org;\n") == std::pair(3, 2));

  std::string wide = "Vorname;Nachname;E-Mail;Status", cells = "Ada;Kaya;a@example.org;anwesend";
  for (int i = 0; i < 100'000; ++i) {
    wide += ";c" + std::to_string(i);
    cells += ";x";
  }
  const ImportPlan columns = plan_of(wide + '\n' + cells + '\n');
  CHECK(columns.clean());
  CHECK(columns.counts[RowAction::New] == 1);

  std::string bad = header;
  for (int i = 0; i < 100'000; ++i) bad += "Ada;Kaya;a@example.org;vielleicht\n";
  const ImportPlan all_bad = plan_of(bad);
  CHECK(all_bad.problem_count == 100'000);
  CHECK(all_bad.problems.size() == kProblemsShown);
  CHECK(all_bad.problems.back().line == 51);
  CHECK(all_bad.counts[RowAction::Rejected] == 100'000);
}

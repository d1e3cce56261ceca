#include "inact/store/made_rows.h"

#include <doctest/doctest.h>

#include <stdexcept>
#include <string>

#include "inact/store/transaction.h"

using namespace inact;

namespace {

const Author kAuthor{"kim", "test", Instant{std::chrono::seconds{1'795'000'000}}};

/// A workshop with sessions on so many days, and so many persons.
void prepare(Transaction& tx, int people) {
  Query(
      tx,
      "INSERT INTO workshop (title, kind, partner, entered_by, entered_at) VALUES ('W', 'training', 'hope', 'k', 'a')")
      .run();
  Query(tx, "INSERT INTO session (workshop_id, held_on) VALUES (1, '2026-11-20')").run();
  Query person(tx, "INSERT INTO person (partner, entered_by, entered_at) VALUES ('hope', 'k', 'a')");
  for (int i = 0; i < people; ++i) person.run();
}

std::int64_t mark(Transaction& tx, std::int64_t count, std::int64_t first = 1, std::int64_t fails_at = -1) {
  std::int64_t person = first;
  const auto next = [&](std::span<MadeValue, 5> values) {
    if (person == first + count) return false;
    if (person == fails_at) throw std::runtime_error("the source broke");
    values[0] = std::int64_t{1};
    values[1] = person++;
    values[2] = std::string_view("late");
    values[3] = person % 2 == 0 ? MadeValue(std::int64_t{45}) : MadeValue();
    return true;
  };
  return insert_made(tx, "attendance",
                     "INSERT INTO attendance (session_id, person_id, mark, minutes, source, entered_by, entered_at) "
                     "SELECT a, b, c, d, :source, 'k', 'a' FROM made",
                     {static_cast<std::size_t>(count), next}, {{"source", "csv"}});
}

std::string indexes(const Store& store) {
  std::string all;
  Query query(store, "SELECT sql FROM sqlite_schema WHERE tbl_name = 'attendance' AND type = 'index' ORDER BY name");
  while (query.next()) all += query.row<std::optional<std::string>>() == std::tuple(std::nullopt) ? "-" : "+";
  return all;
}

int count(const Store& store, const char* sql) { return Query(store, sql).value<int>(); }

}  // namespace

TEST_CASE("rows that the program makes are inserted in one statement, few as well as very many") {
  for (const int people : {0, 1, 3, 12'000}) {
    Store store = Store::in_memory();
    Transaction tx(store, kAuthor);
    prepare(tx, people);
    const std::string before = indexes(tx);
    CHECK(mark(tx, people) == people);
    CHECK(count(tx, "SELECT count(*) FROM attendance WHERE mark = 'late' AND source = 'csv'") == people);
    CHECK(count(tx, "SELECT count(*) FROM attendance WHERE minutes = 45") == (people + 1) / 2);
    CHECK(count(tx, "SELECT count(*) FROM attendance INDEXED BY attendance_person") == people);
    CHECK(indexes(tx) == before);
    CHECK(Query(tx, "SELECT integrity_check FROM pragma_integrity_check").value<std::string>() == "ok");
    CHECK_FALSE(Query(tx, "SELECT * FROM pragma_foreign_key_check").next());
  }
}

TEST_CASE("references are checked of few rows, and of all after very many were written unchecked") {
  Store store = Store::in_memory();
  Transaction tx(store, kAuthor);
  prepare(tx, 10'500);
  CHECK_THROWS(mark(tx, 3, 20'000));
  CHECK(mark(tx, 10'000) == 10'000);
  CHECK_THROWS(mark(tx, 3, 20'000));
  CHECK(mark(tx, 500, 10'001) == 500);
  CHECK(count(tx, "SELECT count(*) FROM attendance") == 10'500);
}

TEST_CASE("whatever breaks while rows are made comes out as it was thrown, and nothing of them stays") {
  Store store = Store::in_memory();
  Transaction tx(store, kAuthor);
  prepare(tx, 30);
  CHECK_THROWS_WITH_AS(mark(tx, 30, 1, 17), "the source broke", std::runtime_error);
  CHECK(count(tx, "SELECT count(*) FROM attendance") == 0);
  CHECK_THROWS(Query(tx, "SELECT * FROM made"));
  CHECK(mark(tx, 30) == 30);
}

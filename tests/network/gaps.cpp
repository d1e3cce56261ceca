#include "inact/network/gaps.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <random>
#include <tuple>

#include "inact/store/query.h"
#include "inact/store/transaction.h"
#include "report/attacker.h"

using namespace inact;

namespace {

const Author kAuthor{"kim", "test", Instant{std::chrono::seconds{1'795'000'000}}};
Date day(const char* iso) { return parse_iso_date(iso).value(); }

GapRequest this_year() { return {{day("2026-01-01"), day("2027-01-01")}, day("2026-11-22"), {}, {}, {}}; }

std::int64_t ask(Transaction& tx, const char* need, const char* language, const char* district,
                 const char* raised = "2026-11-01", const char* status = "open", const char* reason = nullptr) {
  const auto person = insert(tx,
                             "INSERT INTO person (district, partner, entered_by, entered_at)"
                             " VALUES (:district, 'hope', 'kim', :at)",
                             {{"district", district}, {"at", tx.entered_at()}});
  insert(tx, "INSERT INTO person_language (person_id, position, code) VALUES (:p, 1, :code)",
         {{"p", person}, {"code", language}});
  const auto intake = insert(tx,
                             "INSERT INTO intake (person_id, opened_on, partner, entered_by, entered_at)"
                             " VALUES (:p, :day, 'hope', 'kim', :at)",
                             {{"p", person}, {"day", raised}, {"at", tx.entered_at()}});
  insert(tx,
         "INSERT INTO need (intake_id, code, urgency, status, reason, raised_on, status_on, entered_by, entered_at)"
         " VALUES (:i, :need, 'normal', :status, :reason, :day, :day, 'kim', :at)",
         {{"i", intake},
          {"need", need},
          {"status", status},
          {"reason", reason ? std::optional(std::string(reason)) : std::nullopt},
          {"day", raised},
          {"at", tx.entered_at()}});
  return person;
}

std::int64_t offer(Transaction& tx, const char* need, const char* language, const char* district,
                   const char* type = "physical", const char* status = "active") {
  static int next = 0;
  const std::string uuid = "gap-" + std::to_string(++next);
  const auto owner = insert(tx,
                            "INSERT INTO organization (uuid, name, partner, entered_by, entered_at)"
                            " VALUES (:uuid, 'Example', 'hope', 'kim', :at)",
                            {{"uuid", uuid}, {"at", tx.entered_at()}});
  const auto service = insert(tx,
                              "INSERT INTO service (uuid, organization_id, name, status)"
                              " VALUES (:uuid, :o, 'Example', :status)",
                              {{"uuid", uuid}, {"o", owner}, {"status", status}});
  const auto place = insert(tx,
                            "INSERT INTO location (uuid, organization_id, location_type, district)"
                            " VALUES (:uuid, :o, :type, :district)",
                            {{"uuid", uuid}, {"o", owner}, {"type", type}, {"district", district}});
  insert(tx, "INSERT INTO service_at_location (uuid, service_id, location_id) VALUES (:uuid, :s, :l)",
         {{"uuid", uuid}, {"s", service}, {"l", place}});
  insert(tx, "INSERT INTO language (uuid, service_id, code) VALUES (:uuid, :s, :code)",
         {{"uuid", uuid}, {"s", service}, {"code", language}});
  insert(tx,
         "INSERT INTO attribute (uuid, link_id, link_entity, link_type, value)"
         " VALUES (:uuid, :s, 'service', 'need', :need)",
         {{"uuid", uuid}, {"s", service}, {"need", need}});
  return service;
}

void ask_often(Transaction& tx, int times, const char* need, const char* language, const char* district) {
  for (int i = 0; i < times; ++i) ask(tx, need, language, district);
}

}  // namespace

TEST_CASE("a gap is a need, a language and a district for which people asked and no active service is there") {
  Store store = Store::in_memory();
  Transaction tx(store, kAuthor);
  ask_often(tx, 3, "housing", "ar", "spandau");
  ask_often(tx, 2, "housing", "ar", "neukoelln");
  ask_often(tx, 1, "housing", "de", "neukoelln");
  ask_often(tx, 4, "debt", "uk", "mitte");
  ask(tx, "housing", "ar", "spandau", "2025-12-31");
  offer(tx, "housing", "ar", "neukoelln");
  offer(tx, "debt", "uk", "mitte", "physical", "defunct");
  const Gaps gaps = find_gaps(tx, this_year());
  REQUIRE(gaps.missing.size() == 2);
  CHECK(gaps.missing[0].need == "debt");
  CHECK(gaps.missing[0].asked == 4);
  CHECK(gaps.missing[0].elsewhere == 0);
  CHECK(gaps.missing[1].district == "spandau");
  CHECK(gaps.missing[1].asked == 3);
  CHECK(gaps.missing[1].elsewhere == 1);

  GapRequest one = this_year();
  one.district = "spandau";
  CHECK(find_gaps(tx, one).missing.size() == 1);
  one.need = "debt";
  CHECK(find_gaps(tx, one).missing.empty());
}

TEST_CASE("telephone, interpreting and a related tag close a gap; a person without statistics makes none") {
  Store store = Store::in_memory();
  Transaction tx(store, kAuthor);
  ask_often(tx, 2, "housing", "fa-AF", "spandau");
  CHECK(find_gaps(tx, this_year()).missing.size() == 1);
  const auto service = offer(tx, "housing", "fa", "", "virtual");
  CHECK(find_gaps(tx, this_year()).missing.empty());
  run(tx, "UPDATE language SET code = 'tr' WHERE service_id = :s", {{"s", service}});
  CHECK(find_gaps(tx, this_year()).missing.size() == 1);
  run(tx, "UPDATE service SET interpretation_services = 'all' WHERE id = :s", {{"s", service}});
  CHECK(find_gaps(tx, this_year()).missing.empty());

  const auto person = ask(tx, "debt", "uk", "mitte");
  CHECK(find_gaps(tx, this_year()).missing.size() == 1);
  insert(tx,
         "INSERT INTO consent (person_id, purpose, decision, recipient_type, decided_on, mode, partner, entered_by,"
         " entered_at) VALUES (:p, 'statistics', 'refused', 'own', '2026-11-02', 'oral', 'hope', 'kim', :at)",
         {{"p", person}, {"at", tx.entered_at()}});
  CHECK(find_gaps(tx, this_year()).missing.empty());
}

TEST_CASE("outside, small numbers are put together until they are large or left out, and nothing is exact") {
  Store store = Store::in_memory();
  Transaction tx(store, kAuthor);
  ask_often(tx, 7, "housing", "ar", "spandau");
  ask_often(tx, 3, "housing", "ar", "mitte");
  ask_often(tx, 3, "housing", "ar", "pankow");
  ask_often(tx, 2, "housing", "uk", "mitte");
  ask_often(tx, 1, "violence", "ti", "spandau");
  for (int i = 0; i < 6; ++i) ask(tx, "debt", "de", "mitte", "2026-11-01", "unmet", i < 4 ? "no_capacity" : "other");
  const Gaps safe = protect_gaps(find_gaps(tx, this_year()), 5);
  std::vector<std::string> rows;
  for (const Gap& gap : safe.missing)
    rows.push_back(gap.need + "/" + gap.language + "/" + gap.district + "/" + std::to_string(gap.asked));
  CHECK(rows == std::vector<std::string>{"debt/de/mitte/5", "housing/ar//5", "housing/ar/spandau/5"});
  REQUIRE(safe.unmet.size() == 1);
  CHECK(safe.unmet[0].reason.empty());
  CHECK(safe.unmet[0].count == 5);
}

namespace {

using Where = std::tuple<std::string, std::string, std::string>;
using People = std::map<Where, std::int64_t>;

/// What is told of one month, or of the year so far.
struct Table {
  Gaps shown;
  std::vector<std::size_t> months;  ///< of which it is the sum
};

Gaps gaps_of(const People& people) {
  Gaps gaps;
  for (const auto& [where, asked] : people)
    if (asked > 0) gaps.missing.push_back({std::get<0>(where), std::get<1>(where), std::get<2>(where), asked, 0});
  return gaps;
}

/// The small numbers of single months that somebody can compute who has read all tables. Everybody knows which needs,
/// languages and districts there are.
std::size_t told(const std::vector<People>& months, int base) {
  std::vector<Table> tables;
  People year;
  std::vector<std::size_t> so_far;
  const auto shown = [&](const People& people) {
    const Gaps gaps = gaps_of(people);
    return base > 0 ? protect_gaps(gaps, base) : gaps;
  };
  for (std::size_t month = 0; month < months.size(); ++month) {
    if (month % 12 == 0) year.clear(), so_far.clear();
    for (const auto& [where, asked] : months[month]) year[where] += asked;
    so_far.push_back(month);
    tables.push_back({shown(months[month]), {month}});
    tables.push_back({shown(year), so_far});
  }
  attack::Attacker attacker;
  std::map<std::pair<std::size_t, Where>, std::size_t> cells;
  for (std::size_t month = 0; month < months.size(); ++month)
    for (const auto& [where, asked] : months[month]) cells[{month, where}] = attacker.add("", 0, 1'000'000);
  const std::int64_t slack = base > 0 ? base - 1 : 0;
  for (const Table& table : tables) {
    using Sum = std::vector<std::pair<std::size_t, std::int64_t>>;
    // What is not shown of a place falls to its language, what is not shown of that to its need.
    std::map<Where, std::int64_t> numbers;
    for (const Gap& gap : table.shown.missing) numbers[{gap.need, gap.language, gap.district}] = gap.asked;
    std::map<Where, Sum> sums;
    for (const auto& [where, asked] : months.front()) {
      const auto& [need, language, district] = where;
      const Where of_language{need, language, ""}, of_need{need, "", ""};
      for (const std::size_t month : table.months) {
        const std::pair<std::size_t, std::int64_t> cell{cells.at({month, where}), 1};
        sums[where].push_back(cell);
        if (numbers.contains(where)) continue;
        sums[of_language].push_back(cell);
        if (!numbers.contains(of_language)) sums[of_need].push_back(cell);
      }
    }
    for (const auto& [where, sum] : sums) {
      const auto number = numbers.find(where);
      const std::int64_t low = number == numbers.end() ? 0 : number->second;
      attacker.know(sum, low, low + slack);
    }
  }
  attacker.solve();
  return static_cast<std::size_t>(std::ranges::count_if(attacker.unknowns(), [](const attack::Unknown& one) {
    return one.low == one.high && one.low > 0 && one.low < 5;
  }));
}

}  // namespace

TEST_CASE("nobody can compute a small number from thirteen months of gaps, except without protection") {
  std::mt19937 chance(20261122);
  std::size_t open = 0;
  for (int world = 0; world < 200; ++world) {
    std::vector<People> months(13);
    const unsigned many = 1 + chance() % 8;
    for (People& people : months)
      for (const char* need : {"housing", "debt"})
        for (const char* language : {"ar", "uk", "ti"})
          for (const char* district : {"mitte", "spandau", "pankow", "neukoelln"})
            people[{need, language, district}] = chance() % 3 == 0 ? 0 : static_cast<std::int64_t>(chance() % many);
    CHECK(told(months, 5) == 0);
    open += told(months, 0);
  }
  CHECK(open > 1000);
}

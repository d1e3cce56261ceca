#include "inact/report/report.h"

#include <doctest/doctest.h>

#include "inact/config/vocabularies.h"
#include "inact/store/query.h"
#include "inact/store/transaction.h"
#include "report/recount.h"
#include "report/world.h"

using namespace inact;
using namespace worlds;

namespace {

const Vocabularies& vocabularies() {
  static const Vocabularies all = built_in_vocabularies();
  return all;
}

Date day(int year, unsigned month, unsigned of_month) {
  return std::chrono::year{year} / static_cast<int>(month) / static_cast<int>(of_month);
}
Month month(int year, unsigned of_year) { return std::chrono::year{year} / static_cast<int>(of_year); }

void check_same(const Report& fast, const Report& slow) {
  for (const FigureInfo& figure : figures()) {
    CAPTURE(word(figure.figure));
    CHECK(fast.of(figure.figure).value == slow.of(figure.figure).value);
    CHECK(fast.of(figure.figure).previous == slow.of(figure.figure).previous);
    CHECK(fast.of(figure.figure).year_to_date == slow.of(figure.figure).year_to_date);
  }
  REQUIRE(fast.breakdowns.size() == slow.breakdowns.size());
  for (std::size_t i = 0; i < slow.breakdowns.size(); ++i) {
    const BreakdownCount& a = fast.breakdowns[i];
    const BreakdownCount& b = slow.breakdowns[i];
    CAPTURE(word(b.breakdown));
    CHECK(a.breakdown == b.breakdown);
    CHECK(a.vocabulary == b.vocabulary);
    CHECK(a.valid == b.valid);
    CHECK(a.missing == b.missing);
    CHECK(a.apart == b.apart);
    CHECK(a.rows == b.rows);
  }
  CHECK(fast.workshops == slow.workshops);
  CHECK(fast.meetings == slow.meetings);
}

}  // namespace

TEST_CASE("every cell of random worlds is what a slow count without SQL finds") {
  for (unsigned seed = 1; seed <= 12; ++seed) {
    CAPTURE(seed);
    const World world = random_world(seed, seed < 9 ? 6 : 40);
    const Store store = records_of(world);
    for (unsigned of_year = 1; of_year <= 4; ++of_year) {
      CAPTURE(of_year);
      for (const char* partner : {"", "hope", "nolanta"}) {
        CAPTURE(partner);
        ReportRequest request = monthly_request(month(2026, of_year), day(2026, 12, 1));
        request.partner = partner;
        request.residence = seed % 2 == 0;
        request.countries = seed % 3 == 0;
        if (seed % 4 == 0) request.reference_day = ReferenceDay::PeriodEnd;
        if (seed % 4 == 1) request.age_classes = "age_class";
        if (seed % 5 == 0) request.as_of = day(2026, 2, 14);  // the second month is not over, the third has not begun
        check_same(count_report(store, vocabularies(), request), recount(world, vocabularies(), request));
      }
    }
  }
}

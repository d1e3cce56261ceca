#include "inact/report/protect.h"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "inact/config/vocabularies.h"
#include "inact/report/guess.h"
#include "inact/report/render.h"
#include "report/attacker.h"
#include "report/world.h"

using namespace inact;

namespace {

const Vocabularies& vocabularies() {
  static const Vocabularies all = built_in_vocabularies();
  return all;
}

/// A report with one breakdown by gender of f, m, d and x, whose numbers fit together.
Report with_genders(std::vector<std::int64_t> counts, std::int64_t missing = 0, std::int64_t apart = 0) {
  Report report;
  report.request = monthly_request(std::chrono::year{2026} / 10, std::chrono::year{2026} / 11 / 2);
  BreakdownCount breakdown;
  breakdown.breakdown = Breakdown::PersonsByGender;
  breakdown.vocabulary = "gender";
  const std::vector<std::string> codes = {"f", "m", "d", "x"};
  for (std::size_t i = 0; i < counts.size(); ++i) {
    breakdown.rows.push_back({codes.at(i), counts[i]});
    breakdown.valid += counts[i];
  }
  breakdown.missing[0] = missing;
  breakdown.apart = apart;
  report.figures[static_cast<std::size_t>(Figure::IntakePersons)].value = breakdown.valid + missing + apart;
  report.figures[static_cast<std::size_t>(Figure::IntakeWithoutStatistics)].value = apart;
  report.breakdowns.push_back(breakdown);
  return report;
}

PrintedBreakdown printed(const Report& report, Protection protection = {}) {
  return protect(report, protection).breakdowns().at(0);
}

const Printed kSmall = {Printed::Kind::Small, 0};
const Printed kWithheld = {Printed::Kind::Withheld, 0};
Printed number(std::int64_t value) { return {Printed::Kind::Number, value}; }

Printed value_of(const PrintedReport& report, Figure figure) {
  return report.figures().at(static_cast<std::size_t>(figure)).value;
}

nlohmann::json document(const PrintedReport& report) {
  return nlohmann::json::parse(render(report, {"InAct", {}}, Format::Json, Words(Language::English, vocabularies())));
}

/// What the same report would say if only small cells were hidden: exact totals beside them.
nlohmann::json only_hidden(nlohmann::json document) {
  for (auto& table : document["tables"])
    if (table["columns"][2] == "count")
      for (auto& row : table["rows"])
        if (row[2] > 0 && row[2] < 5) row[2] = nullptr;
  return document;
}

}  // namespace

TEST_CASE("counts of a breakdown are rounded down, one to four are small, zero is zero") {
  const PrintedBreakdown table = printed(with_genders({23, 14, 4, 0}, 9));
  CHECK(table.rows.at(0).count == number(20));
  CHECK(table.rows.at(1).count == number(10));
  CHECK(table.rows.at(2).count == kSmall);
  CHECK(table.rows.at(3).count == number(0));
  CHECK(table.valid == number(40));
  CHECK(table.missing == number(5));
  CHECK_FALSE(table.withheld);
}

TEST_CASE("another base protects more") {
  Protection protection;
  protection.base = 10;
  const PrintedBreakdown table = printed(with_genders({23, 14, 9, 0}, 12), protection);
  CHECK(table.rows.at(0).count == number(20));
  CHECK(table.rows.at(2).count == kSmall);
  CHECK(table.valid == number(40));
}

TEST_CASE("percentages are of rounded numbers, whole below a hundred, and never of fewer than ten") {
  const PrintedBreakdown table = printed(with_genders({23, 14, 4, 0}, 9));
  CHECK(table.rows.at(0).percent == 50.0);
  CHECK(table.rows.at(1).percent == 25.0);
  CHECK_FALSE(table.rows.at(2).percent);
  CHECK(table.rows.at(3).percent == 0.0);
  CHECK(table.decimals == 0);
  const PrintedBreakdown many = printed(with_genders({203, 124, 4, 0}, 9));
  CHECK(many.decimals == 1);
  CHECK(many.rows.at(0).percent == 60.6);  // 200 of 330
  const PrintedBreakdown few = printed(with_genders({5, 4}, 0));
  CHECK(few.valid == number(5));
  CHECK_FALSE(few.rows.at(0).percent);
}

TEST_CASE("a breakdown that one row fills is withheld") {
  CHECK_FALSE(printed(with_genders({90, 10})).withheld);
  CHECK(printed(with_genders({91, 9})).withheld);
  CHECK(printed(with_genders({91, 9})).rows.empty());
  CHECK(printed(with_genders({3, 0})).withheld);
  const PrintedBreakdown nobody = printed(with_genders({0, 0, 0, 0}));
  CHECK_FALSE(nobody.withheld);
  CHECK(nobody.rows.size() == 4);
  CHECK(nobody.valid == number(0));
}

TEST_CASE("a breakdown whose small numbers follow from its total is withheld") {
  CHECK(printed(with_genders({1, 1})).withheld);  // two persons, <5 and <5
  CHECK(printed(with_genders({5, 1})).withheld);  // six persons, 5 and <5
  CHECK_FALSE(printed(with_genders({2, 1})).withheld);
  CHECK_FALSE(printed(with_genders({6, 1})).withheld);
}

TEST_CASE("margins that would tell are withheld before the breakdown is") {
  // Twenty-one persons of whom 20 or more answered: then one did not.
  const PrintedBreakdown table = printed(with_genders({11, 9}, 1));
  CHECK_FALSE(table.withheld);
  CHECK(table.valid == kWithheld);
  CHECK(table.missing == kWithheld);
  // Eight persons who all answered, <5 and <5: four each, unless some may not have answered.
  CHECK_FALSE(printed(with_genders({4, 4})).withheld);
  CHECK(printed(with_genders({4, 4})).valid == kWithheld);
  CHECK(table.rows.at(0).count == number(10));
  CHECK_FALSE(table.rows.at(0).percent);
}

TEST_CASE("figures of activity are exact, others are rounded and have no running total") {
  Report report = with_genders({23, 14}, 0, 0);
  report.figures[static_cast<std::size_t>(Figure::IntakeNew)] = {3, 2, 5};
  report.figures[static_cast<std::size_t>(Figure::NeedMet)] = {3, 12, 15};
  const PublishedReport published = protect(report);
  const PrintedFigure& opened = published.figures().at(static_cast<std::size_t>(Figure::IntakeNew));
  CHECK(opened.value == number(3));
  CHECK(opened.previous == number(2));
  CHECK(opened.year_to_date == number(5));
  const PrintedFigure& met = published.figures().at(static_cast<std::size_t>(Figure::NeedMet));
  CHECK(met.value == kSmall);
  CHECK(met.previous == number(10));
  CHECK(met.year_to_date == kWithheld);
}

TEST_CASE("how many are without statistics is withheld where it follows from the tables") {
  // 21 advised, 20 or more in the table: at most one without.
  CHECK(value_of(protect(with_genders({11, 9}, 0, 1)), Figure::IntakeWithoutStatistics) == kWithheld);
  CHECK(value_of(protect(with_genders({12, 10}, 0, 2)), Figure::IntakeWithoutStatistics) == kSmall);
  CHECK(value_of(protect(with_genders({12, 10}, 0, 7)), Figure::IntakeWithoutStatistics) == number(5));
  CHECK(value_of(protect(with_genders({12, 10}, 0, 0)), Figure::IntakeWithoutStatistics) == number(0));
}

TEST_CASE("hours are rounded in hours") {
  Report report = with_genders({});
  BreakdownCount hours;
  hours.breakdown = Breakdown::HoursByActivity;
  hours.vocabulary = "activity";
  hours.rows = {{"accompaniment", 1'090}, {"training", 299}, {"group", 0}, {"office", 615}};
  hours.valid = 2'004;
  report.breakdowns = {hours};
  const PrintedBreakdown table = printed(report);
  CHECK(table.rows.at(0).count == number(900));
  CHECK(table.rows.at(1).count == kSmall);
  CHECK(table.rows.at(2).count == number(0));
  CHECK(table.rows.at(3).count == number(600));
  CHECK(table.valid == number(1'800));
  CHECK(table.rows.at(0).percent == 50.0);
}

TEST_CASE("internal reports are exact") {
  const InternalReport report = for_internal_use(with_genders({23, 14, 4, 0}, 3, 1));
  CHECK_FALSE(report.is_public());
  CHECK(report.breakdowns().at(0).rows.at(2).count == number(4));
  CHECK(report.breakdowns().at(0).valid == number(41));
  CHECK(report.breakdowns().at(0).rows.at(2).percent == 10.0);
  CHECK(value_of(report, Figure::IntakeWithoutStatistics) == number(1));
}

TEST_CASE("guesses are narrowed to what fits together") {
  GuessedBreakdown guessed;
  guessed.rows = {{5, 9}, {1, 4}, {0, 0}};
  guessed.answers = {0, 100};
  guessed.valid = {5, 9};
  guessed.missing = {1, 4};
  guessed.total = {7, 7};
  narrow(guessed);
  CHECK(guessed.valid == Guess{6, 6});
  CHECK(guessed.rows.at(0) == Guess{5, 5});
  CHECK(guessed.rows.at(1) == Guess{1, 1});
  CHECK(guessed.missing == Guess{1, 1});
}

TEST_CASE("no small number can be told from the published months of small worlds, and many when nothing is protected") {
  std::size_t open = 0;
  std::size_t hidden = 0;
  std::size_t shown = 0;
  for (unsigned seed = 1; seed <= 40; ++seed) {
    CAPTURE(seed);
    const Store store = worlds::records_of(worlds::random_world(seed, 1 + static_cast<int>(seed) % 12));
    std::vector<nlohmann::json> published, internal, masked;
    attack::Totals totals;
    for (const unsigned month : {1u, 2u, 3u}) {
      ReportRequest request =
          monthly_request(std::chrono::year{2026} / static_cast<int>(month), std::chrono::year{2026} / 5 / 1);
      request.residence = true;
      request.countries = seed % 2 == 0;
      const Report report = count_report(store, vocabularies(), request);
      published.push_back(document(protect(report)));
      internal.push_back(document(for_internal_use(report)));
      masked.push_back(only_hidden(internal.back()));
      for (const BreakdownCount& count : report.breakdowns)
        totals[iso(month_of(request.period.from)) + "/" + std::string(word(count.breakdown))] =
            count.valid + count.missing_total();
    }
    CHECK(attack::told(published, {}) == std::vector<std::string>{});
    const auto with_totals = attack::told(published, totals);
    // Who knows the totals of the tables knows how many are left out of them.
    for (const std::string& name : with_totals) {
      CAPTURE(name);
      CHECK(name.find("without_statistics") != std::string::npos);
    }
    open += attack::told(internal, {}).size();
    hidden += attack::told(masked, {}).size();
    for (const auto& one : published)
      for (const auto& table : one["tables"]) shown += table["rows"].size();
  }
  MESSAGE("told of internal reports: ", open, ", of reports that only hide: ", hidden, "; rows published: ", shown);
  CHECK(open > 3'000);
  CHECK(hidden > 300);
  CHECK(shown > 5'000);
}

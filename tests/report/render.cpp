#include "inact/report/render.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "inact/config/vocabularies.h"
#include "inact/report/page.h"
#include "inact/text/fold.h"

using namespace inact;

namespace {

const Vocabularies& vocabularies() {
  static const Vocabularies all = built_in_vocabularies();
  return all;
}

/// Every figure has numbers of its own; two tables, of which the second cannot be shown and the first has no margins.
Report full_report() {
  Report report;
  report.request = monthly_request(std::chrono::year{2026} / 9, std::chrono::year{2026} / 10 / 2);
  std::int64_t n = 1'001;
  for (const FigureInfo& figure : figures()) {
    const std::int64_t per = counted_per(figure.unit);
    report.figures[static_cast<std::size_t>(figure.figure)] = {n * per, (n + 1) * per, (n + 2) * per};
    n += 7;
  }
  BreakdownCount genders;
  genders.breakdown = Breakdown::PersonsByGender;
  genders.vocabulary = "gender";
  genders.rows = {{"f", 11}, {"m", 9}};
  genders.valid = 20;
  genders.missing[0] = 1;
  BreakdownCount ages;
  ages.breakdown = Breakdown::PersonsByAge;
  ages.vocabulary = "age_class_coarse";
  ages.rows = {{"27-64", 91}, {"65+", 9}};
  ages.valid = 100;
  report.figures[static_cast<std::size_t>(Figure::IntakePersons)].value = 21;
  report.breakdowns = {genders, ages};
  ListedEvent event;
  event.id = WorkshopId{1};
  event.date = std::chrono::year{2026} / 9 / 26;
  event.title = "Umgang mit Behörden und Ämtern in einer fremden Stadt";
  event.kind = "workshop";
  event.module = "M1";
  event.sessions = 12;
  event.units = 34;
  event.heads = 5'678;
  event.attendances = 9'012;
  report.workshops = {event};
  return report;
}

std::string text(const PrintedReport& report, Language language, int width) {
  return render(report, {"InAct", {"hope"}}, Format::Text, Words(language, vocabularies()), {width, false});
}

std::vector<std::string> lines(const std::string& text) {
  std::vector<std::string> all;
  std::size_t begin = 0;
  for (auto end = text.find('\n'); end != std::string::npos; begin = end + 1, end = text.find('\n', begin))
    all.push_back(text.substr(begin, end - begin));
  return all;
}

}  // namespace

TEST_CASE("on a narrow terminal no number of a report is lost, and from 60 columns on every line fits") {
  const Report report = full_report();
  const InternalReport internal = for_internal_use(report);
  for (const Language language : {Language::English, Language::German}) {
    const Words words(language, vocabularies());
    for (int width = 30; width <= 130; ++width) {
      CAPTURE(width);
      const auto all = lines(text(internal, language, width));
      for (const FigureInfo& figure : figures()) {
        CAPTURE(word(figure.figure));
        const Count& count = report.of(figure.figure);
        const auto written = [&](std::int64_t n) { return "  " + words.number(n / counted_per(figure.unit)); };
        CHECK(std::ranges::any_of(all, [&](const std::string& line) {
          return line.find(written(count.value)) != line.npos && line.find(written(count.previous)) != line.npos &&
                 line.ends_with(written(count.year_to_date));
        }));
      }
      CHECK(std::ranges::any_of(all, [&](const std::string& line) {
        return line.find(words.date(report.workshops[0].date)) != line.npos &&
               line.find(words.number(5'678)) != line.npos && line.ends_with(words.number(9'012));
      }));
      if (width >= 60)
        for (const std::string& line : all) CHECK(display_width(line) <= width);
    }
  }
}

TEST_CASE("a report in a pipe is not wrapped, and on a terminal no word stands alone") {
  const PublishedReport published = protect(full_report());
  const std::string sentence =
      "Protected: in tables, counts below 5 are shown as <5 and all others rounded down to multiples of 5. Figures of"
      " activity are exact.\n";
  CHECK(text(published, Language::English, 0).find(sentence) != std::string::npos);
  CHECK(text(published, Language::English, 200).find(sentence) != std::string::npos);
  const InternalReport internal = for_internal_use(full_report());
  CHECK(text(internal, Language::English, 60)
            .find("Counted: persons advised in the period. Valid: 20,\nnot stated: 1.\n") != std::string::npos);
}

TEST_CASE("every table says how many answers it has, or that it may not, and what the sign for that means") {
  const PublishedReport published = protect(full_report());
  const Words words(Language::German, vocabularies());
  for (const Format format : {Format::Text, Format::Markdown, Format::Html}) {
    const std::string page = render(published, {"InAct", {}}, format, words);
    CHECK(page.find("Ratsuchende im Zeitraum. Gültige Angaben: ·, ohne Angabe: ·.") != std::string::npos);
    CHECK(page.find("Gültige Angaben: ·, ohne Angabe: ·. Die Tabelle ist aus Datenschutzgründen nicht") !=
          std::string::npos);
    CHECK(page.find("„·“: ") != std::string::npos);
    CHECK(render(for_internal_use(full_report()), {"InAct", {}}, format, words).find("·“") == std::string::npos);
  }
}

TEST_CASE("what is withheld is named by its keys, in figures and in tables") {
  const auto json = nlohmann::json::parse(
      render(protect(full_report()), {"InAct", {}}, Format::Json, Words(Language::English, vocabularies())));
  CHECK(json["figures"][0]["withheld"] == nlohmann::json::array());
  CHECK(json["figures"][2]["withheld"] == nlohmann::json{"previous", "year_to_date"});
  for (const auto& table : json["tables"]) {
    if (table["id"] == "persons_by_gender") CHECK(table["withheld"] == nlohmann::json{"valid", "missing"});
    if (table["id"] == "persons_by_age") CHECK(table["withheld"] == nlohmann::json{"valid", "missing", "rows"});
  }
}

TEST_CASE("numbers in CSV are the shortest that say the same, and people read hours rounded half up") {
  Report report = full_report();
  report.figures[static_cast<std::size_t>(Figure::VolunteerHours)] = {1'155, 1'350, 660};
  const InternalReport internal = for_internal_use(report);
  const Words words(Language::English, vocabularies());
  CHECK(render(internal, {"InAct", {}}, Format::Csv, words).find(",hours,19.25,,22.5,11\n") != std::string::npos);
  CHECK(render(internal, {"InAct", {}}, Format::Csv, words).find(",persons,11,55,,\n") != std::string::npos);
  CHECK(csv_files(internal, words).front().second.find(",hours,19.25,22.5,11\n") != std::string::npos);
  CHECK(render(internal, {"InAct", {}}, Format::Markdown, words).find("| 19.3 | 22.5 | 11 |") != std::string::npos);
}

TEST_CASE("a row with a bar is no higher than one without: no line break within a cell is shown but typed ones") {
  const std::string page =
      render(for_internal_use(full_report()), {"InAct", {}}, Format::Html, Words(Language::English, vocabularies()));
  CHECK(page.find("<td class=\"bar\"><svg") != std::string::npos);
  CHECK(page.find("\nbdi { white-space: pre-line; }") != std::string::npos);
  CHECK(page.find("td, dd { white-space") == std::string::npos);
}

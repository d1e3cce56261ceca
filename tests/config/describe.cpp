#include "inact/config/describe.h"

#include <doctest/doctest.h>

#include "inact/base/error.h"
#include "inact/config/settings.h"

using namespace inact;

namespace {

const Cell& field(const Document& document, std::string_view key) {
  for (const Field& field : document.fields)
    if (field.key == key) return field.value;
  throw std::out_of_range("no field");
}

}  // namespace

TEST_CASE("every setting is shown with its value and where it came from") {
  Config config;
  config.origins["report.base"] = {Origin::Kind::File, "x.toml", 7};
  const Document document = show_config(config);
  CHECK(document.schema == "config");
  const Table& table = document.tables.at(0);
  REQUIRE(table.rows.size() == settings().size());
  for (const auto& row : table.rows) {
    REQUIRE(row.size() == table.columns.size());
    if (std::get<std::string>(row[0]) != "report.base") continue;
    CHECK(std::get<std::int64_t>(row[1]) == 5);
    CHECK(std::get<Coded>(row[2]).code == "file");
    CHECK(std::get<std::string>(row[3]) == "x.toml:7");
  }
}

TEST_CASE("a setting, a vocabulary and one code are explained") {
  Config config;
  config.report.base = 7;
  const Document setting = explain_config(config, "report.base");
  CHECK(setting.schema == "setting");
  CHECK(std::get<std::int64_t>(field(setting, "default")) == 5);
  CHECK(std::get<std::int64_t>(field(setting, "value")) == 7);
  CHECK(std::holds_alternative<std::monostate>(field(setting, "switch")));
  CHECK(std::get<std::string>(field(explain_config(config, "language"), "switch")) == "--lang");

  CHECK(explain_config(config, "need").tables.at(0).rows.size() == 25);
  CHECK(explain_config(config, "vocabulary.need").schema == "vocabulary");
  const Table debt = explain_config(config, "need.debt").tables.at(0);
  REQUIRE(debt.rows.size() == 1);
  CHECK(std::get<std::string>(debt.rows[0][0]) == "debt");
  CHECK(debt.rows[0].size() == debt.columns.size());
}

TEST_CASE("a word that is a setting and a vocabulary explains both") {
  const Document both = explain_config({}, "language");
  CHECK(both.schema == "setting");
  REQUIRE(both.tables.size() == 1);
  CHECK(both.tables[0].rows.size() > 10);
  CHECK(explain_config({}, "report.base").tables.empty());
}

TEST_CASE("an unknown key is a usage error that names the nearest") {
  for (const auto& [typed, meant] :
       {std::pair{"report.bse", "report.base"}, {"need.det", "need.debt"}, {"need.hous", "need.housing"}}) {
    try {
      explain_config({}, typed);
      FAIL("accepted");
    } catch (const Error& error) {
      CHECK(error.kind() == ErrorKind::Usage);
      CHECK(std::get<std::string>(error.message().arguments.back().value) == meant);
    }
  }
  CHECK_THROWS_AS(explain_config({}, ""), Error);
  CHECK_THROWS_AS(explain_config({}, "need."), Error);
}

#include "inact/imports/csv.h"

#include <doctest/doctest.h>

#include <random>

#include "inact/base/error.h"

using namespace inact;

namespace {

using Row = std::vector<std::string>;

std::vector<Row> rows_of(std::string_view text, Dialect dialect = {}) {
  std::vector<Row> rows;
  CsvReader reader(text, dialect);
  while (reader.next()) {
    CHECK_FALSE(reader.problem().has_value());
    rows.emplace_back();
    for (const CsvCell& cell : reader.cells()) rows.back().emplace_back(cell.text);
  }
  return rows;
}

using Rows = std::vector<Row>;

}  // namespace

TEST_CASE("cells are read as other strict readers read them") {
  CHECK(rows_of("") == Rows{});
  CHECK(rows_of("a,b\r\n1,2\r\n") == Rows{{"a", "b"}, {"1", "2"}});
  CHECK(rows_of("a,b\n1,2") == Rows{{"a", "b"}, {"1", "2"}});
  CHECK(rows_of("a,b\r1,2\r") == Rows{{"a", "b"}, {"1", "2"}});
  CHECK(rows_of("\n") == Rows{{""}});
  CHECK(rows_of("a,\n,b") == Rows{{"a", ""}, {"", "b"}});
  CHECK(rows_of("a,") == Rows{{"a", ""}});
  CHECK(rows_of("\"\",\"\"\n") == Rows{{"", ""}});
  CHECK(rows_of("John,\"120 any st.\",\"Anytown, WW\"") == Rows{{"John", "120 any st.", "Anytown, WW"}});
  CHECK(rows_of("1,\"ha \"\"ha\"\" ha\"\n3,\"\"\"\"\n") == Rows{{"1", "ha \"ha\" ha"}, {"3", "\""}});
  CHECK(rows_of("1,\"{\"\"type\"\": [1, 2]}\"\n") == Rows{{"1", "{\"type\": [1, 2]}"}});
  CHECK(rows_of("1,\"one\ntwo\"\r\n2,\"three\r\nfour\"\r\n") == Rows{{"1", "one\ntwo"}, {"2", "three\r\nfour"}});
  CHECK(rows_of("Calle \"La Rosa\", 5'11\"\n") == Rows{{"Calle \"La Rosa\"", " 5'11\""}});
  CHECK(rows_of("ʤ;☃\n", {';'}) == Rows{{"ʤ", "☃"}});
  CHECK(rows_of("a\t\"b\tc\"\n", {'\t'}) == Rows{{"a", "b\tc"}});
  CHECK(rows_of("a\t\"b\tc\"\n", {'\t', false}) == Rows{{"a", "\"b", "c\""}});
  CHECK(rows_of(std::string_view("a\0b,c\n", 6)) == Rows{{std::string("a\0b", 3), "c"}});
  CHECK(rows_of("a\u2028b,c\u0085d\v\f\n") == Rows{{"a\u2028b", "c\u0085d\v\f"}});
}

TEST_CASE("long cells end where they end, at every distance from the end of the text") {
  for (std::size_t size = 1; size < 70; ++size) {
    const std::string cell(size, 'x');
    CHECK(rows_of(cell + "," + cell + "\n" + cell) == Rows{{cell, cell}, {cell}});
    CHECK(rows_of("\"" + cell + "\",\"" + cell + "\"") == Rows{{cell, cell}});
  }
}

TEST_CASE("lines are physical lines, also within quotes") {
  CsvReader reader("a,\"b\r\nc\rd\ne\",f\rg\r\nh\ni", {});
  REQUIRE(reader.next());
  CHECK(reader.line() == 1);
  CHECK(reader.cells()[1].line == 1);
  CHECK(reader.cells()[2].line == 4);
  CHECK(reader.record() == "a,\"b\r\nc\rd\ne\",f");
  for (const int line : {5, 6, 7}) {
    REQUIRE(reader.next());
    CHECK(reader.line() == line);
  }
  CHECK_FALSE(reader.next());
}

TEST_CASE("text after a closing quote is a fault of its record, and reading goes on in the next line") {
  CsvReader reader("a,b\n\"x\ny\"z,\"\n1,2\n", {});
  REQUIRE(reader.next());
  REQUIRE(reader.next());
  REQUIRE(reader.problem().has_value());
  CHECK(reader.problem()->fault == CsvFault::TextAfterQuote);
  CHECK(reader.problem()->line == 2);
  CHECK(reader.problem()->column == 1);
  REQUIRE(reader.next());
  CHECK_FALSE(reader.problem().has_value());
  CHECK(reader.line() == 4);
  CHECK(reader.cells()[1].text == "2");
}

TEST_CASE("a quote that never closes is a fault where it opens") {
  for (const char* text : {"a\n1,\"b\nc\nd", "a\n1,\"b\"\"", "a\n1,\""}) {
    CAPTURE(text);
    CsvReader reader(text, {});
    REQUIRE(reader.next());
    REQUIRE(reader.next());
    REQUIRE(reader.problem().has_value());
    CHECK(reader.problem()->fault == CsvFault::UnterminatedQuote);
    CHECK(reader.problem()->line == 2);
    CHECK(reader.problem()->column == 2);
    CHECK_FALSE(reader.next());
  }
}

TEST_CASE("what is written is what is read") {
  std::mt19937 random(7);
  const std::string alphabet = "ab\",;\t\r\n ";
  const auto below = [&](std::size_t n) { return random() % n; };
  for (int round = 0; round < 2000; ++round) {
    const char delimiter = ",;\t"[below(3)];
    Rows rows(1 + below(4));
    std::string text;
    for (Row& row : rows) {
      row.resize(1 + below(4));
      for (std::string& cell : row)
        for (std::size_t n = below(8); n > 0; --n) cell += alphabet[below(alphabet.size())];
      text += csv_record({row.begin(), row.end()}, delimiter);
    }
    CAPTURE(text);
    CHECK(rows_of(text, {delimiter}) == rows);
  }
}

TEST_CASE("a place in the text has a line and a column") {
  const std::string_view text = "a;\"b\nc\";d\r\n;x";
  const auto at = [&](char c) {
    const CsvPosition place = locate(text, {';'}, text.find(c));
    return std::pair(place.line, place.column);
  };
  CHECK(at('a') == std::pair(1, 1));
  CHECK(at('c') == std::pair(2, 2));
  CHECK(at('d') == std::pair(2, 3));
  CHECK(at('x') == std::pair(3, 2));
}

TEST_CASE("delimiters are characters or their names") {
  CHECK(parse_delimiter(";") == ';');
  CHECK(parse_delimiter("tab") == '\t');
  CHECK(parse_delimiter("\\t") == '\t');
  for (const char* text : {"", ";;", "\"", "\n"}) CHECK_THROWS_AS(parse_delimiter(text), Error);
}

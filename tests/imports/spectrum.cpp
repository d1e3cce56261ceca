// The twelve shapes of csv-spectrum, in files of our own.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "inact/imports/csv.h"

using namespace inact;

namespace {

using Rows = std::vector<std::vector<std::string>>;

Rows rows(std::string_view text) {
  CsvReader reader(text, {});
  Rows all;
  while (reader.next()) {
    CHECK_FALSE(reader.problem().has_value());
    all.emplace_back();
    for (const CsvCell& cell : reader.cells()) all.back().emplace_back(cell.text);
  }
  return all;
}

}  // namespace

TEST_CASE("records are read as written: delimiters, quotes and line ends within cells, every value a text") {
  CHECK(rows("name,town\nAda,\"Berlin, Mitte\"\n") == Rows{{"name", "town"}, {"Ada", "Berlin, Mitte"}});
  CHECK(rows("a,b,c\n1,\"\",\"\"\n2,,\n") == Rows{{"a", "b", "c"}, {"1", "", ""}, {"2", "", ""}});
  CHECK(rows("a,b,c\r\n1,\"\",\"\"\r\n2,,\r\n") == Rows{{"a", "b", "c"}, {"1", "", ""}, {"2", "", ""}});
  CHECK(rows("a,b\n1,\"said \"\"yes\"\"\"\n") == Rows{{"a", "b"}, {"1", "said \"yes\""}});
  CHECK(rows("key,val\n1,\"{\"\"type\"\": \"\"Point\"\", \"\"at\"\": [13.4, 52.5]}\"\n") ==
        Rows{{"key", "val"}, {"1", "{\"type\": \"Point\", \"at\": [13.4, 52.5]}"}});
  // a quote that is not the first character of a cell is a character; no line end at the end
  CHECK(rows("name,height\nEva \"Evi\",5'11\" tall") == Rows{{"name", "height"}, {"Eva \"Evi\"", "5'11\" tall"}});
  CHECK(rows("a,b\n1,\"one\ntwo\"\n") == Rows{{"a", "b"}, {"1", "one\ntwo"}});
  CHECK(rows("a,b\r\n1,\"one\r\ntwo\"\r\n") == Rows{{"a", "b"}, {"1", "one\r\ntwo"}});
  CHECK(rows("a,b\n1,\"said\n\"\"yes\"\"\n\"\n") == Rows{{"a", "b"}, {"1", "said\n\"yes\"\n"}});
  CHECK(rows("a,b,c\n1,2,03\n") == Rows{{"a", "b", "c"}, {"1", "2", "03"}});
  CHECK(rows("a,b,c\r\n1,2,03\r\n") == Rows{{"a", "b", "c"}, {"1", "2", "03"}});
  CHECK(rows("a,b\n1,ʤ ሰላም ليلى\n") == Rows{{"a", "b"}, {"1", "ʤ ሰላም ليلى"}});
}

#include "inact/table/csv.h"

#include <doctest/doctest.h>

#include "inact/table/render.h"
#include "table/sample.h"

using namespace sample;

TEST_CASE("what a spreadsheet would calculate is guarded by one apostrophe") {
  for (const char* formula : {"=1+1", "+49 30 1234", "-x", "@SUM(A1)", "\tx", "\rx", "＝1", "＋1", "－1", "＠x"}) {
    CAPTURE(formula);
    CHECK(guarded(formula) == "'" + std::string(formula));
  }
  for (const char* text : {"", "Anna", "O'Connor", "'Anna'", "1-2", " =1", "12", "a=b"}) CHECK(guarded(text) == text);
}

TEST_CASE("guarding and taking the guard away gives the same text") {
  for (const char* text : {"=1", "'=1", "''=1", "'", "''", "", "'Anna", "Anna", "+", "'+", "－x", "'－x"}) {
    CAPTURE(text);
    CHECK(unguarded(guarded(text)) == text);
  }
  CHECK(unguarded("'Anna'") == "'Anna'");
}

TEST_CASE("fields are quoted where CSV needs it") {
  const auto csv = [](std::string_view field) {
    std::string out;
    append_csv(out, field);
    return out;
  };
  CHECK(csv("Anna") == "Anna");
  CHECK(csv("a,b") == "\"a,b\"");
  CHECK(csv("a;b") == "a;b");
  CHECK(csv("say \"hi\"") == "\"say \"\"hi\"\"\"");
  CHECK(csv("a\nb") == "\"a\nb\"");
  CHECK(csv("a\rb") == "\"a\rb\"");
  CHECK(csv(" a") == "\" a\"");
  CHECK(csv("") == "");
}

TEST_CASE("in CSV text cells are guarded and numbers stay numbers") {
  Document document;
  document.tables = {{"items",
                      {},
                      {{"a", {}}, {"b", {}}, {"c", {}}, {"d", {}}, {"e", {}}},
                      {{"-5", std::int64_t{-5}, -5.5, std::vector<std::string>{"=x", "y"}, tr("=said")}}}};
  CHECK(render(document, Format::Csv, kEnglish) == "a,b,c,d,e\n'-5,-5,-5.5,'=x;y,'=said\n");
}

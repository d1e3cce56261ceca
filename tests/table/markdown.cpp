#include <doctest/doctest.h>

#include "inact/table/render.h"
#include "table/sample.h"

using namespace sample;

namespace {

std::string cell_of(const std::string& value) {
  Document document;
  document.tables = {{"items", {}, {{"a", tr("A")}}, {{value}}}};
  const std::string text = render(document, Format::Markdown, kEnglish);
  const std::string head = "| A |\n| --- |\n| ";
  REQUIRE(text.starts_with(head));
  return text.substr(head.size(), text.size() - head.size() - 3);
}

std::string note(const std::string& value) {
  Document document;
  document.notes = {tr("{value}", {{"value", value}})};
  std::string text = render(document, Format::Markdown, kEnglish);
  text.pop_back();
  return text;
}

}  // namespace

TEST_CASE("in Markdown a text cannot become markup") {
  CHECK(cell_of("a|b") == "a\\|b");
  CHECK(cell_of("a\\|b") == "a\\\\\\|b");
  CHECK(cell_of("<b>&amp;") == "\\<b\\>\\&amp;");
  CHECK(cell_of("[a](b) *c* _d_ `e` ~f~ #12 $g$") == "\\[a\\]\\(b) \\*c\\* \\_d\\_ \\`e\\` \\~f\\~ \\#12 \\$g\\$");
  CHECK(cell_of("https://example.org www.example.org WWW.x") == "https\\://example.org www\\.example.org WWW\\.x");
  CHECK(cell_of("a\nb") == "a\\\\x0ab");
  CHECK(cell_of("Anna-Maria, 12.5 (x): y!") == "Anna-Maria, 12.5 (x): y!");
}

TEST_CASE("in Markdown a line cannot become a heading, a list, a rule or code") {
  CHECK(note("# x") == "\\# x");
  CHECK(note("- x") == "\\- x");
  CHECK(note("+ x") == "\\+ x");
  CHECK(note("===") == "\\===");
  CHECK(note("1. x") == "1\\. x");
  CHECK(note("12) x") == "12\\) x");
  CHECK(note("12 x") == "12 x");
  CHECK(note("    x") == "x");
  CHECK(note("> x") == "\\> x");
}

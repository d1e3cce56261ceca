#include "inact/table/render.h"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "inact/text/fold.h"
#include "table/sample.h"

using namespace sample;

TEST_CASE("a list as text is aligned for every script, in both languages") {
  CHECK(render(list(), Format::Text, kEnglish) ==
        "Id   Name    Need     Day           Count\n"
        "P1   Юлія    Housing  2 Nov 2026   12,345\n"
        "P12  王小明  unknown                   -1\n"
        "P3   Zoë              31 Mar 2026\n"
        "\n"
        "A note with 2 places.\n");
  CHECK(render(list(), Format::Text, kGerman) ==
        "Id   Name    Need     Day          Count\n"
        "P1   Юлія    Wohnen   02.11.2026  12\u202F345\n"
        "P12  王小明  unknown                  -1\n"
        "P3   Zoë              31.03.2026\n"
        "\n"
        "A note with 2 places.\n");
}

TEST_CASE("a record as text has a line a field, in both languages") {
  CHECK(render(record(), Format::Text, kEnglish) ==
        "Id:          I5\n"
        "Held on:     2 Nov 2026\n"
        "Month:       March 2026\n"
        "Appointment: 3 Nov 2026 09:05\n"
        "Anonymous:   no\n"
        "Needs:       Housing; debt\n"
        "Words:       a, b, c\n"
        "Score:       1,234.5\n"
        "Person:      P7, Ali\n"
        "Note:        first\n"
        "             second\n");
  CHECK(render(record(), Format::Text, kGerman)
            .find("Appointment: 03.11.2026, 09:05 Uhr\nAnonymous:   nein\n"
                  "Needs:       Wohnen; debt\n") != std::string::npos);
}

TEST_CASE("a list and a record as JSON hold codes, ISO dates and plain numbers in every language") {
  const std::string list_json =
      "{\n"
      "  \"schema\": \"inact.sample/1\",\n"
      "  \"items\": [\n"
      "    {\"id\": \"P1\", \"name\": \"Юлія\", \"need\": \"housing\", \"day\": \"2026-11-02\", \"count\": 12345, "
      "\"internal\": true},\n"
      "    {\"id\": \"P12\", \"name\": \"王小明\", \"need\": \"unknown\", \"day\": null, \"count\": -1, "
      "\"internal\": false},\n"
      "    {\"id\": \"P3\", \"name\": \"Zoë\", \"need\": null, \"day\": \"2026-03-31\", \"count\": null, "
      "\"internal\": null}\n"
      "  ]\n"
      "}\n";
  CHECK(render(list(), Format::Json, kEnglish) == list_json);
  CHECK(render(list(), Format::Json, kGerman) == list_json);
  const std::string record_json =
      "{\n"
      "  \"schema\": \"inact.sample/1\",\n"
      "  \"id\": \"I5\",\n"
      "  \"held\": \"2026-11-02\",\n"
      "  \"month\": \"2026-03\",\n"
      "  \"at\": \"2026-11-03T09:05\",\n"
      "  \"anonymous\": false,\n"
      "  \"needs\": [\"housing\", \"debt\"],\n"
      "  \"words\": [\"a, b\", \"c\"],\n"
      "  \"score\": 1234.5,\n"
      "  \"person\": {\"id\": \"P7\", \"name\": \"Ali\", \"seed\": 1},\n"
      "  \"note\": \"first\\nsecond\",\n"
      "  \"nothing\": null,\n"
      "  \"hidden\": 5\n"
      "}\n";
  CHECK(render(record(), Format::Json, kEnglish) == record_json);
  CHECK(render(record(), Format::Json, kGerman) == record_json);
}

TEST_CASE("a list as CSV has the keys above, and a record a row a field") {
  CHECK(render(list(), Format::Csv, kGerman) ==
        "id,name,need,day,count,internal\n"
        "P1,Юлія,housing,2026-11-02,12345,true\n"
        "P12,王小明,unknown,,-1,false\n"
        "P3,Zoë,,2026-03-31,,\n");
  CHECK(render(record(), Format::Csv, kGerman) ==
        "field,value\n"
        "id,I5\n"
        "held,2026-11-02\n"
        "month,2026-03\n"
        "at,2026-11-03T09:05\n"
        "anonymous,false\n"
        "needs,housing;debt\n"
        "words,\"a, b;c\"\n"
        "score,1234.5\n"
        "person,\"{\"\"id\"\": \"\"P7\"\", \"\"name\"\": \"\"Ali\"\", \"\"seed\"\": 1}\"\n"
        "note,\"first\nsecond\"\n"
        "nothing,\n"
        "hidden,5\n");
}

TEST_CASE("a list and a record as Markdown, in both languages") {
  CHECK(render(list(), Format::Markdown, kEnglish) ==
        "| Id | Name | Need | Day | Count |\n"
        "| --- | --- | --- | --- | ---: |\n"
        "| P1 | Юлія | Housing | 2 Nov 2026 | 12,345 |\n"
        "| P12 | 王小明 | unknown | | -1 |\n"
        "| P3 | Zoë | | 31 Mar 2026 | |\n"
        "\n"
        "A note with 2 places.\n");
  CHECK(render(record(), Format::Markdown, kGerman) ==
        "- **Id:** I5\n"
        "- **Held on:** 02.11.2026\n"
        "- **Month:** März 2026\n"
        "- **Appointment:** 03.11.2026, 09:05 Uhr\n"
        "- **Anonymous:** nein\n"
        "- **Needs:** Wohnen; debt\n"
        "- **Words:** a, b, c\n"
        "- **Score:** 1234,5\n"
        "- **Person:** P7, Ali\n"
        "- **Note:** first\\\n"
        "  second\n");
}

TEST_CASE("a list and a record as HTML, in both languages") {
  const std::string page = render(list(), Format::Html, kGerman);
  CHECK(
      page.starts_with("<!doctype html>\n<html lang=\"de\">\n<head>\n<meta charset=\"utf-8\"/>\n"
                       "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
                       "'unsafe-inline'; img-src data:\"/>\n"));
  CHECK(page.ends_with(
      "<body>\n<main>\n<table>\n<thead>\n"
      "<tr><th scope=\"col\">Id</th><th scope=\"col\">Name</th><th scope=\"col\">Need</th><th scope=\"col\">Day</th>"
      "<th scope=\"col\" class=\"number\">Count</th></tr>\n</thead>\n<tbody>\n"
      "<tr><td><bdi>P1</bdi></td><td><bdi>Юлія</bdi></td><td>Wohnen</td><td>02.11.2026</td><td "
      "class=\"number\">12\u202F345</td></tr>\n"
      "<tr><td><bdi>P12</bdi></td><td><bdi>王小明</bdi></td><td>unknown</td><td></td><td "
      "class=\"number\">-1</td></tr>\n"
      "<tr><td><bdi>P3</bdi></td><td><bdi>Zoë</bdi></td><td></td><td>31.03.2026</td><td "
      "class=\"number\"></td></tr>\n"
      "</tbody>\n</table>\n<p>A note with 2 places.</p>\n</main>\n</body>\n</html>\n"));
  CHECK(render(record(), Format::Html, kEnglish)
            .ends_with("<dl>\n<dt>Id</dt><dd><bdi>I5</bdi></dd>\n<dt>Held on</dt><dd>2 Nov 2026</dd>\n"
                       "<dt>Month</dt><dd>March 2026</dd>\n<dt>Appointment</dt><dd>3 Nov 2026 09:05</dd>\n"
                       "<dt>Anonymous</dt><dd>no</dd>\n<dt>Needs</dt><dd>Housing; debt</dd>\n"
                       "<dt>Words</dt><dd><bdi>a, b, c</bdi></dd>\n<dt>Score</dt><dd>1,234.5</dd>\n"
                       "<dt>Person</dt><dd><bdi>P7, Ali</bdi></dd>\n<dt>Note</dt><dd><bdi>first\nsecond</bdi></dd>\n"
                       "</dl>\n</main>\n</body>\n</html>\n"));
}

TEST_CASE("an empty list says so to people, and is an empty list to programs") {
  Document document = list();
  document.tables.front().rows.clear();
  document.notes.clear();
  CHECK(render(document, Format::Text, kGerman) == "Nichts gefunden.\n");
  document.empty = tr("No needs are open.");
  CHECK(render(document, Format::Text, kEnglish) == "No needs are open.\n");
  CHECK(render(document, Format::Markdown, kEnglish) == "No needs are open.\n");
  CHECK(render(document, Format::Html, kEnglish).find("<p>No needs are open.</p>") != std::string::npos);
  CHECK(render(document, Format::Json, kEnglish) == "{\n  \"schema\": \"inact.sample/1\",\n  \"items\": []\n}\n");
  CHECK(render(document, Format::Csv, kEnglish) == "id,name,need,day,count,internal\n");
}

TEST_CASE("a record with lists shows both, and leaves out the lists that are empty") {
  Document document;
  document.schema = "sample";
  document.fields = {{"id", tr("Id"), "W3"}};
  document.tables = {{"needs", tr("Needs"), {{"id", tr("Id")}}, {{"N1"}}},
                     {"none", tr("None"), {{"id", tr("Id")}}, {}},
                     {"counts", tr("Counts"), {{"n", tr("N"), Align::Right}}, {{std::int64_t{5}}}}};
  CHECK(render(document, Format::Text, kEnglish) == "Id: W3\n\nNeeds\nId\nN1\n\nCounts\nN\n5\n");
  CHECK(render(document, Format::Markdown, kEnglish) ==
        "- **Id:** W3\n\n## Needs\n\n| Id |\n| --- |\n| N1 |\n\n## Counts\n\n| N |\n| ---: |\n| 5 |\n");
  CHECK(render(document, Format::Csv, kEnglish) == "field,value\nid,W3\nneeds.1.id,N1\ncounts.1.n,5\n");
  const std::string page = render(document, Format::Html, kEnglish);
  CHECK(page.find("<caption>Needs</caption>") != std::string::npos);
  CHECK(page.find("None") == std::string::npos);
}

TEST_CASE("on a narrow terminal the widest words are cut, and ids, dates and numbers last") {
  Document document;
  document.tables = {{"items",
                      {},
                      {{"id", tr("Id")}, {"note", tr("Note")}, {"day", tr("Day")}, {"n", tr("N"), Align::Right}},
                      {{"P123456", "A rather long note about nothing", 2026y / November / 22d, std::int64_t{123456}},
                       {"P2", "王小明王小明王小明王小明", 2026y / November / 1d, std::int64_t{1}}}}};
  for (int width = 35; width <= 80; ++width) {
    CAPTURE(width);
    const std::string text = render(document, Format::Text, kEnglish, {width, false});
    std::size_t begin = 0;
    for (auto end = text.find('\n'); end != std::string::npos; begin = end + 1, end = text.find('\n', begin)) {
      CHECK(display_width(text.substr(begin, end - begin)) <= width);
      CHECK(text[end - 1] != ' ');
    }
  }
  CHECK(render(document, Format::Text, kEnglish, {45, false}) ==
        "Id       Note            Day                N\n"
        "P123456  A rather long…  22 Nov 2026  123,456\n"
        "P2       王小明王小明…   1 Nov 2026         1\n");
}

TEST_CASE("commands, ids, dates, years and numbers are never cut: rather a line is longer than the terminal") {
  Document document;
  document.tables = {{"items",
                      {},
                      {{"id", tr("Id")},
                       {"what", tr("What")},
                       {"due", tr("Due")},
                       {"year", tr("Year")},
                       {"n", tr("N"), Align::Right},
                       {"command", tr("Command")}},
                      {{"P123456", "A rather long note about nothing", 2026y / November / 22d, Year(1990),
                        std::int64_t{123456}, "inact person edit P123456 --undertaking DATE"}}}};
  for (int width = 1; width <= 130; ++width) {
    CAPTURE(width);
    const std::string text = render(document, Format::Text, kEnglish, {width, false});
    for (const char* whole :
         {"P123456  ", "22 Nov 2026", "  1990", "123,456", "inact person edit P123456 --undertaking DATE\n"})
      CHECK(text.find(whole) != std::string::npos);
  }
  CHECK(render(document, Format::Text, kEnglish, {95, false}).find("A rather lo…") != std::string::npos);
}

TEST_CASE("a number with a fraction is the shortest that says the same in CSV") {
  Document document;
  document.tables = {{"items", {}, {{"n", tr("N")}}, {{19.25}, {22.5}, {11.0}}}};
  CHECK(render(document, Format::Csv, kEnglish) == "n\n19.25\n22.5\n11\n");
}

TEST_CASE("titles are bold where the terminal has colour") {
  Document document;
  document.fields = {{"id", tr("Id"), "W3"}};
  document.tables = {{"needs", tr("Needs"), {{"id", tr("Id")}}, {{"N1"}}}};
  CHECK(render(document, Format::Text, kEnglish, {0, true}) ==
        "\x1b[1mId:\x1b[0m W3\n\n\x1b[1mNeeds\x1b[0m\n\x1b[1mId\x1b[0m\nN1\n");
}

TEST_CASE("one very long value does not push every row to its width") {
  Document document;
  document.tables = {
      {"items", {}, {{"name", tr("Name")}, {"n", tr("N")}}, {{"x", "1"}, {std::string(10'000, 'y'), "2"}}}};
  const std::string text = render(document, Format::Text, kEnglish);
  CHECK(text.find(std::string(10'000, 'y') + "  2\n") != std::string::npos);
  CHECK(text.size() < 10'500);
}

TEST_CASE("hostile values stay values in every format") {
  const std::vector<std::string> values = {
      "Robert'); DROP TABLE person;--",
      "100 % {n} {} %s",
      "\x1b[31mred\x1b[0m\x07\x7F\u009B31m",
      "\u202Egpj.exe\u202C \u200Fx\u2066y",
      "<script>alert(1)</script><img src=x onerror=alert(1)> & \"quotes\" 'too'",
      "=HYPERLINK(\"http://example.org\")",
      "[click](javascript:alert(1)) ![x](http://example.org/x.png) <http://example.org> www.example.org",
      "a|b\\|c `d` *e* _f_ ~g~ #1",
      "two\nlines\r\nthree\ttab",
      "M\xFCller",
      "محمد العلي שלום",
      std::string(10'000, 'x'),
  };
  for (const std::string& value : values) {
    CAPTURE(shown(value.substr(0, 60)));
    Document document;
    document.schema = "sample";
    document.fields = {{"name", tr("Name"), value}, {"said", tr("Said"), tr("It is {value}.", {{"value", value}})}};
    Document rows;
    rows.schema = "sample";
    rows.tables = {{"items", {}, {{"name", tr("Name")}}, {{value}}}};
    for (const Document* one : {&document, &rows}) {
      for (const Format format : {Format::Text, Format::Markdown, Format::Html, Format::Json}) {
        const std::string bytes = render(*one, format, kEnglish);
        CHECK(is_utf8(bytes));
        CHECK(bytes.ends_with('\n'));
        for (std::size_t at = 0; at < bytes.size();) {
          const char32_t c = next_code_point(bytes, at);
          if (c != U'\n' && misleads(c)) FAIL("a character that misleads: " << static_cast<unsigned>(c));
        }
      }
      const std::string page = render(*one, Format::Html, kEnglish);
      CHECK(page.find("<script") == std::string::npos);
      CHECK(page.find("<img") == std::string::npos);
      const std::string markdown = render(*one, Format::Markdown, kEnglish);
      CHECK((" " + markdown).find(" <") == std::string::npos);
      CHECK(markdown.find("](") == std::string::npos);
      CHECK(markdown.find("http://") == std::string::npos);
      CHECK(markdown.find("www.") == std::string::npos);
      const auto json = nlohmann::json::parse(render(*one, Format::Json, kEnglish));
      if (is_utf8(value)) CHECK((one == &rows ? json["items"][0]["name"] : json["name"]) == value);
    }
    const std::string text = render(rows, Format::Text, kEnglish);
    CHECK(std::ranges::count(text, '\n') == 2);
    const std::string markdown = render(rows, Format::Markdown, kEnglish);
    CHECK(std::ranges::count(markdown, '\n') == 3);
  }
}

TEST_CASE("a message for a terminal is on one line and obeys nothing") {
  CHECK(shown(tr("No {name}.", {{"name", "\x1b[2J\nx"}}), kEnglish) == "No \\x1b[2J\\x0ax.");
}

TEST_CASE("a year has no separators, whatever the language") {
  Document document;
  document.schema = "sample";
  document.fields = {{"birth_year", tr("Year of birth"), Year(1990)}};
  CHECK(render(document, Format::Text, kEnglish) == "Year of birth: 1990\n");
  CHECK(render(document, Format::Json, kGerman).find("\"birth_year\": 1990\n") != std::string::npos);
  CHECK(render(document, Format::Csv, kGerman).find("birth_year,1990\n") != std::string::npos);
}

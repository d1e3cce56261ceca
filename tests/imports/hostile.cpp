// Each file of tests/imports/hostile ends as the line beside it says.
#include <doctest/doctest.h>

#include <algorithm>

#include "imports/files.h"
#include "inact/imports/attendees.h"

using namespace inact;
using namespace std::chrono_literals;

namespace {

AttendeeList read(const std::string& name, const ReadOptions& options = {}) {
  return read_attendees(test_file("hostile/" + name + ".csv"), options);
}

bool says(const Message& message, std::string_view part) {
  return std::string_view(message.text).find(part) != std::string_view::npos;
}

std::string argument(const Message& message, std::string_view name) {
  for (const Argument& one : message.arguments)
    if (one.name == name)
      if (const auto* text = std::get_if<std::string>(&one.value)) return *text;
  return {};
}

/// The one problem of the file, where it stands and what it says.
const Problem& only_problem(const AttendeeList& file, int line, int column, std::string_view part) {
  REQUIRE(file.problems.size() == 1);
  CHECK(file.problem_count == 1);
  CHECK(file.problems[0].line == line);
  CHECK(file.problems[0].column == column);
  CHECK_MESSAGE(says(file.problems[0].message, part), file.problems[0].message.text);
  return file.problems[0];
}

std::vector<std::string> names(const AttendeeList& file) {
  std::vector<std::string> list;
  for (const Attendee& a : file.attendees) list.push_back(a.given_name + "|" + a.family_name);
  return list;
}

using Names = std::vector<std::string>;

void accepted(const AttendeeList& file) {
  for (const Problem& problem : file.problems)
    MESSAGE(problem.line << ":" << problem.column << ": " << problem.message.text);
  CHECK(file.problem_count == 0);
  CHECK_FALSE(file.refused);
}

}  // namespace

TEST_CASE("a file that holds nothing, or no table, is refused with what it is") {
  only_problem(read("empty_file"), 0, 0, "the file is empty (0 bytes)");
  only_problem(read("bom_only"), 0, 0, "only a byte order mark");
  only_problem(read("whitespace_only"), 0, 0, "no header row found");
  only_problem(read("html_login_page"), 0, 0, "HTML page, not a CSV");
  only_problem(read("xls_biff_renamed"), 0, 0, "old Excel workbook (OLE2), not a CSV");
  only_problem(read("utf32le_bom"), 0, 0, "UTF-32 is not supported");
  for (const char* name :
       {"empty_file", "bom_only", "whitespace_only", "html_login_page", "xls_biff_renamed", "utf32le_bom"})
    CHECK(read(name).refused);
}

TEST_CASE("a header alone is a file of no attendees") {
  const AttendeeList file = read("header_only");
  accepted(file);
  CHECK(file.profile->name == "table");
  CHECK(file.attendees.empty());
}

TEST_CASE("bytes that are no characters are refused at their place, and never replaced") {
  const AttendeeList mixed = read("invalid_utf8");
  CHECK(argument(only_problem(mixed, 3, 1, "the file is mixed").message, "byte") == "0xFC");
  CHECK(mixed.refused);
  CHECK(mixed.attendees.empty());

  const AttendeeList nul = read("nul_bytes");
  only_problem(nul, 3, 2, "NUL byte");
  REQUIRE(nul.attendees.size() == 2);
  CHECK(nul.attendees[1].rejected);
  CHECK(nul.attendees[1].family_name == "");
}

TEST_CASE("UTF-16 is read with a byte order mark, and by its zero bytes") {
  const AttendeeList big = read("utf16be_bom");
  accepted(big);
  CHECK(big.encoding == "UTF-16BE");
  CHECK(names(big) == Names{"Anna|Müller", "Jürgen|Weiß"});
  const AttendeeList little = read("utf16le_no_bom");
  accepted(little);
  CHECK(little.encoding == "UTF-16LE");
  CHECK(names(little) == Names{"Anna|Müller", "Jürgen|Weiß"});
  CHECK(says(little.notes.at(0).message, "does not say its encoding"));
}

TEST_CASE("a symbol in a name stops the guess of Windows-1252, and the right encoding reads it") {
  const AttendeeList guessed = read("cr_only_macroman");
  only_problem(guessed, 2, 1, "the file is not UTF-8");
  CHECK(guessed.refused);
  CHECK(guessed.attendees.empty());
  ReadOptions options;
  options.encoding = "macroman";
  const AttendeeList named = read("cr_only_macroman", options);
  accepted(named);
  CHECK(named.encoding == "MacRoman");
  CHECK(names(named) == Names{"Jürgen|Weiß", "Anna|Müller"});
  CHECK(named.attendees[1].line == 3);
}

TEST_CASE("dates that can be read in two ways ask for the order once a column") {
  const AttendeeList open = read("ambiguous_dates");
  only_problem(open, 0, 4, "every date can be read day-first or month-first");
  CHECK(open.refused);
  CHECK(open.attendees.size() == 2);
  CHECK(open.attendees[0].rejected);
  ReadOptions options;
  options.date_order = DateOrder::DayFirst;
  const AttendeeList ordered = read("ambiguous_dates", options);
  accepted(ordered);
  CHECK(ordered.attendees[0].date == Date{2026y / 4 / 3});
  CHECK(ordered.attendees[1].date == Date{2026y / 3 / 4});
  options.date_order = DateOrder::MonthFirst;
  CHECK(read("ambiguous_dates", options).attendees[0].date == Date{2026y / 3 / 4});
}

TEST_CASE("a date given by a person chooses between two readings of each date") {
  ReadOptions options;
  options.date = Date{2026y / 3 / 4};
  const AttendeeList file = read("ambiguous_dates", options);
  accepted(file);
  CHECK(file.attendees[0].date == Date{2026y / 3 / 4});
  CHECK(file.attendees[1].date == Date{2026y / 3 / 4});
  options.date = Date{2026y / 9 / 12};
  CHECK(read("ambiguous_dates", options).refused);
}

TEST_CASE("the days of the workshop decide only when one order alone gives any of them") {
  ReadOptions options;
  options.expected = {Date{2026y / 3 / 4}};
  CHECK(read("ambiguous_dates", options).refused);
  const std::string bytes = "Name,Datum\nAnna,03/04/2026\nEva,05/04/2026\n";
  CHECK(read_attendees(bytes).refused);
  options.expected = {Date{2026y / 4 / 3}};
  const AttendeeList file = read_attendees(bytes, options);
  accepted(file);
  CHECK(file.attendees[1].date == Date{2026y / 4 / 5});
}

TEST_CASE("a quote within a cell is an ordinary character") {
  const AttendeeList file = read("bare_quote_inside_field");
  accepted(file);
  CHECK(names(file) == Names{"Anna|Müller", "Eva \"Evi\"|Kaya"});
  CHECK(file.attendees[1].organization == "5'11\" Club");
}

TEST_CASE("text after a closing quote is refused where the quote opens, and nothing of the file is taken") {
  const AttendeeList file = read("text_after_closing_quote");
  only_problem(file, 3, 1, "text after a closing quote");
  CHECK(file.refused);
}

TEST_CASE("every kind of line end ends a record, but none within quotes") {
  const AttendeeList file = read("mixed_newlines");
  accepted(file);
  CHECK(names(file) == Names{"Anna|Müller", "Eva|Kaya", "Jürgen|Weiß"});
  CHECK(file.attendees[1].organization == "Verein\rC");
  CHECK(file.attendees[2].line == 5);
}

TEST_CASE("two columns that hold the e-mail address must not differ") {
  const AttendeeList file = read("duplicate_headers_conflict");
  only_problem(file, 2, 4, "and differ");
  CHECK(file.attendees.at(0).rejected);
  ReadOptions options;
  options.map = {{AttendeeField::Email, "4"}};
  const AttendeeList mapped = read("duplicate_headers_conflict", options);
  accepted(mapped);
  CHECK(mapped.attendees.at(0).email == "other@example.net");
}

TEST_CASE("a row with fewer cells than captions is refused, unless they may be missing") {
  const AttendeeList file = read("ragged_short_row");
  const Problem& problem = only_problem(file, 3, 0, "the header has {width}");
  CHECK(problem.message.count == 3);
  CHECK(file.attendees.size() == 3);
  ReadOptions options;
  options.lenient = true;
  const AttendeeList lenient = read("ragged_short_row", options);
  accepted(lenient);
  CHECK(lenient.attendees.size() == 3);
  CHECK(lenient.attendees[1].organization == "");
}

TEST_CASE("empty columns, rows of separators and empty lines are no attendees") {
  const AttendeeList file = read("trailing_delimiters");
  accepted(file);
  CHECK(names(file) == Names{"Anna|Müller", "Jürgen|Weiß"});
  std::vector<int> lines;
  for (const Notice& note : file.notes) lines.push_back(note.line);
  CHECK(lines == std::vector<int>{3, 5, 6});
}

TEST_CASE("an unknown status word is refused, and those that are expected are listed once") {
  const AttendeeList file = read("unknown_status");
  const Problem& problem = only_problem(file, 3, 5, "unknown status");
  CHECK(argument(problem.message, "word") == "vielleicht");
  CHECK(argument(problem.message, "words") ==
        "invited, registered, waitlisted, attended, no_show, cancelled, late, left_early, excused");
  CHECK(file.attendees.at(1).rejected);
  CHECK_FALSE(file.attendees.at(0).rejected);

  const AttendeeList several = read_attendees("Name,Status\nA B,vielleicht\nC D,vielleicht\nE F,anwsend\n");
  REQUIRE(several.problems.size() == 3);
  CHECK_FALSE(argument(several.problems[0].message, "words").empty());
  CHECK(argument(several.problems[1].message, "words").empty());
  CHECK(argument(several.problems[2].message, "nearest") == "anwesend");
}

TEST_CASE("cells that look like paths are text") {
  const AttendeeList file = read("path_like_values");
  accepted(file);
  CHECK(names(file) == Names{"../../etc/passwd|C:\\Windows\\system32\\x.dll", "CON|NUL.txt"});
  CHECK(file.attendees[1].organization == "file:///etc/shadow");
}

TEST_CASE("invisible characters do not make a second person") {
  const AttendeeList file = read("zero_width_and_nbsp");
  accepted(file);
  CHECK(names(file) == Names{"Eva|Kaya", "Eva|Kaya"});
  CHECK(file.attendees[0].email == "eva@example.org");
  CHECK(file.attendees[1].same_as == 2);
}

TEST_CASE("a file of NUL bytes is no text file") {
  only_problem(read_attendees(std::string(1000, '\0')), 0, 0, "this is not a text file");
}

TEST_CASE("a column that --map names and the file does not have is one problem, with the nearest caption") {
  ReadOptions options;
  options.map = {{AttendeeField::GivenName, "Vorname1"}};
  const std::string text = "Vorname,Nachname\nAmal,Haddad\n";
  CHECK(argument(only_problem(read_attendees(text, options), 1, 0, "Did you mean").message, "nearest") == "Vorname");
  options.map = {{AttendeeField::GivenName, "Zuname"}};
  CHECK(argument(only_problem(read_attendees(text, options), 1, 0, "but these").message, "columns") ==
        "Vorname, Nachname");
}

TEST_CASE("that a plain table says nothing of who came is noted, unless something else decides it") {
  const auto noted = [](const std::string& text, const ReadOptions& options = {}) {
    const AttendeeList file = read_attendees(text, options);
    return std::ranges::any_of(
        file.notes, [](const Notice& note) { return says(note.message, "no column with a status was found"); });
  };
  const std::string text = "Last name\tFirst name\t12 Sep\nHaddad\tAmal\tP (2/2)\nLind\tBo\tA (0/2)\n";
  CHECK(noted(text));
  CHECK_FALSE(noted("Name,Status\nAmal Haddad,anwesend\n"));
  CHECK_FALSE(noted("Name,Erschienen\nAmal Haddad,x\n"));
  ReadOptions options;
  options.final = true;
  CHECK_FALSE(noted(text, options));
}

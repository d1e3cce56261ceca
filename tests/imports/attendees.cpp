#include "inact/imports/attendees.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "imports/files.h"
#include "inact/base/error.h"

using namespace inact;
using namespace std::chrono_literals;

namespace {

AttendeeList read(std::string_view bytes, const ReadOptions& options = {}) { return read_attendees(bytes, options); }

/// A file that is read without a problem.
AttendeeList good(std::string_view bytes, const ReadOptions& options = {}) {
  AttendeeList file = read(bytes, options);
  for (const Problem& problem : file.problems)
    MESSAGE(problem.line << ":" << problem.column << ": " << problem.message.text);
  CHECK(file.problem_count == 0);
  CHECK_FALSE(file.refused);
  return file;
}

std::vector<std::string> names(const AttendeeList& file) {
  std::vector<std::string> list;
  for (const Attendee& a : file.attendees) list.push_back(a.given_name + "|" + a.family_name);
  return list;
}
using Names = std::vector<std::string>;

/// All but the one that a table has no status column: most of these have none.
std::vector<std::pair<int, std::string>> notes(const AttendeeList& file) {
  std::vector<std::pair<int, std::string>> list;
  for (const Notice& note : file.notes)
    if (!std::string_view(note.message.text).starts_with("no column with a status"))
      list.emplace_back(note.line, note.message.text);
  return list;
}
using Notes = std::vector<std::pair<int, std::string>>;

constexpr std::string_view kZoomHeader =
    "Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest\r\n";

}  // namespace

TEST_CASE("plain tables are read with every delimiter, by their captions in either language") {
  for (const char d : {',', ';', '\t', '|'}) {
    CAPTURE(d);
    std::string text = "Vorname;Surname;E-Mail *;Status\nAnna;Müller;anna@example.org;anwesend\nEva;\"K;a\ny,a\t\";;\n";
    std::ranges::replace(text, ';', d);
    ReadOptions options;
    if (d == '|') options.delimiter = d;
    const AttendeeList file = good(text, options);
    CHECK(file.delimiter == d);
    REQUIRE(file.attendees.size() == 2);
    CHECK(file.attendees[0].status == AttendanceStatus::Attended);
    CHECK(file.attendees[1].status == AttendanceStatus::Registered);
    CHECK(file.attendees[1].family_name == std::string("K") + d + "a\ny" +
                                               (d == ','    ? ","
                                                : d == '\t' ? ","
                                                            : ",") +
                                               "a");
  }
}

TEST_CASE("a first line with sep= decides the delimiter and is no row") {
  for (const char* first : {"sep=;", "\"sep=;\"", "SEP=;"}) {
    const std::string text = "\xEF\xBB\xBF" + std::string(first) + "\r\nName;E-Mail\r\nAnna, Eva;a@example.org\r\n";
    const AttendeeList file = good(text);
    CHECK(file.delimiter == ';');
    CHECK(file.header_line == 2);
    CHECK(file.attendees.at(0).line == 3);
    CHECK(notes(file) == Notes{{1, "line above the table, not read"}});
  }
}

TEST_CASE("one column of names is split, two win, and Name beside Vorname is the family name") {
  CHECK(names(good("Name\nIngrid von der Tann\nWeiß, Jürgen\nAmanuel\n")) ==
        Names{"Ingrid|von der Tann", "Jürgen|Weiß", "Amanuel|"});
  CHECK(names(good("Name;Vorname\nMüller;Anna\n")) == Names{"Anna|Müller"});
  const AttendeeList both = good("Name;Vorname;Nachname\nAnna M.;Anna;Müller\nBen Ali;;\n");
  CHECK(names(both) == Names{"Anna|Müller", "Ben|Ali"});
  CHECK(both.attendees[0].raw_name == "Anna M.");
  CHECK(good("Vorname;Nachname\nAnna;Müller\n").attendees[0].raw_name == "Anna Müller");
}

TEST_CASE(
    "titles above the table, repeated headers, sums and empty rows are notes, and lines are counted through them") {
  const AttendeeList file = good(
      "Teilnahmeliste;;\nName der Veranstaltung;Methodik;\n;;\nName;E-Mail;Anwesend\nAnna;a@example.org;x\n\n"
      "Name;E-Mail;Anwesend\nEva;e@example.org;\nSumme;2;1\n");
  CHECK(file.header_line == 4);
  CHECK(names(file) == Names{"Anna|", "Eva|"});
  CHECK(file.attendees[1].line == 8);
  CHECK(notes(file) == Notes{{1, "line above the table, not read"},
                             {2, "line above the table, not read"},
                             {3, "empty row, not read"},
                             {6, "empty row, not read"},
                             {7, "repeated header, not read"},
                             {9, "totals row, not read"}});
}

TEST_CASE("a map says what columns hold, by caption or number, and the others keep their captions") {
  ReadOptions options;
  options.map = {{AttendeeField::GivenName, "wer"}, {AttendeeField::Status, "3"}, {AttendeeField::Workshop, "Gruppe"}};
  const AttendeeList file = good("Wer;E-Mail;War da?;Gruppe\nAnna;a@example.org;ja;2026-M1-01\n", options);
  CHECK(names(file) == Names{"Anna|"});
  CHECK(file.attendees[0].status == AttendanceStatus::Attended);
  CHECK(file.attendees[0].email == "a@example.org");
  CHECK(file.attendees[0].workshop == "2026-M1-01");
  options.map = {{AttendeeField::GivenName, "Vornamme"}};
  const AttendeeList wrong = read("Vorname;E-Mail\nAnna;a@example.org\n", options);
  CHECK(wrong.refused);
  CHECK(wrong.attendees.empty());
  CHECK(wrong.problem_count == 1);
}

TEST_CASE("a table without a header, or with unknown captions, is refused") {
  for (const char* text : {"Anna;Müller;anna@example.org\n", "Wer;Wann\nAnna;heute\n", "x\n"}) {
    const AttendeeList file = read(text);
    CHECK(file.refused);
    CHECK(file.profile == nullptr);
    REQUIRE(file.problems.size() == 1);
    CHECK(file.problems[0].line == 0);
    for (const Argument& argument : file.problems[0].message.arguments)
      CHECK(std::get<std::string>(argument.value).find('@') == std::string::npos);
  }
  ReadOptions options;
  options.profile = "zoom-meeting";
  CHECK(read("Name;E-Mail\nAnna;a@example.org\n", options).refused);
  options.profile = "zoom";
  CHECK_THROWS_AS(read("Name\n", options), Error);
}

TEST_CASE("status words keep their marks, and the end of the event makes no-shows of those without one") {
  const std::string_view text =
      "Name;Status\nA;entschuldigt\nB;verspätet\nC;angemeldet\nD;\nE;Warteliste\nF;no-show\nG;x\n";
  const AttendeeList file = good(text);
  std::string words;
  for (const Attendee& a : file.attendees)
    words += std::string(word(a.status)) + (a.mark ? "/" + std::string(word(*a.mark)) : "") + " ";
  CHECK(words == "no_show/excused attended/late registered registered waitlisted no_show attended ");
  ReadOptions options;
  options.final = true;
  words.clear();
  for (const Attendee& a : good(text, options).attendees) words += std::string(word(a.status)) + " ";
  CHECK(words == "no_show attended no_show no_show waitlisted no_show attended ");
}

TEST_CASE("a column of presence and a column of status are read together") {
  const AttendeeList file = good(
      "Name;Status;Anwesend\nA;angemeldet;x\nB;angemeldet;nein\nC;abgesagt;nein\nD;abgesagt;\nE;angemeldet;\n"
      "F;angemeldet;12.09.2026 09:00\n");
  std::string words;
  for (const Attendee& a : file.attendees) words += std::string(word(a.status)) + " ";
  CHECK(words == "attended no_show cancelled cancelled registered attended ");
  CHECK(iso(*file.attendees[5].attended_at) == "2026-09-12T09:00");
  CHECK(file.attendees[5].date == Date{2026y / 9 / 12});
}

TEST_CASE("the day is the one attended, else of the event, else registered, else the one given") {
  ReadOptions options;
  options.date = Date{2026y / 1 / 1};
  const AttendeeList file = good(
      "Name;Anwesend;Datum;Anmeldedatum\nA;12.9.2026;13.9.2026;1.9.2026\nB;;13.9.2026;1.9.2026\nC;;;1.9.2026\nD;;;\n",
      options);
  std::string days;
  for (const Attendee& a : file.attendees) days += iso(*a.date) + " ";
  CHECK(days == "2026-09-12 2026-09-13 2026-09-01 2026-01-01 ");
}

TEST_CASE("one row that can be read in one way only decides for all dates of the file") {
  const AttendeeList file = good("Name,Datum\nA,03/04/2026\nB,13/04/2026\n");
  CHECK(file.attendees[0].date == Date{2026y / 4 / 3});
  CHECK(read("Name,Datum\nA,03/04/2026\nB,13/04/2026\nC,04/13/2026\n").refused);
  CHECK(good("Name,Datum\nA,9/12/26 9:30 AM\n").attendees[0].date == Date{2026y / 9 / 12});
  ReadOptions options;
  options.date_order = DateOrder::MonthFirst;
  const AttendeeList wrong = read("Name,Datum\nA,13/04/2026\n", options);
  REQUIRE(wrong.problems.size() == 1);
  CHECK(wrong.problems[0].line == 2);
  CHECK(wrong.problems[0].column == 2);
}

TEST_CASE("problems stand on the physical line of their cell, and all are counted") {
  const AttendeeList file =
      read("Name;Bemerkung;Status;Geburtsjahr;Datum\n\"A\nB\";\"x\r\ny\";huh;87;32.1.2026\nC;;;1987;\n;;x;;\n");
  std::vector<std::pair<int, int>> places;
  for (const Problem& problem : file.problems) places.emplace_back(problem.line, problem.column);
  CHECK(places == std::vector<std::pair<int, int>>{{4, 4}, {4, 3}, {4, 5}, {6, 0}});
  CHECK(file.attendees.at(0).line == 2);
  CHECK(file.attendees[0].rejected);
  CHECK(file.attendees.at(1).birth_year == 1987);

  std::string many = "Name,Status\n";
  for (int i = 0; i < 120; ++i) many += "A,huh\n";
  const AttendeeList full = read(many);
  CHECK(full.problems.size() == 50);
  CHECK(full.problem_count == 120);
  CHECK(full.attendees.size() == 120);
}

TEST_CASE("notes of one kind end in a count") {
  std::string text = "Name\n";
  for (int i = 0; i < 60; ++i) text += "\n";
  const AttendeeList file = good(text);
  REQUIRE(notes(file).size() == 51);
  CHECK(file.notes.back().line == 0);
  CHECK(file.notes.back().message.count == 10);
}

TEST_CASE("control characters refuse their row, line breaks of other kinds are text") {
  const AttendeeList file = read("Name;Notiz\nA;x\x1B[31m\nB\x7F;\nC\u0090;\nD\u0085E;\u2028\nF;a\tb\n");
  std::vector<std::pair<int, int>> places;
  for (const Problem& problem : file.problems) places.emplace_back(problem.line, problem.column);
  CHECK(places == std::vector<std::pair<int, int>>{{2, 2}, {3, 1}, {4, 1}});
  CHECK(file.attendees.at(3).raw_name == "D\u0085E");
  CHECK_FALSE(file.attendees.at(4).rejected);
  const AttendeeList bidi = good("Name\nAnna \u202Eabc\n");
  CHECK(bidi.attendees[0].raw_name == "Anna \u202Eabc");
  CHECK(notes(bidi) == Notes{{2, "a cell holds characters that turn the direction of writing"}});
}

TEST_CASE("the rest of the file is not guessed when a quote never closes") {
  const AttendeeList file = read("Name;E-Mail\nA;a@example.org\nB;\"b@example.org\nC;c@example.org\n");
  REQUIRE(file.problems.size() == 1);
  CHECK(file.problems[0].line == 3);
  CHECK(file.problems[0].column == 2);
  CHECK(file.refused);
  CHECK(file.attendees.size() == 2);
  CHECK(file.attendees[1].email == "");
}

TEST_CASE("a row with more cells than the header is refused, unless they are empty") {
  CHECK(names(good("Name;E-Mail\nA;a@example.org;;\n")) == Names{"A|"});
  ReadOptions options;
  options.lenient = true;
  const AttendeeList file = read("Name;E-Mail\nMüller; Anna;a@example.org\n", options);
  REQUIRE(file.problems.size() == 1);
  CHECK(file.problems[0].column == 3);
}

TEST_CASE("an apostrophe that our own export put before a formula is taken away, exactly one") {
  const AttendeeList file = good("Name;Organisation;Telefon\nA;'=x;'+49301\nB;''=x;'Ndrangheta\nC;'49;-\n");
  CHECK(file.attendees[0].organization == "=x");
  CHECK(file.attendees[0].phone == "+49301");
  CHECK(file.attendees[1].organization == "'=x");
  CHECK(file.attendees[1].phone == "'Ndrangheta");
  CHECK(file.attendees[2].organization == "'49");
  CHECK(file.attendees[2].phone == "");
}

TEST_CASE("cells that a spreadsheet damaged are noted, and what cannot be right is left out") {
  const AttendeeList file =
      good("Name;E-Mail;PLZ;Telefon;Minuten\nA;siehe unten;1067;4,93023E+11;viel\nB;anonymous;k. A.;–;12,5\n");
  CHECK(file.attendees[0].email == "");
  CHECK(file.attendees[0].postcode == "1067");
  CHECK(file.attendees[0].phone == "");
  CHECK_FALSE(file.attendees[0].minutes.has_value());
  CHECK(file.attendees[1].minutes == 12);
  CHECK(file.attendees[1].postcode == "");
  CHECK(notes(file).size() == 4);
}

TEST_CASE("one person is the same address and name, another name is another person") {
  const AttendeeList file = good(
      "Vorname;Nachname;E-Mail\nAnna;Müller;Anna@Example.org\nMia;Müller;anna@example.org\nANNA;Mueller;anna@example."
      "org\n"
      "Anna;Müller;anna2@example.org\nAnna;Müller;\nAnna;Müller;\n");
  std::vector<int> same;
  for (const Attendee& a : file.attendees) same.push_back(a.same_as.value_or(0));
  CHECK(same == std::vector<int>{0, 0, 2, 0, 0, 6});
  CHECK(notes(file) == Notes{{5, "the same name as on line {line}, taken for another person"},
                             {6, "the same name as on line {line}, taken for another person"}});
}

TEST_CASE("without an address, rows are one person only when nothing tells them apart") {
  const AttendeeList file = good("Name;Telefon\nAnna Kaya;1\nAnna Kaya;2\nAnna Kaya;1\n");
  CHECK_FALSE(file.attendees[1].same_as.has_value());
  CHECK(file.attendees[2].same_as == 2);
}

TEST_CASE("one person in two workshops of a file is two rows") {
  const AttendeeList file = good("Name;E-Mail;Workshop\nA;a@example.org;M1\nA;a@example.org;M2\nA;a@example.org;M1\n");
  CHECK_FALSE(file.attendees[1].same_as.has_value());
  CHECK(file.attendees[2].same_as == 2);
}

TEST_CASE("pretix check-in lists are read in all three flavours and without name parts") {
  const std::string rows =
      "Order code;Attendee name;Product;Price;Checked in;E-mail;Phone number;Company;Order date;Order time;Comment;ZIP "
      "code;Company\r\n"
      "A1;Anna Müller;T;25.00;2026-09-12 "
      "09:02;anna@example.org;'+49301;'@home;2026-08-03;10:00:07;'\\|x\\|;01067;Other\r\n"
      "B2;Kaya, Eva;T;25.00;;;;;2026-08-04;10:00:07;;;\r\n";
  const auto with = [&](char delimiter, bool quoted) {
    std::string text = quoted ? "\"" : "";
    for (const char c : rows) {
      const bool end = c == ';' || c == '\r';
      if (end && quoted) text += '"';
      if (c == ',' && !quoted && delimiter == ',') continue;
      text += c == ';' ? delimiter : c;
      if ((c == ';' || c == '\n') && quoted) text += '"';
    }
    if (quoted) text.pop_back();
    return text;
  };
  for (const std::string& text : {with(',', true), with(',', false), with(';', false)}) {
    CAPTURE(text);
    const AttendeeList file = good(text);
    CHECK(file.profile->name == "pretix-checkin");
    REQUIRE(file.attendees.size() == 2);
    const Attendee& a = file.attendees[0];
    CHECK(a.given_name == "Anna");
    CHECK(a.status == AttendanceStatus::Attended);
    CHECK(a.phone == "+49301");
    CHECK(a.organization == "@home");
    CHECK(a.postcode == "01067");
    CHECK(iso(*a.registered_at) == "2026-08-03T10:00:07");
    CHECK(file.attendees[1].status == AttendanceStatus::Registered);
  }
}

TEST_CASE("Zoom reports are read with and without details, saved again by a spreadsheet, and one row a user") {
  const std::string sample = test_file("samples/zoom_meeting_participants.csv");
  const auto second = sample.find("Name (Original");
  const AttendeeList whole = good(sample);
  for (std::string text : {sample.substr(second), "\xEF\xBB\xBF" + sample.substr(second)}) {
    const AttendeeList file = good(text);
    CHECK(file.profile->name == "zoom-meeting");
    CHECK(names(file) == names(whole));
  }
  std::string saved = sample;
  saved.replace(saved.find("\r\n\r\n"), 4, "\r\n,,,,,,,\r\n");
  CHECK(names(good(saved)) == names(whole));
  CHECK(good(saved).attendees[0].line == 5);

  const AttendeeList users = good(
      "Meeting ID,Topic,Start Time\n1,Methodik,09/12/2026 09:54:15 AM\n\n"
      "Name (original name),Email,Total duration (minutes),Guest\nAnna Müller,a@example.org,116,No\n");
  CHECK(users.profile->name == "zoom-meeting");
  CHECK(users.attendees.at(0).minutes == 116);
  CHECK(users.attendees[0].status == AttendanceStatus::Attended);
  CHECK(users.attendees[0].date == Date{2026y / 9 / 12});
}

TEST_CASE("joins of a call fold by address, else by a name that nobody with an address has") {
  const AttendeeList file = good(std::string(kZoomHeader) +
                                 "Eva,,09/12/2026 10:00:00 AM,,5,Yes\n"
                                 "Thomas Schmidt,,09/12/2026 10:00:00 AM,,7,Yes\n"
                                 "Eva,,09/12/2026 10:10:00 AM,,6,Yes\n"
                                 "Thomas Schmidt,,09/12/2026 10:10:00 AM,,8,Yes\n"
                                 "iPad (Jo Weiß),j@example.org,09/12/2026 10:00:00 AM,,1,No\n"
                                 "Jo W.,J@example.org,09/12/2026 10:05:00 AM,,2,No\n"
                                 "Thomas Schmidt,t@example.org,09/12/2026 10:10:00 AM,,9,No\n");
  std::vector<int> same;
  for (const Attendee& a : file.attendees) same.push_back(a.same_as.value_or(0));
  CHECK(same == std::vector<int>{0, 0, 2, 0, 0, 6, 0});
  Attendee eva = file.attendees[0];
  absorb(eva, file.attendees[2], FoldRule::Join);
  CHECK(eva.minutes == 11);
}

TEST_CASE("the strongest status of a person's rows stands, texts are kept from the first") {
  Attendee first, again;
  first.status = AttendanceStatus::Registered;
  first.phone = "1";
  again.status = AttendanceStatus::Attended;
  again.mark = Mark::Late;
  again.date = Date{2026y / 9 / 12};
  again.phone = "2";
  again.organization = "Verein";
  again.minutes = 30;
  absorb(first, again, FoldRule::Person);
  CHECK(first.status == AttendanceStatus::Attended);
  CHECK(first.mark == Mark::Late);
  CHECK(first.date == again.date);
  CHECK(first.phone == "1");
  CHECK(first.organization == "Verein");
  again.status = AttendanceStatus::Cancelled;
  again.minutes = 20;
  absorb(first, again, FoldRule::Person);
  CHECK(first.status == AttendanceStatus::Attended);
  CHECK(first.minutes == 30);
}

TEST_CASE("some names with letters are shown as read, so that a wrong encoding is seen") {
  const AttendeeList file = good("Vorname;Nachname\nJ\xFCrgen;Wei\xDF\nAnna;M\xFCller\nJ\xFCrgen;Kaya\n");
  CHECK(file.encoding == "Windows-1252");
  CHECK(file.letters_read == std::vector<std::string>{"Jürgen"});
  CHECK(notes(file).at(0) ==
        std::pair(0, std::string("the file does not say its encoding; it was read as {encoding}")));
}

TEST_CASE("very long cells and very wide rows are read as they are") {
  const std::string name(10'000, 'x');
  CHECK(good("Name\n" + name + " Müller\n").attendees.at(0).given_name == name);
  std::string wide = "Name", row = "Anna";
  for (int i = 0; i < 3000; ++i) wide += ";c" + std::to_string(i), row += ";" + std::to_string(i);
  CHECK(names(good(wide + "\n" + row + "\n")) == Names{"Anna|"});
}

TEST_CASE("a reader gives the same rows one by one, in the same memory") {
  const std::string bytes = test_file("samples/pretix_checkin_de_semicolon.csv");
  const AttendeeList whole = good(bytes);
  AttendeeReader reader(bytes, {});
  Attendee attendee;
  std::size_t rows = 0;
  while (reader.next(attendee)) {
    REQUIRE(rows < whole.attendees.size());
    CHECK(attendee.raw_name == whole.attendees[rows].raw_name);
    CHECK(attendee.organization == whole.attendees[rows].organization);
    ++rows;
  }
  CHECK(rows == whole.attendees.size());
  CHECK(reader.rows_expected() >= rows / 2);
  CHECK(reader.finish().header_line == whole.header_line);
  for (const Attendee& one : {whole.attendees[3], whole.attendees[0]}) {
    reader.again(one.offset, one.line, attendee);
    CHECK(attendee.raw_name == one.raw_name);
    CHECK(attendee.email == one.email);
    CHECK(attendee.status == one.status);
  }
}

TEST_CASE("a line above the table may hold anything") {
  const std::string zoom = "Start time,End time\n{},x\nName (original name),User email,Duration (minutes)\nAda,,5\n";
  for (const char* cell : {"\u202E9/12/2026", "9\x01/12/2026", "\"9\r\n\""}) {
    std::string text = zoom;
    text.replace(text.find("{}"), 2, cell);
    CAPTURE(text);
    const AttendeeList file = read(text);
    REQUIRE(file.profile);
    CHECK(file.attendees.size() == 1);
  }
}

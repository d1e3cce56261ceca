// Formats of which no file was at hand: written after what is known of the tools' source code and users' files.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "inact/imports/attendees.h"

using namespace inact;

namespace {

/// "given|family|email|status|day" of each person, rows folded and rows without anybody left out.
std::vector<std::string> people(const AttendeeList& file) {
  std::vector<Attendee> all;
  for (const Attendee& a : file.attendees) {
    if (a.skipped || a.rejected) continue;
    const auto first = std::ranges::find_if(all, [&](const Attendee& one) { return a.same_as == one.line; });
    if (first == all.end())
      all.push_back(a);
    else
      absorb(*first, a, file.profile->fold);
  }
  std::vector<std::string> lines;
  for (const Attendee& a : all)
    lines.push_back(a.given_name + "|" + a.family_name + "|" + a.email + "|" + std::string(word(a.status)) + "|" +
                    (a.date ? iso(*a.date) : ""));
  return lines;
}

struct Read {
  std::string profile;
  std::vector<std::string> lines;
  int skipped = 0;
  AttendeeList file;
};

Read read(std::string_view bytes, const ReadOptions& options = {}) {
  Read result;
  result.file = read_attendees(bytes, options);
  for (const Problem& problem : result.file.problems)
    MESSAGE(problem.line << ":" << problem.column << ": " << problem.message.text);
  CHECK(result.file.problem_count == 0);
  result.profile = result.file.profile ? result.file.profile->name : "";
  result.lines = people(result.file);
  for (const Attendee& a : result.file.attendees) result.skipped += a.skipped;
  return result;
}

ReadOptions on(Date day) {
  ReadOptions options;
  options.date = day;
  return options;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("pretix check-in lists are read in all three flavours and both languages") {
  const Read commas = read(
      "\"Order code\",\"Attendee name\",\"Attendee name: Given name\",\"Attendee name: Family "
      "name\",\"Product\",\"Price\","
      "\"Checked in\",\"Checked out\",\"Automatically checked in\",\"E-mail\",\"Phone number\",\"Company\",\"Order "
      "date\","
      "\"Order time\",\"Company\"\r\n"
      "\"A1\",\"Ada Example\",\"Ada\",\"Example\",\"Ticket\",0.00,\"2026-09-12 09:02\",\"\",\"No\",\"ada@example.org\","
      "\"'+49301\",\"'=Verein \\| Nord\",\"2026-08-03\",\"10:00:07\",\"Rechnung GmbH\"\r\n"
      "\"A2\",\"Bo "
      "Sample\",\"Bo\",\"Sample\",\"Ticket\",0.00,\"\",\"\",\"No\",\"\",\"\",\"\",\"2026-08-04\",\"10:00:07\","
      "\"\"\r\n");
  CHECK(commas.profile == "pretix-checkin");
  CHECK(commas.lines == Lines{"Ada|Example|ada@example.org|attended|2026-09-12", "Bo|Sample||registered|2026-08-04"});
  CHECK(commas.file.attendees[0].organization == "=Verein | Nord");
  const Read excel = read(
      "Bestellnummer,Name Teilnehmer*in,Produkt,Preis,Eingecheckt,Ausgetreten,Automatisch eingecheckt,E-Mail,"
      "Bestelldatum,Bestelluhrzeit\r\n"
      "A1,Ada von Beispiel,Ticket,\"25,00\",12.09.2026 09:02,,Nein,ada@example.org,2026-08-03,10:00:07\r\n");
  CHECK(excel.profile == "pretix-checkin");
  CHECK(excel.lines == Lines{"Ada|von Beispiel|ada@example.org|attended|2026-09-12"});
}

TEST_CASE("pretix order positions are the attendees, orders are refused with what to export instead") {
  const Read german = read(
      "Kurzname der "
      "Veranstaltung;Bestellnummer;Position;Status;E-Mail;Telefonnummer;Bestelldatum;Bestelluhrzeit;Produkt;"
      "Name Teilnehmer*in;E-Mail Teilnehmer*in;Firma;Postleitzahl;Firma;Postleitzahl\r\n"
      "m26;Q1;1;bezahlt;buyer@example.org;;01.07.2026;18:30:00;Workshop;Ada "
      "Beispiel;ada@example.org;Verein;01067;GmbH;1\r\n"
      "m26;Q1;2;storniert;buyer@example.org;;01.07.2026;18:30:00;Workshop;Mia Beispiel;;;;GmbH;1\r\n");
  CHECK(german.profile == "pretix-positions");
  CHECK(german.lines ==
        Lines{"Ada|Beispiel|ada@example.org|registered|2026-07-01", "Mia|Beispiel||cancelled|2026-07-01"});
  CHECK(german.file.attendees[1].external_id == "pretix:position:Q1-2");
  const AttendeeList orders = read_attendees(
      "\"Event slug\",\"Order code\",\"Order total\",\"Status\",\"Email\",\"Order date\"\r\n"
      "\"m26\",\"Q1\",10.00,\"paid\",\"buyer@example.org\",\"2026-07-01\"\r\n");
  CHECK(orders.refused);
  CHECK(orders.problem_count == 1);
  CHECK(orders.attendees.empty());
}

TEST_CASE("an older Eventbrite report is read by its captions") {
  const Read old = read(
      "Order #,Order Date,First Name,Last Name,Email,Quantity,Ticket Type,Attendee #,Barcode #,Attendee Status,Cell "
      "Phone\n"
      "112,2026-09-20,Ada,Example,ada@example.org,1,Free,77,1,Attending,030 1\n"
      "113,2026-09-21,Bo,Sample,bo@example.org,1,Free,78,1,Transferred,\n");
  CHECK(old.profile == "eventbrite");
  CHECK(old.lines ==
        Lines{"Ada|Example|ada@example.org|registered|2026-09-20", "Bo|Sample|bo@example.org|cancelled|2026-09-21"});
  CHECK(old.file.attendees[0].external_id == "eventbrite:attendee:77");
}

TEST_CASE("Zoom participants are read with details, without them, one row a user, and in other languages") {
  const Read users = read(
      "Name (Original Name),User Email,Total Duration (Minutes),Guest\r\n"
      "Ada (she/her),ada@example.org,90,No\r\nPhone (Bo Sample),,12,Yes\r\n",
      on(std::chrono::year{2026} / 9 / 12));
  CHECK(users.profile == "zoom-meeting");
  CHECK(users.lines == Lines{"Ada||ada@example.org|attended|2026-09-12", "Bo|Sample||attended|2026-09-12"});
  const Read italian = read(
      "ID riunione,Argomento,Ora di inizio,Ora di fine\r\n1,x,12/09/2026 09:00:00 AM,12/09/2026 10:00:00 AM\r\n,,,\r\n"
      "Nome (nome originale),E-mail utente,Ora di ingresso,Ora di uscita,Durata (minuti),Ospite\r\n"
      "Ada Example,ada@example.org,13/09/2026 09:00:00 AM,13/09/2026 09:20:00 AM,20,No\r\n"
      "Ada Example,ada@example.org,13/09/2026 09:30:00 AM,13/09/2026 09:40:00 AM,10,No\r\n"
      "+49***123,,13/09/2026 09:30:00 AM,13/09/2026 09:40:00 AM,10,Si\r\n");
  CHECK(italian.profile == "zoom-meeting");
  CHECK(italian.lines == Lines{"Ada|Example|ada@example.org|attended|2026-09-13"});
  CHECK(italian.skipped == 1);
}

TEST_CASE("of the five tables of a Zoom webinar that of the attendees is read, with who did not come") {
  const Read webinar = read(
      "Attendee Report,\r\n"
      "Topic,Webinar ID,Actual Start Time,Actual Duration (minutes),# Registered,# Cancelled,Unique Viewers,Total "
      "Users,Max Concurrent Views\r\n"
      "\"Ämter\",1,\"Sep 12, 2026 09:55:11\",60,4,1,1,3,2\r\n"
      "Host Details,\r\n"
      "Attended,User Name (Original Name),Email,Join Time,Leave Time,Time in Session (minutes),Is Guest,Country/Region "
      "Name\r\n"
      "Yes,Host Person,host@example.org,\"Sep 12, 2026 09:55:11\",\"Sep 12, 2026 10:55:11\",60,No,Germany\r\n"
      "Attendee Details,\r\n"
      "Attended,User Name (Original Name),First Name,Last Name,Email,Registration Time,Approval Status,Join Time,Leave "
      "Time,Time in Session (minutes),Is Guest,Country/Region Name\r\n"
      "Yes,Ada Example,Ada,Example,ada@example.org,\"Sep 1, 2026 08:07:27\",approved,\"Sep 12, 2026 10:00:00\",\"Sep "
      "12, "
      "2026 10:20:00\",20,Yes,Germany\r\n"
      "Yes,Ada Example,,,ada@example.org,,,\"Sep 12, 2026 10:30:00\",\"Sep 12, 2026 10:40:00\",10,Yes,Germany\r\n"
      "No,Bo Sample,Bo,Sample,bo@example.org,\"Sep 2, 2026 08:07:27\",approved,--,--,--,--,--\r\n"
      "No,Cy Third,Cy,Third,cy@example.org,\"Sep 3, 2026 08:07:27\",cancelled by self,--,--,--,--,--\r\n"
      "Other Attended,\r\n"
      "User Name,Join Time,Leave Time,Time in Session (minutes),Country/Region Name\r\n"
      "4930123,\"Sep 12, 2026 10:00:00\",\"Sep 12, 2026 10:20:00\",20,Germany\r\n");
  CHECK(webinar.profile == "zoom-webinar");
  CHECK(webinar.lines == Lines{"Ada|Example|ada@example.org|attended|2026-09-12",
                               "Bo|Sample|bo@example.org|no_show|2026-09-12",
                               "Cy|Third|cy@example.org|cancelled|2026-09-12"});
}

TEST_CASE("Teams reports are read in other languages by the shape of their table, and older ones by their captions") {
  const Read german = read(
      "1. Zusammenfassung\r\nBesprechungstitel\tÄmter\r\nTeilnehmende\t2\r\nStartzeit\t12.09.2026, 09:28:09\r\n\r\n"
      "2. Teilnehmer\r\nName\tErste Teilnahme\tLetztes Verlassen\tDauer der Besprechung\tE-Mail\tTeilnehmer-ID "
      "(UPN)\tRolle\r\n"
      "Ada Beispiel\t12.09.2026, 09:30:09\t12.09.2026, 11:40:14\t2 Std. 10 Min. 5 "
      "Sek.\tada@example.org\tada@example.org\tOrganisator\r\n"
      "Muster, Bo (Extern)\t12.09.2026, 09:30:09\t12.09.2026, 11:40:14\t8 Sek.\r\n\r\n"
      "3. Aktivitäten\r\nName\tBeitritt\tVerlassen\tDauer\tE-Mail\tRolle\r\n"
      "Ada Beispiel\t12.09.2026, 09:30:09\t12.09.2026, 11:40:14\t2h\tada@example.org\tOrganisator\r\n");
  CHECK(german.profile == "teams");
  CHECK(german.lines == Lines{"Ada|Beispiel|ada@example.org|attended|2026-09-12", "Bo|Muster||attended|2026-09-12"});
  CHECK(german.file.attendees[0].minutes == 130);
  const Read polish = read(
      "1. Podsumowanie\r\nTytuł spotkania\tx\r\n\r\n2. Uczestnicy\r\n"
      "Nazwisko\tPierwsze dołączenie\tOstatnie wyjście\tCzas trwania\tAdres\tID\tRola\r\n"
      "Ada Beispiel\t12.09.2026, 09:30:09\t12.09.2026, 11:40:14\t1 godz. 5 min 3 "
      "sek.\tada@example.org\tx\tOrganizator\r\n\r\n"
      "3. Działania\r\nNazwisko\tDołączenie\tWyjście\tCzas\tAdres\tRola\r\n"
      "Ada Beispiel\t12.09.2026, 09:30:09\t12.09.2026, 11:40:14\t1 godz.\tada@example.org\tOrganizator\r\n");
  CHECK(polish.profile == "teams");
  CHECK(polish.lines == Lines{"Ada|Beispiel|ada@example.org|attended|2026-09-12"});
  CHECK(polish.file.attendees[0].minutes == 65);
  const Read of_2021 = read(
      "Meeting Summary\r\nTotal Number of Participants\t2\r\nMeeting Title\tx\r\nMeeting Start Time\t9/13/2026, "
      "9:58:33 AM\r\n\r\n"
      "Full Name\tJoin Time\tLeave Time\tDuration\tEmail\tRole\r\n"
      "Ada Example\t9/13/2026, 9:58:33 AM\t9/13/2026, 10:58:33 AM\t1h\tada@example.org\tOrganizer\r\n"
      "Ada Example\t9/13/2026, 11:00:33 AM\t9/13/2026, 11:10:33 AM\t10m\tada@example.org\tOrganizer\r\n");
  CHECK(of_2021.profile == "teams-2021");
  CHECK(of_2021.lines == Lines{"Ada|Example|ada@example.org|attended|2026-09-13"});
  const Read of_2020 = read(
      "Full Name\tUser Action\tTimestamp\nAda Example\tJoined\t9/14/2026, 9:58:33 AM\nAda Example\tLeft\t9/14/2026, "
      "10:58:33 AM\n"
      "Bo Sample (Guest)\tJoined before\t9/14/2026, 9:58:33 AM\n");
  CHECK(of_2020.profile == "teams-2020");
  CHECK(of_2020.lines == Lines{"Ada|Example||attended|2026-09-14", "Bo|Sample||attended|2026-09-14"});
}

TEST_CASE("answers of forms are read by their questions, accounts only where no question asked") {
  const Read google = read(
      "\"Timestamp\",\"Email Address\",\"What is your first name?\",\"Your surname *\",\"Name of your organisation\","
      "\"Which days? [Friday]\"\n"
      "\"2026/06/22 11:07:29 AM GMT+2\",\"ada@example.org\",\"Ada\",\"Example\",\"Verein\",\"Yes\"\n");
  CHECK(google.profile == "google-forms");
  CHECK(google.lines == Lines{"Ada|Example|ada@example.org|registered|2026-06-22"});
  CHECK(google.file.attendees[0].organization == "Verein");
  const Read microsoft = read(
      "\xEF\xBB\xBFID,Start time,Completion time,Email,Name,Vorname,Familienname,Ihre E-Mail-Adresse,Themen\r\n"
      "1,8/20/25 12:41:45,8/20/25 12:51:45,anonymous,,Ada,Beispiel,ada@example.org,Wohnen;Klima;\r\n"
      "2,8/21/25 12:41:45,8/21/25 12:51:45,bo@example.com,Bo Konto,Bo,Muster,bo@example.org,\r\n");
  CHECK(microsoft.profile == "ms-forms");
  CHECK(microsoft.file.attendees[1].email == "bo@example.org");
  const Read accounts = read(
      "ID,Start time,Completion time,Email,Name\r\n3,8/20/25 12:41:45,8/20/25 12:51:45,cy@example.org,Cy Third\r\n");
  CHECK(accounts.lines == Lines{"Cy|Third|cy@example.org|registered|2025-08-20"});
}

TEST_CASE("LimeSurvey's answers that were never sent are counted and not read") {
  const Read answers = read(
      "\xEF\xBB\xBF\"Antwort ID\";\"Datum Abgeschickt\";\"Letzte Seite\";\"Start-Sprache\";\"Zufallsstartwert\";\"Ihr "
      "Vorname\";\"Ihr Nachname\";\"Kontakt [E-Mail]\"\r\n"
      "\"1\";\"2026-09-01 14:00:06\";\"2\";\"de\";\"99\";\"Ada\";\"Beispiel\";\"ada@example.org\"\r\n"
      "\"2\";\"\";\"1\";\"de\";\"98\";\"Bo\";\"Muster\";\"\"\r\n\r\n");
  CHECK(answers.profile == "limesurvey");
  CHECK(answers.lines == Lines{"Ada|Beispiel|ada@example.org|registered|2026-09-01"});
  CHECK(answers.skipped == 1);
  const Read codes = read(
      "\"id\",\"submitdate\",\"lastpage\",\"startlanguage\",\"seed\",\"Vorname\",\"E-Mail\"\n"
      "\"1\",\"2026-09-01 14:00:06\",\"2\",\"de\",\"99\",\"Ada\",\"ada@example.org\"\n");
  CHECK(codes.profile == "limesurvey");
}

TEST_CASE("CiviCRM's participants are read from searches and reports") {
  const Read search = read(
      "\xEF\xBB\xBF\"Contact ID\",\"Sort Name\",\"Display Name\",\"First Name\",\"Last Name\",\"Current "
      "Employer\",\"Postal "
      "Code\",\"Email\",\"Event Title\",\"Event Start Date\",\"Participant ID\",\"Participant Status\",\"Register "
      "date\"\r\n"
      "\"3\",\"Example, Ada\",\"Ms Ada "
      "Example\",\"Ada\",\"Example\",\"Verein\",\"01067\",\"ada@example.org\",\"Ämter\",\"2026-09-12 "
      "09:00:00\",\"950\",\"Pending from waitlist\",\"2026-09-01 09:00:00\"\r\n"
      "\"4\",\"Sample, Bo\",\"Bo Sample\",\"Bo\",\"Sample\",,,,\"Ämter\",\"2026-09-12 09:00:00\",\"951\",\"Pending in "
      "cart\",\"2026-09-01 09:00:00\"\r\n");
  CHECK(search.profile == "civicrm");
  CHECK(search.lines == Lines{"Ada|Example|ada@example.org|waitlisted|2026-09-01", "Bo|Sample||registered|2026-09-01"});
  const Read report = read(
      "\"Participant Name\";\"Email\";\"Event\";\"Status\"\r\n\"Example, "
      "Ada\";\"ada@example.org\";\"Ämter\";\"No-show\"\r\n");
  CHECK(report.profile == "civicrm");
  CHECK(report.lines == Lines{"Ada|Example|ada@example.org|no_show|"});
}

TEST_CASE("Odoo's continuation rows are nobody, Meetup has no addresses") {
  const Read odoo = read(
      "\"Attendee Name\",\"Email\",\"Phone\",\"Event\",\"Status\",\"Registration Date\",\"Answers\"\r\n"
      "\"Ada Example\",\"ada@example.org\",\"'+4930\",\"Ämter\",\"Attended\",\"2026-08-01 09:00:00\",\"a\"\r\n"
      "\"\",\"\",\"\",\"\",\"\",\"\",\"b\"\r\n"
      "\"Bo Sample\",\"bo@example.org\",\"\",\"Ämter\",\"Unconfirmed\",\"2026-08-02 09:00:00\",\"\"\r\n");
  CHECK(odoo.profile == "odoo");
  CHECK(odoo.lines ==
        Lines{"Ada|Example|ada@example.org|attended|2026-08-01", "Bo|Sample|bo@example.org|registered|2026-08-02"});
  CHECK(odoo.skipped == 1);
  CHECK(odoo.file.attendees[0].phone == "+4930");
  const Read meetup = read(
      "Name\tUser ID\tTitle\tEvent Host\tRSVP\tGuests\tRSVPed on\tJoined Group on\tURL of Member Profile\n"
      "Ada Example\tuser 12\t\tNo\tYes\t1\t2026-08-01\t2020-01-01\thttps://example.org/12\n"
      "Bo\tuser 13\t\tNo\tWaitlist\t0\t2026-08-02\t2020-01-01\thttps://example.org/13\n"
      "Cy\tuser 14\t\tNo\tNo\t0\t2026-08-02\t2020-01-01\thttps://example.org/14\n");
  CHECK(meetup.profile == "meetup");
  CHECK(meetup.lines ==
        Lines{"Ada|Example||registered|2026-08-01", "Bo|||waitlisted|2026-08-02", "Cy|||cancelled|2026-08-02"});
}

TEST_CASE("Moodle's own marks of a course are asked for, not guessed") {
  const std::string head = "Kurs\tx\nGruppe\talle\n\nNachname\tVorname\tE-Mail-Adresse\t12. Sep. 2026 9.00AM Alle\t";
  const AttendeeList open = read_attendees(head + "A\tV\nBeispiel\tAda\tada@example.org\tA (2/2)\t1\t0\n");
  REQUIRE(open.profile);
  CHECK(open.profile->name == "moodle-attendance-own");
  CHECK(open.problem_count == 1);
  const Read left = read(
      "Last name\tFirst name\t12 Sep 2026 9.00AM All students\t13 Sep 2026 9.00AM All students\tP\nExample\tAda\tP "
      "(2/2)\t←\t2\n");
  REQUIRE(left.file.attendees[0].sessions.size() == 2);
  CHECK(left.file.attendees[0].sessions[1].status == AttendanceStatus::Attended);
}

TEST_CASE("spreadsheets are read with a first line that names the delimiter, and with every text quoted") {
  const Read sep = read("\xEF\xBB\xBFsep=;\r\nVorname;Nachname;E-Mail\r\nAda;Beispiel;ada@example.org\r\n");
  CHECK(sep.profile == "table");
  CHECK(sep.lines == Lines{"Ada|Beispiel|ada@example.org|registered|"});
  const Read quoted = read("\"Vorname\";\"Nachname\";\"Status\"\n\"Ada\";\"Beispiel\";\"anwesend\"\n");
  CHECK(quoted.lines == Lines{"Ada|Beispiel||attended|"});
}

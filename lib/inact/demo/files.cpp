// Attendee files as three programs export them: pretix (check-in list, semicolons, German), Zoom (meeting,
// participants), Excel on a German Windows (Windows-1252).
#include <algorithm>

#include "inact/demo/world.h"

namespace inact::demo {
namespace {

std::string two(int n) { return (n < 10 ? "0" : "") + std::to_string(n); }
int day_of(Date date) { return static_cast<int>(static_cast<unsigned>(date.day())); }
int month_number(Date date) { return static_cast<int>(static_cast<unsigned>(date.month())); }
std::string year_of(Date date) { return std::to_string(static_cast<int>(date.year())); }

std::string german(Date date) { return two(day_of(date)) + "." + two(month_number(date)) + "." + year_of(date); }
std::string american(Date date) { return two(month_number(date)) + "/" + two(day_of(date)) + "/" + year_of(date); }

/// The text in Windows-1252, as far as that is Latin-1; nothing when it has other letters.
std::optional<std::string> latin1(const std::string& text) {
  std::string bytes;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c < 0x80) {
      bytes += text[i];
    } else if ((c == 0xC2 || c == 0xC3) && i + 1 < text.size()) {
      bytes += static_cast<char>(((c & 3) << 6) | (static_cast<unsigned char>(text[++i]) & 0x3F));
    } else {
      return std::nullopt;
    }
  }
  return bytes;
}

/// Most of those who registered, and some whom nobody knows yet.
std::vector<Identity> people_of(World& world, const Planned& planned) {
  std::vector<Identity> people;
  for (const Volunteer* volunteer : planned.registered)
    if (!volunteer->identity.email.empty() && world.chance.percent(90)) people.push_back(volunteer->identity);
  for (int i = 0; i < 4; ++i) {
    Identity identity = invent_identity(world, world.chance.one_of(world.origins), world.chance.percent(50));
    if (identity.email.empty())
      identity.email = "neu." + planned.code.substr(5) + std::to_string(i + 1) + "@example.org";
    people.push_back(std::move(identity));
  }
  return people;
}

}  // namespace

DemoFile pretix_file(World& world, const Planned& planned) {
  DemoFile file{"pretix-checkin.csv", "", planned.code};
  file.bytes =
      "Bestellnummer;Name Teilnehmer*in;Name Teilnehmer*in: Vorname;Name Teilnehmer*in: "
      "Nachname;Produkt;Preis;Eingecheckt;"
      "Ausgetreten;Automatisch "
      "eingecheckt;Bezahlt;E-Mail;Telefonnummer;Firma;Gutscheincode;Bestelldatum;Bestelluhrzeit;"
      "Benötigt besondere Behandlung;Kommentar\r\n";
  const Date day = planned.sessions.front().second;
  int number = 0;
  for (const Identity& person : people_of(world, planned)) {
    const std::string code = "D" + two(++number) + "K" + std::to_string(world.chance.number(100, 999));
    const bool came = world.chance.percent(85);
    file.bytes += code + ";" + full_name(person) + ";" + person.given_name + ";" + person.family_name +
                  ";Schulung;0,00;" + (came ? german(day) + " 09:" + two(world.chance.number(40, 59)) : "") +
                  ";;Nein;Ja;" + person.email + ";" + (person.phone.empty() ? "" : "'" + person.phone) + ";;;" +
                  iso(add_days(day, -world.chance.number(5, 25))) + ";10:00:0" + std::to_string(number % 10) +
                  ";Nein;" + (number == 2 ? "\"Kommt mit dem Zug;\netwas später\"" : "") + "\r\n";
  }
  return file;
}

DemoFile zoom_file(World& world, const Planned& planned) {
  DemoFile file{"zoom-participants.csv", "", planned.code};
  const std::string day = american(planned.sessions.front().second);
  const auto people = people_of(world, planned);
  file.bytes =
      "\xEF\xBB\xBFMeeting ID,Topic,Start Time,End Time,User Email,Duration (Minutes),Participants,\r\n"
      "602 4516 7821,\"Schulung: Umgang mit Traumatisierten, Modul 3\"," +
      day + " 09:54:15 AM," + day + " 04:01:59 PM,zoom@example.org,367," + std::to_string(people.size()) +
      ",\r\n\r\nName (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest,Recording "
      "Consent,In Waiting Room\r\n";
  int number = 0;
  for (const Identity& person : people) {
    const auto row = [&](const std::string& from, const std::string& to, int minutes) {
      file.bytes += full_name(person) + "," + person.email + "," + day + " " + from + "," + day + " " + to + "," +
                    std::to_string(minutes) + ",No,,No\r\n";
    };
    if (++number % 5 == 0) {  // lost the connection and came back
      row("10:00:02 AM", "12:10:00 PM", 130);
      row("12:14:30 PM", "04:00:10 PM", 226);
    } else {
      row("09:5" + std::to_string(number % 10) + ":20 AM", "04:00:10 PM", 365);
    }
  }
  return file;
}

DemoFile excel_file(World& world, const Planned& planned) {
  DemoFile file{"excel-teilnahme.csv", "Vorname;Nachname;E-Mail;Status;Datum;;\r\n", planned.code};
  const std::string day = german(planned.sessions.front().second);
  for (const Identity& person : people_of(world, planned)) {
    const auto given = latin1(person.given_name);
    const auto family = latin1(person.family_name);
    if (!given || !family) continue;  // whom this program cannot write stands on another list
    const char* status = world.chance.percent(80)   ? "teilgenommen"
                         : world.chance.percent(50) ? "entschuldigt"
                                                    : "gefehlt";
    file.bytes += *given + ";" + *family + ";" + person.email + ";" + status + ";" + day + ";;\r\n";
  }
  // At least one name that is not ASCII, so that the encoding can be seen.
  file.bytes += "J\xFCrgen;Wei\xDF;juergen.weiss@example.org;teilgenommen;" + day + ";;\r\n;;;;;;\r\n";
  return file;
}

}  // namespace inact::demo

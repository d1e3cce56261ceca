#include <doctest/doctest.h>

#include <map>
#include <nlohmann/json.hpp>

#include "imports/files.h"
#include "inact/imports/attendees.h"
#include "inact/text/fold.h"

using namespace inact;
using nlohmann::json;

namespace {

/// An expected text, which is null for an empty one.
std::string text(const json& record, const char* key) {
  return record.contains(key) && record[key].is_string() ? record[key].get<std::string>() : "";
}

void check_record(const Attendee& a, const json& expected) {
  CAPTURE(a.line);
  CHECK_FALSE(a.rejected);
  CHECK(a.line == expected["line"].get<int>());
  CHECK(a.given_name == stored_text(text(expected, "given")));
  CHECK(a.family_name == stored_text(text(expected, "family")));
  CHECK((a.family_name.empty() ? a.given_name : a.given_name + " " + a.family_name) ==
        stored_text(text(expected, "full_name")));
  CHECK(a.email == text(expected, "email"));
  CHECK(a.organization == text(expected, "organisation"));
  CHECK(word(a.status) == text(expected, "status"));
  REQUIRE(a.date.has_value());
  CHECK(iso(*a.date) == text(expected, "date"));
  if (expected.contains("raw_name")) CHECK(a.raw_name == text(expected, "raw_name"));
  if (expected.contains("source_status")) CHECK(a.status_word == text(expected, "source_status"));
  if (expected.contains("postcode")) CHECK(a.postcode == text(expected, "postcode"));
  if (expected.contains("postcode_as_given")) CHECK(a.postcode == text(expected, "postcode_as_given"));
  if (expected.contains("phone")) CHECK(a.phone == text(expected, "phone"));
  if (expected.contains("registered_at"))
    CHECK((a.registered_at ? iso(*a.registered_at) : "") == text(expected, "registered_at"));
  if (expected.contains("attended_at"))
    CHECK((a.attended_at ? iso(*a.attended_at) : "") == text(expected, "attended_at"));
  if (expected.contains("duration_seconds")) CHECK(a.minutes == expected["duration_seconds"].get<int>() / 60);
  if (expected.contains("sessions")) {
    json sessions;
    json excused = json::array();
    for (const SessionSaid& one : a.sessions) {
      sessions[iso(one.day)] = one.status ? json(word(*one.status)) : json();
      if (one.mark == Mark::Excused) excused.push_back(iso(one.day));
    }
    CHECK(sessions == expected["sessions"]);
    CHECK(excused == expected["excused"]);
  }
  if (expected.contains("duration_minutes")) CHECK(a.minutes == expected["duration_minutes"].get<int>());
}

std::string delimiter_word(char c) { return c == '\t' ? "TAB" : std::string{c}; }

/// The attendees of a file where rows that are joins of one call are folded, with the lines they come from.
std::vector<std::pair<Attendee, std::vector<int>>> folded(const AttendeeList& file) {
  std::vector<std::pair<Attendee, std::vector<int>>> people;
  for (const Attendee& a : file.attendees) {
    if (a.skipped) continue;
    if (!a.same_as || file.profile->fold == FoldRule::Person) {
      people.push_back({a, {a.line}});
      continue;
    }
    for (auto& [first, lines] : people)
      if (first.line == *a.same_as) {
        absorb(first, a, FoldRule::Join);
        lines.push_back(a.line);
      }
  }
  return people;
}

void check_sample(const std::string& name, const std::string& profile) {
  CAPTURE(name);
  const std::string bytes = test_file("samples/" + name + ".csv");
  const json expected = json::parse(test_file("samples/" + name + ".expected.json"));
  const AttendeeList file = read_attendees(bytes);
  REQUIRE(file.profile != nullptr);
  CHECK(file.profile->name == profile);
  for (const Problem& problem : file.problems)
    MESSAGE(problem.line << ":" << problem.column << ": " << problem.message.text);
  CHECK(file.problem_count == 0);
  CHECK_FALSE(file.refused);
  const std::string encoding = expected["encoding"].get<std::string>();
  CHECK(file.encoding == (encoding == "CP1252" ? "Windows-1252" : encoding == "UTF-16-LE" ? "UTF-16LE" : encoding));
  CHECK(file.bom == expected["bom"].get<bool>());
  CHECK(delimiter_word(file.delimiter) == expected["delimiter"].get<std::string>());
  CHECK(file.header_line == expected["header_line"].get<int>());
  CHECK(file.attendees.size() == expected["data_rows"].get<std::size_t>());

  const auto people = folded(file);
  const json& records = expected["records"];
  CHECK(people.size() == expected["attendee_count"].get<std::size_t>());
  REQUIRE(people.size() == records.size());
  for (std::size_t i = 0; i < people.size(); ++i) {
    check_record(people[i].first, records[i]);
    if (records[i].contains("lines")) CHECK(json(people[i].second) == records[i]["lines"]);
    if (records[i].contains("warning")) {
      bool warned = false;
      for (const Notice& note : file.notes)
        warned |= note.line == people[i].first.line &&
                  std::string_view(note.message.text).find("question marks") != std::string_view::npos;
      CHECK(warned);
    }
  }
  json same = json::array();
  for (const auto& [a, lines] : people)
    if (a.same_as) same.push_back({*a.same_as, a.line});
  CHECK(same == expected["same_person_lines"]);
}

}  // namespace

TEST_CASE("the samples are read as expected in every field") {
  check_sample("pretix_checkin_de_semicolon", "pretix-checkin");
  check_sample("pretix_order_positions_en", "pretix-positions");
  check_sample("eventbrite_attendees_new", "eventbrite");
  check_sample("zoom_meeting_participants", "zoom-meeting");
  check_sample("teams_attendance_en", "teams");
  check_sample("google_forms_via_sheets_de", "google-forms");
  check_sample("nextcloud_forms_de", "nextcloud-forms");
  check_sample("indico_registrations", "indico");
  check_sample("civicrm_participants_de", "civicrm");
  check_sample("moodle_attendance_text", "moodle-attendance");
  check_sample("excel_csv_utf8_german", "table");
  check_sample("excel_csv_ansi_german", "table");
  check_sample("libreoffice_default", "table");
}

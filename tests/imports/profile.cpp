#include "inact/imports/profile.h"

#include <doctest/doctest.h>

#include "inact/base/error.h"
#include "inact/imports/caption.h"

using namespace inact;

TEST_CASE("the built-in profiles are whole, and the plain table is the last") {
  const auto& profiles = built_in_profiles();
  REQUIRE(profiles.size() >= 3);
  for (const Profile& profile : profiles) {
    CAPTURE(profile.name);
    CHECK_FALSE(profile.name.empty());
    CHECK_FALSE(profile.english.empty());
    CHECK_FALSE(profile.german.empty());
    CHECK_FALSE(profile.columns.empty());
    CHECK(profile.plain() == (&profile == &profiles.back()));
  }
  CHECK(profile_named("zoom-meeting").fold == FoldRule::Join);
  CHECK_THROWS_AS(profile_named("zoom-meting"), Error);
}

TEST_CASE(
    "captions compare without case, width, invisible characters, blanks at the ends and the star of a required field") {
  CHECK(caption_key(" E-Mail * ") == "e-mail");
  CHECK(caption_key("\uFEFFVor\u00ADname") == "vorname");
  CHECK(caption_key("Name\u00A0 Teilnehmer*in") == "name teilnehmer*in");
  CHECK(caption_key("STRASSE") == caption_key("straße"));
  CHECK(caption_key("Tra\u0308ger") == "träger");
  CHECK(caption_key("") == "");
}

TEST_CASE("status words have one meaning, some with a mark, in both languages") {
  const Profile& table = profile_named("table");
  const auto meaning = [&](std::string_view word) { return table.meaning_of(caption_key(word)); };
  CHECK(meaning("Teilgenommen") == StatusMeaning{AttendanceStatus::Attended, {}});
  CHECK(meaning("nicht erschienen") == StatusMeaning{AttendanceStatus::NoShow, {}});
  CHECK(meaning("entschuldigt") == StatusMeaning{AttendanceStatus::NoShow, Mark::Excused});
  CHECK(meaning("VERSPÄTET") == StatusMeaning{AttendanceStatus::Attended, Mark::Late});
  CHECK(meaning("Warteliste") == StatusMeaning{AttendanceStatus::Waitlisted, {}});
  CHECK(meaning("abgesagt") == StatusMeaning{AttendanceStatus::Cancelled, {}});
  CHECK(meaning("x") == StatusMeaning{AttendanceStatus::Attended, {}});
  CHECK_FALSE(meaning("vielleicht").has_value());
}

TEST_CASE("a word that ends with a star stands for all that begin so, the longest first") {
  Profile profile;
  profile.status_words = {{"pending*", {AttendanceStatus::Registered, {}}},
                          {"pending from waitlist", {AttendanceStatus::Waitlisted, {}}},
                          {"pending f*", {AttendanceStatus::Cancelled, {}}}};
  CHECK(profile.meaning_of("pending from waitlist")->status == AttendanceStatus::Waitlisted);
  CHECK(profile.meaning_of("pending (incomplete)")->status == AttendanceStatus::Registered);
  CHECK(profile.meaning_of("pending for")->status == AttendanceStatus::Cancelled);
  CHECK_FALSE(profile.meaning_of("pend").has_value());
}

TEST_CASE("fields of a map are named as in the documents, with the words people expect") {
  CHECK(parse_attendee_field("given_name") == AttendeeField::GivenName);
  CHECK(parse_attendee_field("given") == AttendeeField::GivenName);
  CHECK(parse_attendee_field("organisation") == AttendeeField::Organization);
  CHECK_THROWS_AS(parse_attendee_field("emial"), Error);
}

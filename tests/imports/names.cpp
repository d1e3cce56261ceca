#include "inact/imports/names.h"

#include <doctest/doctest.h>

#include "inact/imports/profile.h"

using namespace inact;

namespace {
SplitName split(std::string_view name) { return split_name(name, import_words()); }
std::string original(std::string_view display) { return std::string(original_name(display, import_words())); }
}  // namespace

TEST_CASE("one cell becomes given and family name by one rule") {
  CHECK(split("Anna Müller") == SplitName{"Anna", "Müller"});
  CHECK(split("María José García-López") == SplitName{"María José", "García-López"});
  CHECK(split("von der Tann-Meyer, Ingrid") == SplitName{"Ingrid", "von der Tann-Meyer"});
  CHECK(split("Ingrid von der Tann-Meyer") == SplitName{"Ingrid", "von der Tann-Meyer"});
  CHECK(split("Robert Braun, M. A.") == SplitName{"Robert", "Braun, M. A."});
  CHECK(split("Braun, Robert, M. A.") == SplitName{"Robert", "Braun, M. A."});
  CHECK(split("Amanuel") == SplitName{"Amanuel", ""});
  CHECK(split("Mohamed El Hassan") == SplitName{"Mohamed", "El Hassan"});
  CHECK(split("Ben Müller") == SplitName{"Ben", "Müller"});
  CHECK(split("von Berg") == SplitName{"", "von Berg"});
  CHECK(split("ليلى الحداد") == SplitName{"ليلى", "الحداد"});
  CHECK(split("Anna\u00A0 Müller ") == SplitName{"Anna", "Müller"});
  CHECK(split("") == SplitName{"", ""});
  CHECK(split("ANNA müller") == SplitName{"ANNA", "müller"});
}

TEST_CASE("the original name of a video call stands in the last parentheses, roles and pronouns are none") {
  CHECK(original("JW iPad (Jürgen Weiß)") == "Jürgen Weiß");
  CHECK(original("Anna Müller (Host)") == "Anna Müller");
  CHECK(original("Anna Müller (Host, me)") == "Anna Müller");
  CHECK(original("Anna Müller (she/her)") == "Anna Müller");
  CHECK(original("Anna Müller (er/ihm)") == "Anna Müller");
  CHECK(original("A. (Anna Müller) (she/they)") == "Anna Müller");
  CHECK(original("iPad (Jürgen (Jo) Weiß)") == "Jürgen (Jo) Weiß");
  CHECK(original("Maria (Mia) García") == "Maria (Mia) García");
  CHECK(original("Anna)") == "Anna)");
  CHECK(original("(she/her)") == "(she/her)");
  CHECK(original("Anna ()") == "Anna");
}

#include <doctest/doctest.h>

#include "inact/text/fold.h"

using namespace inact;

TEST_CASE("the width of a text is the columns it takes") {
  CHECK(display_width("") == 0);
  CHECK(display_width("Anna") == 4);
  CHECK(display_width("Müller") == 6);
  CHECK(display_width("Mu\u0308ller") == 6);
  CHECK(display_width("王小明") == 6);
  CHECK(display_width("ﾊﾝ") == 2);
  CHECK(display_width("Ａ") == 2);
  CHECK(display_width("محمد") == 4);
  CHECK(display_width("مُحَمَّد") == 4);
  CHECK(display_width("می\u200Cخ") == 3);
  CHECK(display_width("👋") == 2);
  CHECK(display_width("각") == 2);
  CHECK(display_width("\u1100\u1161\u11A8") == 2);
  CHECK(display_width("Олександра") == 10);
  CHECK(display_width("ተስፋዬ") == 4);
}

TEST_CASE("a text is cut between letters, with … in the last column") {
  CHECK(cut_to_width("Anna", 4) == "Anna");
  CHECK(cut_to_width("Anna Berta", 6) == "Anna …");
  CHECK(cut_to_width("Anna", 1) == "…");
  CHECK(cut_to_width("Anna", 0) == "");
  CHECK(cut_to_width("", 5) == "");
  CHECK(cut_to_width("王小明", 4) == "王…");
  CHECK(cut_to_width("王小明", 5) == "王小…");
  CHECK(cut_to_width("ae\u0301o\u0308xyz", 4) == "ae\u0301o\u0308…");
  CHECK(cut_to_width("a👩\u200D👧bc", 4) == "a…");
  CHECK(cut_to_width("🇩🇪🇺🇦xx", 3) == "🇩🇪…");
  CHECK(cut_to_width("नमस्ते", 2).ends_with("…"));
}

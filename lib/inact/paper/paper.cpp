#include "inact/paper/paper.h"

#include <unicode/uloc.h>

namespace inact {

bool runs_right_to_left(std::string_view language) {
  // Dari has two tags, of which CLDR knows the script of one.
  return language == "prs" || uloc_isRightToLeft(std::string(language).c_str()) != 0;
}

}  // namespace inact

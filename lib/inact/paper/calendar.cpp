#include "inact/paper/calendar.h"

#include "inact/base/module.h"
#include "inact/paper/paper.h"

namespace inact {

std::string calendar(const Calendar& calendar) {
  using Write = void (*)(const Calendar&, const std::string&, std::string&);
  static const auto kWrite = reinterpret_cast<Write>(module_function("paper", "inact_paper_calendar", kPaperPackages));
  std::string bytes;
  kWrite(calendar, iso(calendar.made), bytes);
  return bytes;
}

}  // namespace inact

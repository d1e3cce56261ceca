// Any bytes as an attendee file: whatever they are, they are answered, and what is read of them is whole text.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "inact/imports/attendees.h"
#include "inact/imports/controls.h"
#include "inact/imports/encoding.h"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

bool whole(const std::string& text) { return inact::valid_utf8_prefix(text) == text.size(); }

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace inact;
  ReadOptions options;
  // the last byte chooses among the switches, so that the samples of the corpus stay what they are
  const unsigned choice = size > 0 ? data[size - 1] : 0;
  options.lenient = choice & 1;
  options.final = choice & 2;
  options.all_problems = choice & 4;
  if (choice & 8) options.date_order = DateOrder::DayFirst;
  const AttendeeList file = read_attendees({reinterpret_cast<const char*>(data), size}, options);
  require(file.problem_count >= static_cast<int>(file.problems.size()));
  int line = 0;
  for (const Attendee& a : file.attendees) {
    require(a.line > line);
    line = a.line;
    if (a.rejected || a.skipped) continue;
    for (const std::string* text : {&a.given_name, &a.family_name, &a.raw_name, &a.email, &a.organization, &a.phone,
                                    &a.postcode, &a.external_id, &a.language, &a.workshop}) {
      require(whole(*text));
      require(first_control(*text) == std::string_view::npos);
    }
    require(!a.same_as || *a.same_as < a.line);
    require(!a.name_key.empty() || !a.email_key.empty());
  }
  return 0;
}

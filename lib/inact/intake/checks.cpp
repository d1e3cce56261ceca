#include "inact/intake/checks.h"

#include "inact/base/day_of_work.h"
#include "inact/base/error.h"
#include "inact/text/fold.h"

namespace inact {

constexpr std::size_t kLongestReason = 500;

void require_happened(Date day, Date today) {
  require_day_of_work(day);
  if (day <= today) return;
  throw refused("{day} is still to come: today is {today}.", {{"day", day}, {"today", today}});
}

void require_person_here(const PersonFacts& facts, Date day) {
  require_day_of(facts, day);
  if (facts.arrived_year && static_cast<int>(day.year()) < *facts.arrived_year)
    throw refused("{day} lies before the year of arrival of the person, {year}.",
                  {{"day", day}, {"year", std::to_string(*facts.arrived_year)}});
}

void require_counted(std::string_view id, const std::optional<std::string>& void_reason) {
  if (void_reason) throw refused("{id} is void.", {{"id", id}});
}

std::string void_reason_text(std::string_view id, std::string_view reason) {
  std::string text = stored_text(reason);
  if (text.empty()) throw usage("Say why {id} is to be void.", {{"id", id}});
  if (text.size() > kLongestReason && code_points(text).size() > kLongestReason)
    throw refused("A reason has at most {most} characters; this is longer.", {{"most", kLongestReason}});
  return text;
}

}  // namespace inact

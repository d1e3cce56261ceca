#include "inact/imports/findings.h"

#include <algorithm>
#include <string_view>

#include "inact/text/fold.h"

namespace inact {
namespace {
constexpr int kNotesShown = 50;  // of each kind
}

void Findings::problem(int line, int column, Message message) {
  if (++problem_count_ <= kProblemsShown || all_problems_) problems_.push_back({line, column, std::move(message)});
}

void Findings::note(int line, Message message) {
  auto kind =
      std::ranges::find_if(kinds_, [&](const Kind& one) { return std::string_view(one.message.text) == message.text; });
  if (kind == kinds_.end()) kind = kinds_.insert(kind, {message, 0});
  if (++kind->count <= kNotesShown) notes_.push_back({line, std::move(message)});
}

std::vector<Notice> Findings::take_notes() {
  for (const Kind& kind : kinds_)
    if (kind.count > kNotesShown)
      notes_.push_back({0, trn("and once more: {note}", "and {n} times more: {note}", kind.count - kNotesShown,
                               {{"note", kind.message}})});
  return std::move(notes_);
}

std::string extract(std::string_view value) {
  constexpr std::size_t kMuch = 400;  // bytes; more need not be measured
  return cut_to_width(shown(value.substr(0, kMuch)), 40);
}

}  // namespace inact

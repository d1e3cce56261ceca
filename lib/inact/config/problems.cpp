#include "inact/config/problems.h"

#include <algorithm>

#include "inact/base/error.h"
#include "inact/text/fold.h"

namespace inact {
namespace {

constexpr int kWidestValue = 60;

struct Key {
  std::string section;  ///< with its dot
  std::string name;
};
Key split(const std::string& key) {
  const auto start = key.rfind('.') + 1;  // 0 without a dot
  return {key.substr(0, start), key.substr(start)};
}

/// The key that was meant: spelled nearly so in the same section, or the same in another one.
std::string likely_key(const std::string& key, const std::vector<std::string>& candidates) {
  const Key wrong = split(key);
  std::vector<std::string> names;
  for (const std::string& candidate : candidates)
    if (const Key right = split(candidate); right.section == wrong.section) names.push_back(right.name);
  if (const std::string near = nearest(wrong.name, names); !near.empty()) return wrong.section + near;
  const auto elsewhere = std::ranges::find(candidates, wrong.name, [](const std::string& c) { return split(c).name; });
  return elsewhere == candidates.end() ? std::string{} : *elsewhere;
}

std::string value_text(const TomlValue& value) { return cut_to_width(toml_text(value), kWidestValue); }

}  // namespace

void Problems::unknown_key(int line, const std::string& key, const std::vector<std::string>& candidates) {
  const std::string meant = likely_key(key, candidates);
  if (meant.empty())
    add(line, tr("{place}: Unknown key “{key}”.", {{"place", place(line)}, {"key", key}}));
  else
    add(line, tr("{place}: Unknown key “{key}”. Did you mean “{nearest}”?",
                 {{"place", place(line)}, {"key", key}, {"nearest", meant}}));
}

void Problems::wrong_value(int line, const std::string& key, const TomlValue& value, Message expected) {
  add(line,
      tr("{place}: “{key}” is {value}. Expected: {expected}.",
         {{"place", place(line)}, {"key", key}, {"value", value_text(value)}, {"expected", std::move(expected)}}));
}

void Problems::wrong_value(const std::string& place, const TomlValue& value, Message expected) {
  add(0, tr("{place} is {value}. Expected: {expected}.",
            {{"place", place}, {"value", value_text(value)}, {"expected", std::move(expected)}}));
}

void Problems::raise() const {
  if (problems_.empty()) return;
  std::vector<Problem> ordered = problems_;
  std::ranges::stable_sort(ordered, {}, &Problem::line);
  if (ordered.size() == 1) throw Error(ErrorKind::Usage, ordered.front().message);
  std::vector<Message> lines;
  for (Problem& problem : ordered) lines.push_back(std::move(problem.message));
  throw Error(ErrorKind::Usage, trn("The configuration has one problem:", "The configuration has {n} problems:",
                                    static_cast<std::int64_t>(lines.size())))
      .with(std::move(lines));
}

}  // namespace inact

#include "inact/text/matching.h"

#include <algorithm>

#include "inact/text/fold.h"

namespace inact {
namespace {

double word_match(const std::string& typed, const std::string& word) {
  if (word == typed) return 1;
  if (word.starts_with(typed)) return 0.95;
  if (typed.size() >= 3 && word.find(typed) != std::string::npos) return 0.9;
  const double alike = similarity(typed, word);
  return alike >= kAlike ? 0.9 * alike : 0;
}

}  // namespace

std::vector<std::string> search_words(std::string_view text) {
  const std::string key = search_key(text);
  std::vector<std::string> words;
  for (std::size_t begin = 0; begin < key.size();) {
    const std::size_t end = std::min(key.find(' ', begin), key.size());
    words.push_back(key.substr(begin, end - begin));
    begin = end + 1;
  }
  return words;
}

double words_match(const std::vector<std::string>& typed, const std::vector<std::string>& name) {
  double sum = 0;
  for (const std::string& word : typed) {
    double best = 0;
    for (const std::string& other : name) best = std::max(best, word_match(word, other));
    if (best == 0) return 0;
    sum += best;
  }
  return typed.empty() ? 0 : sum / static_cast<double>(typed.size());
}

}  // namespace inact

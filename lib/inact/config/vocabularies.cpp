#include "inact/config/vocabularies.h"

#include <charconv>
#include <stdexcept>

#include "inact/base/embedded.h"

namespace inact {
namespace {

constexpr std::string_view kFile = "lib/inact/config/vocabularies.txt";

/// What stands before the separator, trimmed; the rest stays in `text`.
std::string_view take(std::string_view& text, char separator) {
  const auto at = text.find(separator);
  std::string_view part = text.substr(0, at);
  text = at == std::string_view::npos ? std::string_view{} : text.substr(at + 1);
  while (part.starts_with(' ')) part.remove_prefix(1);
  while (part.ends_with(' ')) part.remove_suffix(1);
  return part;
}

/// The file is part of the program: a line that cannot be read is a fault of ours.
[[noreturn]] void fault(std::string_view what) {
  throw std::logic_error(std::string(kFile) + ": " + std::string(what));
}

void set_mark(Term& term, std::string_view mark) {
  const auto after = [&](std::string_view key) { return mark.substr(key.size()); };
  if (mark == "sensitive") {
    term.sensitive = true;
  } else if (mark == "confidential") {
    term.confidential = true;
  } else if (mark == "public_body") {
    term.public_body = true;
  } else if (mark.starts_with("group=")) {
    term.group = after("group=");
  } else if (mark.starts_with("alias=")) {
    term.aliases.emplace_back(after("alias="));
  } else if (mark.starts_with("from=")) {
    const std::string_view digits = after("from=");
    std::from_chars(digits.data(), digits.data() + digits.size(), term.from.emplace());
  } else if (mark.find(':') != std::string_view::npos) {
    term.terms.emplace_back(mark);
  } else {
    fault(mark);
  }
}

void add_terms(Vocabulary& vocabulary, std::string_view line) {
  std::string_view codes = take(line, '|');
  Term term;
  term.english = take(line, '|');
  term.german = take(line, '|');
  while (!line.empty())
    if (const auto mark = take(line, ' '); !mark.empty()) set_mark(term, mark);
  if (codes.empty()) fault("no code");
  while (!codes.empty()) {
    term.code = take(codes, ' ');
    vocabulary.terms.push_back(term);
  }
}

/// One vocabulary: from its `[name]` to the next.
Vocabulary read_vocabulary(std::string_view text) {
  std::string_view heading = take(text, '\n');
  heading.remove_prefix(1);
  Vocabulary vocabulary;
  vocabulary.name = take(heading, ']');
  vocabulary.fixed = heading == " fixed";
  while (!text.empty())
    if (const auto line = take(text, '\n'); !line.empty() && !line.starts_with('#')) add_terms(vocabulary, line);
  return vocabulary;
}

}  // namespace

Vocabularies built_in_vocabularies() {
  Vocabularies all;
  const std::string_view file = embedded::file(kFile);
  for (std::size_t at = file.find("\n["); at != std::string_view::npos;) {
    const std::size_t next = file.find("\n[", at + 1);
    const std::string_view text = file.substr(at + 1, next - at - 1);
    all.add_later(text.substr(1, text.find(']') - 1), read_vocabulary, text);
    at = next;
  }
  all.add(age_classes("age_class", kAgeClasses));
  all.add(age_classes("age_class_coarse", kAgeClassesCoarse));
  return all;
}

Vocabulary age_classes(std::string name, const std::vector<int>& edges) {
  Vocabulary classes{std::move(name), false, {}};
  for (std::size_t i = 0; i < edges.size(); ++i) {
    Term term;
    term.from = edges[i];
    const std::string from = std::to_string(edges[i]);
    if (i + 1 == edges.size()) {
      term.code = from + "_plus";
      term.english = from + " and over";
      term.german = from + " und älter";
    } else {
      const std::string last = std::to_string(edges[i + 1] - 1);
      term.code = from == last ? from : from + "_" + last;
      term.english = term.german = from == last ? from : from + "–" + last;
    }
    classes.terms.push_back(std::move(term));
  }
  return classes;
}

}  // namespace inact

// A text for people, before it is put into a language.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "inact/base/date.h"

namespace inact {

/// A code of a vocabulary ("need", "housing"): stored and exported as the code, shown to people as its label.
struct Coded {
  std::string vocabulary;
  std::string code;
  friend bool operator==(const Coded&, const Coded&) = default;
};

struct Argument;

/// A sentence in English with {named} places, which is also its key in the catalogue of translations, and what goes
/// into the places. Made by tr() and trn() only, so that the extraction of texts finds every one.
struct Message {
  const char* text = "";
  const char* plural = nullptr;  ///< the form for other counts than one, where the text has a count
  std::int64_t count = 1;
  std::vector<Argument> arguments;
  bool empty() const { return *text == '\0'; }
};

/// What stands in a {place}. Numbers and dates are written as the language writes them; text stands as it is, and is
/// shown safely by the writer.
struct Argument {
  std::string name;
  std::variant<std::string, std::int64_t, Date, Month, Coded, Message> value;

  Argument(std::string n, std::string v) : name(std::move(n)), value(std::move(v)) {}
  Argument(std::string n, std::string_view v) : name(std::move(n)), value(std::string(v)) {}
  Argument(std::string n, const char* v) : name(std::move(n)), value(std::string(v)) {}
  Argument(std::string n, std::int64_t v) : name(std::move(n)), value(v) {}
  Argument(std::string n, int v) : name(std::move(n)), value(std::int64_t{v}) {}
  Argument(std::string n, std::size_t v) : name(std::move(n)), value(static_cast<std::int64_t>(v)) {}
  Argument(std::string n, Date v) : name(std::move(n)), value(v) {}
  Argument(std::string n, Month v) : name(std::move(n)), value(v) {}
  Argument(std::string n, Coded v) : name(std::move(n)), value(std::move(v)) {}
  Argument(std::string n, Message v) : name(std::move(n)), value(std::move(v)) {}
};

/// Marks a text for the catalogue. A literal brace in the text is written twice.
Message tr(const char* text, std::vector<Argument> arguments = {});

/// The same for a text with a count; {n} is the count.
Message trn(const char* one, const char* many, std::int64_t n, std::vector<Argument> arguments = {});

}  // namespace inact

// A text for people, before it is put into a language.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "inact/base/date.h"

namespace inact {

// The special members of what every file passes around are defined in message.cpp: it halves the time of building.

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

  Message();
  Message(const char* one, const char* many, std::int64_t n, std::vector<Argument> places);
  Message(const Message&);
  Message(Message&&) noexcept;
  Message& operator=(const Message&);
  Message& operator=(Message&&) noexcept;
  ~Message();
  bool empty() const { return *text == '\0'; }
};

/// What stands in a {place}. Numbers and dates are written as the language writes them; text stands as it is, and is
/// shown safely by the writer.
struct Argument {
  std::string name;
  std::variant<std::string, std::int64_t, Date, Month, Coded, Message> value;

  Argument(std::string_view n, std::string_view v);
  Argument(std::string_view n, const std::string& v);
  Argument(std::string_view n, const char* v);
  Argument(std::string_view n, std::int64_t v);
  Argument(std::string_view n, int v);
  Argument(std::string_view n, std::size_t v);
  Argument(std::string_view n, Date v);
  Argument(std::string_view n, Month v);
  Argument(std::string_view n, Coded v);
  Argument(std::string_view n, Message v);
  Argument(const Argument&);
  Argument(Argument&&) noexcept;
  Argument& operator=(const Argument&);
  Argument& operator=(Argument&&) noexcept;
  ~Argument();
};

/// Marks a text for the catalogue. A literal brace in the text is written twice.
Message tr(const char* text, std::initializer_list<Argument> arguments = {});
Message tr(const char* text, std::vector<Argument> arguments);

/// The same for a text with a count; {n} is the count.
Message trn(const char* one, const char* many, std::int64_t n, std::initializer_list<Argument> arguments = {});
Message trn(const char* one, const char* many, std::int64_t n, std::vector<Argument> arguments);

}  // namespace inact

// How a verb says what it takes. Commands include this; CLI11 is known to options.cpp alone.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "inact/base/error.h"
#include "inact/base/id.h"
#include "inact/base/message.h"
#include "inact/base/time.h"

namespace inact {

class Session;

/// One switch or argument: how it is called, what people read about it, and where its values go.
struct Option {
  std::string names;  ///< "--date", "-o,--output"; an argument: "ID"
  std::string value;  ///< what stands after it in help: "DATE", or the words to choose from; empty: a flag
  Message help;
  bool required = false;
  bool repeated = false;   ///< may be given several times, one value each; an argument takes all that is left
  std::string vocabulary;  ///< codes are of this vocabulary: for help and completion
  /// Takes the values as typed, in order; not called when there are none.
  std::function<void(const std::vector<std::string>&, const Session&)> take;

  bool argument() const { return !names.starts_with('-'); }
  /// The name to speak of: the last, longest one.
  std::string name() const { return names.substr(names.rfind(',') + 1); }
};

/// What a verb takes and does. Filled by its describe function when it is the one that was asked for.
class Verb {
 public:
  /// Switches with a value. T: text, number, Date, Month, LocalTime, Id, or optional or (repeated) vector of them.
  template <class T>
  Verb& option(std::string names, T& to, Message help) {
    return add(std::move(names), to, std::move(help), false);
  }
  /// The same, and it must be given.
  template <class T>
  Verb& required(std::string names, T& to, Message help) {
    return add(std::move(names), to, std::move(help), true);
  }
  /// What stands without a switch: "ID", "FILE". Must be given, unless T is optional; a vector takes one or more.
  template <class T>
  Verb& argument(std::string name, T& to, Message help) {
    return add(std::move(name), to, std::move(help), true);
  }
  /// Switches whose values are codes of a vocabulary, missing answers (unknown, refused …) included where `missing`.
  /// T: text, or optional or vector of text.
  template <class T>
  Verb& code(std::string names, std::string vocabulary, T& to, Message help, bool missing = false) {
    add(std::move(names), to, std::move(help), false);
    return of_vocabulary(std::move(vocabulary), missing);
  }
  Verb& flag(std::string names, bool& to, Message help);
  /// The switch or argument added last must be given.
  Verb& needed();
  /// The argument added last may be left out.
  Verb& optional();
  /// The word that stands for the value of the switch added last: "FILE", "NAME".
  Verb& shown_as(std::string value);
  /// The verb writes the configuration: one that is named need not exist yet.
  Verb& makes_configuration();
  /// What it writes is paper: --format pdf is one of its formats.
  Verb& writes_pdf();
  /// Help ends with two or three of these, each a whole command line.
  Verb& example(std::string line);
  /// The work; gives the exit code.
  Verb& run(std::function<int(Session&)> work);

  const std::vector<Option>& options() const { return options_; }
  const std::vector<std::string>& examples() const { return examples_; }
  const std::function<int(Session&)>& work() const { return work_; }
  bool is_making_configuration() const { return makes_configuration_; }
  bool is_writing_pdf() const { return writes_pdf_; }

 private:
  using Read = std::function<void(const std::string&, const Session&)>;
  template <class T>
  Verb& add(std::string names, T& to, Message help, bool needed) {
    return add_values(std::move(names), value_name(static_cast<T*>(nullptr)), std::move(help),
                      needed && !is_optional(to), is_list(to), reset_of(to),
                      [&to](const std::string& text, const Session& session) { put(text, to, session); });
  }
  Verb& add_values(std::string names, std::string value, Message help, bool needed, bool repeated,
                   std::function<void()> reset, Read read);
  Verb& of_vocabulary(std::string vocabulary, bool missing);

  template <class T>
  static bool is_optional(const T&) {
    return false;
  }
  template <class T>
  static bool is_optional(const std::optional<T>&) {
    return true;
  }
  template <class T>
  static bool is_list(const T&) {
    return false;
  }
  template <class T>
  static bool is_list(const std::vector<T>&) {
    return true;
  }
  template <class T>
  static std::function<void()> reset_of(T&) {
    return [] {};
  }
  template <class T>
  static std::function<void()> reset_of(std::vector<T>& list) {
    return [&list] { list.clear(); };
  }

  template <class T>
  static void put(const std::string& text, std::vector<T>& to, const Session& session) {
    to.push_back(read<T>(text, session));
  }
  template <class T>
  static void put(const std::string& text, std::optional<T>& to, const Session& session) {
    to = read<T>(text, session);
  }
  template <class T>
  static void put(const std::string& text, T& to, const Session& session) {
    to = read<T>(text, session);
  }

  /// How one value is read: specialised in options.cpp for text, numbers, days, months and times; ids read themselves.
  template <class T>
  static T read(const std::string& text, const Session& session) {
    if constexpr (requires { T::kKind; })
      return T::parse(text);
    else
      return read_value(text, session, static_cast<T*>(nullptr));
  }
  static std::string read_value(const std::string&, const Session&, std::string*);
  static int read_value(const std::string&, const Session&, int*);
  static std::int64_t read_value(const std::string&, const Session&, std::int64_t*);
  static Date read_value(const std::string&, const Session&, Date*);
  static Month read_value(const std::string&, const Session&, Month*);
  static LocalTime read_value(const std::string&, const Session&, LocalTime*);

  template <class T>
  static std::string value_name(std::vector<T>*) {
    return value_name(static_cast<T*>(nullptr));
  }
  template <class T>
  static std::string value_name(std::optional<T>*) {
    return value_name(static_cast<T*>(nullptr));
  }
  template <Kind K>
  static std::string value_name(Id<K>*) {
    return std::string(1, static_cast<char>(K)) + "12";
  }
  static std::string value_name(std::string*) { return "TEXT"; }
  static std::string value_name(int*) { return "N"; }
  static std::string value_name(std::int64_t*) { return "N"; }
  static std::string value_name(Date*) { return "DATE"; }
  static std::string value_name(Month*) { return "MONTH"; }
  static std::string value_name(LocalTime*) { return "DATETIME"; }

  std::vector<Option> options_;
  std::vector<std::string> examples_;
  std::function<int(Session&)> work_;
  bool makes_configuration_ = false;
  bool writes_pdf_ = false;
};

/// A word of the command line: has words below it, or does something itself, or both (`imports` and `imports show`).
class Command {
 public:
  using Describe = void (*)(Verb&);
  using Fill = void (*)(Command&);

  Command() = default;
  Command(std::string name, Message about) : name_(std::move(name)), about_(std::move(about)) {}

  /// A word that does something.
  Command& verb(std::string name, Message about, Describe does);
  /// A word with words below it, which `fill` adds when it is asked for; `describe`: what it does alone.
  Command& group(std::string name, Message about, Fill fill, Describe does = nullptr);

  const std::string& name() const { return name_; }
  const Message& about() const { return about_; }
  Describe describe() const { return describe_; }
  /// The words below, filled in now.
  const std::vector<Command>& words() const;
  const Command* find(std::string_view name) const;

 private:
  std::string name_;
  Message about_;
  Describe describe_ = nullptr;
  mutable Fill fill_ = nullptr;
  mutable std::vector<Command> words_;
};

/// The words typed, sorted: which command was meant, and the rest.
struct Selection {
  std::vector<const Command*> path;  ///< from the program itself down
  std::vector<std::string> rest;     ///< global switches and what the verb takes
  std::string words() const;         ///< "intake need add"
};

/// Walks down the words; global switches may stand anywhere. Throws Usage for a word that is none, with the nearest.
Selection select(const Command& program, const std::vector<std::string>& arguments, const std::vector<Option>& global);

/// Adds the nearest of the words to an error about one that is none of them.
Error suggesting(Error error, std::string_view typed, const std::vector<std::string>& words);

/// Reads the switches, global ones and the verb's, and gives the values as typed to their options. Throws Usage for an
/// unknown switch, a missing value, a missing or superfluous argument. Values are taken by take_values(), once there is
/// a session. With `lenient` nothing is thrown: for global switches in a wrong command line.
struct Parsed {
  std::vector<std::pair<const Option*, std::vector<std::string>>> given;
  const std::vector<std::string>* find(std::string_view name) const;
};
Parsed parse(const std::vector<std::string>& rest, const std::vector<Option>& global, const std::vector<Option>& own,
             bool lenient = false);
/// Converts the verb's own values. Throws Usage, naming the switch.
void take_values(const Parsed& parsed, const std::vector<Option>& own, const Session& session);

}  // namespace inact

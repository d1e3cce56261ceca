// What a person did or asked that cannot be done. Anything else that is thrown is a fault of ours.
#pragma once

#include <exception>
#include <vector>

#include "inact/base/message.h"

namespace inact {

/// Decides the exit code: 2, 3, 4 and 70 (see `inact help exit-codes`).
enum class ErrorKind { Usage, Refused, Unavailable, Machine };

/// One sentence that names the thing, its value and what was expected; the hint is the command that mends it. Where
/// many things are wrong at once, the sentence says so and the details name each.
class Error : public std::exception {
 public:
  Error(ErrorKind kind, Message message);
  Error(const Error&);
  Error(Error&&) noexcept;
  Error& operator=(const Error&);
  Error& operator=(Error&&) noexcept;
  ~Error() override;

  ErrorKind kind() const { return kind_; }
  const Message& message() const { return message_; }
  const Message& hint() const { return hint_; }
  /// One line each, below the message.
  const std::vector<Message>& details() const { return details_; }
  /// Adds the remedy: `throw refused("…").remedy(tr("Say `inact …`."))`.
  Error&& remedy(Message hint) &&;
  Error&& with(std::vector<Message> details) &&;
  /// The English text without its arguments: for debuggers and tests; people read the message through the catalogue.
  const char* what() const noexcept override { return message_.text; }

 private:
  ErrorKind kind_;
  Message message_;
  Message hint_;
  std::vector<Message> details_;
};

/// Exit 2: a wrong option, value, code or configuration.
Error usage(const char* text, std::initializer_list<Argument> arguments = {});
/// Exit 3: a record that does not exist, an illegal step, a file with problems.
Error refused(const char* text, std::initializer_list<Argument> arguments = {});
/// Exit 4: the records are missing, locked, newer, unreadable.
Error unavailable(const char* text, std::initializer_list<Argument> arguments = {});
/// Exit 70: the machine could not do it: the disk is full, or fails.
Error machine_failed(const char* text, std::initializer_list<Argument> arguments = {});

/// What an `errno` says, as the part of a sentence: “the disk is full”. The words of the system for rare ones.
Message reason_of(int error);

}  // namespace inact

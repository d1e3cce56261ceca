#include "inact/base/message.h"

#include <utility>

namespace inact {

Message::Message() = default;
Message::Message(const char* one, const char* many, std::int64_t n, std::vector<Argument> places)
    : text(one), plural(many), count(n), arguments(std::move(places)) {}
Message::Message(const Message&) = default;
Message::Message(Message&&) noexcept = default;
Message& Message::operator=(const Message&) = default;
Message& Message::operator=(Message&&) noexcept = default;
Message::~Message() = default;

Argument::Argument(std::string_view n, std::string_view v) : name(n), value(std::string(v)) {}
Argument::Argument(std::string_view n, const std::string& v) : name(n), value(v) {}
Argument::Argument(std::string_view n, const char* v) : name(n), value(std::string(v)) {}
Argument::Argument(std::string_view n, std::int64_t v) : name(n), value(v) {}
Argument::Argument(std::string_view n, int v) : name(n), value(std::int64_t{v}) {}
Argument::Argument(std::string_view n, std::size_t v) : name(n), value(static_cast<std::int64_t>(v)) {}
Argument::Argument(std::string_view n, Date v) : name(n), value(v) {}
Argument::Argument(std::string_view n, Month v) : name(n), value(v) {}
Argument::Argument(std::string_view n, Coded v) : name(n), value(std::move(v)) {}
Argument::Argument(std::string_view n, Message v) : name(n), value(std::move(v)) {}
Argument::Argument(const Argument&) = default;
Argument::Argument(Argument&&) noexcept = default;
Argument& Argument::operator=(const Argument&) = default;
Argument& Argument::operator=(Argument&&) noexcept = default;
Argument::~Argument() = default;

Message tr(const char* text, std::initializer_list<Argument> arguments) { return {text, nullptr, 1, arguments}; }

Message tr(const char* text, std::vector<Argument> arguments) { return {text, nullptr, 1, std::move(arguments)}; }

Message trn(const char* one, const char* many, std::int64_t n, std::initializer_list<Argument> arguments) {
  Message message{one, many, n, arguments};
  message.arguments.emplace_back("n", n);
  return message;
}

Message trn(const char* one, const char* many, std::int64_t n, std::vector<Argument> arguments) {
  arguments.emplace_back("n", n);
  return {one, many, n, std::move(arguments)};
}

}  // namespace inact

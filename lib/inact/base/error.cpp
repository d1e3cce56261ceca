#include "inact/base/error.h"

#include <utility>

namespace inact {

Error::Error(ErrorKind kind, Message message) : kind_(kind), message_(std::move(message)) {}
Error::Error(const Error&) = default;
Error::Error(Error&&) noexcept = default;
Error& Error::operator=(const Error&) = default;
Error& Error::operator=(Error&&) noexcept = default;
Error::~Error() = default;

Error&& Error::remedy(Message hint) && {
  hint_ = std::move(hint);
  return std::move(*this);
}

Error&& Error::with(std::vector<Message> details) && {
  details_ = std::move(details);
  return std::move(*this);
}

Error usage(const char* text, std::initializer_list<Argument> arguments) {
  return {ErrorKind::Usage, tr(text, arguments)};
}

Error refused(const char* text, std::initializer_list<Argument> arguments) {
  return {ErrorKind::Refused, tr(text, arguments)};
}

Error unavailable(const char* text, std::initializer_list<Argument> arguments) {
  return {ErrorKind::Unavailable, tr(text, arguments)};
}

}  // namespace inact

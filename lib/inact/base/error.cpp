#include "inact/base/error.h"

#include <cerrno>
#include <system_error>
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

Error machine_failed(const char* text, std::initializer_list<Argument> arguments) {
  return {ErrorKind::Machine, tr(text, arguments)};
}

Message reason_of(int error) {
  switch (error) {
    case ENOSPC:
    case EDQUOT: return tr("the disk is full");
    case EFBIG: return tr("the file would be larger than is allowed here");
    case EPIPE: return tr("whoever read it has gone");
    case EBADF: return tr("it is closed");
    case EACCES:
    case EPERM: return tr("you have no right to do that");
    case EROFS: return tr("the file system may only be read");
    case ENOENT: return tr("it does not exist");
    case EEXIST: return tr("it exists already");
    case ENOTDIR: return tr("a part of the path is not a folder");
    case EISDIR: return tr("it is a folder");
    case EIO: return tr("the disk or the file system failed");
    default: return tr("{reason}", {{"reason", std::generic_category().message(error)}});
  }
}

}  // namespace inact

#include "inact/base/error.h"

namespace inact {

Error usage(const char* text, std::vector<Argument> arguments) {
  return {ErrorKind::Usage, tr(text, std::move(arguments))};
}

Error refused(const char* text, std::vector<Argument> arguments) {
  return {ErrorKind::Refused, tr(text, std::move(arguments))};
}

Error unavailable(const char* text, std::vector<Argument> arguments) {
  return {ErrorKind::Unavailable, tr(text, std::move(arguments))};
}

}  // namespace inact

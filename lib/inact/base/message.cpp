#include "inact/base/message.h"

namespace inact {

Message tr(const char* text, std::vector<Argument> arguments) { return {text, nullptr, 1, std::move(arguments)}; }

Message trn(const char* one, const char* many, std::int64_t n, std::vector<Argument> arguments) {
  arguments.emplace_back("n", n);
  return {one, many, n, std::move(arguments)};
}

}  // namespace inact

#include "inact/base/module.h"
#include "inact/text/fold.h"

namespace inact {

std::string collation_key(std::string_view text) {
  using Fill = void (*)(std::string_view, std::string&);
  static const auto kFill = reinterpret_cast<Fill>(module_function("collation", "inact_collation_key", "libicu72"));
  std::string key;
  kFill(text, key);
  return key;
}

}  // namespace inact

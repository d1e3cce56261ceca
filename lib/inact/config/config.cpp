#include "inact/config/config.h"

namespace inact {

const Origin& Config::origin(std::string_view key) const {
  static const Origin built_in;
  const auto found = origins.find(key);
  return found == origins.end() ? built_in : found->second;
}

}  // namespace inact

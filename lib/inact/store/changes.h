// Which fields an edit changes.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace inact {

/// Takes over what is given and differs, and remembers the names of those fields.
class Changes {
 public:
  template <class T, class U>
  bool take(const char* field, T& stored, const std::optional<U>& given) {
    if (!given || stored == *given) return false;
    stored = *given;
    fields_.emplace_back(field);
    return true;
  }

  bool any() const { return !fields_.empty(); }
  const std::vector<std::string>& fields() const { return fields_; }

 private:
  std::vector<std::string> fields_;
};

}  // namespace inact

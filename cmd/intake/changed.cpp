#include "cmd/intake/changed.h"

#include "cmd/fields.h"

namespace inact {

Message changed(const std::vector<std::string>& fields, const std::string& id) {
  if (fields.empty()) return tr("Nothing to change: {id}", {{"id", id}});
  return tr("Changed ({fields}): {id}", {{"fields", field_titles(fields)}, {"id", id}});
}

}  // namespace inact

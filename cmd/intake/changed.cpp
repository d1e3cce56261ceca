#include "cmd/intake/changed.h"

namespace inact {

Message changed(const std::vector<std::string>& fields, const std::string& id) {
  if (fields.empty()) return tr("Nothing to change: {id}", {{"id", id}});
  std::string list;
  for (const std::string& field : fields) list += (list.empty() ? "" : ", ") + field;
  return tr("Changed {fields}: {id}", {{"fields", list}, {"id", id}});
}

}  // namespace inact

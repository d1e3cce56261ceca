#include "inact/base/choices.h"

namespace inact {

Message choices(const std::vector<Coded>& codes) {
  Message list;
  for (const Coded& one : codes) {
    const Message choice = tr("{label} ({code})", {{"label", one}, {"code", one.code}});
    list = list.empty() ? choice : tr("{list}, {choice}", {{"list", list}, {"choice", choice}});
  }
  return list;
}

}  // namespace inact

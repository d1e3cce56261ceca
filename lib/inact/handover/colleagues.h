// Those of us who look after something, as the records know them.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "inact/base/date.h"
#include "inact/base/id.h"
#include "inact/store/store.h"

namespace inact {

/// Names are the same however they are spelled: they are compared by their search keys.
class Colleagues {
 public:
  Colleagues(const Store& store, Date today);

  /// The volunteer, trainer or member of staff of that name; nothing: nobody is called so. Throws Refused where several
  /// are; `option` says which is meant.
  std::optional<PersonId> person_of(const std::string& name, const char* option) const;
  /// Whether the records know anybody of that name: who looks after something, helps, or entered something.
  bool known(const Store& store, const std::string& name) const;
  /// The name of somebody who looks after something that is most like this one; empty: none is.
  std::string nearest_to(const std::string& name) const;

  /// Who has worked for that association, speaks one of the languages, and holds least; by name, if several do. Nobody
  /// of those whose keys are given. Empty: there is nobody.
  std::string best(const std::string& partner, const std::vector<std::string>& spoken,
                   const std::set<std::string>& but_not) const;
  /// Somebody holds one thing more.
  void takes(const std::string& name);

 private:
  struct One {
    std::string name;
    int load = 0;                    ///< what they hold now
    std::set<std::string> partners;  ///< for which they hold or held something
    std::set<std::string> languages;
  };
  std::map<std::string, std::vector<PersonId>> helpers_;
  std::map<std::string, One> all_;
};

}  // namespace inact

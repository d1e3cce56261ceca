// Which of the first conversations that are recorded is the one of a row.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "inact/intake/first_conversation.h"
#include "inact/store/query.h"

namespace inact {

/// An intake that is recorded.
struct KnownIntake {
  IntakeId id;
  bool is_void = false;
  std::vector<std::string> needs;  ///< their codes

  bool has_all(const std::vector<NewNeed>& wanted) const;
};

class KnownIntakes {
 public:
  explicit KnownIntakes(const Store& store);

  /// Those of a person that were opened on this day by this association; void ones only where an import made them.
  std::vector<KnownIntake> of(PersonId person, Date day, const std::string& partner);

  /// One that an import made of the same person, of whom only this is known, for the same needs: each once.
  struct Found {
    PersonId person;
    KnownIntake intake;
  };
  std::optional<Found> claim(const Person& person, Date day, const std::string& partner,
                             const std::vector<NewNeed>& needs);

 private:
  using Day = std::pair<Date, std::string>;
  using Imported = std::unordered_map<std::string, std::vector<Found>>;
  KnownIntake read(IntakeId id, bool is_void) const;
  Imported load(const Day& day);

  const Store& store_;
  Query of_person_, of_day_;
  std::map<Day, Imported> imported_;
};

}  // namespace inact

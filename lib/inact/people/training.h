// Trainings that volunteers attended elsewhere.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "inact/base/id.h"
#include "inact/store/transaction.h"
#include "inact/table/document.h"

namespace inact {

struct Training {
  PersonId person;
  Date held_on{};
  std::string title;                 ///< 1 to 200 characters
  std::optional<std::string> topic;  ///< a code of the vocabulary topic
  std::optional<int> units;          ///< of 45 minutes, 1 to 999
  std::optional<int> helped;         ///< 1 not at all … 5 very much
  std::string partner;
  friend bool operator==(const Training&, const Training&) = default;
};

/// Throws Usage for a day after today and numbers out of range, Refused where there is no such person.
TrainingId add_training(Transaction& transaction, const Training& training, Date today);
/// Throws Refused when there is none of that id, or it is void.
Training get_training(const Store& store, TrainingId id);
/// Gives the names of the fields that changed; none: nothing was written. Throws as the two above.
std::vector<std::string> edit_training(Transaction& transaction, TrainingId id, const Training& training, Date today);
void void_training(Transaction& transaction, TrainingId id, std::string_view reason);

/// Nothing: any. With an id only that one, whether it is void or not.
struct TrainingFilter {
  std::optional<TrainingId> id = {};
  std::optional<PersonId> person = {};
  std::optional<Date> since = {}, until = {};  ///< both included
  std::optional<std::string> topic = {}, partner = {};
  bool voided = false;  ///< those that are void instead of those that count
};
/// By day, then id. Names only when asked for.
Table list_trainings(const Store& store, const TrainingFilter& filter, bool names);

}  // namespace inact

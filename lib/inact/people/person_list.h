// Many persons: lists, finding by what one remembers, and those that may be the same.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "inact/base/id.h"
#include "inact/people/person.h"
#include "inact/store/store.h"
#include "inact/table/document.h"

namespace inact {

/// Codes as they are stored. Nothing: any.
struct PersonFilter {
  std::optional<Role> role;  ///< on the day of the list
  std::optional<OrganizationId> organization;
  std::optional<std::string> gender, country, language, district, partner, entered_by;
  std::optional<int> birth_year;
  bool voided = false;  ///< those that are void instead of those that count
};

/// With names, sorted by family name, then given name, as collation_key() has it; without, by id.
Table list_people(const Store& store, const PersonFilter& filter, Date today, bool names);

/// Whom a text may mean: id, e-mail address, digits of the telephone number, words of the name in any spelling and
/// script, or a similar name. Best first, at most `limit`.
std::vector<PersonId> find_people(const Store& store, std::string_view text, std::size_t limit = 50);

/// The rows of list_people() for these, in their order.
Table people_table(const Store& store, const std::vector<PersonId>& people, Date today, bool names);

/// Someone recorded who may be the one that is about to be recorded.
struct LikelyDuplicate {
  PersonId person;
  Identity identity;
  std::optional<int> birth_year;
  double alike = 0;  ///< of the names, 0.85 … 1
};

/// Similar names (either way round), and birth years that are equal or unknown on a side; most alike first. A name of
/// one word is like a longer one only where both birth years are known.
std::vector<LikelyDuplicate> likely_duplicates(const Store& store, std::string_view given_name,
                                               std::string_view family_name, std::optional<int> birth_year,
                                               std::size_t limit = 5);

}  // namespace inact

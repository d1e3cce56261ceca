// Who is who: the rows of a file and the persons known.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "inact/imports/attendees.h"
#include "inact/people/identity_key.h"
#include "inact/store/query.h"

namespace inact {

/// Who a row may be.
struct Match {
  enum class Kind { Open, Known, New, Several } kind = Kind::Open;
  PersonId person;                   ///< of Known
  std::vector<PersonId> candidates;  ///< of Several
  std::vector<PersonId> namesakes;   ///< of New: persons of the same name who are somebody else
  bool by_name_alone = false;        ///< of Known
  bool by_id = false;                ///< of Known: by the id in another program

  static Match known(PersonId person) { return {Kind::Known, person, {}, {}, false, false}; }
  static Match several(std::vector<PersonId> people) {
    return {Kind::Several, {}, std::move(people), {}, false, false};
  }
};

/// Whether the file is one of inact's own: its ids are those of people, of these records or of others.
bool is_ours(const AttendeeFile& file);

/// The program and the id in it: "civicrm:participant:950" is 950 of civicrm:participant. An id without a program is
/// one of the profile.
ExternalName external_name(const Attendee& attendee, const AttendeeFile& file);

/// What a row says of who it is. Of a person with one name: as given name.
Identity identity_in(const Attendee& attendee, const AttendeeFile& file);

class PeopleMatcher {
 public:
  PeopleMatcher(const Store& store, const AttendeeFile& file);

  /// By what names a person for certain: id in another program, address and name. Open where that finds nobody.
  Match by_address(const Attendee& attendee);

  /// So many rows of one workshop that have the same name and birth year as the first, by that: a match each, in their
  /// order. `claimed`:
  /// whether somebody is another row of this workshop; `present`: whether somebody was known at this workshop before.
  std::vector<Match> by_name(const Attendee& first, std::size_t rows, const std::function<bool(PersonId)>& claimed,
                             const std::function<bool(PersonId)>& present);

 private:
  struct Candidate {
    PersonId person;
    std::string email, phone, postcode;
    std::optional<int> birth_year;
  };
  Candidate candidate(PersonId person);
  bool agrees(PersonId person, const Attendee& attendee);
  /// The person with the id and the name that the row gives.
  std::optional<PersonId> ours(const Attendee& attendee);

  const AttendeeFile& file_;
  IdentityFinder finder_;
  Query birth_year_, counts_;
};

}  // namespace inact

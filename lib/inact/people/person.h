// One person, whether client, volunteer, trainer or staff: what is counted, and who it is.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "inact/base/id.h"
#include "inact/people/identity.h"
#include "inact/store/transaction.h"
#include "inact/text/answer.h"

namespace inact {

enum class Role { Client, Volunteer, Trainer, Staff };
template <>
inline constexpr auto kWords<Role> = std::array<std::string_view, 4>{"client", "volunteer", "trainer", "staff"};

struct PersonRole {
  Role role;
  Date since;
  std::optional<Date> until;  ///< first day without the role
  friend bool operator==(const PersonRole&, const PersonRole&) = default;
};

struct PersonLanguage {
  std::string code;   ///< BCP 47
  std::string level;  ///< A1 … C2, native; empty: not known
  friend bool operator==(const PersonLanguage&, const PersonLanguage&) = default;
};

/// What is counted, without saying who it is. Codes may be kinds of no answer.
struct PersonFacts {
  Answer<int> birth_year;
  std::string gender = "not_asked";
  std::string country = "not_asked";          ///< of origin, self-stated
  std::string residence_group = "not_asked";  ///< secure, temporary, insecure
  Answer<int> arrived_year;                   ///< NotApplicable: born here
  std::string postcode_area;                  ///< first three digits, or empty
  std::string district = "not_asked";
  std::vector<PersonLanguage> languages;  ///< the first is the language of choice
  std::vector<PersonRole> roles;
  Answer<OrganizationId> organization;  ///< that sent a volunteer; NotApplicable: a private person
  std::string available;
  std::optional<Date> undertaking_on;
  std::optional<BatchId> batch;
  std::string partner;  ///< the association whose record it is
  friend bool operator==(const PersonFacts&, const PersonFacts&) = default;
};

/// True when the person has the role on that day.
bool has_role(const PersonFacts& facts, Role role, Date day);

struct Person {
  PersonId id;
  PersonFacts facts;
  std::optional<Identity> identity;  ///< nothing: anonymous
  std::string entered_by;
  std::string entered_at;
  std::optional<Date> restricted_since;
  std::optional<std::string> void_reason;
};

/// What answers are checked against.
struct PersonRules {
  const Vocabularies& vocabularies;
  Date today;
  std::string partner;     ///< who works, where no answer says otherwise
  bool residence = false;  ///< residence may be recorded ([intake] residence)
};

/// What is said of a person, as it is typed or stands in a file. Nothing: not said; empty: there is none.
struct PersonAnswers {
  std::optional<std::string> given_name, family_name, original_name, raw_name, email, phone, address, postcode;
  std::optional<std::string> birth_year, birth_date;  ///< a date gives the year
  std::optional<std::string> gender, country, district, arrived_year;
  std::optional<std::string> residence;     ///< refused unless the rules allow it; the code goes to the identity
  std::vector<std::string> languages;       ///< "ar" or "ar:C1"; none: not said
  std::vector<std::string> roles;           ///< from today on, beside those there are
  std::optional<std::string> organization;  ///< "O7", "none" for a private person, or a kind of no answer
  std::optional<std::string> available, undertaking, partner;
  std::vector<ExternalName> external_names;  ///< beside those there are
};

/// Puts the answers into a person. Throws Usage for what no answer can be, Refused for what is not recorded here.
void apply(const PersonAnswers& answers, const PersonRules& rules, Person& person);

/// Throws Usage where nothing is said of the person.
PersonId add_person(Transaction& transaction, const PersonAnswers& answers, const PersonRules& rules,
                    std::optional<BatchId> batch = {});

/// Gives the names of the fields that changed, as the log has them; none: nothing was written. Throws Refused for a
/// person that is not there or void.
std::vector<std::string> edit_person(Transaction& transaction, PersonId person, const PersonAnswers& answers,
                                     const PersonRules& rules);

/// Adds persons that were made elsewhere, with statements prepared once. Checks and logs nothing.
class PersonWriter {
 public:
  explicit PersonWriter(Transaction& transaction);
  ~PersonWriter();
  PersonId add(const PersonFacts& facts, const Identity& identity = {});

 private:
  struct Statements;
  std::unique_ptr<Statements> statements_;
};

/// Void persons too. Throws Refused when there is none.
Person get_person(const Store& store, PersonId person);
/// Throws Refused when there is no such person, or it is void.
void require_person(const Store& store, PersonId person);

/// Throws Refused for a day that the person cannot have seen: before the birth year, or before kFirstDayOfWork.
void require_day_of(const PersonFacts& facts, Date day);
void require_day_of(const Store& store, PersonId person, Date day);

/// Throws Refused for somebody who is no volunteer, trainer or staff, or was no longer on that day.
void require_helper(const Store& store, PersonId person, Date day);

/// "Amal, 1990": what stands beside an id so that P21 is noticed for P12. "anonymous" where there is no name.
Message who(const Store& store, PersonId person);
/// "P12 (Amal, 1990)".
Message named(const Store& store, PersonId person);
/// The full name, for lists that show names; empty where there is none.
std::string name_of(const Store& store, PersonId person);

/// Why a record is to be void, as it is stored: 1 to 200 characters. Throws Usage when it is empty.
std::string accept_reason(std::string_view reason, const std::string& record);

/// From then on the person is neither counted, listed nor found. Throws Refused when it is void already, or intakes,
/// hours or trainings of it count.
void void_person(Transaction& transaction, PersonId person, std::string_view reason);

/// False, and nothing is written, when the person has the role on that day. A role that was known only from a later day
/// on then begins earlier.
bool add_role(Transaction& transaction, PersonId person, Role role, Date since);
/// `until` is the first day without it; a role that begins on that day was never held. Throws Refused when the person
/// does not have the role.
void end_role(Transaction& transaction, PersonId person, Role role, Date until);

}  // namespace inact

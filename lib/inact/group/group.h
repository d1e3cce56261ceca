// Exchange groups of migrants, of volunteers or of both, and supervision. Their meetings are workshops.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "inact/base/date.h"
#include "inact/base/id.h"
#include "inact/base/named.h"
#include "inact/store/transaction.h"
#include "inact/text/vocabulary.h"

namespace inact {

enum class GroupKind { Exchange, Supervision };
template <>
inline constexpr auto kWords<GroupKind> = std::array<std::string_view, 2>{"exchange", "supervision"};

/// Codes as they are stored; empty texts: not known.
struct ExchangeGroup {
  GroupId id;
  std::string name;
  GroupKind kind = GroupKind::Exchange;
  std::string audience;
  std::string language;
  std::string place;
  std::string steward;
  std::string partner;
  std::optional<Date> ended_on;  ///< first day without meetings
  std::string entered_by;
  std::string entered_at;
  std::optional<std::string> void_reason;
};

/// What answers are checked against.
struct GroupRules {
  const Vocabularies& vocabularies;
  Date today;
  std::string partner;  ///< who works, where no answer says otherwise
};

/// What is said of a group, as it is typed. Nothing: not said; empty: there is none.
struct GroupAnswers {
  std::optional<std::string> name, kind, audience, language, place, steward, partner, ended;
};

/// Supervision is for volunteers where nobody says otherwise. Throws Usage for no name, no audience, and what no answer
/// can be; Refused for a name that another group has which goes on.
GroupId add_group(Transaction& transaction, const GroupAnswers& answers, const GroupRules& rules);
/// Gives the names of the fields that changed, as the log has them; none: nothing was written. Throws as above.
std::vector<std::string> edit_group(Transaction& transaction, GroupId group, const GroupAnswers& answers,
                                    const GroupRules& rules);
/// Throws Refused while a meeting of it is planned or was held: such a group has ended at most.
void void_group(Transaction& transaction, GroupId group, std::string_view reason);

/// Void ones too. Throws Refused when there is none.
ExchangeGroup get_group(const Store& store, GroupId group);
/// Throws Refused for a void one too.
ExchangeGroup require_group(const Store& store, GroupId group);
/// Throws Refused for one that has ended by that day too.
ExchangeGroup require_group(const Store& store, GroupId group, Date day);

}  // namespace inact

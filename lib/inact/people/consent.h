// What people allow: person × purpose × recipient × categories of data × time. Rows are only ever added.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "inact/base/id.h"
#include "inact/base/named.h"
#include "inact/store/transaction.h"
#include "inact/table/document.h"
#include "inact/text/vocabulary.h"

namespace inact {

enum class Decision { Given, Refused, Withdrawn };
template <>
inline constexpr auto kWords<Decision> = std::array<std::string_view, 3>{"given", "refused", "withdrawn"};

/// AnyOfNeed: any counselling centre for one need, or for any.
enum class RecipientType { Own, PartnerOrg, Organization, Service, AnyOfNeed };
template <>
inline constexpr auto kWords<RecipientType> =
    std::array<std::string_view, 5>{"own", "partner_org", "organization", "service", "any_of_need"};

/// To whom data may go.
struct Recipient {
  RecipientType type = RecipientType::Own;
  std::int64_t id = 0;  ///< of an organization or a service
  std::string code;     ///< of a partner or a need; empty: any
  friend bool operator==(const Recipient&, const Recipient&) = default;
};

/// S9, O7, own, partner, the code of a partner, any_of_need, any_of_need:housing. Throws Usage.
Recipient parse_recipient(std::string_view text, const Vocabularies& vocabularies);
/// As it is typed.
std::string to_text(const Recipient& recipient);
/// Who is meant when nobody is named: referral any_of_need, exchange_with_partner partner, everything else own.
Recipient usual_recipient(std::string_view purpose);

struct NewConsent {
  std::string purpose;                  ///< a code of the vocabulary consent_purpose
  std::optional<Recipient> to;          ///< nothing: the usual one
  std::vector<std::string> categories;  ///< of the vocabulary data_category. None: of what is given to others, those
                                        ///< that are neither sensitive nor confidential; of all else everything
  Date decided_on{};
  std::optional<Date> until;  ///< last day on which it holds; given consent only
  std::string mode = "oral";
  std::string obtained_from = "person";
  std::optional<std::string> language, explained_by, interpreter, text_version, evidence;
  std::string partner;
};

/// Adds a row. Throws Usage for days that cannot be, Refused where there is no such person or recipient, and for
/// withdrawing what is not given.
std::int64_t add_consent(Transaction& transaction, PersonId person, Decision decision, const NewConsent& consent,
                         const Vocabularies& vocabularies, Date today);

struct ConsentQuestion {
  std::string purpose;
  Recipient to;
  std::string need;                     ///< for which need, where data go to an organization or a service
  std::vector<std::string> categories;  ///< none: only whether the purpose is allowed at all
  Date on{};
};

struct ConsentState {
  /// Given only when it is given for every category; nothing: never asked, or no longer valid.
  std::optional<Decision> decision;
  std::vector<std::string> lacking;     ///< categories for which it is not given
  std::optional<std::int64_t> consent;  ///< the newest row by which something of it is given
};

/// For each category the newest row that covers it wins: decided on or before the day, for this purpose, and for this
/// recipient or a wider one (a service is of its organization; any_of_need covers both; refusing or withdrawing without
/// a recipient covers everybody). Given consent holds to the end of its last day, and no older one revives after it.
ConsentState consent_state(const Store& store, PersonId person, const ConsentQuestion& question);

/// Every row of a person, oldest first, and whether it is in force.
Table list_consents(const Store& store, PersonId person, Date today);

/// SQL that gives the `person_id` of those whose last word on being counted, before the day `:statistics_until`, was
/// no.
inline constexpr std::string_view kWithoutStatistics =
    "SELECT c.person_id FROM consent c WHERE c.purpose = 'statistics' AND c.decision <> 'given'"
    " AND c.decided_on < :statistics_until AND NOT EXISTS (SELECT 1 FROM consent n WHERE n.person_id = c.person_id"
    " AND n.purpose = 'statistics' AND n.decided_on < :statistics_until"
    " AND (n.decided_on > c.decided_on OR (n.decided_on = c.decided_on AND n.id > c.id)))";

}  // namespace inact

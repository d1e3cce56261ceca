// Which services fit a need: rules that exclude, then points for what speaks for a service. Knows no records: what is
// known of a person and of services comes in, an order goes out. The same input gives the same order, however it is
// sorted. Nationality and religion are not even known here; residence is looked at only where a service asks for it.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "inact/base/id.h"
#include "inact/base/message.h"
#include "inact/base/named.h"
#include "inact/config/config.h"
#include "inact/intake/need.h"
#include "inact/people/person.h"
#include "inact/refer/match_opening.h"
#include "inact/refer/match_reach.h"

namespace inact {

/// What excludes a service, in the order in which they are looked at; named after the field that decides.
enum class MatchRule : std::uint8_t {
  DoNotList,
  Status,
  ClosedUntil,
  Need,
  MinimumAge,
  MaximumAge,
  Eligibility,
  ServiceArea,
  Language,
  BarrierFree,
  ExcludedByPerson,
  AlreadyReferred,
  Consent,
};
template <>
inline constexpr auto kWords<MatchRule> = std::array<std::string_view, 13>{
    "do_not_list",        "status",           "closed_until", "need",     "minimum_age",
    "maximum_age",        "eligibility",      "service_area", "language", "barrier_free",
    "excluded_by_person", "already_referred", "consent"};

/// What speaks for a service (lifecycles.md, section 4).
enum class Criterion : std::uint8_t { Fit, Language, Reach, Soonest, Capacity, TrackRecord, Freshness, Cost };
inline constexpr std::size_t kCriteria = 8;
template <>
inline constexpr auto kWords<Criterion> = std::array<std::string_view, kCriteria>{
    "fit", "language", "reach", "soonest", "capacity", "track_record", "freshness", "cost"};

/// A service, or all of an institution, that must not be proposed, and why.
struct Barred {
  std::optional<ServiceId> service;
  std::optional<OrganizationId> organization;  ///< where there is no service
  MatchRule rule = MatchRule::ExcludedByPerson;
  Message detail;
};

/// What is sought, and what of the person decides. Empty texts: not known.
struct Wish {
  std::string need;                       ///< a code of the vocabulary need
  std::vector<PersonLanguage> languages;  ///< the first is the language of choice
  Whereabouts home;
  std::optional<int> birth_year;
  std::string gender;
  std::string residence;  ///< a code of residence_group, or of residence_aggregate
  Urgency urgency = Urgency::Normal;
  bool barrier_free = false;  ///< must be reachable without steps
  std::vector<Barred> barred;
  std::optional<Date> nothing_allowed_since;  ///< the person refused that anything is given to anybody
  Date day{};
};

/// Of our own referrals to a service: those that were answered.
struct TrackRecord {
  int answered = 0;
  int accepted = 0;
  std::optional<int> median_days;  ///< until the answer
};

/// What is known of a service. Codes as they are stored; empty texts: not known.
struct ServiceFacts {
  ServiceId id;
  OrganizationId organization;
  std::string name, organization_name;
  bool do_not_list = false;
  std::string status = "active";
  std::optional<Date> closed_until;  ///< first day on which it is open again
  std::vector<std::string> needs;
  std::optional<int> minimum_age, maximum_age;
  std::vector<std::string> eligibility;  ///< who may come; none: everybody
  std::vector<std::string> areas;        ///< postcodes, their beginnings, or districts; none: everywhere
  std::vector<std::string> languages;    ///< spoken there; none: nobody wrote it down
  std::string interpretation;            ///< languages with commas, or any other text: interpreting on request
  std::vector<MatchPlace> places;
  std::vector<Opening> openings;
  bool by_appointment = false;
  std::optional<int> wait_days;
  std::string capacity;
  std::optional<Date> capacity_until;  ///< first day on which it is unknown again
  std::optional<Date> assured_on;
  std::string alert;
  std::optional<bool> free_of_charge;
  TrackRecord track;
};

struct MatchRules {
  const Vocabularies& vocabularies;
  Config::MatchWeights weights;
  std::vector<std::string> companions;  ///< languages in which somebody of ours could come along
};

struct Exclusion {
  MatchRule rule;
  Message detail;  ///< the value and the limit: "26 > 25"
};

/// How one service fits.
struct RankedService {
  ServiceId id;
  OrganizationId organization;
  std::string name, organization_name;
  std::vector<Exclusion> exclusions;       ///< none: it fits; the first is the one that is named
  std::array<double, kCriteria> points{};  ///< rounded to one decimal
  double score = 0;                        ///< their sum: 0 to 100
  std::vector<Message> notes;              ///< what to ask, because it is not known or has a condition
  int minutes = 0;                         ///< the way there, for ties
};

/// How near what a service offers is to the need: 1 the same, 0.6 the group the need belongs to, 0.3 another of that
/// group, 0 something else. Groups are those of the vocabulary.
double need_fit(const Vocabularies& vocabularies, std::string_view need, std::string_view offered);

/// The rules that are decided by the row of a service alone, without its languages, places and conditions.
void exclude_by_row(const Wish& wish, const ServiceFacts& service, RankedService& match);
/// All others.
void exclude_by_details(const Wish& wish, const ServiceFacts& service, const MatchRules& rules, RankedService& match);

/// How much is known of a service: its row with needs and languages, then our own referrals, places, and the rest.
enum class Known : std::uint8_t { Row, Track, Places, All };
/// The most points the service can get with what is known of it.
double most_points(const Wish& wish, const ServiceFacts& service, const MatchRules& rules, Known known);
/// Points, score and notes.
void add_points(const Wish& wish, const ServiceFacts& service, const MatchRules& rules, RankedService& match);

/// All of it for one service.
RankedService match_service(const Wish& wish, const ServiceFacts& service, const MatchRules& rules);

/// Whether `a` stands before `b`: by score, then fit, way, name and id.
bool ranks_before(const RankedService& a, const RankedService& b);

/// Puts those that fit in order to `fitting`, the others to `excluded`: what came closest first.
void rank_matches(std::vector<RankedService> matches, std::vector<RankedService>& fitting,
                  std::vector<RankedService>& excluded);

}  // namespace inact

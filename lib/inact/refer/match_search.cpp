#include "inact/refer/match_search.h"

#include <algorithm>
#include <map>
#include <queue>

#include "inact/base/error.h"
#include "inact/intake/checks.h"
#include "inact/refer/match_facts.h"
#include "inact/refer/match_language.h"
#include "inact/store/snapshot.h"

namespace inact {
namespace {

constexpr int kPlacesForMiddle = 100;  // of a postcode: more do not make its middle better known

std::string answered(std::string code) {
  return code == "unknown" || code == "refused" || code == "not_asked" || code == "not_applicable" ? std::string()
                                                                                                   : code;
}

void read_languages(const Store& store, const Need& need, Wish& wish) {
  Query languages(store, "SELECT code, coalesce(level, '') FROM person_language WHERE person_id = :p ORDER BY position",
                  {{"p", need.person}});
  while (languages.next()) {
    auto [code, level] = languages.row<std::string, std::string>();
    wish.languages.push_back({std::move(code), std::move(level)});
  }
  if (!wish.languages.empty()) return;
  // Nobody wrote down what the person speaks: then what was spoken.
  Query spoken(store,
               "SELECT coalesce(interpreter, language) FROM conversation WHERE intake_id = :intake"
               " AND void_reason IS NULL ORDER BY held_on DESC, id DESC LIMIT 1",
               {{"intake", need.intake}});
  if (const auto row = spoken.one<std::string>())
    if (const std::string code = answered(std::get<0>(*row)); !code.empty()) wish.languages.push_back({code, ""});
}

/// Services of earlier referrals: those the person declined, and those that were tried for this need.
void bar_referrals(const Store& store, const Need& need, Wish& wish) {
  Query referrals(store,
                  "SELECT id, service_id, status, need_id = :need, declined_by IS 'person' FROM referral"
                  " WHERE person_id = :person AND void_reason IS NULL AND status <> 'entered_in_error' ORDER BY id",
                  {{"need", need.id}, {"person", need.person}});
  while (referrals.next()) {
    const auto [id, service, status, same_need, by_person] =
        referrals.row<ReferralId, ServiceId, std::string, bool, bool>();
    const Message detail =
        tr("{referral}: {status}", {{"referral", id.str()}, {"status", Coded{"referral_status", status}}});
    if (status == "rejected" && by_person)
      wish.barred.push_back({service, {}, MatchRule::ExcludedByPerson, detail});
    else if (same_need)
      wish.barred.push_back({service, {}, MatchRule::AlreadyReferred, detail});
  }
}

/// Institutions and services to which nothing may be sent: the newest word on each counts. Whoever refused it for all,
/// and allowed none since, can still be told an address: that is only said.
void bar_refused_consent(const Store& store, const Need& need, Wish& wish) {
  Query consents(store,
                 "SELECT recipient_type = 'service', recipient_id, decision <> 'given', decided_on FROM consent"
                 " WHERE person_id = :person AND purpose = 'referral' AND decided_on <= :day ORDER BY decided_on, id",
                 {{"person", need.person}, {"day", wish.day}});
  std::map<std::pair<bool, std::int64_t>, std::pair<bool, Date>> newest;
  while (consents.next()) {
    const auto [is_service, id, refused, on] = consents.row<bool, std::optional<std::int64_t>, bool, Date>();
    if (id)
      newest[{is_service, *id}] = {refused, on};
    else
      wish.nothing_allowed_since = refused ? std::optional(on) : std::nullopt;
    // Who allows one recipient later allows something again.
    if (!refused) wish.nothing_allowed_since.reset();
  }
  for (const auto& [recipient, word] : newest) {
    if (!word.first) continue;
    Barred barred;
    if (recipient.first)
      barred.service = ServiceId{recipient.second};
    else
      barred.organization = OrganizationId{recipient.second};
    barred.rule = MatchRule::Consent;
    barred.detail = tr("refused on {day}", {{"day", word.second}});
    wish.barred.push_back(std::move(barred));
  }
}

Known next(Known known) { return static_cast<Known>(static_cast<int>(known) + 1); }

/// The codes of needs that fit at least a little.
std::vector<std::string> fitting_needs(const Vocabularies& vocabularies, const std::string& need) {
  std::vector<std::string> codes = {need};
  for (const Term& term : vocabularies["need"].terms)
    if (term.code != need && need_fit(vocabularies, need, term.code) > 0) codes.push_back(term.code);
  return codes;
}

/// The best of those that may fit. The one with the best hope is looked at more closely, and hopes for less then, until
/// nobody left can come among those that were asked for.
std::vector<RankedService> best_matches(const Store& store, const std::vector<std::string>& needs, int wanted,
                                        const Wish& wish, const MatchRules& rules) {
  struct Hope {
    double most;
    ServiceFacts* service;
    Known known;
    bool operator<(const Hope& other) const { return most != other.most ? most < other.most : service > other.service; }
  };
  std::vector<ServiceFacts> services = services_for(store, needs, [&](const ServiceFacts& service) {
    RankedService row;
    exclude_by_row(wish, service, row);
    return !row.exclusions.empty();
  });
  read_languages(store, services);
  std::vector<Hope> rows;
  rows.reserve(services.size());
  for (ServiceFacts& service : services)
    if (talk_there(wish, service, rules).way != Talk::Way::None)
      rows.push_back({most_points(wish, service, rules, Known::Row), &service, Known::Row});
  std::priority_queue<Hope> hopes({}, std::move(rows));
  ServiceReader reader(store, wish.day, ServiceReader::Pace::OneByOne);
  std::vector<RankedService> best;
  const auto room = static_cast<std::size_t>(std::max(1, wanted));
  while (!hopes.empty() && (best.size() < room || hopes.top().most >= best.back().score)) {
    const auto [most, service, known] = hopes.top();
    hopes.pop();
    if (known != Known::All) {
      reader.read(next(known), {service, 1});
      hopes.push({most_points(wish, *service, rules, next(known)), service, next(known)});
      continue;
    }
    RankedService match = match_service(wish, *service, rules);
    if (!match.exclusions.empty()) continue;
    best.insert(std::ranges::upper_bound(best, match, ranks_before), std::move(match));
    if (best.size() > room) best.pop_back();
  }
  return best;
}

/// All services in question, each with its points and with every rule that excludes it.
std::vector<RankedService> all_matches(const Store& store, std::vector<ServiceFacts> services, const Wish& wish,
                                       const MatchRules& rules) {
  read_languages(store, services);
  ServiceReader reader(store, wish.day, ServiceReader::Pace::Together);
  for (Known known = Known::Row; known != Known::All;) reader.read(known = next(known), services);
  std::vector<RankedService> matches;
  matches.reserve(services.size());
  for (const ServiceFacts& service : services) matches.push_back(match_service(wish, service, rules));
  return matches;
}

bool is_empty_directory(const Store& store) {
  return !Query(store,
                "SELECT 1 FROM service s JOIN organization o ON o.id = s.organization_id"
                " WHERE s.void_reason IS NULL AND o.void_reason IS NULL LIMIT 1")
              .next();
}

}  // namespace

Wish wish_of(const Store& store, NeedId id, Date day) {
  const Need need = get_need(store, id);
  require_counted(id.str(), need.void_reason);
  Wish wish;
  wish.need = need.code;
  wish.urgency = need.urgency;
  wish.day = day;
  const auto [birth_year, gender, residence, postcode, district] =
      Query(store,
            "SELECT birth_year, gender, residence_group, coalesce(postcode_area, ''), district FROM person"
            " WHERE id = :person",
            {{"person", need.person}})
          .one<std::optional<int>, std::string, std::string, std::string, std::string>()
          .value();
  wish.birth_year = birth_year;
  wish.gender = answered(gender);
  wish.residence = answered(residence);
  wish.home.postcode = postcode;
  wish.home.district = answered(district);
  read_languages(store, need, wish);
  bar_referrals(store, need, wish);
  bar_refused_consent(store, need, wish);
  return wish;
}

void locate(const Store& store, Whereabouts& home) {
  if (home.postcode.size() != 5) return;
  const auto middle =
      Query(store,
            "SELECT avg(l.latitude), avg(l.longitude) FROM (SELECT location_id FROM address"
            " WHERE postal_code = :postcode ORDER BY id LIMIT :places) a CROSS JOIN location l ON l.id = a.location_id"
            " WHERE l.latitude IS NOT NULL AND l.longitude IS NOT NULL AND l.protected = 0 AND l.void_reason IS NULL",
            {{"postcode", home.postcode}, {"places", kPlacesForMiddle}})
          .one<std::optional<double>, std::optional<double>>();
  if (middle && std::get<0>(*middle)) home.position = {*std::get<0>(*middle), *std::get<1>(*middle)};
}

MatchResult find_matches(const Store& store, const MatchRequest& request, const Vocabularies& vocabularies,
                         const Config::MatchWeights& weights) {
  const Snapshot moment(store);
  const std::vector<std::string> needs = fitting_needs(vocabularies, request.wish.need);
  const MatchRules rules{vocabularies, weights, companion_languages(store, request.wish.languages, request.wish.day)};
  MatchResult result;
  if (request.limit && !request.excluded) {
    result.items = best_matches(store, needs, *request.limit, request.wish, rules);
    if (!result.items.empty()) return result;
  }
  std::vector<ServiceFacts> services = request.other_needs ? all_services(store) : services_for(store, needs, nullptr);
  result.empty_directory = services.empty() && is_empty_directory(store);
  rank_matches(all_matches(store, std::move(services), request.wish, rules), result.items, result.excluded);
  if (request.limit && result.items.size() > static_cast<std::size_t>(*request.limit))
    result.items.resize(static_cast<std::size_t>(*request.limit));
  if (!request.excluded && !result.items.empty()) result.excluded.clear();
  return result;
}

}  // namespace inact

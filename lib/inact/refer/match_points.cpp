// What speaks for a service: a value from 0 to 1 for each criterion, weighed.
#include <algorithm>
#include <cmath>
#include <numeric>
#include <tuple>

#include "inact/refer/match.h"
#include "inact/refer/match_language.h"

namespace inact {
namespace {

using Values = std::array<double, kCriteria>;

constexpr double kUnknown = 0.5;
constexpr int kLongWait = 28;     // days, from which on soonest counts nothing
constexpr int kHalfLife = 30;     // days, in which what is known of capacity loses half its weight
constexpr int kFreshDays = 365;   // after which nothing known counts as fresh
constexpr int kNoMinutes = 1000;  // way not known: behind all known ones

double& at(Values& values, Criterion criterion) { return values[static_cast<std::size_t>(criterion)]; }

double rounded(double points) { return std::round(points * 10) / 10; }

double share(double part, double whole) { return 1 - std::min(1.0, part / whole); }

double fit_of(const Wish& wish, const ServiceFacts& service, const MatchRules& rules) {
  double best = 0;
  for (const std::string& need : service.needs) best = std::max(best, need_fit(rules.vocabularies, wish.need, need));
  return best;
}

double language_of(const Wish& wish, const Talk& talk) {
  switch (talk.way) {
    case Talk::Way::Own: return 1;
    case Talk::Way::Other: return 0.8;
    case Talk::Way::Interpreter: return 0.7;
    case Talk::Way::Companion: return 0.5;
    case Talk::Way::Unknown: return wish.languages.empty() ? kUnknown : 0.3;
    case Talk::Way::None: break;
  }
  return 0;
}

std::optional<int> minutes_to(const Wish& wish, const ServiceFacts& service) {
  std::optional<int> nearest;
  for (const MatchPlace& place : service.places)
    if (const auto minutes = minutes_between(wish.home, place); minutes && (!nearest || *minutes < *nearest))
      nearest = minutes;
  return nearest;
}

double reach_of(std::optional<int> minutes) { return minutes ? share(*minutes, kFar) : kUnknown; }

/// Days until somebody there has time; nothing when that is not known.
std::optional<int> wait_for(const Wish& wish, const ServiceFacts& service) {
  const int wait = service.wait_days.value_or(0);
  if (wait >= kLongWait) return kLongWait;
  const bool has_hours = std::ranges::any_of(service.openings, [](const Opening& one) { return !one.closed; });
  if (!has_hours) return service.wait_days;
  const auto open = days_until_open(service.openings, add_days(wish.day, wait), kLongWait - wait);
  return open ? wait + *open : kLongWait;
}

double soonest_of(const Wish& wish, const ServiceFacts& service) {
  const auto days = wait_for(wish, service);
  return days ? share(*days, kLongWait) : kUnknown;
}

/// Empty where nobody said it, and when that is over.
std::string_view capacity_on(Date day, const ServiceFacts& service) {
  const bool over = service.capacity_until && *service.capacity_until <= day;
  return over ? std::string_view() : service.capacity;
}

double capacity_of(const Wish& wish, const ServiceFacts& service) {
  const std::string_view capacity = capacity_on(wish.day, service);
  if (capacity.empty()) return kUnknown;
  const double told = capacity == "available" ? 1 : capacity == "waiting_list" ? 0.3 : 0;
  if (service.capacity_until) return told;  // it says itself how long it holds
  const int age = service.assured_on ? std::max(0, days_between(*service.assured_on, wish.day)) : kHalfLife;
  return kUnknown + (told - kUnknown) * std::exp2(-static_cast<double>(age) / kHalfLife);
}

/// Accepted of answered, by Laplace, so that one answer does not decide; up to half of it is lost by slow answers.
double track_of(const TrackRecord& track) {
  const double accepted = (track.accepted + 1.0) / (track.answered + 2.0);
  return accepted * (1 - std::min(1.0, track.median_days.value_or(0) / static_cast<double>(kLongWait)) / 2);
}

double freshness_of(const Wish& wish, const ServiceFacts& service) {
  return service.assured_on ? share(std::max(0, days_between(*service.assured_on, wish.day)), kFreshDays) : 0;
}

double cost_of(const ServiceFacts& service) {
  return service.free_of_charge ? (*service.free_of_charge ? 1 : 0) : kUnknown;
}

/// Weights as shares of 100.
Values weights_of(const Wish& wish, const MatchRules& rules) {
  const Config::MatchWeights& w = rules.weights;
  const int urgent = wish.urgency == Urgency::Emergency ? 2 : 1;
  const std::array<int, kCriteria> given = {w.fit,      w.language,     w.reach,     w.soonest * urgent,
                                            w.capacity, w.track_record, w.freshness, w.cost};
  const int sum = std::max(1, std::accumulate(given.begin(), given.end(), 0));
  Values weights{};
  std::ranges::transform(given, weights.begin(), [&](int weight) { return 100.0 * weight / sum; });
  return weights;
}

/// What is not known yet counts as well as it could be.
Values values_of(const Wish& wish, const ServiceFacts& service, const MatchRules& rules, Known known) {
  Values values;
  values.fill(1);
  at(values, Criterion::Fit) = fit_of(wish, service, rules);
  at(values, Criterion::Language) = language_of(wish, talk_there(wish, service, rules));
  at(values, Criterion::Capacity) = capacity_of(wish, service);
  at(values, Criterion::Freshness) = freshness_of(wish, service);
  at(values, Criterion::Soonest) = share(service.wait_days.value_or(0), kLongWait);
  if (known >= Known::Track) at(values, Criterion::TrackRecord) = track_of(service.track);
  if (known >= Known::Places) at(values, Criterion::Reach) = reach_of(minutes_to(wish, service));
  if (known < Known::All) return values;
  at(values, Criterion::Soonest) = soonest_of(wish, service);
  at(values, Criterion::Cost) = cost_of(service);
  return values;
}

/// Each rounded to one decimal.
Values points_of(const Wish& wish, const ServiceFacts& service, const MatchRules& rules, Known known) {
  const Values values = values_of(wish, service, rules, known), weights = weights_of(wish, rules);
  Values points;
  std::ranges::transform(weights, values, points.begin(),
                         [](double weight, double value) { return rounded(weight * value); });
  return points;
}

double sum_of(const Values& points) { return rounded(std::accumulate(points.begin(), points.end(), 0.0)); }

void add_notes(const Wish& wish, const ServiceFacts& service, const MatchRules& rules, std::vector<Message>& notes) {
  const Talk talk = talk_there(wish, service, rules);
  const Coded language{"language", talk.language};
  if (talk.way == Talk::Way::Interpreter)
    notes.push_back(tr("with interpreting: {language}", {{"language", language}}));
  if (talk.way == Talk::Way::Companion)
    notes.push_back(tr("somebody of ours has to come along: {language}", {{"language", language}}));
  if (talk.way == Talk::Way::Unknown && !wish.languages.empty())
    notes.push_back(tr("ask which languages are spoken there"));
  if (std::ranges::any_of(service.places, &MatchPlace::protected_place))
    notes.push_back(tr("the address is protected: call first"));
  else if (service.places.empty())
    notes.push_back(tr("no place is recorded"));
  if (service.by_appointment) notes.push_back(tr("by appointment only"));
  const std::string_view capacity = capacity_on(wish.day, service);
  if (capacity == "waiting_list") notes.push_back(tr("there is a waiting list"));
  if (capacity == "full") notes.push_back(tr("no free places, as far as is known"));
  if (!service.assured_on)
    notes.push_back(tr("nobody there has confirmed this yet: call first"));
  else if (freshness_of(wish, service) == 0)
    notes.push_back(tr("nobody has confirmed this for a year: call first"));
  if (service.free_of_charge == false) notes.push_back(tr("costs something"));
  if (!service.alert.empty()) notes.push_back(tr("note of the institution: {text}", {{"text", service.alert}}));
}

}  // namespace

double most_points(const Wish& wish, const ServiceFacts& service, const MatchRules& rules, Known known) {
  return sum_of(points_of(wish, service, rules, known));
}

void add_points(const Wish& wish, const ServiceFacts& service, const MatchRules& rules, RankedService& match) {
  match.points = points_of(wish, service, rules, Known::All);
  match.score = sum_of(match.points);
  match.minutes = minutes_to(wish, service).value_or(kNoMinutes);
  add_notes(wish, service, rules, match.notes);
}

RankedService match_service(const Wish& wish, const ServiceFacts& service, const MatchRules& rules) {
  RankedService match;
  match.id = service.id;
  match.organization = service.organization;
  match.name = service.name;
  match.organization_name = service.organization_name;
  exclude_by_row(wish, service, match);
  exclude_by_details(wish, service, rules, match);
  std::ranges::stable_sort(match.exclusions, {}, &Exclusion::rule);
  add_points(wish, service, rules, match);
  return match;
}

bool ranks_before(const RankedService& a, const RankedService& b) {
  const auto key = [](const RankedService& m) { return std::tuple(-m.score, -m.points[0], m.minutes); };
  if (key(a) != key(b)) return key(a) < key(b);
  return std::tie(a.name, a.id) < std::tie(b.name, b.id);
}

void rank_matches(std::vector<RankedService> matches, std::vector<RankedService>& fitting,
                  std::vector<RankedService>& excluded) {
  for (RankedService& match : matches) (match.exclusions.empty() ? fitting : excluded).push_back(std::move(match));
  std::ranges::sort(fitting, ranks_before);
  std::ranges::sort(excluded, [](const RankedService& a, const RankedService& b) {
    if (a.exclusions.size() != b.exclusions.size()) return a.exclusions.size() < b.exclusions.size();
    return ranks_before(a, b);
  });
}

}  // namespace inact

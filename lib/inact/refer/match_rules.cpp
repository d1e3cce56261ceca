// The hard rules of a match. What is not known never excludes: it becomes a note.
#include <algorithm>

#include "inact/refer/match.h"
#include "inact/refer/match_language.h"

namespace inact {
namespace {

void exclude(RankedService& match, MatchRule rule, Message detail) {
  match.exclusions.push_back({rule, std::move(detail)});
}

int year_of(Date day) { return static_cast<int>(day.year()); }

/// By the birth year alone: who has the birthday still before them is a year younger.
void check_age(const Wish& wish, const ServiceFacts& service, RankedService& match) {
  if (!service.minimum_age && !service.maximum_age) return;
  if (!wish.birth_year) {
    if (service.minimum_age && service.maximum_age)
      match.notes.push_back(tr("Only from {from} to {to} years: ask for the age.",
                               {{"from", *service.minimum_age}, {"to", *service.maximum_age}}));
    else if (service.minimum_age)
      match.notes.push_back(tr("Only from {from} years on: ask for the age.", {{"from", *service.minimum_age}}));
    else
      match.notes.push_back(tr("Only up to {to} years: ask for the age.", {{"to", *service.maximum_age}}));
    return;
  }
  const int age = year_of(wish.day) - *wish.birth_year;
  if (service.minimum_age && age < *service.minimum_age)
    exclude(match, MatchRule::MinimumAge, tr("{age} < {limit}", {{"age", age}, {"limit", *service.minimum_age}}));
  if (service.maximum_age && age > *service.maximum_age)
    exclude(match, MatchRule::MaximumAge, tr("{age} > {limit}", {{"age", age}, {"limit", *service.maximum_age}}));
  if (service.minimum_age && age == *service.minimum_age)
    match.notes.push_back(tr("Only from {from} years on, an age that is reached this year: ask for the birthday.",
                             {{"from", *service.minimum_age}}));
}

void check_gender(const Wish& wish, std::string_view only, RankedService& match) {
  const Message who = only == "f" ? tr("only for women") : tr("only for men");
  if (wish.gender == (only == "f" ? "m" : "f"))
    exclude(match, MatchRule::Eligibility, who);
  else if (wish.gender != only)
    match.notes.push_back(only == "f" ? tr("Only for women: ask there.") : tr("Only for men: ask there."));
}

/// `groups`: of whom one has to be; codes of residence_group and of residence_aggregate.
void check_residence(const Wish& wish, const std::vector<Coded>& groups, const Vocabularies& vocabularies,
                     RankedService& match) {
  const Vocabulary& titles = vocabularies["residence_group"];
  const auto coarse = [&](std::string_view code) -> std::string_view {
    const Term* term = titles.find(code);
    return term ? std::string_view(term->group) : code;
  };
  const bool known = !wish.residence.empty() && coarse(wish.residence) != "missing";
  const bool fine = titles.find(wish.residence) != nullptr;
  const auto names_it = [&](const Coded& group) {
    return group.code == wish.residence || group.code == coarse(wish.residence);
  };
  if (known && std::ranges::any_of(groups, names_it)) return;
  const bool may_be =
      !known ||
      (!fine && std::ranges::any_of(groups, [&](const Coded& group) { return coarse(group.code) == wish.residence; }));
  if (may_be)
    match.notes.push_back(tr("Only for: {groups}. Ask for the residence status.", {{"groups", listed(groups)}}));
  else
    exclude(match, MatchRule::Eligibility, tr("only for: {groups}", {{"groups", listed(groups)}}));
}

void check_eligibility(const Wish& wish, const ServiceFacts& service, const MatchRules& rules, RankedService& match) {
  std::vector<Coded> residence;
  for (const std::string& code : service.eligibility) {
    if (code == "women_only" || code == "women")
      check_gender(wish, "f", match);
    else if (code == "men_only" || code == "men")
      check_gender(wish, "m", match);
    else if (rules.vocabularies["residence_group"].find(code))
      residence.push_back({"residence_group", code});
    else if (rules.vocabularies["residence_aggregate"].find(code))
      residence.push_back({"residence_aggregate", code});
    else
      match.notes.push_back(tr("Has a condition: {condition}", {{"condition", Coded{"eligibility", code}}}));
  }
  if (!residence.empty()) check_residence(wish, residence, rules.vocabularies, match);
}

void check_area(const Wish& wish, const ServiceFacts& service, RankedService& match) {
  if (service.areas.empty() || std::ranges::any_of(service.places, &MatchPlace::virtual_place)) return;
  bool unknown = false;
  std::string all;
  for (const std::string& area : service.areas) {
    const std::optional<bool> covers = area_covers(area, wish.home);
    if (covers == true) return;
    unknown = unknown || !covers;
    (all += all.empty() ? "" : ", ") += area;
  }
  if (unknown)
    match.notes.push_back(tr("Only for a certain area: {areas}", {{"areas", all}}));
  else
    exclude(match, MatchRule::ServiceArea,
            tr("{home} is not in {areas}",
               {{"home", wish.home.postcode.empty() ? wish.home.district : wish.home.postcode}, {"areas", all}}));
}

void check_language(const Wish& wish, const ServiceFacts& service, const MatchRules& rules, RankedService& match) {
  if (talk_there(wish, service, rules).way != Talk::Way::None) return;
  std::vector<Coded> wanted, there;
  for (const std::string& code : workable_languages(wish.languages)) wanted.push_back({"language", code});
  for (const std::string& code : service.languages) there.push_back({"language", code});
  if (there.empty()) there.push_back({"language", "de"});
  exclude(match, MatchRule::Language,
          tr("{wanted} – there: {there}", {{"wanted", listed(wanted)}, {"there", listed(there)}}));
}

void check_barriers(const Wish& wish, const ServiceFacts& service, RankedService& match) {
  if (!wish.barrier_free || service.places.empty()) return;
  const auto reachable = [](const MatchPlace& place) { return place.virtual_place || place.barrier_free == true; };
  if (std::ranges::any_of(service.places, reachable)) return;
  if (std::ranges::all_of(service.places, [](const MatchPlace& place) { return place.barrier_free == false; }))
    exclude(match, MatchRule::BarrierFree, tr("cannot be reached without steps"));
  else
    match.notes.push_back(tr("Ask whether it can be reached without steps."));
}

}  // namespace

double need_fit(const Vocabularies& vocabularies, std::string_view need, std::string_view offered) {
  constexpr double kSame = 1, kParent = 0.6, kSibling = 0.3;
  if (need == offered) return kSame;
  const Vocabulary& needs = vocabularies["need"];
  const Term* wanted = needs.find(need);
  if (!wanted || wanted->group.empty()) return 0;
  if (wanted->group == offered) return kParent;
  const Term* other = needs.find(offered);
  return other && other->group == wanted->group ? kSibling : 0;
}

Message listed(const std::vector<Coded>& codes) {
  Message list;
  for (const Coded& code : codes)
    list = list.empty() ? tr("{code}", {{"code", code}}) : tr("{list}, {code}", {{"list", list}, {"code", code}});
  return list;
}

void exclude_by_row(const Wish& wish, const ServiceFacts& service, RankedService& match) {
  if (service.do_not_list) exclude(match, MatchRule::DoNotList, tr("the institution is on the do-not-list"));
  const bool reopened =
      service.status == "temporarily_closed" && service.closed_until && *service.closed_until <= wish.day;
  if (service.status != "active" && !reopened)
    exclude(match, MatchRule::Status, tr("{status}", {{"status", Coded{"service_status", service.status}}}));
  if (service.closed_until && wish.day < *service.closed_until)
    exclude(match, MatchRule::ClosedUntil, tr("until {day}", {{"day", *service.closed_until}}));
  if (reopened) match.notes.push_back(tr("Was closed until {day}: ask.", {{"day", *service.closed_until}}));
  check_age(wish, service, match);
  for (const Barred& barred : wish.barred)
    if (barred.service ? barred.service == service.id : barred.organization == service.organization)
      exclude(match, barred.rule, barred.detail);
}

void exclude_by_details(const Wish& wish, const ServiceFacts& service, const MatchRules& rules, RankedService& match) {
  if (std::ranges::none_of(service.needs, [&](const std::string& offered) {
        return need_fit(rules.vocabularies, wish.need, offered) > 0;
      })) {
    std::vector<Coded> offered;
    for (const std::string& need : service.needs) offered.push_back({"need", need});
    exclude(match, MatchRule::Need, offered.empty() ? tr("no needs are recorded") : listed(offered));
  }
  check_eligibility(wish, service, rules, match);
  check_area(wish, service, match);
  check_language(wish, service, rules, match);
  check_barriers(wish, service, match);
}

}  // namespace inact

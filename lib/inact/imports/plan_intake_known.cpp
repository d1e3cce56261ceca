#include "inact/imports/plan_intake_known.h"

#include <algorithm>

namespace inact {
namespace {

/// All that is known of a person, and what the person came for, as bytes that differ where it does.
std::string everything(const Person& person, std::vector<std::string> needs) {
  const PersonFacts& facts = person.facts;
  const auto number = [](const Answer<int>& answer) {
    return answer ? std::to_string(*answer) : std::string(word(answer.missing().value()));
  };
  std::vector<std::string> texts = {number(facts.birth_year),  facts.gender,        facts.country,
                                    facts.residence_group,     facts.postcode_area, facts.district,
                                    number(facts.arrived_year)};
  for (const PersonLanguage& language : facts.languages) texts.push_back(language.code + ':' + language.level);
  std::ranges::sort(needs);
  texts.insert(texts.end(), needs.begin(), needs.end());
  std::string all;
  for (const std::string& text : texts) (all += text) += '\0';
  return all + encode(person.identity.value_or(Identity{}));
}

}  // namespace

bool KnownIntake::has_all(const std::vector<NewNeed>& wanted) const {
  return std::ranges::all_of(wanted,
                             [&](const NewNeed& need) { return std::ranges::find(needs, need.code) != needs.end(); });
}

KnownIntakes::KnownIntakes(const Store& store)
    : store_(store),
      of_person_(store,
                 "SELECT id, void_reason IS NOT NULL FROM intake WHERE person_id = :person AND opened_on = :day "
                 "AND partner = :partner AND (void_reason IS NULL OR batch_id IS NOT NULL) "
                 "ORDER BY void_reason IS NOT NULL, id"),
      of_day_(store,
              "SELECT id, person_id, void_reason IS NOT NULL FROM intake WHERE opened_on = :day AND partner = :partner "
              "AND batch_id IS NOT NULL ORDER BY void_reason IS NOT NULL, id") {}

KnownIntake KnownIntakes::read(IntakeId id, bool is_void) const {
  KnownIntake known{id, is_void, {}};
  for (const Need& need : needs_of(store_, id, is_void)) known.needs.push_back(need.code);
  return known;
}

std::vector<KnownIntake> KnownIntakes::of(PersonId person, Date day, const std::string& partner) {
  std::vector<KnownIntake> known;
  of_person_.bind({{"person", person}, {"day", day}, {"partner", partner}});
  while (of_person_.next()) {
    const auto [id, is_void] = of_person_.row<IntakeId, bool>();
    known.push_back(read(id, is_void));
  }
  return known;
}

KnownIntakes::Imported KnownIntakes::load(const Day& day) {
  Imported imported;
  of_day_.bind({{"day", day.first}, {"partner", day.second}});
  while (of_day_.next()) {
    const auto [id, person, is_void] = of_day_.row<IntakeId, PersonId, bool>();
    KnownIntake known = read(id, is_void);
    std::string key = everything(get_person(store_, person), known.needs);
    imported[std::move(key)].push_back({person, std::move(known)});
  }
  return imported;
}

std::optional<KnownIntakes::Found> KnownIntakes::claim(const Person& person, Date day, const std::string& partner,
                                                       const std::vector<NewNeed>& needs) {
  const auto [imported, fresh] = imported_.try_emplace({day, partner});
  if (fresh) imported->second = load(imported->first);
  std::vector<std::string> codes;
  for (const NewNeed& need : needs) codes.push_back(need.code);
  const auto found = imported->second.find(everything(person, std::move(codes)));
  if (found == imported->second.end() || found->second.empty()) return std::nullopt;
  Found one = std::move(found->second.front());
  found->second.erase(found->second.begin());
  return one;
}

}  // namespace inact

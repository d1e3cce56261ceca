#include "inact/handover/colleagues.h"

#include <fmt/core.h>

#include <algorithm>
#include <tuple>

#include "inact/base/error.h"
#include "inact/people/person.h"
#include "inact/store/query.h"
#include "inact/text/fold.h"

namespace inact {
namespace {

constexpr const char* kHeld =
    "SELECT owner AS name, partner, status IN ('draft', 'requested', 'acknowledged', 'on_hold', 'accepted', "
    "'in_progress') AS held FROM referral WHERE void_reason IS NULL "
    "UNION ALL SELECT second_owner, partner, 0 FROM referral WHERE void_reason IS NULL "
    "UNION ALL SELECT steward, partner, 1 FROM organization WHERE void_reason IS NULL "
    "UNION ALL SELECT second_steward, partner, 0 FROM organization WHERE void_reason IS NULL "
    "UNION ALL SELECT steward, partner, ended_on IS NULL FROM exchange_group WHERE void_reason IS NULL";

/// The volunteers, trainers and staff of a name.
std::map<std::string, std::vector<PersonId>> helpers_by_name(const Store& store, Date today) {
  std::set<PersonId> helpers;
  for (const PersonId id :
       Query(store,
             "SELECT DISTINCT person_id FROM person_role WHERE role <> 'client' AND since <= :today "
             "AND (until IS NULL OR until > :today) ORDER BY person_id",
             {{"today", today}})
           .column<PersonId>())
    helpers.insert(id);
  std::map<std::string, std::vector<PersonId>> by_name;
  for_each_identity(store, [&](PersonId id, const Identity& identity) {
    if (helpers.contains(id)) by_name[search_key(full_name(identity))].push_back(id);
  });
  return by_name;
}

}  // namespace

Colleagues::Colleagues(const Store& store, Date today) : helpers_(helpers_by_name(store, today)) {
  Query query(store, fmt::format("SELECT name, partner, sum(held) FROM ({}) WHERE name IS NOT NULL AND name <> '' "
                                 "GROUP BY name, partner ORDER BY name, partner",
                                 kHeld));
  while (query.next()) {
    const auto [name, partner, held] = query.row<std::string, std::string, int>();
    One& one = all_[search_key(name)];
    if (one.name.empty()) one.name = name;
    one.load += held;
    one.partners.insert(partner);
  }
  Query languages(store, "SELECT code FROM person_language WHERE person_id = :person ORDER BY code");
  for (auto& [key, one] : all_)
    if (const auto found = helpers_.find(key); found != helpers_.end() && found->second.size() == 1)
      for (std::string& code : languages.bind({{"person", found->second.front()}}).column<std::string>())
        one.languages.insert(std::move(code));
}

std::optional<PersonId> Colleagues::person_of(const std::string& name, const char* option) const {
  const auto found = helpers_.find(search_key(name));
  if (found == helpers_.end()) return std::nullopt;
  if (found->second.size() == 1) return found->second.front();
  std::string ids;
  for (const PersonId id : found->second) ids += (ids.empty() ? "" : ", ") + id.str();
  throw refused("Several people are called “{name}”: {people}.", {{"name", name}, {"people", ids}})
      .remedy(tr("Say which with {option} P7.", {{"option", option}}));
}

bool Colleagues::known(const Store& store, const std::string& name) const {
  const std::string key = search_key(name);
  if (all_.contains(key) || helpers_.contains(key)) return true;
  const auto who = Query(store, "SELECT DISTINCT who FROM log ORDER BY who").column<std::string>();
  return std::ranges::find(who, key, search_key) != who.end();
}

std::string Colleagues::nearest_to(const std::string& name) const {
  std::vector<std::string> names;
  for (const auto& [key, one] : all_) names.push_back(one.name);
  return nearest(name, names);
}

std::string Colleagues::best(const std::string& partner, const std::vector<std::string>& spoken,
                             const std::set<std::string>& but_not) const {
  const auto rank = [&](const One& one) {
    const bool speaks = std::ranges::any_of(spoken, [&](const auto& code) { return one.languages.contains(code); });
    return std::tuple(!one.partners.contains(partner), !speaks, one.load, one.name);
  };
  const One* best = nullptr;
  for (const auto& [key, one] : all_)
    if (!but_not.contains(key) && (!best || rank(one) < rank(*best))) best = &one;
  return best ? best->name : "";
}

void Colleagues::takes(const std::string& name) {
  if (const auto found = all_.find(search_key(name)); found != all_.end()) ++found->second.load;
}

}  // namespace inact

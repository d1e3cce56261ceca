// The second step of a plan: who is who.
#include <algorithm>
#include <map>
#include <string>
#include <tuple>
#include <unordered_map>

#include "inact/imports/plan_known.h"
#include "inact/imports/plan_people.h"
#include "inact/imports/plan_work.h"

namespace inact {
namespace {

std::string ids(const std::vector<PersonId>& people) {
  std::string text;
  for (const PersonId person : people) (text += text.empty() ? "" : ", ") += person.str();
  return text;
}

class Who {
 public:
  explicit Who(PlanWork& work) : work_(work), people_(work.store, work.reader.file()), known_(work.store) {}

  void find() {
    fold_the_known();
    const auto size = static_cast<std::uint32_t>(work_.plan.rows.size());
    for (std::uint32_t row = 0; row < size; ++row)
      if (work_.is_open(row) && work_.at(row).several) settle(row, people_.by_address(work_.attendee(row)));
    find_by_name();
  }

 private:
  /// Of several rows of somebody known at one workshop the first stands.
  void fold_the_known() {
    work_.order = work_.by_workshop();
    by_workshop_ = work_.order;
    std::erase_if(by_workshop_,
                  [&](std::uint32_t row) { return !work_.is_open(row) || work_.at(row).person.value == 0; });
    std::vector<std::pair<std::uint32_t, std::uint32_t>> again;
    for (std::size_t i = 1, first = 0; i < by_workshop_.size(); ++i) {
      if (claim(by_workshop_[i]) == claim(by_workshop_[first]))
        again.emplace_back(by_workshop_[i], by_workshop_[first]);
      else
        first = i;
    }
    std::ranges::sort(again);
    for (const auto& [row, first] : again) work_.fold(row, work_.attendee(row), first);
  }

  using Claim = std::pair<int, PersonId>;
  Claim claim(std::uint32_t row) const { return {work_.plan.rows[row].workshop, work_.plan.rows[row].person}; }

  bool claimed(const Claim& wanted) const {
    if (by_name_.contains(wanted)) return true;
    const auto found =
        std::ranges::lower_bound(by_workshop_, wanted, {}, [&](std::uint32_t row) { return claim(row); });
    return found != by_workshop_.end() && claim(*found) == wanted;
  }

  /// Rows that only their name can tell apart, together.
  void find_by_name() {
    std::vector<std::vector<std::uint32_t>> groups;
    std::map<std::tuple<int, std::string, std::optional<int>>, std::size_t> of_name;
    for (std::uint32_t row = 0; row < work_.plan.rows.size(); ++row) {
      const PlannedRow& planned = work_.at(row);
      if (!work_.is_open(row) || planned.person.value != 0 || planned.several) continue;
      const Attendee& a = work_.attendee(row);
      if (!a.email_key.empty()) {
        groups.push_back({row});
        continue;
      }
      const auto [group, fresh] = of_name.try_emplace({planned.workshop, a.name_key, a.birth_year}, groups.size());
      if (fresh) groups.emplace_back();
      groups[group->second].push_back(row);
    }
    // the people of one workshop together, and otherwise in the order of the file
    std::ranges::stable_sort(groups, {}, [&](const auto& group) { return work_.at(group.front()).workshop; });
    for (const std::vector<std::uint32_t>& rows : groups) {
      const int workshop = work_.at(rows.front()).workshop;
      const WorkshopId id = work_.plan.workshops[static_cast<std::size_t>(workshop)].id;
      const auto matches = people_.by_name(
          work_.attendee(rows.front()), rows.size(),
          [&](PersonId person) {
            return claimed({workshop, person});
          },
          [&](PersonId person) { return known_.read(id, person).any(); });
      for (std::size_t i = 0; i < rows.size(); ++i) settle(rows[i], matches[i]);
    }
  }

  void settle(std::uint32_t row, const Match& match) {
    PlannedRow& planned = work_.at(row);
    if (match.kind == Match::Kind::Known) {
      const Claim wanted{planned.workshop, match.person};
      const auto [before, fresh] = by_name_.try_emplace(wanted, row);
      if (!fresh) return work_.fold(row, work_.attendee(row), before->second);
      planned.person = match.person;
      planned.found_by_name = match.by_name_alone;
    } else if (match.kind == Match::Kind::Several) {
      work_.refuse(
          row, RowAction::Conflict,
          tr("several people may be meant, known are {people}; an e-mail address or the birth year would decide",
             {{"people", ids(match.candidates)}}));
    } else {
      planned.new_person = new_person(row);
      if (!match.namesakes.empty())
        work_.note(row, tr("the same name as {people}, taken for another person: maybe a duplicate",
                           {{"people", ids(match.namesakes)}}));
    }
  }

  /// Somebody new is one person in all workshops of the file.
  int new_person(std::uint32_t row) {
    const Attendee& a = work_.attendee(row);
    std::string key = a.name_key + '\n' + a.email_key + '\n' + a.external_id;
    key += '\n' + (a.birth_year ? std::to_string(*a.birth_year) : std::string());
    if (a.email_key.empty() && a.external_id.empty()) key += '\n' + a.organization + '\n' + a.phone + '\n' + a.postcode;
    const auto [found, fresh] = new_people_.try_emplace(std::move(key), static_cast<int>(work_.plan.new_people.size()));
    if (fresh) work_.plan.new_people.push_back(row);
    return found->second;
  }

  PlanWork& work_;
  PeopleMatcher people_;
  KnownReader known_;
  std::vector<std::uint32_t> by_workshop_;  ///< of somebody known by address or id, by workshop and person
  std::map<Claim, std::uint32_t> by_name_;  ///< of those who were found by their name
  std::unordered_map<std::string, int> new_people_;
};

}  // namespace

void find_people(PlanWork& work) { Who(work).find(); }

}  // namespace inact

// Staff, trainers and volunteers, and the hours they give.
#include <algorithm>

#include "inact/demo/world.h"
#include "inact/store/query.h"

namespace inact::demo {
namespace {

PersonFacts facts(World& world, const Origin& origin, bool woman, Date since, Role role) {
  Chance& chance = world.chance;
  PersonFacts facts;
  facts.birth_year = static_cast<int>(world.plan.today.year()) - chance.number(19, 71);
  facts.gender = chance.percent(3) ? "d" : woman ? "f" : "m";
  facts.country = origin.country;
  facts.languages.push_back({origin.languages.front(), "native"});
  facts.languages.push_back({"de", chance.percent(50) ? "C1" : "B2"});
  if (chance.percent(50)) facts.languages.push_back({"en", "B1"});
  if (facts.languages[0].code == "en" && facts.languages.size() == 3) facts.languages.pop_back();
  facts.roles.push_back({role, since, std::nullopt});
  facts.partner = world.partner();
  return facts;
}

}  // namespace

void make_volunteers(World& world, int count) {
  Chance& chance = world.chance;
  PersonWriter people(world.tx);
  std::vector<int> weights;
  for (const Origin& origin : world.origins) weights.push_back(origin.weight);
  const auto organizations =
      Query(world.tx, "SELECT id FROM organization WHERE kind IN ('migrant_org', 'volunteer_agency') ORDER BY id")
          .column<OrganizationId>();
  const int span = std::max(1, days_between(world.first, world.plan.today));
  std::vector<Date> begins;
  for (int i = 0; i < count; ++i)
    begins.push_back(add_days(world.first, chance.percent(50) ? 0 : chance.number(0, span)));
  std::ranges::sort(begins);
  for (int i = 0; i < count; ++i) {
    const Origin& origin = world.origins[chance.weighted(weights)];
    const bool woman = chance.percent(60);
    const Role role = i < 3 ? Role::Staff : i < 7 ? Role::Trainer : Role::Volunteer;
    PersonFacts about = facts(world, origin, woman, begins[static_cast<std::size_t>(i)], role);
    const Identity identity = invent_identity(world, origin, woman);
    if (role == Role::Volunteer) {
      if (chance.percent(45))
        about.organization = chance.one_of(organizations);
      else
        about.organization = Missing::NotApplicable;
      about.available = chance.percent(50) ? "Mo–Do ab 17 Uhr" : "Samstag";
      if (chance.percent(85)) about.undertaking_on = begins[static_cast<std::size_t>(i)];
    }
    const PersonId id = people.add(about, identity);
    if (role == Role::Trainer) world.trainers.push_back(id);
    if (role == Role::Volunteer)
      world.volunteers.push_back({id, identity, begins[static_cast<std::size_t>(i)], origin.languages.front()});
  }

  Query hours(world.tx,
              "INSERT INTO volunteer_hours (person_id, done_on, activity, minutes, partner, entered_by, entered_at)"
              " VALUES (:person, :day, :activity, :minutes, :partner, :by, :at)");
  for (int i = 0; i < world.plan.months; ++i) {
    const Month month = add_months(month_of(world.first), i);
    for (const Volunteer& volunteer : world.volunteers) {
      if (!chance.percent(22)) continue;
      const Date day = world.working_day(month);
      if (day < volunteer.since || !world.past(day)) continue;
      hours.insert({{"person", volunteer.id},
                    {"day", day},
                    {"activity", chance.percent(60) ? "office" : "group"},
                    {"minutes", chance.number(2, 16) * 15},
                    {"partner", world.partner()},
                    {"by", world.somebody()},
                    {"at", world.entered(day)}});
    }
  }
  Query training(world.tx,
                 "INSERT INTO external_training (person_id, held_on, title, topic, units, helped, partner, entered_by,"
                 " entered_at) VALUES (:person, :day, 'Fortbildung beim Landesverband', 'trauma', :units, :helped,"
                 " :partner, :by, :at)");
  for (const Volunteer& volunteer : world.volunteers) {
    if (!chance.percent(8) || !world.past(add_days(volunteer.since, 20))) continue;
    const Date day = add_days(volunteer.since, 20);
    training.insert({{"person", volunteer.id},
                     {"day", day},
                     {"units", chance.number(2, 8)},
                     {"helped", chance.number(2, 5)},
                     {"partner", world.partner()},
                     {"by", world.somebody()},
                     {"at", world.entered(day)}});
  }
}

}  // namespace inact::demo

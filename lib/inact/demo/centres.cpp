// The network: invented counselling centres all over Berlin, called now and then.
#include <string>

#include "inact/demo/world.h"
#include "inact/network/row.h"
#include "inact/store/query.h"

namespace inact::demo {
namespace {

struct Statements {
  Query organization, service, location, at, address, phone, language, attribute, schedule, contact, call;
  explicit Statements(Transaction& tx)
      : organization(
            tx,
            "INSERT INTO organization (uuid, name, description, kind, size, public_body, steward, second_steward,"
            " last_reached, partner, entered_by, entered_at, website) VALUES (:uuid, :name, :description, :kind,"
            " :size, :public_body, :steward, :second, :reached, :partner, :by, :at, 'https://example.org/')"),
        service(
            tx,
            "INSERT INTO service (uuid, organization_id, name, status, minimum_age, maximum_age, assured_date,"
            " by_appointment, capacity, capacity_until, wait_days) VALUES (:uuid, :organization, :name, :status, :min,"
            " :max, :assured, :by_appointment, :capacity, :until, :wait)"),
        location(tx,
                 "INSERT INTO location (uuid, organization_id, name, district, protected)"
                 " VALUES (:uuid, :organization, :name, :district, :protected)"),
        at(tx, "INSERT INTO service_at_location (uuid, service_id, location_id) VALUES (:uuid, :service, :location)"),
        address(tx,
                "INSERT INTO address (uuid, location_id, address_1, city, state_province, postal_code)"
                " VALUES (:uuid, :location, :street, 'Berlin', 'Berlin', :postcode)"),
        phone(
            tx,
            "INSERT INTO phone (uuid, organization_id, number, type) VALUES (:uuid, :organization, :number, 'voice')"),
        language(tx, "INSERT INTO language (uuid, service_id, code) VALUES (:uuid, :service, :code)"),
        attribute(tx,
                  "INSERT INTO attribute (uuid, link_id, link_entity, link_type, value)"
                  " VALUES (:uuid, :service, 'service', :type, :value)"),
        schedule(tx,
                 "INSERT INTO schedule (uuid, service_id, freq, byday, opens_at, closes_at)"
                 " VALUES (:uuid, :service, 'WEEKLY', :days, :opens, :closes)"),
        contact(tx,
                "INSERT INTO contact (uuid, organization_id, name, title, email)"
                " VALUES (:uuid, :organization, :name, :title, :email)"),
        call(tx,
             "INSERT INTO call (organization_id, called_on, reached, partner, entered_by, entered_at)"
             " VALUES (:organization, :day, :reached, :partner, :by, :at)") {}
};

/// One service for the needs it answers. States: 4 full, 5 ended, others open.
void make_service(World& world, Statements& sql, std::int64_t organization, std::int64_t location,
                  std::string_view kind, std::string_view name, std::string_view needs,
                  const std::vector<std::string_view>& languages, int state) {
  Chance& chance = world.chance;
  const bool young = kind == "jmd";
  const auto id =
      sql.service.insert({{"uuid", world.uuid("service")},
                          {"organization", organization},
                          {"name", name},
                          {"status", state == 5 ? "defunct" : "active"},
                          {"min", young ? std::optional(12) : std::nullopt},
                          {"max", young ? std::optional(26) : std::nullopt},
                          {"assured", add_days(world.plan.today, -chance.number(5, 400))},
                          {"by_appointment", chance.percent(40)},
                          {"capacity", state == 4           ? "full"
                                       : chance.percent(25) ? "waiting_list"
                                                            : "available"},
                          {"until", state == 4 ? std::optional(add_days(world.plan.today, 30)) : std::nullopt},
                          {"wait", chance.number(0, 40)}});
  sql.at.insert({{"uuid", world.uuid("service_at_location")}, {"service", id}, {"location", location}});
  for (const auto language : languages)
    sql.language.insert({{"uuid", world.uuid("language")}, {"service", id}, {"code", language}});
  for (const auto need : split(needs, ',')) {
    sql.attribute.insert({{"uuid", world.uuid("attribute")}, {"service", id}, {"type", "need"}, {"value", need}});
    world.services.push_back({{id}, std::string(need), state < 4});
  }
  if (kind == "womens_shelter")
    sql.attribute.insert(
        {{"uuid", new_row(world.tx, "attribute").uuid}, {"service", id}, {"type", "eligibility"}, {"value", "women"}});
  const bool morning = chance.percent(60);
  sql.schedule.insert({{"uuid", world.uuid("schedule")},
                       {"service", id},
                       {"days", chance.percent(50) ? "MO,WE" : "TU,TH"},
                       {"opens", morning ? "09:00" : "14:00"},
                       {"closes", morning ? "12:30" : "18:00"}});
}

}  // namespace

void make_centres(World& world) {
  Chance& chance = world.chance;
  Statements sql(world.tx);
  int others = 3;
  for (const auto line : lines("centres.txt")) {
    const auto parts = split(line, '|');
    const bool safe_house = parts[0] == "womens_shelter";
    const auto organization =
        sql.organization.insert({{"uuid", world.uuid("organization")},
                                 {"name", parts[1]},
                                 {"description", parts[1]},
                                 {"kind", parts[0]},
                                 {"size", parts[6]},
                                 {"public_body", parts[5] == "1"},
                                 {"steward", world.somebody()},
                                 {"second", chance.percent(60) ? world.somebody() : std::string()},
                                 {"reached", add_days(world.plan.today, -chance.number(3, 200))},
                                 {"partner", world.partner()},
                                 {"by", world.somebody()},
                                 {"at", world.entered(world.first)}});
    const auto location = sql.location.insert({{"uuid", world.uuid("location")},
                                               {"organization", organization},
                                               {"name", parts[1]},
                                               {"district", parts[2]},
                                               {"protected", safe_house}});
    sql.address.insert(
        {{"uuid", world.uuid("address")}, {"location", location}, {"street", parts[4]}, {"postcode", parts[3]}});
    sql.phone.insert({{"uuid", world.uuid("phone")},
                      {"organization", organization},
                      {"number", "+49 30 23125" + std::to_string(chance.number(100, 999))}});
    const Identity person = invent_identity(world, chance.one_of(world.origins), chance.percent(50));
    sql.contact.insert({{"uuid", world.uuid("contact")},
                        {"organization", organization},
                        {"name", full_name(person)},
                        {"title", "Beratung"},
                        {"email", "beratung" + std::to_string(organization) + "@example.org"}});
    const auto languages = split(parts[7], ',');
    // The first service of a centre is always open, so that every need has one that is; of the others some are not.
    bool first = true;
    for (const auto needs : split(parts[8], ';')) {
      make_service(world, sql, organization, location, parts[0], parts[1], needs, languages, first ? 0 : others++ % 6);
      first = false;
    }
    for (Date day = add_days(world.first, chance.number(3, 40)); world.past(day);
         day = add_days(day, chance.number(40, 110)))
      sql.call.insert({{"organization", organization},
                       {"day", day},
                       {"reached", chance.percent(75)},
                       {"partner", world.partner()},
                       {"by", world.somebody()},
                       {"at", world.entered(day)}});
  }
  // What the calls say holds: whom they reached, and what was confirmed then. An ended service is asked for no more.
  run(world.tx,
      "UPDATE organization SET last_reached = (SELECT max(c.called_on) FROM call c "
      "WHERE c.organization_id = organization.id AND c.reached = 1)");
  run(world.tx,
      "UPDATE service SET assured_date = (SELECT o.last_reached FROM organization o "
      "WHERE o.id = service.organization_id) WHERE status <> 'defunct'");
}

}  // namespace inact::demo

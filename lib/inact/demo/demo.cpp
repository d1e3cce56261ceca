#include "inact/demo/demo.h"

#include <algorithm>

#include "inact/base/embedded.h"
#include "inact/base/error.h"
#include "inact/demo/world.h"
#include "inact/network/row.h"
#include "inact/seal/uuid.h"
#include "inact/store/query.h"
#include "inact/text/fold.h"

namespace inact {
namespace demo {
namespace {

std::vector<Origin::Name> names(std::string_view list) {
  std::vector<Origin::Name> all;
  for (const auto name : split(list, ',')) {
    const auto own = name.find('=');
    all.push_back({std::string(name.substr(0, own)),
                   own == std::string_view::npos ? std::string() : std::string(name.substr(own + 1))});
  }
  return all;
}

std::vector<Origin> origins() {
  std::vector<Origin> all;
  for (const auto line : lines("names.txt")) {
    const auto parts = split(line, '|');
    Origin origin{
        std::stoi(std::string(parts[0])), std::string(parts[1]), {}, names(parts[3]), names(parts[4]), names(parts[5])};
    for (const auto language : split(parts[2], ',')) origin.languages.emplace_back(language);
    all.push_back(std::move(origin));
  }
  return all;
}

/// Letters and digits that may stand in an address.
std::string mail_word(std::string_view name) {
  std::string word;
  for (const char c : search_key(name))
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) word += c;
  return word.empty() ? "x" : word;
}

}  // namespace

std::vector<std::string_view> split(std::string_view line, char separator) {
  std::vector<std::string_view> parts;
  for (;;) {
    const auto end = line.find(separator);
    parts.push_back(line.substr(0, end));
    if (end == std::string_view::npos) return parts;
    line = line.substr(end + 1);
  }
}

std::vector<std::string_view> lines(std::string_view file) {
  std::vector<std::string_view> all;
  for (const auto line : split(embedded::file("lib/inact/demo/" + std::string(file)), '\n'))
    if (!line.empty() && line.front() != '#') all.push_back(line);
  return all;
}

std::string World::uuid(const char* table) {
  // They were drawn once: whatever is drawn after them stays what it was.
  chance.skip(16);
  return new_row(tx, table).uuid;
}

const std::string& World::partner() {
  static const std::string hope = "hope";
  static const std::string nolanta = "nolanta";
  return chance.percent(60) ? hope : nolanta;
}

std::string World::entered(Date day) {
  return iso(Instant{std::chrono::sys_days{day}} + std::chrono::minutes{chance.number(8 * 60, 16 * 60)});
}

Date World::working_day(Month month) {
  const Date last = std::min(last_day(month), std::max(plan.today, first_day(month)));
  Date day = add_days(first_day(month), chance.number(0, days_between(first_day(month), last)));
  while (weekday_from_monday(day) > 4 && day > first_day(month)) day = add_days(day, -1);
  return day;
}

Identity invent_identity(World& world, const Origin& origin, bool woman) {
  Chance& chance = world.chance;
  const Origin::Name& given = chance.one_of(woman ? origin.women : origin.men);
  const Origin::Name& family = chance.one_of(origin.families);
  Identity identity;
  identity.given_name = given.latin;
  identity.family_name = family.latin;
  if (!given.own.empty()) identity.original_name = given.own + " " + family.own;
  if (chance.percent(70))
    identity.email = mail_word(given.latin) + "." + mail_word(family.latin) + std::to_string(chance.number(1, 9999)) +
                     "@example.org";
  if (chance.percent(75))
    identity.phone = "+49 30 23125" + std::to_string(chance.number(100, 999));  // reserved numbers
  return identity;
}

}  // namespace demo

void check(const DemoPlan& plan) {
  if (plan.people < 60 || plan.people > 5'000'000)
    throw usage("A demo has from 60 to 5,000,000 people, not {n}.", {{"n", plan.people}});
  if (plan.months < 1 || plan.months > 600)
    throw usage("A demo has from 1 to 600 months, not {n}.", {{"n", plan.months}});
  if (plan.workshops < 0 || plan.workshops > 1'000'000)
    throw usage("A demo has from 0 to 1,000,000 workshops, not {n}.", {{"n", plan.workshops}});
}

RecordsInfo demo_info(const DemoPlan& plan) {
  Chance chance(plan.seed ^ 0x696E616374);
  RecordsInfo info;
  info.namespace_uuid = uuid_v4(chance.bytes());
  info.index_key = chance.bytes();
  info.created_at = demo_instant(plan);
  info.demo = true;
  return info;
}

Instant demo_instant(const DemoPlan& plan) {
  return Instant{std::chrono::sys_days{plan.today}} + std::chrono::hours{8};
}

std::vector<DemoFile> make_demo(Transaction& transaction, const DemoPlan& plan) {
  check(plan);
  demo::World world{transaction,
                    plan,
                    Chance(plan.seed),
                    first_day(add_months(month_of(plan.today), 1 - plan.months)),
                    demo::origins(),
                    {},
                    {"Kim", "Robin", "Sascha", "Noa"},
                    {},
                    {}};
  transaction.log(Action::Create, "");
  demo::make_centres(world);
  const int volunteers = std::max(24, plan.people / 8);
  demo::make_volunteers(world, volunteers);
  demo::make_intakes(world, plan.people - volunteers);
  auto files = demo::make_workshops(world);
  demo::make_groups(world);
  return files;
}

}  // namespace inact

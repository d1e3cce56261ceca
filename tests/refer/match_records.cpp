#include "refer/match_records.h"

#include "inact/text/answer.h"

namespace match_test {
namespace {

int next_uuid = 0;

std::string uuid() { return "match-" + std::to_string(++next_uuid); }

struct Values {
  const Facts& facts;
  std::string text(const char* key, const char* usual = "") const {
    const auto found = facts.find(key);
    return found == facts.end() ? usual : found->second;
  }
  bool has(const char* key) const { return facts.contains(key); }
  std::optional<std::string> given(const char* key, const char* usual = "") const {
    const std::string value = text(key, usual);
    return value.empty() ? std::nullopt : std::optional(value);
  }
  std::optional<int> number(const char* key) const {
    return has(key) ? std::optional(std::stoi(text(key))) : std::nullopt;
  }
};

OrganizationId organization(Transaction& tx, const std::string& name, bool never) {
  if (const auto found =
          Query(tx, "SELECT id FROM organization WHERE name = :name", {{"name", name}}).one<OrganizationId>())
    return std::get<0>(*found);
  return {insert(tx,
                 "INSERT INTO organization (uuid, name, do_not_list, partner, entered_by, entered_at)"
                 " VALUES (:uuid, :name, :never, 'hope', 'kim', :at)",
                 {{"uuid", uuid()}, {"name", name}, {"never", never}, {"at", tx.entered_at()}})};
}

std::optional<int> part(const std::string& range, std::size_t index) {
  const auto parts = split(range, '-');
  return index < parts.size() && !parts[index].empty() ? std::optional(std::stoi(parts[index])) : std::nullopt;
}

void add_place(Transaction& tx, OrganizationId organization, ServiceId service, const Values& values) {
  const auto position = split(values.text("position"), ',');
  const auto place =
      insert(tx,
             "INSERT INTO location (uuid, organization_id, location_type, district, protected, latitude, longitude)"
             " VALUES (:uuid, :o, :type, :district, :protected, :lat, :long)",
             {{"uuid", uuid()},
              {"o", organization},
              {"type", values.has("virtual") ? "virtual" : "physical"},
              {"district", values.given("district", "neukoelln")},
              {"protected", values.has("protected")},
              {"lat", position.size() == 2 ? std::optional(std::stod(position[0])) : std::nullopt},
              {"long", position.size() == 2 ? std::optional(std::stod(position[1])) : std::nullopt}});
  insert(tx, "INSERT INTO service_at_location (uuid, service_id, location_id) VALUES (:uuid, :s, :l)",
         {{"uuid", uuid()}, {"s", service}, {"l", place}});
  if (const auto postcode = values.given("pc", "12043"))
    insert(tx,
           "INSERT INTO address (uuid, location_id, address_1, city, postal_code)"
           " VALUES (:uuid, :l, 'Musterstraße 1', 'Berlin', :postcode)",
           {{"uuid", uuid()}, {"l", place}, {"postcode", postcode}});
  if (const auto access = values.given("access"))
    insert(tx, "INSERT INTO accessibility (uuid, location_id, description) VALUES (:uuid, :l, :access)",
           {{"uuid", uuid()}, {"l", place}, {"access", access}});
}

void add_hours(Transaction& tx, ServiceId service, const Values& values) {
  if (const auto days = values.given("open", "MO,TU,WE,TH,FR"))
    insert(tx,
           "INSERT INTO schedule (uuid, service_id, freq, byday, interval, valid_from, opens_at, closes_at)"
           " VALUES (:uuid, :s, :freq, :days, :every, :from, '10:00', '12:00')",
           {{"uuid", uuid()},
            {"s", service},
            {"freq", values.has("monthly") ? "MONTHLY" : "WEEKLY"},
            {"days", days},
            {"every", values.number("every")},
            {"from", values.given("from")}});
  if (const auto shut = values.given("shut"))
    insert(tx,
           "INSERT INTO schedule (uuid, service_id, valid_from, valid_to, closed) VALUES (:uuid, :s, :from, :to, 1)",
           {{"uuid", uuid()}, {"s", service}, {"from", shut->substr(0, 10)}, {"to", shut->substr(12)}});
}

/// "3/5@2": of five referrals three were accepted, each answered after two days.
void add_track(Transaction& tx, ServiceId service, const std::string& track) {
  if (track.empty()) return;
  const int accepted = std::stoi(track), answered = std::stoi(track.substr(track.find('/') + 1));
  const int days = std::stoi(track.substr(track.find('@') + 1));
  const auto person = insert(tx, "INSERT INTO person (partner, entered_by, entered_at) VALUES ('hope', 'kim', :at)",
                             {{"at", tx.entered_at()}});
  const auto intake = insert(tx,
                             "INSERT INTO intake (person_id, opened_on, partner, entered_by, entered_at)"
                             " VALUES (:p, '2026-01-01', 'hope', 'kim', :at)",
                             {{"p", person}, {"at", tx.entered_at()}});
  const auto need = insert(tx,
                           "INSERT INTO need (intake_id, code, urgency, raised_on, status_on, entered_by, entered_at)"
                           " VALUES (:i, 'housing', 'normal', '2026-01-01', '2026-01-01', 'kim', :at)",
                           {{"i", intake}, {"at", tx.entered_at()}});
  for (int i = 0; i < answered; ++i)
    insert(tx,
           "INSERT INTO referral (person_id, need_id, service_id, kind, channel, referred_on, status, status_on,"
           " responded_on, declined_by, owner, partner, entered_by, entered_at) VALUES (:p, :n, :s, 'warm_handover',"
           " 'phone', '2026-02-01', :status, '2026-03-01', :answered, 'provider', 'kim', 'hope', 'kim', :at)",
           {{"p", person},
            {"n", need},
            {"s", service},
            {"status", i < accepted ? "completed" : "rejected"},
            {"answered", add_days(parse_iso_date("2026-02-01").value(), days)},
            {"at", tx.entered_at()}});
}

}  // namespace

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const auto end = std::min(text.find(separator), text.size());
    parts.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

Facts facts_of(std::string_view text) {
  Facts facts;
  for (const std::string& word : split(text, ' ')) {
    if (word.empty()) continue;
    const auto sign = word.find('=');
    facts[word.substr(0, sign)] = sign == std::string::npos ? "1" : word.substr(sign + 1);
  }
  return facts;
}

ServiceId add_service(Transaction& tx, const std::string& name, const Facts& facts) {
  const Values values{facts};
  const OrganizationId owner = organization(tx, values.text("org", name.c_str()), values.has("dnl"));
  const auto ages = values.text("ages");
  const ServiceId service{insert(
      tx,
      "INSERT INTO service (uuid, organization_id, name, status, interpretation_services, minimum_age, maximum_age,"
      " assured_date, by_appointment, capacity, capacity_until, wait_days, closed_until, void_reason) VALUES (:uuid,"
      " :o, :name, :status, :interp, :min, :max, :assured, :appointment, :cap, :cap_until, :wait, :closed, :void)",
      {{"uuid", uuid()},
       {"o", owner},
       {"name", name},
       {"status", values.text("status", "active")},
       {"interp", values.given("interp")},
       {"min", part(ages, 0)},
       {"max", part(ages, 1)},
       {"assured", values.given("assured", "2026-11-15")},
       {"appointment", values.has("appointment")},
       {"cap", values.given("cap", "available")},
       {"cap_until", values.given("cap_until")},
       {"wait", values.number("wait")},
       {"closed", values.given("closed")},
       {"void", values.given("void")}})};
  const auto add_attribute = [&](const char* type, const std::string& value) {
    insert(tx,
           "INSERT INTO attribute (uuid, link_id, link_entity, link_type, value) VALUES (:uuid, :s, 'service', :t, :v)",
           {{"uuid", uuid()}, {"s", service}, {"t", type}, {"v", value}});
  };
  for (const std::string& need : split(values.text("needs", "housing"), ',')) add_attribute("need", need);
  for (const std::string& who : split(values.text("only"), ',')) add_attribute("eligibility", who);
  for (const std::string& language : split(values.text("lang", "ar"), ','))
    insert(tx, "INSERT INTO language (uuid, service_id, code) VALUES (:uuid, :s, :code)",
           {{"uuid", uuid()}, {"s", service}, {"code", language}});
  if (const auto area = values.given("area"))
    insert(tx, "INSERT INTO service_area (uuid, service_id, extent) VALUES (:uuid, :s, :area)",
           {{"uuid", uuid()}, {"s", service}, {"area", area}});
  const auto cost = values.text("cost", "0");
  insert(tx, "INSERT INTO cost_option (uuid, service_id, amount, currency) VALUES (:uuid, :s, :amount, 'EUR')",
         {{"uuid", uuid()}, {"s", service}, {"amount", std::stod(cost)}});
  add_place(tx, owner, service, values);
  add_hours(tx, service, values);
  add_track(tx, service, values.text("track"));
  return service;
}

void add_volunteer(Transaction& tx, const std::string& language) {
  const auto parts = split(language, ':');
  const auto person = insert(tx, "INSERT INTO person (partner, entered_by, entered_at) VALUES ('hope', 'kim', :at)",
                             {{"at", tx.entered_at()}});
  insert(tx, "INSERT INTO person_role (person_id, role, since) VALUES (:p, 'volunteer', '2026-01-01')",
         {{"p", person}});
  insert(tx, "INSERT INTO person_language (person_id, position, code, level) VALUES (:p, 1, :code, :level)",
         {{"p", person}, {"code", parts[0]}, {"level", parts.size() > 1 ? std::optional(parts[1]) : std::nullopt}});
}

Wish wish_of(const Facts& facts, const std::map<std::string, ServiceId>& services) {
  static const Vocabularies vocabularies = built_in_vocabularies();
  const Values values{facts};
  Wish wish;
  wish.day = kToday;
  const NewNeed need = accept_need(vocabularies, values.text("need"));
  wish.need = need.code;
  wish.urgency = need.urgency;
  for (const std::string& language : split(values.text("lang"), ',')) {
    const auto parts = split(language, ':');
    wish.languages.push_back({parts[0], parts.size() > 1 ? parts[1] : ""});
  }
  wish.home.postcode = values.text("pc");
  wish.home.district = values.text("district");
  if (const auto position = split(values.text("position"), ','); position.size() == 2)
    wish.home.position = {std::stod(position[0]), std::stod(position[1])};
  wish.birth_year = values.number("born");
  wish.gender = values.text("gender");
  wish.residence = values.text("residence");
  wish.barrier_free = values.has("barrier_free");
  if (values.has("without")) {
    Barred barred;
    barred.service = services.at(values.text("without"));
    barred.detail = tr("left out by --without");
    wish.barred.push_back(barred);
  }
  return wish;
}

}  // namespace match_test

#include "inact/refer/match_facts.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>

#include "inact/refer/match_language.h"
#include "inact/text/fold.h"

namespace inact {
namespace {

using Text = std::optional<std::string_view>;
using Number = std::optional<int>;
using Day = std::optional<Date>;

constexpr std::string_view kRow =
    "SELECT s.id, s.organization_id, s.status, s.minimum_age, s.maximum_age, s.assured_date, s.by_appointment,"
    " s.capacity, s.capacity_until, s.wait_days, s.closed_until, s.interpretation_services";

/// Of rows `a` of attribute, those that say of a service that it answers :need.
constexpr std::string_view kAnswersNeed = "a.link_entity = 'service' AND a.link_type = 'need' AND a.value = :need";

/// The institutions that are on the do-not-list or void: few, so that they are read once.
class KeptBack {
 public:
  explicit KeptBack(const Store& store) {
    Query query(store,
                "SELECT id, do_not_list, void_reason IS NOT NULL FROM organization INDEXED BY organization_kept_back"
                " WHERE do_not_list = 1 OR void_reason IS NOT NULL ORDER BY id");
    while (query.next()) {
      const auto [id, do_not_list, is_void] = query.row<OrganizationId, bool, bool>();
      all_.push_back({id, do_not_list, is_void});
    }
  }
  bool is_void(OrganizationId id) const {
    const One* one = find(id);
    return one && one->is_void;
  }
  bool do_not_list(OrganizationId id) const {
    const One* one = find(id);
    return one && one->do_not_list;
  }

 private:
  struct One {
    OrganizationId id;
    bool do_not_list, is_void;
  };
  const One* find(OrganizationId id) const {
    const auto at = std::ranges::lower_bound(all_, id, {}, &One::id);
    return at != all_.end() && at->id == id ? &*at : nullptr;
  }
  std::vector<One> all_;
};

std::vector<ServiceFacts> read_rows(Query& query, const KeptBack& kept_back, std::string_view need) {
  std::vector<ServiceFacts> all;
  while (query.next()) {
    const auto [id, organization, status, minimum, maximum, assured, by_appointment, capacity, until, wait, closed,
                interpretation] = query.row<ServiceId, OrganizationId, std::string_view, Number, Number, Day, bool,
                                            Text, Day, Number, Day, Text>();
    if (!all.empty() && all.back().id == id) continue;  // a link that stands twice
    if (kept_back.is_void(organization)) continue;
    ServiceFacts& service = all.emplace_back();
    service.id = id;
    service.organization = organization;
    service.status = status;
    service.minimum_age = minimum;
    service.maximum_age = maximum;
    service.assured_on = assured;
    service.by_appointment = by_appointment;
    service.capacity = capacity.value_or("");
    service.capacity_until = until;
    service.wait_days = wait;
    service.closed_until = closed;
    service.interpretation = interpretation.value_or("");
    service.do_not_list = kept_back.do_not_list(organization);
    if (!need.empty()) service.needs.emplace_back(need);
  }
  return all;
}

/// "10115, 102; Mitte"
void add_areas(std::string_view text, std::vector<std::string>& areas) {
  while (!text.empty()) {
    const auto end = std::min(text.find_first_of(",;"), text.size());
    std::string_view area = text.substr(0, end);
    while (area.starts_with(' ')) area.remove_prefix(1);
    while (area.ends_with(' ')) area.remove_suffix(1);
    if (!area.empty()) areas.emplace_back(area);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

void in_order_once(std::vector<std::string>& codes) {
  std::ranges::sort(codes);
  codes.erase(std::ranges::unique(codes).begin(), codes.end());
}

bool says_free(std::string_view text) {
  static constexpr std::array<std::string_view, 6> kWordsForFree = {"free",   "kostenlos", "kostenfrei",
                                                                    "gratis", "none",      "keine"};
  const std::string key = search_key(text);
  return std::ranges::any_of(kWordsForFree, [&](std::string_view word) { return key.find(word) != std::string::npos; });
}

}  // namespace

std::vector<ServiceFacts> services_for(const Store& store, std::string_view need) {
  Query query(store,
              fmt::format("{} FROM attribute a CROSS JOIN service s INDEXED BY service_match ON s.id = a.link_id"
                          " WHERE {} AND s.void_reason IS NULL ORDER BY a.link_id",
                          kRow, kAnswersNeed),
              {{"need", need}});
  return read_rows(query, KeptBack(store), need);
}

std::vector<ServiceFacts> services_not_for(const Store& store, const std::vector<std::string>& needs) {
  Query query(
      store, fmt::format("{} FROM service s INDEXED BY service_match WHERE s.void_reason IS NULL ORDER BY s.id", kRow));
  std::vector<ServiceFacts> all = read_rows(query, KeptBack(store), "");
  Query offered(store,
                "SELECT value FROM attribute WHERE link_entity = 'service' AND link_type = 'need' AND link_id = :id"
                " AND value IS NOT NULL ORDER BY value");
  std::erase_if(all, [&](ServiceFacts& service) {
    service.needs = offered.bind({{"id", service.id}}).column<std::string>();
    return std::ranges::any_of(service.needs,
                               [&](const std::string& need) { return std::ranges::find(needs, need) != needs.end(); });
  });
  return all;
}

void read_languages(const Store& store, const std::vector<std::string>& needs, std::vector<ServiceFacts>& services) {
  struct Source {
    const char* tables;
    const char* in_use;  ///< most directories name languages of services alone
  };
  static constexpr std::array<Source, 3> kSources = {
      {{"language l ON l.service_id = a.link_id", "SELECT 1"},
       {"phone p ON p.service_id = a.link_id CROSS JOIN language l ON l.phone_id = p.id",
        "SELECT 1 FROM language WHERE phone_id IS NOT NULL LIMIT 1"},
       {"service_at_location x ON x.service_id = a.link_id CROSS JOIN language l ON l.location_id = x.location_id",
        "SELECT 1 FROM language WHERE location_id IS NOT NULL LIMIT 1"}}};
  for (const Source& source : kSources) {
    if (!Query(store, source.in_use).next()) continue;
    Query query(store, fmt::format("SELECT a.link_id, l.code FROM attribute a CROSS JOIN {} WHERE {}"
                                   " AND l.code IS NOT NULL ORDER BY a.link_id",
                                   source.tables, kAnswersNeed));
    for (const std::string& need : needs) {
      query.bind({{"need", need}});
      auto service = services.begin();
      while (query.next()) {
        const auto [id, code] = query.row<ServiceId, std::string_view>();
        while (service != services.end() && service->id < id) ++service;
        if (service == services.end()) break;
        if (service->id == id) service->languages.emplace_back(code);
      }
    }
  }
  for (ServiceFacts& service : services) in_order_once(service.languages);
}

ServiceReader::ServiceReader(const Store& store, Date day)
    : day_(day),
      names_(store,
             "SELECT s.name, o.name, s.fees_description, s.alert FROM service s"
             " JOIN organization o ON o.id = s.organization_id WHERE s.id = :service"),
      languages_(store,
                 "SELECT code FROM language WHERE service_id = :service AND code IS NOT NULL"
                 " UNION ALL SELECT l.code FROM phone p CROSS JOIN language l ON l.phone_id = p.id"
                 " WHERE p.service_id = :service AND l.code IS NOT NULL"
                 " UNION ALL SELECT l.code FROM service_at_location x CROSS JOIN language l"
                 " ON l.location_id = x.location_id WHERE x.service_id = :service AND l.code IS NOT NULL"),
      areas_(store,
             "SELECT coalesce(extent, name, '') FROM service_area WHERE service_id = :service"
             " UNION ALL SELECT coalesce(a.extent, a.name, '') FROM service_at_location x"
             " CROSS JOIN service_area a ON a.service_at_location_id = x.id WHERE x.service_id = :service ORDER BY 1"),
      conditions_(store,
                  "SELECT value FROM attribute WHERE link_entity = 'service' AND link_id = :service"
                  " AND link_type = 'eligibility' AND value IS NOT NULL ORDER BY value"),
      places_(store,
              "SELECT l.location_type = 'virtual', l.protected, l.latitude, l.longitude, l.district,"
              " (SELECT a.postal_code FROM address a WHERE a.location_id = l.id AND a.address_type <> 'postal'"
              "   ORDER BY a.id LIMIT 1),"
              " (SELECT group_concat(c.description) FROM accessibility c WHERE c.location_id = l.id)"
              " FROM service_at_location x CROSS JOIN location l ON l.id = x.location_id WHERE x.service_id = :service"
              " AND l.void_reason IS NULL AND l.location_type <> 'postal' ORDER BY x.location_id"),
      openings_(store,
                "SELECT id, freq, byday, bymonthday, interval, substr(dtstart, 1, 10), valid_from, valid_to,"
                " substr(until, 1, 10), closed, opens_at FROM schedule WHERE service_id = :service"
                " UNION ALL SELECT c.id, c.freq, c.byday, c.bymonthday, c.interval, substr(c.dtstart, 1, 10),"
                " c.valid_from, c.valid_to, substr(c.until, 1, 10), c.closed, c.opens_at FROM service_at_location x"
                " CROSS JOIN schedule c ON c.service_at_location_id = x.id OR c.location_id = x.location_id"
                " WHERE x.service_id = :service ORDER BY 1"),
      costs_(store,
             "SELECT coalesce(option, ''), amount FROM cost_option WHERE service_id = :service"
             " AND (valid_from IS NULL OR valid_from <= :day) AND (valid_to IS NULL OR valid_to >= :day) ORDER BY id",
             {{"day", day}}),
      track_(store,
             "SELECT referred_on, responded_on, status IN ('accepted', 'in_progress', 'completed') FROM referral"
             " WHERE service_id = :service AND referred_on >= :since AND referred_on <= :day AND void_reason IS NULL"
             " AND (status IN ('accepted', 'in_progress', 'completed', 'expired')"
             " OR (status = 'rejected' AND declined_by IS NOT 'person')) ORDER BY id",
             {{"since", add_days(day, -730)}, {"day", day}}) {}

void ServiceReader::read(ServiceFacts& service) {
  service.languages = languages_.bind({{"service", service.id}}).column<std::string>();
  in_order_once(service.languages);
  read_near(service);
  read_rest(service);
}

void ServiceReader::read_near(ServiceFacts& service) {
  read_places(service);
  read_track(service);
}

void ServiceReader::read_rest(ServiceFacts& service) {
  read_names(service);
  areas_.bind({{"service", service.id}});
  while (areas_.next()) add_areas(std::get<0>(areas_.row<std::string_view>()), service.areas);
  service.eligibility = conditions_.bind({{"service", service.id}}).column<std::string>();
  read_openings(service);
  read_cost(service);
}

void ServiceReader::read_names(ServiceFacts& service) {
  const auto [name, organization, fees, alert] =
      names_.bind({{"service", service.id}}).one<std::string, std::string, Text, Text>().value();
  service.name = name;
  service.organization_name = organization;
  service.alert = alert.value_or("");
  if (fees && !fees->empty()) service.free_of_charge = says_free(*fees);
}

void ServiceReader::read_places(ServiceFacts& service) {
  places_.bind({{"service", service.id}});
  while (places_.next()) {
    const auto [is_virtual, is_protected, latitude, longitude, district, postcode, access] =
        places_.row<bool, bool, std::optional<double>, std::optional<double>, Text, Text, Text>();
    MatchPlace& place = service.places.emplace_back();
    place.virtual_place = is_virtual;
    place.protected_place = is_protected;
    place.district = district.value_or("");
    place.postcode = postcode.value_or("");
    if (latitude && longitude) place.position = {*latitude, *longitude};
    const std::string_view features = access.value_or("");
    if (features.find("not_wheelchair") != std::string_view::npos)
      place.barrier_free = false;
    else if (features.find("wheelchair") != std::string_view::npos &&
             features.find("partly_wheelchair") == std::string_view::npos)
      place.barrier_free = true;
  }
}

void ServiceReader::read_openings(ServiceFacts& service) {
  openings_.bind({{"service", service.id}});
  while (openings_.next()) {
    const auto [id, freq, byday, month_days, interval, start, from, to, until, closed, opens_at] =
        openings_.row<std::int64_t, Text, Text, Text, Number, Text, Day, Day, Text, bool, Text>();
    if (closed && opens_at) continue;  // closed for some hours only
    Opening opening = parse_opening(freq.value_or(""), byday.value_or(""), month_days.value_or(""));
    opening.interval = std::max(1, interval.value_or(1));
    opening.start = parse_iso_date(start.value_or(""));
    opening.from = from;
    opening.to = to;
    if (const auto end = parse_iso_date(until.value_or("")); end && (!opening.to || *end < *opening.to))
      opening.to = end;
    opening.closed = closed;
    const bool one_day = opening.frequency == Opening::Frequency::Daily && opening.start && !from && !to && !freq;
    if (one_day) opening.from = opening.to = opening.start;
    service.openings.push_back(std::move(opening));
  }
}

void ServiceReader::read_cost(ServiceFacts& service) {
  costs_.bind({{"service", service.id}});
  while (costs_.next()) {
    const auto [option, amount] = costs_.row<std::string_view, std::optional<double>>();
    const bool free = amount ? *amount == 0 : says_free(option);
    service.free_of_charge = service.free_of_charge.value_or(false) || free;
  }
}

void ServiceReader::read_track(ServiceFacts& service) {
  std::vector<int> days;
  track_.bind({{"service", service.id}});
  while (track_.next()) {
    const auto [made, answered, accepted] = track_.row<Date, Day, bool>();
    ++service.track.answered;
    service.track.accepted += accepted ? 1 : 0;
    if (answered) days.push_back(std::max(0, days_between(made, *answered)));
  }
  if (days.empty()) return;
  std::ranges::sort(days);
  service.track.median_days = days[days.size() / 2];
}

std::vector<std::string> companion_languages(const Store& store, const std::vector<PersonLanguage>& languages,
                                             Date day) {
  std::vector<std::string> found;
  Query companion(store,
                  "SELECT 1 FROM person_role r CROSS JOIN person_language l ON l.person_id = r.person_id"
                  " JOIN person p ON p.id = r.person_id"
                  " WHERE r.role = 'volunteer' AND r.since <= :day AND (r.until IS NULL OR r.until > :day)"
                  " AND (l.code = :code OR l.code LIKE :code || '-%') AND (l.level IS NULL OR l.level >= 'B1')"
                  " AND p.void_reason IS NULL AND p.restricted_since IS NULL LIMIT 1",
                  {{"day", day}});
  for (const std::string& code : workable_languages(languages))
    if (companion.bind({{"code", std::string_view(code).substr(0, code.find('-'))}}).next()) found.push_back(code);
  return found;
}

}  // namespace inact

#include "inact/refer/match_facts.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <map>

#include "inact/refer/match_language.h"
#include "inact/text/fold.h"

namespace inact {
namespace {

using Text = std::optional<std::string_view>;
using Number = std::optional<int>;
using Day = std::optional<Date>;

constexpr int kTrackDays = 730;  // of our own referrals, those of the last two years count

constexpr std::string_view kRow =
    "s.organization_id, s.status, s.minimum_age, s.maximum_age, s.assured_date, s.by_appointment,"
    " s.capacity, s.capacity_until, s.wait_days, s.closed_until, s.interpretation_services";

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

/// Of rows by id, one for each need.
std::vector<ServiceFacts> read_rows(const Store& store, Query& query,
                                    const std::function<bool(const ServiceFacts&)>& is_out) {
  const KeptBack kept_back(store);
  std::vector<ServiceFacts> all;
  const auto drop_last = [&] {
    if (!all.empty() && is_out && is_out(all.back())) all.pop_back();
  };
  while (query.next()) {
    const auto [id, need, organization, status, minimum, maximum, assured, by_appointment, capacity, until, wait,
                closed, interpretation] = query.row<ServiceId, Text, OrganizationId, std::string_view, Number, Number,
                                                    Day, bool, Text, Day, Number, Day, Text>();
    if (kept_back.is_void(organization)) continue;
    if (all.empty() || all.back().id != id) {
      drop_last();
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
    }
    if (need) all.back().needs.emplace_back(*need);
  }
  drop_last();
  return all;
}

template <class Range, class Write>
std::string json_list(const Range& values, Write write) {
  std::string list;
  for (const auto& value : values) list += fmt::format("{}{}", list.empty() ? "" : ",", write(value));
  return "[" + list + "]";
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

bool says_free(std::string_view text) {
  static constexpr std::array<std::string_view, 6> kWordsForFree = {"free",   "kostenlos", "kostenfrei",
                                                                    "gratis", "none",      "keine"};
  const std::string key = search_key(text);
  return std::ranges::any_of(kWordsForFree, [&](std::string_view word) { return key.find(word) != std::string::npos; });
}

/// Most directories name languages of services alone: then telephones and places are not looked at.
std::string languages_sql(const Store& store) {
  std::string sql = "SELECT service_id, code FROM language WHERE service_id {is} AND code IS NOT NULL";
  if (Query(store, "SELECT 1 FROM language WHERE phone_id IS NOT NULL LIMIT 1").next())
    sql +=
        " UNION ALL SELECT p.service_id, l.code FROM phone p CROSS JOIN language l ON l.phone_id = p.id"
        " WHERE p.service_id {is} AND l.code IS NOT NULL";
  if (Query(store, "SELECT 1 FROM language WHERE location_id IS NOT NULL LIMIT 1").next())
    sql +=
        " UNION ALL SELECT x.service_id, l.code FROM service_at_location x CROSS JOIN language l"
        " ON l.location_id = x.location_id WHERE x.service_id {is} AND l.code IS NOT NULL";
  return sql + " ORDER BY 1, 2";
}

/// `{is}` in the text: of which services. Both read :services, an id or a JSON list of ids.
std::string statement(std::string_view sql, ServiceReader::Pace pace) {
  const bool together = pace == ServiceReader::Pace::Together;
  return fmt::format(fmt::runtime(sql),
                     fmt::arg("is", together ? "IN (SELECT value FROM json_each(:services))" : "= :services"));
}

/// Gives each row to the service that its first column names. Rows and services are in order of ids.
template <class... Ts, class Take>
void each(Query& query, std::span<ServiceFacts> services, Take take) {
  const auto id = [](const ServiceFacts& service) { return service.id.value; };
  if (services.size() == 1)
    query.bind({{"services", id(services.front())}});
  else
    query.bind({{"services", json_list(services, id)}});
  auto service = services.begin();
  while (query.next())
    std::apply(
        [&](ServiceId of, Ts... values) {
          while (service->id != of) ++service;
          take(*service, values...);
        },
        query.row<ServiceId, Ts...>());
}

}  // namespace

std::vector<ServiceFacts> services_for(const Store& store, const std::vector<std::string>& needs,
                                       const std::function<bool(const ServiceFacts&)>& is_out) {
  const std::string list = json_list(needs, [](const std::string& need) { return fmt::format("\"{}\"", need); });
  Query query(store,
              fmt::format("SELECT a.link_id, a.value, {} FROM attribute a"
                          " CROSS JOIN service s INDEXED BY service_match ON s.id = a.link_id"
                          " WHERE a.link_entity = 'service' AND a.link_type = 'need' AND a.value {}"
                          " AND s.void_reason IS NULL ORDER BY a.link_id, a.value",
                          kRow, needs.size() == 1 ? "= :needs" : "IN (SELECT value FROM json_each(:needs))"),
              {{"needs", needs.size() == 1 ? needs.front() : list}});
  return read_rows(store, query, is_out);
}

std::vector<ServiceFacts> all_services(const Store& store) {
  Query query(store, fmt::format("SELECT s.id, NULL, {} FROM service s INDEXED BY service_match"
                                 " WHERE s.void_reason IS NULL ORDER BY s.id",
                                 kRow));
  std::vector<ServiceFacts> all = read_rows(store, query, nullptr);
  Query offered(store,
                "SELECT link_id, value FROM attribute WHERE link_entity = 'service' AND link_type = 'need'"
                " AND value IS NOT NULL ORDER BY value, link_id");
  while (offered.next()) {
    const auto [id, need] = offered.row<ServiceId, std::string_view>();
    const auto service = std::ranges::lower_bound(all, id, {}, &ServiceFacts::id);
    if (service != all.end() && service->id == id) service->needs.emplace_back(need);
  }
  return all;
}

void read_languages(const Store& store, std::span<ServiceFacts> services) {
  Query languages(store, statement(languages_sql(store), ServiceReader::Pace::Together));
  each<std::string_view>(languages, services, [](ServiceFacts& service, std::string_view code) {
    if (service.languages.empty() || service.languages.back() != code) service.languages.emplace_back(code);
  });
}

ServiceReader::ServiceReader(const Store& store, Date day, Pace pace)
    : track_(store,
             statement("SELECT service_id, referred_on, responded_on,"
                       " status IN ('accepted', 'in_progress', 'completed') FROM referral WHERE service_id {is}"
                       " AND referred_on >= :since AND referred_on <= :day AND void_reason IS NULL"
                       " AND (status IN ('accepted', 'in_progress', 'completed', 'expired')"
                       " OR (status = 'rejected' AND declined_by IS NOT 'person')) ORDER BY service_id, id",
                       pace),
             {{"since", add_days(day, -kTrackDays)}, {"day", day}}),
      places_(store, statement("SELECT x.service_id, l.location_type = 'virtual', l.protected, l.latitude, l.longitude,"
                               " l.district, (SELECT a.postal_code FROM address a WHERE a.location_id = l.id"
                               "   AND a.address_type <> 'postal' ORDER BY a.id LIMIT 1),"
                               " (SELECT group_concat(c.description) FROM accessibility c WHERE c.location_id = l.id)"
                               " FROM service_at_location x CROSS JOIN location l ON l.id = x.location_id"
                               " WHERE x.service_id {is} AND l.void_reason IS NULL AND l.location_type <> 'postal'"
                               " ORDER BY x.service_id, x.location_id",
                               pace)),
      names_(store, statement("SELECT s.id, s.name, o.name, s.fees_description, s.alert FROM service s"
                              " JOIN organization o ON o.id = s.organization_id WHERE s.id {is} ORDER BY s.id",
                              pace)),
      areas_(store,
             statement("SELECT service_id, coalesce(extent, name, '') FROM service_area WHERE service_id {is}"
                       " UNION ALL SELECT x.service_id, coalesce(a.extent, a.name, '') FROM service_at_location x"
                       " CROSS JOIN service_area a ON a.service_at_location_id = x.id WHERE x.service_id {is}"
                       " ORDER BY 1, 2",
                       pace)),
      conditions_(store, statement("SELECT link_id, value FROM attribute WHERE link_entity = 'service' AND link_id {is}"
                                   " AND link_type = 'eligibility' AND value IS NOT NULL ORDER BY link_id, value",
                                   pace)),
      openings_(store,
                statement("SELECT service_id, id, freq, byday, bymonthday, interval, substr(dtstart, 1, 10),"
                          " valid_from, valid_to, substr(until, 1, 10), closed, opens_at FROM schedule"
                          " WHERE service_id {is}"
                          " UNION ALL SELECT x.service_id, c.id, c.freq, c.byday, c.bymonthday, c.interval,"
                          " substr(c.dtstart, 1, 10), c.valid_from, c.valid_to, substr(c.until, 1, 10), c.closed,"
                          " c.opens_at FROM service_at_location x CROSS JOIN schedule c"
                          " ON c.service_at_location_id = x.id OR c.location_id = x.location_id"
                          " WHERE x.service_id {is} ORDER BY 1, 2",
                          pace)),
      costs_(store,
             statement("SELECT service_id, coalesce(option, ''), amount FROM cost_option WHERE service_id {is}"
                       " AND (valid_from IS NULL OR valid_from <= :day) AND (valid_to IS NULL OR valid_to >= :day)"
                       " ORDER BY service_id, id",
                       pace),
             {{"day", day}}) {}

void ServiceReader::read(Known level, std::span<ServiceFacts> services) {
  switch (level) {
    case Known::Row: return;
    case Known::Track: return read_track(services);
    case Known::Places: return read_places(services);
    case Known::All:
      read_names(services);
      read_conditions(services);
      read_openings(services);
      read_costs(services);
  }
}

void ServiceReader::read_track(std::span<ServiceFacts> services) {
  std::map<ServiceFacts*, std::vector<int>> waits;
  each<Date, Day, bool>(track_, services, [&](ServiceFacts& service, Date made, Day answered, bool accepted) {
    ++service.track.answered;
    service.track.accepted += accepted ? 1 : 0;
    if (answered) waits[&service].push_back(std::max(0, days_between(made, *answered)));
  });
  for (auto& [service, days] : waits) {
    std::ranges::sort(days);
    service->track.median_days = days[days.size() / 2];
  }
}

void ServiceReader::read_places(std::span<ServiceFacts> services) {
  each<bool, bool, std::optional<double>, std::optional<double>, Text, Text, Text>(
      places_, services,
      [](ServiceFacts& service, bool is_virtual, bool is_protected, std::optional<double> latitude,
         std::optional<double> longitude, Text district, Text postcode, Text access) {
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
      });
}

void ServiceReader::read_names(std::span<ServiceFacts> services) {
  each<std::string_view, std::string_view, Text, Text>(
      names_, services,
      [](ServiceFacts& service, std::string_view name, std::string_view organization, Text fees, Text alert) {
        service.name = name;
        service.organization_name = organization;
        service.alert = alert.value_or("");
        if (fees && !fees->empty()) service.free_of_charge = says_free(*fees);
      });
}

void ServiceReader::read_conditions(std::span<ServiceFacts> services) {
  each<std::string_view>(areas_, services,
                         [](ServiceFacts& service, std::string_view text) { add_areas(text, service.areas); });
  each<std::string_view>(conditions_, services,
                         [](ServiceFacts& service, std::string_view code) { service.eligibility.emplace_back(code); });
}

void ServiceReader::read_openings(std::span<ServiceFacts> services) {
  each<std::int64_t, Text, Text, Text, Number, Text, Day, Day, Text, bool, Text>(
      openings_, services,
      [](ServiceFacts& service, std::int64_t, Text freq, Text byday, Text month_days, Number interval, Text start,
         Day from, Day to, Text until, bool closed, Text opens_at) {
        if (closed && opens_at) return;  // closed for some hours only
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
      });
}

void ServiceReader::read_costs(std::span<ServiceFacts> services) {
  each<std::string_view, std::optional<double>>(
      costs_, services, [](ServiceFacts& service, std::string_view option, std::optional<double> amount) {
        const bool free = amount ? *amount == 0 : says_free(option);
        service.free_of_charge = service.free_of_charge.value_or(false) || free;
      });
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

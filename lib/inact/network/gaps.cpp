#include "inact/network/gaps.h"

#include <fmt/core.h>

#include <algorithm>
#include <map>
#include <tuple>

#include "inact/people/consent.h"
#include "inact/store/query.h"
#include "inact/store/snapshot.h"
#include "inact/text/answer.h"

namespace inact {
namespace {

/// The needs of a request: `which` says by what day, `columns` what is counted of them, `groups` for each of which.
Query counted_needs(const Store& store, const GapRequest& request, std::string_view which, std::string_view columns,
                    std::string_view groups) {
  return Query(
      store,
      fmt::format("SELECT {0} FROM need n JOIN intake i ON i.id = n.intake_id JOIN person p ON p.id = i.person_id"
                  " LEFT JOIN person_language l ON l.person_id = p.id AND l.position = 1"
                  " WHERE {1} AND n.void_reason IS NULL AND i.void_reason IS NULL"
                  " AND p.void_reason IS NULL AND p.restricted_since IS NULL AND (:need IS NULL OR n.code = :need)"
                  " AND (:language IS NULL OR l.code = :language) AND (:district IS NULL OR p.district = :district)"
                  " AND p.id NOT IN ({3}) GROUP BY {2} ORDER BY {2}",
                  columns, which, groups, kWithoutStatistics),
      {{"from", request.days.from},
       {"until", request.days.until},
       {"statistics_until", request.days.until},
       {"need", request.need},
       {"language", request.language},
       {"district", request.district}});
}

std::vector<Gap> asked_for(const Store& store, const GapRequest& request) {
  Query query = counted_needs(store, request, "n.raised_on >= :from AND n.raised_on < :until",
                              "n.code, coalesce(l.code, 'unknown'), p.district, count(DISTINCT p.id)", "1, 2, 3");
  std::vector<Gap> all;
  while (query.next()) {
    auto [need, language, district, people] = query.row<std::string, std::string, std::string, std::int64_t>();
    all.push_back({std::move(need), std::move(language), std::move(district), people, 0});
  }
  return all;
}

/// How many services answer a need in a language, by district; virtual ones under "*".
class Offers {
 public:
  Offers(const Store& store, Date today)
      : query_(store,
               "SELECT CASE WHEN l.location_type = 'virtual' THEN '*' ELSE coalesce(l.district, '') END,"
               " count(DISTINCT s.id) FROM attribute a CROSS JOIN service s ON s.id = a.link_id"
               " JOIN organization o ON o.id = s.organization_id"
               " LEFT JOIN service_at_location x ON x.service_id = s.id"
               " LEFT JOIN location l ON l.id = x.location_id AND l.void_reason IS NULL"
               " WHERE a.link_entity = 'service' AND a.link_type = 'need' AND a.value = :need"
               " AND s.void_reason IS NULL AND o.void_reason IS NULL AND o.do_not_list = 0"
               " AND (s.status = 'active' OR (s.status = 'temporarily_closed' AND s.closed_until <= :today))"
               " AND (s.closed_until IS NULL OR s.closed_until <= :today)"
               " AND (:any OR coalesce(s.interpretation_services, '') <> '' OR EXISTS (SELECT 1 FROM language g"
               " WHERE g.service_id = s.id AND (g.code = :language OR g.code LIKE :language || '-%')))"
               " GROUP BY 1 ORDER BY 1",
               {{"today", today}}) {}

  using ByDistrict = std::map<std::string, std::int64_t, std::less<>>;
  const ByDistrict& of(const std::string& need, const std::string& language) {
    const auto [at, fresh] = known_.try_emplace({need, language});
    if (!fresh) return at->second;
    const std::string tag = language.substr(0, language.find('-'));
    query_.bind({{"need", need}, {"language", tag}, {"any", tag == "de" || missing_answer(tag).has_value()}});
    while (query_.next()) {
      const auto [district, services] = query_.row<std::string, std::int64_t>();
      at->second[district] = services;
    }
    return at->second;
  }

 private:
  Query query_;
  std::map<std::pair<std::string, std::string>, ByDistrict> known_;
};

/// Puts those without a service in their district to the end, and gives how many there are elsewhere.
bool is_gap(const Offers::ByDistrict& offers, Gap& gap) {
  const bool known = !missing_answer(gap.district);
  for (const auto& [district, services] : offers) {
    if (district == "*" || (known && district == gap.district)) return false;
    gap.elsewhere += services;
  }
  return known || gap.elsewhere == 0;
}

std::vector<UnmetNeeds> unmet_needs(const Store& store, const GapRequest& request) {
  Query query = counted_needs(store, request, "n.status = 'unmet' AND n.status_on >= :from AND n.status_on < :until",
                              "n.code, coalesce(n.reason, 'other'), count(*)", "1, 2");
  std::vector<UnmetNeeds> all;
  while (query.next()) {
    auto [need, reason, count] = query.row<std::string, std::string, std::int64_t>();
    all.push_back({std::move(need), std::move(reason), count});
  }
  return all;
}

void sort(Gaps& gaps) {
  std::ranges::sort(gaps.missing, [](const Gap& a, const Gap& b) {
    return std::tuple(-a.asked, a.elsewhere, a.need, a.language, a.district) <
           std::tuple(-b.asked, b.elsewhere, b.need, b.language, b.district);
  });
  std::ranges::sort(gaps.unmet, [](const UnmetNeeds& a, const UnmetNeeds& b) {
    return std::tuple(-a.count, a.need, a.reason) < std::tuple(-b.count, b.need, b.reason);
  });
}

/// Adds up the rows below `base` once `coarser` has taken a part of what tells them apart.
template <class Row, class Coarser, class Number>
void put_together(std::vector<Row>& rows, int base, Coarser coarser, Number number) {
  std::vector<Row> kept;
  std::map<decltype(coarser(rows.front())), Row> sums;
  for (Row& row : rows) {
    if (row.*number >= base) {
      kept.push_back(row);
      continue;
    }
    const auto key = coarser(row);
    const auto [at, fresh] = sums.try_emplace(key, row);
    if (!fresh) at->second.*number += row.*number;
  }
  for (auto& [key, row] : sums) kept.push_back(std::move(row));
  rows = std::move(kept);
}

/// What is then still below is left out.
template <class Row, class Number>
void round_down(std::vector<Row>& rows, int base, Number number) {
  std::erase_if(rows, [&](const Row& row) { return row.*number < base; });
  for (Row& row : rows) row.*number -= row.*number % base;
}

Cell code_or_several(const char* vocabulary, const std::string& code) {
  return code.empty() ? Cell{} : Cell{coded_answer(vocabulary, code)};
}

}  // namespace

Gaps find_gaps(const Store& store, const GapRequest& request) {
  const Snapshot moment(store);
  Gaps gaps;
  Offers offers(store, request.today);
  for (Gap& gap : asked_for(store, request))
    if (is_gap(offers.of(gap.need, gap.language), gap)) gaps.missing.push_back(std::move(gap));
  gaps.unmet = unmet_needs(store, request);
  sort(gaps);
  return gaps;
}

Gaps protect_gaps(const Gaps& gaps, int base) {
  Gaps safe = gaps;
  put_together(
      safe.missing, base,
      [](Gap& gap) {
        gap.district.clear();
        gap.elsewhere = 0;
        return std::pair(gap.need, gap.language);
      },
      &Gap::asked);
  put_together(
      safe.missing, base,
      [](Gap& gap) {
        gap.district.clear();
        gap.language.clear();
        gap.elsewhere = 0;
        return gap.need;
      },
      &Gap::asked);
  put_together(
      safe.unmet, base,
      [](UnmetNeeds& unmet) {
        unmet.reason.clear();
        return unmet.need;
      },
      &UnmetNeeds::count);
  round_down(safe.missing, base, &Gap::asked);
  round_down(safe.unmet, base, &UnmetNeeds::count);
  sort(safe);
  return safe;
}

Document gaps_document(const Gaps& gaps, const GapRequest& request, int base) {
  Document document;
  document.schema = "gaps";
  document.fields = {{"since", tr("From"), request.days.from},
                     {"until", tr("To"), request.days.last()},
                     {"public", {}, base > 0},
                     {"base", {}, base > 0 ? Cell{std::int64_t{base}} : Cell{}}};
  Table missing{"items",
                tr("No service in the district"),
                {{"need", tr("Need")},
                 {"language", tr("Language")},
                 {"district", tr("District")},
                 {"asked", tr("People who asked"), Align::Right},
                 {"elsewhere", tr("Services elsewhere"), Align::Right}},
                {}};
  for (const Gap& gap : gaps.missing)
    missing.rows.push_back({Coded{"need", gap.need}, code_or_several("language", gap.language),
                            code_or_several("district", gap.district), gap.asked,
                            gap.district.empty() ? Cell{} : Cell{gap.elsewhere}});
  Table unmet{"unmet",
              tr("Needs that stayed unmet"),
              {{"need", tr("Need")}, {"reason", tr("Reason")}, {"count", tr("Number"), Align::Right}},
              {}};
  for (const UnmetNeeds& one : gaps.unmet)
    unmet.rows.push_back({Coded{"need", one.need}, code_or_several("need_unmet_reason", one.reason), one.count});
  document.tables = {std::move(missing), std::move(unmet)};
  if (gaps.missing.empty() && gaps.unmet.empty())
    document.empty = base > 0 ? tr("No gaps in these months, or so small that they are not shown.")
                              : tr("No gaps: every need of these days has a service in its language and district.");
  if (base > 0)
    document.notes = {
        tr("Protected: counts are rounded down to multiples of {base}; less than that is put together, where an "
           "empty cell stands for several, or left out.",
           {{"base", base}})};
  else
    document.notes = {tr("For internal use only – contains small numbers.")};
  return document;
}

}  // namespace inact

#include "inact/network/network_list.h"

#include <algorithm>
#include <map>

#include "inact/store/query.h"
#include "inact/text/fold.h"

namespace inact {
namespace {

using Lists = std::map<OrganizationId, std::vector<std::string>>;

/// The values that the rows of one query give each institution, in their order, each once.
Lists lists_of(const Store& store, std::string_view sql) {
  Lists lists;
  Query query(store, sql);
  while (query.next()) {
    auto [organization, value] = query.row<OrganizationId, std::string>();
    auto& list = lists[organization];
    if (std::ranges::find(list, value) == list.end()) list.push_back(std::move(value));
  }
  return lists;
}

constexpr std::string_view kNeeds =
    "SELECT s.organization_id, a.value FROM attribute a JOIN service s ON s.id = a.link_id "
    "WHERE a.link_entity = 'service' AND a.link_type = 'need' AND a.value IS NOT NULL AND s.void_reason IS NULL "
    "AND s.status <> 'defunct' ORDER BY s.organization_id, s.id, a.id";
constexpr std::string_view kLanguages =
    "SELECT s.organization_id, l.code FROM language l JOIN service s ON s.id = l.service_id "
    "WHERE l.code IS NOT NULL AND s.void_reason IS NULL AND s.status <> 'defunct' "
    "UNION SELECT p.organization_id, l.code FROM language l JOIN location p ON p.id = l.location_id "
    "WHERE l.code IS NOT NULL AND p.void_reason IS NULL AND p.organization_id IS NOT NULL ORDER BY 1, 2";
constexpr std::string_view kDistricts =
    "SELECT organization_id, district FROM location WHERE district IS NOT NULL AND organization_id IS NOT NULL "
    "AND protected = 0 AND void_reason IS NULL ORDER BY organization_id, id";

std::vector<Coded> coded(const char* vocabulary, const std::vector<std::string>& codes) {
  std::vector<Coded> all;
  for (const std::string& code : codes) all.push_back({vocabulary, code});
  return all;
}

bool holds(const Lists& lists, OrganizationId id, const std::optional<std::string>& wanted) {
  if (!wanted) return true;
  const auto found = lists.find(id);
  return found != lists.end() && std::ranges::find(found->second, *wanted) != found->second.end();
}

}  // namespace

Table list_organizations(const Store& store, const OrganizationFilter& filter, Date today, int every_days) {
  Table table;
  table.columns = {{"id", tr("Id")},
                   {"name", tr("Name")},
                   {"kind", tr("Kind")},
                   {"district", tr("District")},
                   {"need", tr("Needs")},
                   {"language", tr("Languages")},
                   {"services", tr("Services"), Align::Right},
                   {"public_body", {}},
                   {"steward", tr("Kept by")},
                   {"second_steward", {}},
                   {"last_reached", tr("Last reached")},
                   {"contact_every_days", {}},
                   {"do_not_list", {}},
                   {"partner", {}}};
  Lists needs = lists_of(store, kNeeds), languages = lists_of(store, kLanguages),
        districts = lists_of(store, kDistricts);
  Query query(
      store,
      "SELECT o.id, o.name, o.kind, o.public_body, o.steward, o.second_steward, o.last_reached, "
      "o.contact_every_days, o.do_not_list, o.partner, (SELECT count(*) FROM service s WHERE "
      "s.organization_id = o.id AND s.void_reason IS NULL) FROM organization o "
      "WHERE (o.void_reason IS NOT NULL) = :voided AND (:kind IS NULL OR o.kind = :kind) "
      "AND (:steward IS NULL OR lower(o.steward) = lower(:steward) OR lower(o.second_steward) = lower(:steward)) "
      "AND (:partner IS NULL OR o.partner = :partner) AND (:never = 0 OR o.do_not_list = 1) AND (:stale = 0 OR "
      "o.last_reached IS NULL OR julianday(:today) - julianday(o.last_reached) > "
      "coalesce(o.contact_every_days, :every)) ORDER BY o.id",
      {{"voided", filter.voided},
       {"kind", filter.kind},
       {"steward", filter.steward},
       {"partner", filter.partner},
       {"never", filter.do_not_list},
       {"stale", filter.stale},
       {"today", today},
       {"every", every_days}});
  std::vector<std::pair<std::string, std::vector<Cell>>> rows;
  using Text = std::optional<std::string>;
  while (query.next()) {
    const auto [id, name, kind, public_body, steward, second, reached, every, never, partner, services] =
        query.row<OrganizationId, std::string, std::string, bool, Text, Text, std::optional<Date>,
                  std::optional<std::int64_t>, bool, std::string, std::int64_t>();
    if (!holds(needs, id, filter.need) || !holds(languages, id, filter.language) ||
        !holds(districts, id, filter.district))
      continue;
    rows.emplace_back(
        collation_key(name),
        std::vector<Cell>{cell(id), name, Coded{"organization_kind", kind}, coded("district", districts[id]),
                          coded("need", needs[id]), coded("language", languages[id]), services, public_body,
                          cell(steward), cell(second), cell(reached), cell(every), never, Coded{"partner", partner}});
  }
  std::ranges::stable_sort(rows, {}, [](const auto& row) -> const std::string& { return row.first; });
  for (auto& [key, row] : rows) table.rows.push_back(std::move(row));
  return table;
}

}  // namespace inact

// Finding an institution by what one remembers.
#include <algorithm>
#include <functional>
#include <map>

#include "inact/network/network_list.h"
#include "inact/store/query.h"
#include "inact/text/fold.h"
#include "inact/text/matching.h"

namespace inact {
namespace {

/// Names under which an institution may be remembered. Addresses are none: they may be protected.
constexpr std::string_view kNames =
    "SELECT id, 'O', id, name, coalesce(alternate_name, '') FROM organization WHERE void_reason IS NULL "
    "UNION ALL SELECT s.organization_id, 'S', s.id, s.name, coalesce(s.alternate_name, '') FROM service s "
    "JOIN organization o ON o.id = s.organization_id WHERE s.void_reason IS NULL AND o.void_reason IS NULL "
    "UNION ALL SELECT c.organization_id, 'K', c.id, c.name, coalesce(c.department, '') FROM contact c "
    "JOIN organization o ON o.id = c.organization_id "
    "WHERE c.void_reason IS NULL AND o.void_reason IS NULL AND c.name IS NOT NULL ORDER BY 1, 2, 3";

/// An institution's own name counts a little more than those of its services and people.
constexpr double kPart = 0.99;
/// From here on a name may have been meant.
constexpr double kMeant = 0.6;

using Visit = std::function<void(OrganizationId, std::string id, const std::string& name, bool own)>;

void for_each_name(const Store& store, const Visit& visit) {
  Query query(store, kNames);
  while (query.next()) {
    const auto [organization, letter, row, name, other] =
        query.row<OrganizationId, std::string, std::int64_t, std::string, std::string>();
    visit(organization, letter + std::to_string(row), name, letter == "O");
    if (!other.empty()) visit(organization, letter + std::to_string(row), other, letter == "O");
  }
}

std::optional<OrganizationId> by_id(const Store& store, std::string_view text) {
  if (!looks_like_id(text)) return std::nullopt;
  const char letter = static_cast<char>(text.front() & ~0x20);
  if (text.size() > 10) return std::nullopt;
  const std::int64_t row = std::stoll(std::string(text.substr(1)));
  std::string_view sql = "SELECT id FROM organization WHERE id = :row AND void_reason IS NULL";
  if (letter == 'S') sql = "SELECT organization_id FROM service WHERE id = :row AND void_reason IS NULL";
  if (letter == 'K')
    sql = "SELECT organization_id FROM contact WHERE id = :row AND void_reason IS NULL AND organization_id IS NOT NULL";
  if (letter == 'L')
    sql =
        "SELECT organization_id FROM location WHERE id = :row AND void_reason IS NULL AND organization_id IS NOT NULL";
  if (letter != 'O' && letter != 'S' && letter != 'K' && letter != 'L') return std::nullopt;
  const auto found = Query(store, sql, {{"row", row}}).one<OrganizationId>();
  return found ? std::optional(std::get<0>(*found)) : std::nullopt;
}

std::string name_of_organization(const Store& store, OrganizationId id) {
  return Query(store, "SELECT name FROM organization WHERE id = :id", {{"id", id}}).value<std::string>();
}

}  // namespace

std::vector<FoundInNetwork> find_in_network(const Store& store, std::string_view typed, std::size_t limit) {
  const std::string text = stored_text(typed);
  if (const auto id = by_id(store, text)) return {{*id, id->str(), name_of_organization(store, *id), 1}};
  const std::vector<std::string> words = search_words(text);
  std::map<OrganizationId, FoundInNetwork> best;
  for_each_name(store, [&](OrganizationId organization, std::string id, const std::string& name, bool own) {
    const double alike = words_match(words, search_words(name)) * (own ? 1 : kPart);
    if (alike == 0) return;
    FoundInNetwork& found = best.try_emplace(organization, FoundInNetwork{organization, {}, {}, 0}).first->second;
    if (alike > found.alike) found = {organization, std::move(id), name, alike};
  });
  std::vector<FoundInNetwork> all;
  for (auto& [organization, found] : best) all.push_back(std::move(found));
  std::ranges::stable_sort(all, std::greater<>(), &FoundInNetwork::alike);
  if (all.size() > limit) all.resize(limit);
  return all;
}

std::string nearest_in_network(const Store& store, std::string_view text) {
  const std::string key = search_key(text);
  std::string nearest_name;
  double most = kMeant;
  for_each_name(store, [&](OrganizationId, const std::string&, const std::string& name, bool) {
    if (const double alike = similarity(key, search_key(name)); alike > most) {
      most = alike;
      nearest_name = name;
    }
  });
  return nearest_name;
}

Table found_table(const Store& store, const std::vector<FoundInNetwork>& found) {
  Table table;
  table.columns = {{"id", tr("Id")},       {"name", tr("Name")},
                   {"kind", tr("Kind")},   {"district", tr("District")},
                   {"found", tr("Found")}, {"found_name", tr("Under the name")}};
  Query query(store, "SELECT name, kind FROM organization WHERE id = :id");
  Query districts(store,
                  "SELECT DISTINCT district FROM location WHERE organization_id = :id AND district IS NOT NULL "
                  "AND protected = 0 AND void_reason IS NULL ORDER BY district");
  for (const FoundInNetwork& one : found) {
    query.bind({{"id", one.organization}});
    districts.bind({{"id", one.organization}});
    const auto [name, kind] = query.one<std::string, std::string>().value();
    std::vector<Coded> where;
    for (const std::string& district : districts.column<std::string>()) where.push_back({"district", district});
    table.rows.push_back({cell(one.organization), name, Coded{"organization_kind", kind}, where, one.id, one.name});
  }
  return table;
}

}  // namespace inact

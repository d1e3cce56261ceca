#include "inact/report/network_map.h"

#include <fmt/core.h>

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "inact/base/named.h"
#include "inact/people/consent.h"
#include "inact/store/query.h"

namespace inact {

template <>
inline constexpr auto kWords<NetworkMap::Node::Kind> =
    std::array<std::string_view, 3>{"way", "association", "institution"};

namespace {

using NodeKind = NetworkMap::Node::Kind;
using Key = std::pair<NodeKind, std::string>;

constexpr std::size_t kMostBelowBase = 60;  ///< more of them would be a list, not a picture

constexpr std::string_view kNever = "9999-12-31";  ///< what people said last holds, whichever days are drawn

/// Whoever counts: not void, not restricted, and not against statistics today.
std::string counted() {
  return fmt::format("p.void_reason IS NULL AND p.restricted_since IS NULL AND p.id NOT IN ({})", kWithoutStatistics);
}

class Counter {
 public:
  Counter(const Store& store, const Words& words, NetworkMap& map) : store_(store), words_(words), map_(map) {}

  void count() {
    ways();
    referrals();
    sent_on();
    nodes();
    edges();
  }

 private:
  void add(const Key& from, const Key& to, std::int64_t n) { passed_[{from, to}] += n; }

  void ways() {
    Query query(
        store_,
        std::string("SELECT i.access_path, i.partner, count(*) FROM intake i JOIN person p ON p.id = i.person_id "
                    "WHERE i.void_reason IS NULL AND i.access_path NOT IN ('unknown', 'refused', 'not_asked', "
                    "'not_applicable') AND (:since IS NULL OR i.opened_on >= :since) AND "
                    "(:until IS NULL OR i.opened_on <= :until) AND ") +
            counted() + " GROUP BY 1, 2 ORDER BY 1, 2",
        {{"since", map_.since}, {"until", map_.until}, {"statistics_until", kNever}});
    while (query.next()) {
      const auto [way, partner, n] = query.row<std::string, std::string, std::int64_t>();
      add({NodeKind::Way, way}, {NodeKind::Association, partner}, n);
      counts_[{NodeKind::Way, way}] += n;
    }
  }

  void referrals() {
    Query query(store_,
                std::string("SELECT r.partner, s.organization_id, count(*) FROM referral r JOIN person p ON p.id = "
                            "r.person_id JOIN service s ON s.id = r.service_id WHERE ") +
                    kMade + counted() + " GROUP BY 1, 2 ORDER BY 1, 2",
                {{"since", map_.since}, {"until", map_.until}, {"statistics_until", kNever}});
    while (query.next()) {
      const auto [partner, organization, n] = query.row<std::string, OrganizationId, std::int64_t>();
      add({NodeKind::Association, partner}, {NodeKind::Institution, organization.str()}, n);
      counts_[{NodeKind::Association, partner}] += n;
      counts_[{NodeKind::Institution, organization.str()}] += n;
    }
  }

  /// From an institution that turned somebody away to the next.
  void sent_on() {
    Query query(
        store_,
        std::string("SELECT b.organization_id, s.organization_id, count(*) FROM referral r JOIN person p ON p.id = "
                    "r.person_id JOIN service s ON s.id = r.service_id JOIN referral f ON f.id = "
                    "r.previous_referral_id JOIN service b ON b.id = f.service_id "
                    "WHERE b.organization_id <> s.organization_id AND ") +
            kMade + counted() + " GROUP BY 1, 2 ORDER BY 1, 2",
        {{"since", map_.since}, {"until", map_.until}, {"statistics_until", kNever}});
    while (query.next()) {
      const auto [from, to, n] = query.row<OrganizationId, OrganizationId, std::int64_t>();
      add({NodeKind::Institution, from.str()}, {NodeKind::Institution, to.str()}, n);
    }
  }

  std::int64_t shown(std::int64_t n) const { return n - n % map_.base; }

  void nodes() {
    std::vector<NetworkMap::Node> institutions;
    Query query(store_, "SELECT id, name, kind FROM organization WHERE void_reason IS NULL ORDER BY id");
    while (query.next()) {
      const auto [id, name, kind] = query.row<OrganizationId, std::string, std::string>();
      const auto found = counts_.find({NodeKind::Institution, id.str()});
      institutions.push_back(
          {NodeKind::Institution, id.str(), name, kind, found == counts_.end() ? 0 : shown(found->second)});
    }
    const auto below = [](const NetworkMap::Node& node) { return node.count == 0; };
    if (const auto many = std::ranges::count_if(institutions, below);
        many > static_cast<std::ptrdiff_t>(kMostBelowBase)) {
      map_.left_out = many;
      std::erase_if(institutions, below);
    }
    std::vector<NetworkMap::Node> others;
    for (const auto& [key, n] : counts_) {
      if (key.first == NodeKind::Institution || (key.first == NodeKind::Way && shown(n) == 0)) continue;
      const char* vocabulary = key.first == NodeKind::Way ? "access_path" : "partner";
      others.push_back({key.first, key.second, words_.label(vocabulary, key.second), {}, shown(n)});
    }
    std::ranges::stable_sort(others, {}, [](const auto& node) { return std::tuple(node.kind, -node.count); });
    std::ranges::stable_sort(institutions, {}, [&](const auto& node) {
      return std::tuple(words_.label("organization_kind", node.code), -node.count);
    });
    map_.nodes = std::move(others);
    map_.nodes.insert(map_.nodes.end(), institutions.begin(), institutions.end());
  }

  void edges() {
    std::map<Key, std::size_t> places;
    for (std::size_t i = 0; i < map_.nodes.size(); ++i) places[{map_.nodes[i].kind, map_.nodes[i].id}] = i;
    for (const auto& [ends, n] : passed_) {
      const auto from = places.find(ends.first), to = places.find(ends.second);
      if (shown(n) > 0 && from != places.end() && to != places.end())
        map_.edges.push_back({from->second, to->second, shown(n)});
    }
    std::ranges::sort(map_.edges, {}, [](const auto& edge) { return std::pair(edge.from, edge.to); });
  }

  static constexpr const char* kMade =
      "r.void_reason IS NULL AND r.status <> 'draft' AND r.status <> 'entered_in_error' AND "
      "(:since IS NULL OR r.referred_on >= :since) AND (:until IS NULL OR r.referred_on <= :until) AND ";

  const Store& store_;
  const Words& words_;
  NetworkMap& map_;
  std::map<std::pair<Key, Key>, std::int64_t> passed_;
  std::map<Key, std::int64_t> counts_;
};

/// A number that may be said.
Cell said(std::int64_t count) { return count == 0 ? Cell{} : Cell{count}; }

}  // namespace

NetworkMap network_map(const Store& store, const Words& words, int base, std::optional<Date> since,
                       std::optional<Date> until) {
  NetworkMap map;
  map.base = std::max(base, 1);
  map.since = since;
  map.until = until;
  Counter(store, words, map).count();
  return map;
}

Table network_map_edges(const NetworkMap& map) {
  Table edges{"edges", tr("Who refers where"), {}, {}};
  edges.columns = {{"from", {}},
                   {"to", {}},
                   {"from_name", tr("From whom")},
                   {"to_name", tr("To whom")},
                   {"count", tr("Number"), Align::Right}};
  for (const NetworkMap::Edge& edge : map.edges) {
    const NetworkMap::Node &from = map.nodes[edge.from], &to = map.nodes[edge.to];
    edges.rows.push_back({from.id, to.id, from.name, to.name, edge.count});
  }
  return edges;
}

Document network_map_document(const NetworkMap& map) {
  Document document;
  document.schema = "network_map";
  document.fields = {{"since", {}, cell(map.since)},
                     {"until", {}, cell(map.until)},
                     {"base", {}, map.base},
                     {"left_out", {}, map.left_out}};
  Table items{"items", tr("Numbers"), {}, {}};
  items.columns = {{"id", {}}, {"type", {}}, {"name", tr("Name")}, {"kind", tr("Kind")}, {"count", tr("Number")}};
  for (const NetworkMap::Node& node : map.nodes)
    items.rows.push_back({node.id, word(node.kind), node.name,
                          node.code.empty() ? Cell{} : Cell{Coded{"organization_kind", node.code}}, said(node.count)});
  document.tables = {std::move(items), network_map_edges(map)};
  return document;
}

}  // namespace inact

#include "inact/people/due.h"

#include "inact/store/query.h"

namespace inact {

std::vector<DueItem> missing_undertakings(const Store& store, Date today) {
  Query query(store,
              "SELECT p.id, min(r.since) AS since FROM person p JOIN person_role r ON r.person_id = p.id"
              " WHERE r.role = 'volunteer' AND r.since <= :today AND (r.until IS NULL OR r.until > :today)"
              " AND p.undertaking_on IS NULL AND p.void_reason IS NULL AND p.restricted_since IS NULL"
              " GROUP BY p.id ORDER BY since, p.id",
              {{"today", today}});
  std::vector<DueItem> items;
  while (query.next()) {
    auto [id, since] = query.row<PersonId, Date>();
    items.push_back({id.str(), tr("volunteer without a confidentiality undertaking"), since,
                     "inact person edit " + id.str() + " --undertaking today", id});
  }
  return items;
}

}  // namespace inact

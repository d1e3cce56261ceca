#include "inact/workshop/due.h"

#include "inact/store/query.h"

namespace inact {

std::vector<DueItem> upcoming_sessions(const Store& store, Date today, int days_ahead) {
  Query query(store,
              "SELECT min(s.held_on), w.id, w.title, w.capacity,"
              " (SELECT count(*) FROM registration r WHERE r.workshop_id = w.id"
              "   AND r.status IN ('registered', 'offered')),"
              " (SELECT count(*) FROM registration r WHERE r.workshop_id = w.id AND r.status = 'waitlisted')"
              " FROM session s JOIN workshop w ON w.id = s.workshop_id"
              " WHERE s.held_on >= :today AND s.held_on <= :last AND w.status = 'planned'"
              " GROUP BY w.id, w.title, w.capacity ORDER BY min(s.held_on), w.id",
              {{"today", today}, {"last", add_days(today, days_ahead)}});
  std::vector<DueItem> items;
  while (query.next()) {
    auto [held_on, id, title, capacity, seats, waiting] =
        query.row<Date, WorkshopId, std::string, std::optional<std::int64_t>, std::int64_t, std::int64_t>();
    std::vector<Argument> arguments{{"title", title}, {"seats", seats}, {"waiting", waiting}};
    if (capacity) arguments.emplace_back("capacity", *capacity);
    Message what = !capacity     ? tr("“{title}”: {seats} registered", arguments)
                   : waiting > 0 ? tr("“{title}”: {seats} of {capacity} seats taken, {waiting} waiting", arguments)
                                 : tr("“{title}”: {seats} of {capacity} seats taken", arguments);
    items.push_back({id.str(), std::move(what), held_on, "inact workshop show " + id.str()});
  }
  return items;
}

std::vector<DueItem> unmarked_sessions(const Store& store, Date today) {
  Query query(store,
              "SELECT s.held_on, w.id, w.title, (SELECT count(*) FROM session o WHERE o.workshop_id = w.id)"
              " FROM session s JOIN workshop w ON w.id = s.workshop_id"
              " WHERE s.held_on < :today AND w.status = 'planned'"
              " AND NOT EXISTS (SELECT 1 FROM attendance a WHERE a.session_id = s.id)"
              " AND NOT EXISTS (SELECT 1 FROM unnamed_attendance u WHERE u.session_id = s.id)"
              " ORDER BY s.held_on, w.id",
              {{"today", today}});
  std::vector<DueItem> items;
  while (query.next()) {
    auto [held_on, id, title, sessions] = query.row<Date, WorkshopId, std::string, std::int64_t>();
    items.push_back({id.str(), tr("“{title}”: who came is not recorded", {{"title", title}}), held_on,
                     "inact workshop roll " + id.str() + (sessions > 1 ? " --session " + iso(held_on) : "")});
  }
  return items;
}

}  // namespace inact

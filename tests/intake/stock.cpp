// The stock of open intakes is the sum of their events, whatever people do.
#include <random>

#include "inact/intake/need.h"
#include "world.h"

using namespace inact;
using namespace inact::test;

namespace {

std::int64_t number(const Store& store, const char* sql) { return Query(store, sql).value<std::int64_t>(); }

void check_records(const Store& store) {
  CHECK(number(store,
               "SELECT coalesce(sum(e.step), 0) FROM intake_event e JOIN intake i ON i.id = e.intake_id"
               " WHERE i.void_reason IS NULL") ==
        number(store, "SELECT count(*) FROM intake WHERE status = 'open' AND void_reason IS NULL"));
  // Openings and closings take turns, on days that follow one another.
  CHECK(number(store,
               "SELECT count(*) FROM (SELECT step, lag(step) OVER one AS before, happened_on,"
               " lag(happened_on) OVER one AS day_before FROM intake_event"
               " WINDOW one AS (PARTITION BY intake_id ORDER BY id)) AS steps"
               " WHERE step = before OR (before IS NULL AND step = -1) OR happened_on < day_before") == 0);
  CHECK(number(store,
               "SELECT count(*) FROM intake i WHERE opened_on <> (SELECT held_on FROM conversation c"
               " WHERE c.intake_id = i.id AND first = 1) OR opened_on <> (SELECT min(happened_on) FROM intake_event e"
               " WHERE e.intake_id = i.id)") == 0);
  CHECK(number(store,
               "SELECT count(*) FROM conversation c JOIN intake i ON i.id = c.intake_id WHERE c.void_reason IS NULL"
               " AND (held_on < opened_on OR held_on > closed_on)") == 0);
  // The last step of a need is its status.
  CHECK(number(store,
               "SELECT count(*) FROM need n JOIN need_event e"
               " ON e.id = (SELECT max(id) FROM need_event WHERE need_id = n.id)"
               " WHERE e.to_status <> n.status OR e.happened_on <> n.status_on OR n.raised_on > n.status_on") == 0);
}

}  // namespace

TEST_CASE("whatever people do, the stock is what was opened less what was closed") {
  for (unsigned seed = 1; seed <= 8; ++seed) {
    CAPTURE(seed);
    std::mt19937 random(seed);
    const auto below = [&](std::int64_t n) { return static_cast<std::int64_t>(random() % static_cast<unsigned>(n)); };
    Store store = Store::in_memory();
    Transaction tx(store, kKim);
    const auto any_day = [&] { return add_days(kToday, static_cast<int>(below(120)) - 115); };
    const auto any_intake = [&] { return IntakeId{1 + below(8)}; };
    const char* needs[] = {"housing", "work", "debt", "health"};
    int done = 0;
    for (int step = 0; step < 400; ++step) {
      // Each verb is all or nothing: in the program by its own transaction, here by a savepoint.
      run(tx, "SAVEPOINT verb");
      try {
        switch (below(9)) {
          case 0:
            if (count(tx, "intake") < 8) {
              FirstConversation first;
              first.held_on = any_day();
              first.needs = {{needs[below(4)]}};
              if (below(3) == 0 && count(tx, "person") > 0) first.person = PersonId{1 + below(count(tx, "person"))};
              add_intake(tx, first, rules());
            }
            break;
          case 1: close_intake(tx, any_intake(), {any_day(), "done"}, kToday); break;
          case 2: reopen_intake(tx, any_intake(), any_day(), "", kToday); break;
          case 3: add_conversation(tx, any_intake(), any_day(), {}, "hope", kToday); break;
          case 4: {
            IntakeChanges changes;
            if (below(2) == 0)
              changes.first.held_on = any_day();
            else
              changes.closed_on = any_day();
            edit_intake(tx, any_intake(), changes, kToday);
            break;
          }
          case 5: {
            ConversationChanges changes;
            changes.held_on = any_day();
            edit_conversation(tx, ConversationId{1 + below(30)}, changes, kToday);
            break;
          }
          case 6: add_need(tx, any_intake(), {needs[below(4)]}, any_day(), kToday); break;
          case 7: {
            const auto to = static_cast<NeedStatus>(below(6));
            const auto reason = to == NeedStatus::Unmet ? std::optional<std::string>("other") : std::nullopt;
            set_need(tx, NeedId{1 + below(20)}, {to, reason, any_day()}, kToday);
            break;
          }
          case 8:
            if (below(10) == 0) void_intake(tx, any_intake(), "by chance");
            break;
        }
        ++done;
        run(tx, "RELEASE verb");
      } catch (const Error&) {
        run(tx, "ROLLBACK TO verb");
        run(tx, "RELEASE verb");
      }
    }
    CHECK(done > 40);
    check_records(tx);
  }
}

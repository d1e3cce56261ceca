#include "inact/demo/demo.h"

#include <doctest/doctest.h>

#include <set>

#include "inact/base/error.h"
#include "inact/seal/uuid.h"
#include "inact/store/query.h"

using namespace inact;
using namespace std::chrono_literals;

namespace {

DemoPlan plan_of(std::uint64_t seed) {
  DemoPlan plan;
  plan.seed = seed;
  plan.today = Date{2026y / 11 / 22};
  return plan;
}

struct Made {
  Store store;
  std::vector<DemoFile> files;
};

Made made(const DemoPlan& plan) {
  Store store = Store::in_memory(demo_info(plan));
  Transaction transaction(store, {"demo", "demo", demo_instant(plan)});
  auto files = make_demo(transaction, plan);
  transaction.commit();
  return {std::move(store), std::move(files)};
}

/// Every row of every table, as text.
std::string dump(const Store& store) {
  std::string all;
  for (const auto& table :
       Query(store, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name")
           .column<std::string>()) {
    Query rows(store, "SELECT * FROM " + table);
    while (rows.next())
      for (int i = 0; i < rows.columns(); ++i)
        std::visit(
            [&](const auto& value) {
              using T = std::decay_t<decltype(value)>;
              if constexpr (std::is_same_v<T, std::string>)
                all += value + "|";
              else if constexpr (std::is_same_v<T, Blob>)
                all.append(value.begin(), value.end());
              else if constexpr (!std::is_same_v<T, std::monostate>)
                all += std::to_string(value) + "|";
            },
            rows.cell(i));
  }
  return all;
}

std::int64_t number(const Store& store, const char* sql) { return Query(store, sql).value<std::int64_t>(); }

}  // namespace

TEST_CASE("the same seed and day give the same records and files, another seed others") {
  const Made first = made(plan_of(1));
  const Made again = made(plan_of(1));
  const Made other = made(plan_of(2));
  CHECK(dump(first.store) == dump(again.store));
  CHECK(dump(first.store) != dump(other.store));
  REQUIRE(first.files.size() == 3);
  for (std::size_t i = 0; i < 3; ++i) CHECK(first.files[i].bytes == again.files[i].bytes);
}

TEST_CASE("every need has an active service with room in German, English, Arabic and Ukrainian") {
  const Made demo = made(plan_of(3));
  const auto codes = Query(demo.store, "SELECT DISTINCT code FROM need ORDER BY code").column<std::string>();
  CHECK(codes.size() >= 20);
  for (const std::string& code : codes)
    for (const char* language : {"de", "en", "ar", "uk"}) {
      CAPTURE(code);
      CAPTURE(language);
      CHECK(Query(demo.store,
                  "SELECT count(*) FROM attribute a JOIN service s ON s.id = a.link_id JOIN language l ON l.service_id "
                  "= s.id"
                  " WHERE a.link_entity = 'service' AND a.link_type = 'need' AND a.value = :need AND l.code = :language"
                  " AND s.status = 'active' AND s.capacity <> 'full'",
                  {{"need", code}, {"language", language}})
                .value<std::int64_t>() > 0);
    }
}

TEST_CASE(
    "the demo looks like work: no-shows, waiting lists, unmet needs, full and ended services, a protected address") {
  const Made demo = made(plan_of(1));
  for (const char* sql :
       {"SELECT count(*) FROM attendance WHERE mark = 'absent'",
        "SELECT count(*) FROM registration WHERE status = 'waitlisted'",
        "SELECT count(*) FROM need WHERE status = 'unmet'", "SELECT count(*) FROM service WHERE capacity = 'full'",
        "SELECT count(*) FROM service WHERE status = 'defunct'", "SELECT count(*) FROM location WHERE protected = 1",
        "SELECT count(*) FROM person WHERE id NOT IN (SELECT person_id FROM identity)",
        "SELECT count(*) FROM intake WHERE status = 'open'",
        "SELECT count(*) FROM consent WHERE decision = 'refused'"}) {
    CAPTURE(sql);
    CHECK(number(demo.store, sql) > 0);
  }
  CHECK(number(demo.store, "SELECT count(*) FROM intake WHERE opened_on > '2026-11-22'") == 0);
  CHECK(number(demo.store, "SELECT count(*) FROM address WHERE postal_code NOT BETWEEN '10115' AND '14199'") == 0);
  CHECK(number(demo.store, "SELECT count(*) FROM pragma_foreign_key_check") == 0);
}

TEST_CASE("statuses agree with their events") {
  const Made demo = made(plan_of(1));
  CHECK(number(demo.store,
               "SELECT count(*) FROM referral r WHERE status <> (SELECT to_status FROM referral_event e"
               " WHERE e.referral_id = r.id ORDER BY e.id DESC LIMIT 1)") == 0);
  CHECK(number(demo.store,
               "SELECT count(*) FROM need n WHERE status <> (SELECT to_status FROM need_event e"
               " WHERE e.need_id = n.id ORDER BY e.id DESC LIMIT 1)") == 0);
  CHECK(number(demo.store, "SELECT sum(step) FROM intake_event") ==
        number(demo.store, "SELECT count(*) FROM intake WHERE status = 'open'"));
}

TEST_CASE("a plan out of bounds is refused") {
  Store store = Store::in_memory();
  Transaction transaction(store, {"demo", "demo", Instant{}});
  for (auto change : {+[](DemoPlan& p) { p.people = 59; }, +[](DemoPlan& p) { p.months = 0; },
                      +[](DemoPlan& p) { p.workshops = -1; }}) {
    DemoPlan plan = plan_of(1);
    change(plan);
    CHECK_THROWS_AS(make_demo(transaction, plan), Error);
  }
}

TEST_CASE("what calls say of a centre holds, and its records are known by their place in these records") {
  const Made demo = made(plan_of(1));
  CHECK(number(demo.store, "SELECT count(*) FROM organization WHERE last_reached IS NOT NULL") > 20);
  CHECK(number(demo.store,
               "SELECT count(*) FROM organization o WHERE last_reached IS NOT (SELECT max(called_on) FROM call c"
               " WHERE c.organization_id = o.id AND c.reached = 1)") == 0);
  CHECK(number(demo.store,
               "SELECT count(*) FROM service s JOIN organization o ON o.id = s.organization_id"
               " WHERE s.status <> 'defunct' AND s.assured_date IS NOT o.last_reached") == 0);
  const std::string space = demo.store.info().namespace_uuid;
  for (const char* table : {"organization", "service", "location", "service_at_location", "address", "phone",
                            "language", "attribute", "schedule", "contact"}) {
    CAPTURE(table);
    Query rows(demo.store, std::string("SELECT id, uuid FROM ") + table);
    while (rows.next()) {
      const auto [id, uuid] = rows.row<std::int64_t, std::string>();
      CHECK(uuid == uuid_v5(space, std::string(table) + "/" + std::to_string(id)));
    }
  }
}

TEST_CASE("exchange groups have people, topics, a next meeting, and invitations that some have answered") {
  const Made demo = made(plan_of(1));
  CHECK(number(demo.store, "SELECT count(*) FROM (SELECT group_id FROM group_member GROUP BY 1 HAVING count(*) > 4)") ==
        3);
  CHECK(number(demo.store, "SELECT count(DISTINCT group_id) FROM group_topic WHERE workshop_id IS NOT NULL") == 3);
  CHECK(number(demo.store, "SELECT count(*) FROM group_topic WHERE asked_by IS NOT NULL") == 3);
  CHECK(number(demo.store,
               "SELECT count(DISTINCT w.group_id) FROM workshop w JOIN session s ON s.workshop_id = w.id"
               " WHERE s.held_on > '2026-11-22' AND w.group_id IS NOT NULL") == 3);
  // One group is left to be invited by whoever tries the demo.
  CHECK(number(demo.store,
               "SELECT count(DISTINCT w.group_id) FROM group_invitation i JOIN workshop w ON w.id = i.workshop_id") ==
        2);
  CHECK(number(demo.store, "SELECT count(*) FROM group_invitation WHERE answer = 'yes'") > 0);
  CHECK(number(demo.store, "SELECT count(*) FROM group_invitation WHERE answer IS NULL") > 0);
}

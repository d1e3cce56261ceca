#include "inact/network/calls.h"

#include <doctest/doctest.h>

#include "inact/base/error.h"
#include "world.h"

using namespace network_test;

namespace {

Date day(const char* iso) { return parse_iso_date(iso).value(); }

std::string text(const Store& store, std::string_view sql) {
  return Query(store, sql).value<std::optional<std::string>>().value_or("-");
}
std::string reached(const Store& store) { return text(store, "SELECT last_reached FROM organization WHERE id = 1"); }
std::string assured(const Store& store) { return text(store, "SELECT assured_date FROM service WHERE id = 1"); }

}  // namespace

TEST_CASE("the assured date moves only when somebody was reached, only forward, and back with a call that is void") {
  Store store = Store::in_memory();
  Transaction tx(store, kAuthor);
  const OrganizationId id = add_centre(tx);
  add_housing(tx, id);
  const ServiceId ended = add_housing(tx, id, {{"status", {"defunct"}}});
  const auto call = [&](bool was_reached, const char* when) {
    record_call(tx, {id, was_reached, std::nullopt, day(when), "", "hope"}, kToday);
  };
  call(false, "2026-11-01");
  CHECK(reached(tx) == "-");
  CHECK(assured(tx) == "-");
  CHECK(logged(tx) == "edit O1 calls");
  call(true, "2026-11-10");
  CHECK(reached(tx) == "2026-11-10");
  CHECK(assured(tx) == "2026-11-10");
  CHECK(logged(tx) == "edit O1 calls,last_reached,assured_date");
  CHECK(text(tx, "SELECT assured_date FROM service WHERE id = 2") == "-");
  call(false, "2026-11-20");
  call(true, "2026-11-05");
  CHECK(reached(tx) == "2026-11-10");
  CHECK(calls_table(tx, id, 10).rows.size() == 4);
  CHECK(calls_table(tx, id, 2).rows.size() == 2);
  CHECK_THROWS_AS(call(true, "2026-11-23"), Error);

  void_last_call(tx, id, "wrong institution");
  CHECK(reached(tx) == "2026-11-10");
  void_last_call(tx, id, "wrong institution");
  void_last_call(tx, id, "wrong institution");
  CHECK(reached(tx) == "-");
  CHECK(assured(tx) == "-");
  void_last_call(tx, id, "wrong institution");
  CHECK_THROWS_AS(void_last_call(tx, id, "wrong institution"), Error);
  const ContactId stranger = add_contact(tx, add_centre(tx, "Other"), {{"name", {"Bo"}}}, rules());
  CHECK_THROWS_AS(record_call(tx, {id, true, stranger, kToday, "", "hope"}, kToday), Error);
  CHECK(ended.value == 2);
}

TEST_CASE("who should be called this week stands by staleness, how often we refer, and open referrals") {
  Store store = Store::in_memory();
  Transaction tx(store, kAuthor);
  const auto centre = [&](const char* name, int days_ago, int every = 100) {
    const OrganizationId id = add_centre(tx, name);
    edit_record(tx, id, {{"contact_every_days", {std::to_string(every)}}}, rules());
    record_call(tx, {id, true, std::nullopt, add_days(kToday, -days_ago), "", "hope"}, kToday);
    return id;
  };
  const OrganizationId stale = centre("Stale", 400), used = centre("Used", 150), today = centre("Today", 100),
                       fresh = centre("Fresh", 20), never = centre("Never", 900);
  add_contact(tx, used, {{"name", {"Ada"}}, {"phone", {"030 23125 009"}}}, rules());
  edit_record(tx, stale, {{"phone", {"030 23125 001"}}, {"steward", {"Kim"}}}, rules());
  const ServiceId service = add_housing(tx, used);
  refer(tx, service);
  refer(tx, service, "completed");
  edit_record(tx, never, {{"do_not_list", {"1"}}, {"internal_note", {"x"}}}, rules());
  record_call(tx, {used, false, std::nullopt, kToday, "", "hope"}, kToday);
  CHECK(fresh.value == 4);

  const std::vector<CallDue> calls = due_calls(tx, kToday, 90);
  REQUIRE(calls.size() == 3);
  // 1.5 × (1 + 2) × (1 + 1) = 9, 4 × 1 × 1 = 4, 1
  CHECK(calls[0].organization == used);
  CHECK(calls[0].weight == doctest::Approx(9));
  CHECK(calls[0].attempts == 1);
  CHECK(calls[0].contact == "Ada");
  CHECK(calls[0].phone == "030 23125 009");
  CHECK(calls[1].organization == stale);
  CHECK(calls[1].weight == doctest::Approx(4));
  CHECK(calls[1].phone == "030 23125 001");
  CHECK(calls[2].organization == today);
  CHECK(calls[2].due == kToday);
  CHECK(due_call_items(tx, kToday, 90).at(0).command == "inact network call O2 --reached");
  // Rounded to one decimal: 1 ÷ 3 × 10 is no number for people.
  edit_record(tx, today, {{"contact_every_days", {"30"}}}, rules());
  CHECK(due_calls(tx, kToday, 90).at(2).weight == 3.3);
  edit_record(tx, today, {{"contact_every_days", {"100"}}}, rules());
  // Days that the institution does not say are the usual ones; a Sunday's week ends that day.
  edit_record(tx, fresh, {{"contact_every_days", {""}}}, rules());
  CHECK(due_calls(tx, kToday, 21).size() == 3);
  CHECK(due_calls(tx, kToday, 20).size() == 4);
  CHECK(due_calls(tx, add_days(kToday, -6), 20).size() == 4);
}

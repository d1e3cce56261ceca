#include "inact/network/change_notes.h"

#include <doctest/doctest.h>

#include "world.h"

using namespace network_test;

namespace {

std::vector<std::string> texts(const std::vector<Message>& notes) {
  std::vector<std::string> all;
  for (const Message& note : notes) all.emplace_back(note.text);
  return all;
}

}  // namespace

TEST_CASE("that a service ends while referrals to it are open is said") {
  Store store = Store::in_memory();
  Transaction tx(store, kAuthor);
  const ServiceId service = add_housing(tx, add_centre(tx));
  edit_record(tx, service, {{"status", {"inactive"}}}, rules());
  CHECK(change_notes(tx, service, {"status"}, kToday).empty());
  refer(tx, service);
  refer(tx, service, "completed");
  CHECK(texts(change_notes(tx, service, {"status"}, kToday)) ==
        std::vector<std::string>{"{n} referral to {id} is open: {referrals}"});
  CHECK(change_notes(tx, service, {"name"}, kToday).empty());
  CHECK(services_with_open_referrals(tx) == std::vector{service});
  edit_record(tx, service, {{"status", {"active"}}}, rules());
  CHECK(change_notes(tx, service, {"status"}, kToday).empty());
}

TEST_CASE("a day up to which something holds is said when it has come already") {
  Store store = Store::in_memory();
  Transaction tx(store, kAuthor);
  const ServiceId service = add_housing(tx, add_centre(tx));
  const auto notes = [&](const char* capacity, const char* closed) {
    edit_record(tx, service, {{"capacity", {"full"}}, {"capacity_until", {capacity}}, {"closed_until", {closed}}},
                rules());
    return texts(change_notes(tx, service, {"capacity_until", "closed_until"}, kToday));
  };
  CHECK(notes("2026-11-23", "2026-11-23").empty());
  CHECK(notes("2026-11-22", "2026-11-23") ==
        std::vector<std::string>{"The capacity was true until {date} and is not known any more."});
  CHECK(notes("2026-11-23", "2026-11-22") ==
        std::vector<std::string>{"{id} is open: it was closed until {date} only."});
}

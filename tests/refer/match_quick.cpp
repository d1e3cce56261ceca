#include <doctest/doctest.h>

#include <random>

#include "refer/match_records.h"

using namespace inact;
using namespace match_test;

namespace {

/// Answers that come up by chance, the same ones for the same seed.
class Chance {
 public:
  explicit Chance(unsigned seed) : random_(seed) {}
  bool once_in(int n) { return number(n) == 0; }
  int number(int below) { return static_cast<int>(random_() % static_cast<unsigned>(below)); }
  std::string one_of(std::initializer_list<const char*> all) {
    return *(all.begin() + number(static_cast<int>(all.size())));
  }

 private:
  std::mt19937 random_;
};

Facts some_service(Chance& chance) {
  Facts facts;
  facts["needs"] = chance.one_of({"housing", "housing,debt", "debt", "debt,housing", "school"});
  facts["lang"] = chance.one_of({"", "ar", "ar,uk", "uk", "fa-AF", "de", "en,tr", "ti"});
  facts["pc"] = chance.one_of({"12043", "12045", "10115", "13599", ""});
  facts["district"] = chance.one_of({"neukoelln", "mitte", "spandau", ""});
  facts["cap"] = chance.one_of({"available", "waiting_list", "full", ""});
  facts["assured"] = chance.one_of({"2026-11-15", "2026-05-01", "2024-01-01", ""});
  facts["open"] = chance.one_of({"MO,TU", "FR", ""});
  facts["cost"] = chance.one_of({"0", "0", "12"});
  if (chance.once_in(2)) facts["wait"] = std::to_string(chance.number(40));
  if (chance.once_in(5)) facts["interp"] = chance.one_of({"ar", "telephone", "uk,ti"});
  if (chance.once_in(6)) facts["ages"] = chance.one_of({"12-26", "18-", "-60"});
  if (chance.once_in(6)) facts["only"] = chance.one_of({"women_only", "men_only", "secure", "parents"});
  if (chance.once_in(6)) facts["area"] = chance.one_of({"120", "spandau", "10115, mitte"});
  if (chance.once_in(6)) facts["track"] = chance.one_of({"3/5@2", "0/4@20", "6/6@1"});
  if (chance.once_in(8)) facts["status"] = chance.one_of({"defunct", "inactive", "temporarily_closed"});
  if (chance.once_in(8)) facts["closed"] = chance.one_of({"2026-11-01", "2027-01-01"});
  if (chance.once_in(9)) facts["org"] = chance.one_of({"Kept back", "Void", "Several"});
  if (chance.once_in(9)) facts["virtual"] = "1";
  if (chance.once_in(9)) facts["protected"] = "1";
  if (chance.once_in(9)) facts["access"] = chance.one_of({"wheelchair", "not_wheelchair", "partly_wheelchair"});
  if (chance.once_in(20)) facts["void"] = "entered twice";
  return facts;
}

Facts some_wish(Chance& chance) {
  Facts facts;
  facts["need"] = chance.one_of({"housing", "debt", "housing:emergency", "health"});
  facts["lang"] = chance.one_of({"", "ar", "uk,de:B1", "fa", "ti,en:C1", "de", "vi"});
  facts["pc"] = chance.one_of({"", "12043", "101"});
  facts["gender"] = chance.one_of({"", "f", "m"});
  facts["residence"] = chance.one_of({"", "secure", "insecure"});
  if (chance.once_in(2)) facts["born"] = std::to_string(1950 + chance.number(65));
  if (chance.once_in(4)) facts["barrier_free"] = "1";
  return facts;
}

/// Languages of telephones and places count as those of the service.
void add_languages_elsewhere(Transaction& tx) {
  run(tx,
      "INSERT INTO phone (uuid, service_id, number) SELECT 'phone-' || id, id, '030 1' FROM service WHERE id % 7 = 0");
  run(tx, "INSERT INTO language (uuid, phone_id, code) SELECT 'of-' || uuid, id, 'ti' FROM phone");
  run(tx,
      "INSERT INTO language (uuid, location_id, code) SELECT 'of-' || uuid, id, 'vi' FROM location WHERE id % 9 = 0");
}

struct Ranked {
  std::string service, organization, notes;
  double score;
  bool operator==(const Ranked&) const = default;
};

std::vector<Ranked> first(const std::vector<RankedService>& all, std::size_t wanted) {
  std::vector<Ranked> ranked;
  for (const RankedService& one : all) {
    if (ranked.size() == wanted) break;
    std::string notes;
    for (const Message& note : one.notes) notes += std::string(note.text) + "\n";
    ranked.push_back({one.id.str(), one.organization_name, notes, one.score});
  }
  return ranked;
}

}  // namespace

TEST_CASE("the quick way to the best services finds the same as looking at all of them") {
  Chance chance(20261122);
  Store store = Store::in_memory();
  Transaction tx(store, kAuthor);
  for (int i = 0; i < 250; ++i) add_service(tx, "Service " + std::to_string(i), some_service(chance));
  run(tx, "UPDATE organization SET do_not_list = 1 WHERE name = 'Kept back'");
  run(tx, "UPDATE organization SET void_reason = 'closed down' WHERE name = 'Void'");
  const Vocabularies vocabularies = built_in_vocabularies();
  int fitting = 0;
  for (const bool elsewhere : {false, true}) {
    if (elsewhere) add_languages_elsewhere(tx);
    for (int i = 0; i < 60; ++i) {
      MatchRequest request;
      request.wish = wish_of(some_wish(chance), {});
      locate(tx, request.wish.home);
      request.excluded = true;
      const MatchResult all = find_matches(tx, request, vocabularies, {});
      request.excluded = false;
      for (const std::size_t wanted : {1, 5, 20}) {
        request.limit = static_cast<int>(wanted);
        CHECK(first(find_matches(tx, request, vocabularies, {}).items, wanted) == first(all.items, wanted));
      }
      fitting += all.items.empty() ? 0 : 1;
    }
  }
  CHECK(fitting > 60);
}

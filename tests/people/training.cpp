#include "inact/people/training.h"

#include <doctest/doctest.h>

#include "inact/base/error.h"
#include "people/somebody.h"

using namespace people;

namespace {

struct Records {
  Store store = Store::in_memory();
  Transaction tx{store, kKim};
  Training training{add_person(tx, volunteer("Amal", "Haddad"), rules()),
                    2026y / November / 1d,
                    "First aid",
                    "trauma",
                    8,
                    {},
                    "hope"};
};

}  // namespace

TEST_CASE("a training elsewhere is there as it was entered, changed and void") {
  Records records;
  const TrainingId id = add_training(records.tx, records.training, kToday);
  CHECK(id.str() == "T1");
  CHECK(get_training(records.tx, id) == records.training);
  records.training.units.reset();
  records.training.helped = 4;
  CHECK(edit_training(records.tx, id, records.training, kToday) == std::vector<std::string>{"units", "helped"});
  CHECK(get_training(records.tx, id) == records.training);
  CHECK(edit_training(records.tx, id, records.training, kToday).empty());
  const Table table = list_trainings(records.tx, {}, true);
  CHECK(std::get<std::string>(table.rows[0][2]) == "Amal Haddad");
  CHECK(table.rows[0].size() == table.columns.size());
  void_training(records.tx, id, "entered twice");
  CHECK_THROWS_AS(get_training(records.tx, id), Error);
  CHECK_THROWS_AS(get_training(records.tx, TrainingId{9}), Error);
  CHECK(list_trainings(records.tx, {}, false).rows.empty());
}

TEST_CASE("what no training can be is refused") {
  Records records;
  const auto refused_with = [&](auto change) {
    Training training = records.training;
    change(training);
    CHECK_THROWS_AS(add_training(records.tx, training, kToday), Error);
  };
  refused_with([](Training& t) { t.held_on = add_days(kToday, 1); });
  refused_with([](Training& t) { t.title = "  "; });
  refused_with([](Training& t) { t.title = std::string(201, 'x'); });
  refused_with([](Training& t) { t.units = 0; });
  refused_with([](Training& t) { t.units = 1000; });
  refused_with([](Training& t) { t.helped = 6; });
  refused_with([](Training& t) { t.person = PersonId{99}; });
  CHECK(Query(records.tx, "SELECT count(*) FROM external_training").value<int>() == 0);
}

TEST_CASE("trainings are attended by volunteers, trainers and staff") {
  Records records;
  records.training.person = add_person(records.tx, named("Bo"), rules());
  CHECK_THROWS_AS(add_training(records.tx, records.training, kToday), Error);
}

#include "inact/people/person_list.h"

#include <doctest/doctest.h>

#include "people/somebody.h"

using namespace people;

namespace {

struct Records {
  Store store = Store::in_memory();
  Transaction tx{store, kKim};
  PersonId add(PersonAnswers answers, const char* role = "client", const char* language = "ar") {
    answers.roles = {role};
    answers.languages = {language};
    return add_person(tx, answers, rules());
  }
};

std::string column(const Table& table, std::string_view key) {
  std::size_t at = 0;
  while (table.columns[at].key != key) ++at;
  std::string text;
  for (const auto& row : table.rows) text += (text.empty() ? "" : " ") + std::get<std::string>(row[at]);
  return text;
}

}  // namespace

TEST_CASE("a list shows no names unless they are asked for, and then it is sorted by them") {
  Records records;
  records.add(named("Zoë", "Özdemir"));
  records.add(named("Amal", "Zaki"));
  records.add({});
  records.add(named("Ana", "Ohler"));
  const Table table = list_people(records.tx, {}, kToday, false);
  CHECK(column(table, "id") == "P1 P2 P3 P4");
  for (const Column& one : table.columns) CHECK((one.key != "given_name" && one.key != "family_name"));
  const Table names = list_people(records.tx, {}, kToday, true);
  CHECK(column(names, "id") == "P1 P4 P2 P3");
  CHECK(column(names, "family_name") == "Özdemir Ohler Zaki ");
}

TEST_CASE("a list is of those who fit every filter") {
  Records records;
  PersonAnswers answers = named("Amal", "", "1990");
  answers.gender = "f";
  answers.country = "SY";
  answers.district = "mitte";
  records.add(answers);
  answers.partner = "nolanta";
  answers.gender = "m";
  records.add(answers, "volunteer", "de");
  void_person(records.tx, records.add(named("Twice")), "entered twice");
  const auto listed = [&](const PersonFilter& filter, Date today = kToday) {
    return column(list_people(records.tx, filter, today, false), "id");
  };
  CHECK(listed({}) == "P1 P2");
  PersonFilter filter;
  filter.role = Role::Volunteer;
  CHECK(listed(filter) == "P2");
  CHECK(listed(filter, 2026y / November / 21d).empty());
  filter = {};
  filter.language = "ar";
  CHECK(listed(filter) == "P1");
  filter.gender = "m";
  CHECK(listed(filter).empty());
  filter = {};
  filter.partner = "nolanta";
  filter.country = "SY";
  filter.district = "mitte";
  filter.birth_year = 1990;
  filter.entered_by = "kim";
  CHECK(listed(filter) == "P2");
  filter = {};
  filter.voided = true;
  CHECK(listed(filter) == "P3");
}

TEST_CASE("people are found by what one remembers of them, the best first") {
  Records records;
  PersonAnswers maria = named("Maria", "da Silva Müller");
  maria.email = "maria.silva@example.org";
  maria.phone = "+49 30 1234-56";
  records.add(maria);
  PersonAnswers sasha = named("Sasha", "Kovalenko");
  sasha.original_name = "Олександра Коваленко";
  records.add(sasha);
  records.add(named("Mariam", "Silva"));
  const auto found = [&](std::string_view text) { return ids(find_people(records.tx, text)); };
  CHECK(found("maria") == "P1 P3");
  CHECK(found("mueller MARIA") == "P1");
  CHECK(found("oleksandra") == "P2");
  CHECK(found("Коваленко") == "P2");
  CHECK(found("Kowalenko") == "P2");
  CHECK(found("valen") == "P2");
  CHECK(found("P3") == "P3");
  CHECK(found("3") == "P3");
  CHECK(found("030/123456") == "P1");
  CHECK(found("0049 30 123456") == "P1");
  CHECK(found("MARIA.silva@") == "P1");
  CHECK(found("maria kovalenko").empty());
  CHECK(found("Xu").empty());
  CHECK(found("").empty());
  CHECK(found("%").empty());
  CHECK(found("P99").empty());
  CHECK(found("99999999999999999999").empty());
  CHECK(ids(find_people(records.tx, "silva", 1)) == "P1");
}

TEST_CASE("those who may be the same person are told by name and year of birth") {
  Records records;
  records.add(named("Amal", "Haddad", "1990"));
  records.add(named("Amal", "Haddad", "1975"));
  records.add(named("Amaal", "Hadad"));
  records.add(named("Maria", "Santos", "1990"));
  records.add(named("Amal", "", "1990"));
  const auto likely = [&](const char* given, const char* family, std::optional<int> year) {
    std::vector<PersonId> people;
    for (const LikelyDuplicate& one : likely_duplicates(records.tx, given, family, year)) people.push_back(one.person);
    return ids(people);
  };
  CHECK(likely("Amal", "Haddad", 1990) == "P1 P3 P5");
  CHECK(likely("Haddad", "Amal", 1990) == "P1 P3 P5");
  CHECK(likely("Amal", "Haddad", {}) == "P1 P2 P3");
  CHECK(likely("Maria", "Silva", 1990).empty());
  CHECK(likely("Ali", "Haddad", 1990).empty());
  CHECK(likely("Amal", "", {}) == "P5");
  CHECK(likely("", "", {}).empty());
}

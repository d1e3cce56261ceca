// What imports say of people who are marked already, and what undoing them leaves.
#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include "imports/importing.h"
#include "inact/imports/plan_batches.h"
#include "inact/imports/plan_undo.h"
#include "inact/workshop/marks.h"
#include "inact/workshop/reconcile.h"

using namespace import_test;

namespace {

constexpr std::array kNames = {"Ada", "Bo", "Cy", "Do"};

std::string address(std::size_t who) { return std::string(1, static_cast<char>('a' + who)) + "@example.org"; }

/// An attendance list: a word for each of the four; empty: not in it.
std::string sheet(const std::vector<std::string>& words) {
  std::string text = "Vorname;Nachname;E-Mail;Status;Minuten\n";
  for (std::size_t i = 0; i < words.size(); ++i)
    if (!words[i].empty()) text += std::string(kNames[i]) + ";Test;" + address(i) + ";" + words[i] + ";\n";
  return text;
}

/// The report of a call: minutes of each of the four; 0: not in it.
std::string call(const std::vector<int>& minutes) {
  std::string text = "Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest\n";
  for (std::size_t i = 0; i < minutes.size(); ++i)
    if (minutes[i] > 0)
      text += std::string(kNames[i]) + " Test," + address(i) + ",11/20/2026 10:00:00 AM,11/20/2026 11:00:00 AM," +
              std::to_string(minutes[i]) + ",No\n";
  return text;
}

/// The check-in of a tool for registrations: whether each was there.
std::string checkin(const std::vector<bool>& there) {
  std::string text =
      "Order code,Attendee name,Attendee name: Given name,Attendee name: Family name,Product,Checked in,"
      "E-mail,Order date\n";
  for (std::size_t i = 0; i < there.size(); ++i)
    text += "A" + std::to_string(i) + "," + kNames[i] + " Test," + kNames[i] + ",Test,Ticket," +
            (there[i] ? "2026-11-20 09:00" : "") + "," + address(i) + ",2026-10-01\n";
  return text;
}

struct World {
  Store store = Store::in_memory();
  Transaction tx{store, kAuthor};
  WorkshopId id = plan(tx);
  Workshop workshop = get_workshop(tx, id);

  ReconciledPerson of(std::int64_t person) {
    const auto sessions = reconcile(tx, workshop, {}, kToday);
    for (const ReconciledPerson& one : sessions.at(0).people)
      if (one.person.value == person) return one;
    return {};
  }
  std::optional<Mark> said(std::int64_t person, MarkSource source) {
    const auto said = of(person).said(source);
    return said ? std::optional(said->mark) : std::nullopt;
  }
  int count(const char* table) { return Query(tx, std::string("SELECT count(*) FROM ") + table).value<int>(); }
};

}  // namespace

TEST_CASE("sheet, file and call stay side by side, whatever stands, in every order of imports") {
  const std::array<std::string, 3> files = {sheet({"anwesend", "nicht erschienen", "verspätet", ""}),
                                            call({60, 50, 0, 40}), checkin({true, false, true, false})};
  std::array<int, 3> order = {0, 1, 2};
  do {
    CAPTURE(order[0]);
    CAPTURE(order[1]);
    World w;
    // known before, so that their ids do not depend on the order
    take(w.tx, checkin({false, false, false, false}), w.id);
    for (const int file : order) take(w.tx, files[static_cast<std::size_t>(file)], w.id);
    CHECK(w.said(1, MarkSource::Sheet) == Mark::Present);
    CHECK(w.said(1, MarkSource::Call) == Mark::Present);
    CHECK(w.of(1).said(MarkSource::Call)->minutes == 60);
    CHECK(w.said(1, MarkSource::Csv) == Mark::Present);
    CHECK(w.said(2, MarkSource::Sheet) == Mark::Absent);
    CHECK(w.said(2, MarkSource::Call) == Mark::Present);
    CHECK_FALSE(w.said(2, MarkSource::Csv));
    CHECK(w.said(3, MarkSource::Sheet) == Mark::Late);
    CHECK(w.said(3, MarkSource::Csv) == Mark::Present);
    CHECK(w.said(4, MarkSource::Call) == Mark::Present);
    CHECK(w.of(1).minutes == 60);
    CHECK(w.of(2).mark == Mark::Present);
    CHECK(w.of(3).mark == Mark::Late);
    const std::string before = everything(w.tx);
    for (const std::string& file : files) CHECK_FALSE(take(w.tx, file, w.id).batch);
    CHECK(everything(w.tx) == before);
  } while (std::next_permutation(order.begin(), order.end()));
}

TEST_CASE(
    "what an import says of somebody marked by hand is an import that can be undone, though all rows are the same") {
  World w;
  take(w.tx, checkin({false, false, false, false}), w.id);
  mark_person(w.tx, w.workshop, w.workshop.sessions[0], PersonId{1}, Mark::Excused, kToday);
  mark_person(w.tx, w.workshop, w.workshop.sessions[0], PersonId{2}, Mark::Late, kToday);
  const std::string before = everything(w.tx);
  const Done done = take(w.tx, sheet({"anwesend", "anwesend", "", ""}), w.id);
  REQUIRE(done.batch);
  CHECK(done.plan.counts[RowAction::Same] == 2);
  CHECK(w.of(1).mark == Mark::Excused);
  CHECK(w.said(1, MarkSource::Sheet) == Mark::Present);
  CHECK(w.said(1, MarkSource::Manual) == Mark::Excused);
  REQUIRE(w.of(1).odd.size() == 1);
  CHECK(w.of(1).odd[0].what == Oddity::Contradiction);
  CHECK(w.of(2).odd.empty());
  CHECK_FALSE(take(w.tx, sheet({"anwesend", "anwesend", "", ""}), w.id).batch);
  CHECK(list_batches(w.tx, w.id).rows.size() == 2);
  CHECK(undo_import(w.tx, *done.batch).marks == 2);
  CHECK(everything(w.tx) == before);
}

TEST_CASE("a first import has nothing beside it") {
  World w;
  take(w.tx, sheet({"anwesend", "entschuldigt", "abgesagt", "angemeldet"}), w.id);
  take(w.tx, sheet({"entschuldigt", "anwesend", "anwesend", "anwesend"}), w.id);
  CHECK(w.count("attendance_said") == 0);
}

TEST_CASE("of files of one source the stronger and more exact statement is kept beside a mark") {
  World w;
  take(w.tx, checkin({false, false, false, false}), w.id);
  mark_person(w.tx, w.workshop, w.workshop.sessions[0], PersonId{1}, Mark::Present, kToday);
  const auto after = [&](const char* word) {
    const bool wrote = take(w.tx, sheet({word, "", "", ""}), w.id).batch.has_value();
    return std::pair(wrote, w.said(1, MarkSource::Sheet));
  };
  CHECK(after("entschuldigt") == std::pair(true, std::optional(Mark::Excused)));
  CHECK(after("nicht erschienen") == std::pair(false, std::optional(Mark::Excused)));
  CHECK(after("anwesend") == std::pair(true, std::optional(Mark::Present)));
  CHECK(after("verspätet") == std::pair(true, std::optional(Mark::Late)));
  CHECK(after("anwesend") == std::pair(false, std::optional(Mark::Late)));
  CHECK(after("entschuldigt") == std::pair(false, std::optional(Mark::Late)));
}

TEST_CASE("what a later import replaced does not come back after both are undone, in either order") {
  for (const bool last_first : {true, false}) {
    World w;
    take(w.tx, checkin({false, false, false, false}), w.id);
    const std::string before = everything(w.tx);
    const BatchId first = *take(w.tx, sheet({"nicht erschienen", "anwesend", "abgesagt", ""}), w.id).batch;
    const BatchId second = *take(w.tx, call({60, 50, 0, 0}), w.id).batch;
    undo_import(w.tx, last_first ? second : first);
    if (!last_first) CHECK(w.of(1).mark == Mark::Present);
    if (!last_first) CHECK_FALSE(w.said(1, MarkSource::Sheet));
    undo_import(w.tx, last_first ? first : second);
    CHECK(everything(w.tx) == before);
  }
}

TEST_CASE("what others said stands where the import whose mark stood is undone") {
  World w;
  take(w.tx, checkin({false, false, false, false}), w.id);
  const BatchId first = *take(w.tx, sheet({"anwesend", "verspätet", "", ""}), w.id).batch;
  const BatchId second = *take(w.tx, checkin({true, true, false, false}), w.id).batch;
  CHECK(w.of(2).source == MarkSource::Sheet);
  undo_import(w.tx, first);
  CHECK(w.of(1).source == MarkSource::Csv);
  CHECK(w.of(2).mark == Mark::Present);
  CHECK(w.count("attendance_said") == 0);
  undo_import(w.tx, second);
  CHECK(w.count("attendance") == 0);
}

TEST_CASE("any imports, undone one after the other, leave everything as it was before each") {
  constexpr std::array kWords = {"",         "anwesend",   "verspätet", "entschuldigt", "nicht erschienen",
                                 "abgesagt", "angemeldet", "Warteliste"};
  for (unsigned seed = 1; seed <= 60; ++seed) {
    CAPTURE(seed);
    std::mt19937 chance(seed);
    const auto pick = [&](std::size_t n) { return static_cast<std::size_t>(chance() % n); };
    const auto file = [&] {
      std::vector<std::string> words;
      std::vector<int> minutes;
      std::vector<bool> there;
      for (std::size_t i = 0; i < kNames.size(); ++i) {
        words.emplace_back(kWords[pick(kWords.size())]);
        minutes.push_back(static_cast<int>(pick(3) * 30));
        there.push_back(pick(2) == 1);
      }
      const std::size_t kind = pick(3);
      return kind == 0 ? sheet(words) : kind == 1 ? call(minutes) : checkin(there);
    };
    World w;
    if (pick(2) == 1) {
      take(w.tx, checkin({false, true, false, false}), w.id);
      for (std::int64_t person = 1; person <= 4; ++person)
        if (pick(3) == 0)
          mark_person(w.tx, w.workshop, w.workshop.sessions[0], PersonId{person},
                      pick(2) ? Mark::Present : Mark::Absent, kToday);
    }
    std::vector<std::pair<BatchId, std::string>> done;
    const std::string start = everything(w.tx);
    for (int i = 0; i < 6; ++i) {
      std::string before = everything(w.tx);
      if (const auto batch = take(w.tx, file(), w.id, pick(4) == 0).batch) done.emplace_back(*batch, std::move(before));
    }
    if (pick(2) == 1) {
      for (; !done.empty(); done.pop_back()) {
        undo_import(w.tx, done.back().first);
        CHECK(everything(w.tx) == done.back().second);
      }
    } else {  // in any order: nothing is left in the end but people of whom something else was known in between
      std::ranges::shuffle(done, chance);
      for (const auto& [batch, before] : done) undo_import(w.tx, batch);
      const auto marks = [](const std::string& all) {
        std::string some;
        for (const char* table : {"attendance|", "attendance_said|", "attendance_replaced|", "registration_replaced|"})
          for (std::size_t at = all.find(table); at != std::string::npos; at = all.find(table, at + 1))
            if (at == 0 || all[at - 1] == '\n') some += all.substr(at, all.find('\n', at) - at) + '\n';
        return some;
      };
      CHECK(marks(everything(w.tx)) == marks(start));
    }
  }
}

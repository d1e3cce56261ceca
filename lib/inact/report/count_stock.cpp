// The stock of open intakes. It is told backwards from the intakes that are open now, by undoing what happened since:
// few steps for the months of which reports are made.

#include <algorithm>
#include <stdexcept>

#include "inact/report/counting.h"

namespace inact {
namespace {

class Stock {
 public:
  void set_open(std::int64_t intake) { at(intake) = 1; }
  void undo(std::int64_t intake, std::int64_t step) { at(intake) -= static_cast<int>(step); }
  bool is_open(std::int64_t intake) { return at(intake) != 0; }

  std::int64_t count() const {
    if (std::ranges::any_of(open_, [](int state) { return state != 0 && state != 1; }))
      throw std::logic_error("an intake was opened or closed twice in a row: intake_event and intake.status disagree");
    return std::ranges::count(open_, 1);
  }

 private:
  int& at(std::int64_t intake) {
    const auto index = static_cast<std::size_t>(intake);
    if (index >= open_.size()) open_.resize(std::max(index + 1, open_.size() * 2));
    return open_[index];
  }
  std::vector<int> open_;
};

void check(const Counting& counting, std::int64_t Count::*of) {
  const auto get = [&](Figure figure) { return counting.report.of(figure).*of; };
  if (get(Figure::IntakeOpenStart) + get(Figure::IntakeAdditions) - get(Figure::IntakeDepartures) !=
      get(Figure::IntakeOpenEnd))
    throw std::logic_error("open intakes at the start plus additions less departures are not those at the end");
}

}  // namespace

void count_stock(Counting& counting) {
  const std::string& partner = counting.report.request.partner;
  Days& days = counting.days;
  Stock stock;
  Query open(counting.store,
             "SELECT id, person_id FROM intake WHERE status = 'open' AND void_reason IS NULL"
             " AND (:partner = '' OR partner = :partner) ORDER BY person_id",
             {{"partner", partner}});
  while (open.next()) {
    const auto [intake, person] = open.row<std::int64_t, std::int64_t>();
    if (!counting.set_apart.is_void(person)) stock.set_open(intake);
  }

  // The days at whose beginning the stock is wanted, the latest first.
  struct Boundary {
    const std::string& day;
    Figure figure;
    std::int64_t Count::*of;
  };
  const Boundary boundaries[] = {
      {days.period.until, Figure::IntakeOpenEnd, &Count::value},
      {days.year.until, Figure::IntakeOpenEnd, &Count::year_to_date},
      {days.period.from, Figure::IntakeOpenStart, &Count::value},
      {days.previous.until, Figure::IntakeOpenEnd, &Count::previous},
      {days.previous.from, Figure::IntakeOpenStart, &Count::previous},
      {days.year.from, Figure::IntakeOpenStart, &Count::year_to_date},
  };
  std::vector<const Boundary*> ahead;
  for (const Boundary& boundary : boundaries) ahead.push_back(&boundary);
  std::ranges::stable_sort(ahead, std::greater<>(), [](const Boundary* one) { return one->day; });
  auto next = ahead.begin();
  const auto pass = [&](std::string_view day) {
    for (; next != ahead.end() && day < (*next)->day; ++next) counting.of((*next)->figure).*(*next)->of = stock.count();
  };

  Query events(counting.store,
               "SELECT happened_on, intake_id, step FROM intake_event WHERE happened_on >= :first"
               " ORDER BY happened_on DESC, step DESC, intake_id DESC",
               {{"first", days.first()}});
  while (events.next()) {
    const auto [day, intake, step] = events.row<std::string_view, std::int64_t, std::int64_t>();
    const Intakes::Intake& facts = counting.intakes.of(intake);
    if (!facts.counts() || !facts.is_ours) continue;
    pass(day);
    stock.undo(intake, step);
    counting.add(step > 0 ? Figure::IntakeAdditions : Figure::IntakeDepartures, days.of(day));
  }
  pass("");

  // An intake begins with its opening: before it, it must be undone.
  for (const std::int64_t intake : counting.intakes.opened())
    if (stock.is_open(intake)) throw std::logic_error("an intake was open before its first conversation");
  check(counting, &Count::value);
  check(counting, &Count::previous);
  check(counting, &Count::year_to_date);
}

}  // namespace inact

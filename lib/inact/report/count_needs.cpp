#include <algorithm>

#include "inact/report/counting.h"

namespace inact {
namespace {

/// Of which person a need is; 0 where it does not count.
class Needs {
 public:
  explicit Needs(Counting& counting)
      : counting_(counting),
        intake_(counting.store,
                "SELECT CASE WHEN void_reason IS NULL THEN intake_id ELSE 0 END FROM need WHERE id = :id") {}

  void raised(std::int64_t need, std::int64_t person) { at(need) = person; }
  std::int64_t person_of(std::int64_t need) {
    std::int64_t& person = at(need);
    if (person == kUnread) {
      const auto intake = intake_.bind({{"id", need}}).value<std::int64_t>();
      person = intake == 0 ? 0 : person_of_intake(intake);
    }
    return person;
  }
  std::int64_t person_of_intake(std::int64_t id) {
    const Intakes::Intake& intake = counting_.intakes.of(id);
    return intake.is_ours ? intake.person : 0;
  }

 private:
  static constexpr std::int64_t kUnread = -1;
  std::int64_t& at(std::int64_t need) {
    const auto index = static_cast<std::size_t>(need);
    if (index >= persons_.size()) persons_.resize(std::max(index + 1, persons_.size() * 2), kUnread);
    return persons_[index];
  }

  Counting& counting_;
  Query intake_;
  std::vector<std::int64_t> persons_;
};

void count_raised(Counting& counting, Needs& all) {
  Rows by_code = counting.rows(Breakdown::NeedsByCode);
  std::vector<std::pair<std::string, std::int64_t>> raised;  // in the period: code, person
  Distinct persons;
  std::int64_t with_need = 0;
  Query needs(counting.store,
              "SELECT raised_on, id, code, intake_id, void_reason IS NULL FROM need"
              " WHERE raised_on >= :first AND raised_on < :until ORDER BY raised_on, code, intake_id",
              {{"first", counting.days.first()}, {"until", counting.days.until()}});
  while (needs.next()) {
    const auto [day, need, code, intake, counts] =
        needs.row<std::string_view, std::int64_t, std::string_view, std::int64_t, bool>();
    const std::int64_t person = counts ? all.person_of_intake(intake) : 0;
    all.raised(need, person);
    if (person == 0) continue;
    const Spans spans = counting.days.of(day);
    counting.add(Figure::NeedRaised, spans);
    if ((spans & kInPeriod) == 0) continue;
    const bool apart = (counting.set_apart.without_statistics(person) & kInPeriod) != 0;
    const bool fresh = (persons.add(person, spans) & kInPeriod) != 0;
    if (apart && fresh) by_code.add_apart();
    if (apart) continue;
    with_need += fresh ? 1 : 0;
    raised.emplace_back(code, person);
  }
  // A person counts once for each code.
  std::ranges::sort(raised);
  raised.erase(std::ranges::unique(raised).begin(), raised.end());
  for (const auto& [code, person] : raised) by_code.add(code);
  by_code.set_valid(with_need);
  counting.keep(std::move(by_code));
}

/// What became of each need last, in each of the three spans.
class Decisions {
 public:
  enum State : std::uint8_t { Nothing, Met, PartlyMet, Unmet, Undecided };

  void set(std::int64_t need, Spans spans, State state) {
    const auto index = static_cast<std::size_t>(need);
    if (index >= states_.size()) states_.resize(std::max(index + 1, states_.size() * 2));
    for (std::size_t span = 0; span < 3; ++span)
      if (spans >> span & 1) states_[index][span] = state;
  }
  /// The spans at whose end the need has been left in this state.
  Spans spans_of(std::int64_t need, State state) const {
    const auto& last = states_[static_cast<std::size_t>(need)];
    return static_cast<Spans>((last[0] == state ? 1 : 0) | (last[1] == state ? 2 : 0) | (last[2] == state ? 4 : 0));
  }
  std::vector<std::int64_t> decided() const {
    std::vector<std::int64_t> needs;
    for (std::size_t need = 0; need < states_.size(); ++need)
      if (std::ranges::any_of(states_[need], [](State state) { return state != Nothing && state != Undecided; }))
        needs.push_back(static_cast<std::int64_t>(need));
    return needs;
  }

 private:
  std::vector<std::array<State, 3>> states_;
};

Decisions::State state_of(std::string_view status) {
  if (status == "met") return Decisions::Met;
  if (status == "partly_met") return Decisions::PartlyMet;
  if (status == "unmet") return Decisions::Unmet;
  return Decisions::Undecided;
}

void count_decided(Counting& counting, Needs& needs) {
  Decisions decisions;
  Query events(counting.store,
               "SELECT happened_on, need_id, to_status FROM need_event"
               " WHERE happened_on >= :first AND happened_on < :until ORDER BY happened_on, need_id, id",
               {{"first", counting.days.first()}, {"until", counting.days.until()}});
  while (events.next()) {
    const auto [day, need, status] = events.row<std::string_view, std::int64_t, std::string_view>();
    decisions.set(need, counting.days.of(day), state_of(status));
  }

  Rows by_reason = counting.rows(Breakdown::NeedsUnmetByReason);
  Query reason(counting.store,
               "SELECT coalesce(reason, '') FROM need_event WHERE need_id = :need AND happened_on < :until"
               " ORDER BY happened_on DESC, id DESC LIMIT 1",
               {{"until", counting.days.until()}});
  for (const std::int64_t need : decisions.decided()) {
    const std::int64_t person = needs.person_of(need);
    if (person == 0) continue;
    counting.add(Figure::NeedMet, decisions.spans_of(need, Decisions::Met));
    counting.add(Figure::NeedPartlyMet, decisions.spans_of(need, Decisions::PartlyMet));
    const Spans unmet = decisions.spans_of(need, Decisions::Unmet);
    counting.add(Figure::NeedUnmet, unmet);
    if ((unmet & kInPeriod) == 0) continue;
    if (counting.set_apart.without_statistics(person) & kInPeriod)
      by_reason.add_apart();
    else
      by_reason.add(reason.bind({{"need", need}}).value<std::string>());
  }
  counting.keep(std::move(by_reason));
}

}  // namespace

void count_needs(Counting& counting) {
  Needs needs(counting);
  count_raised(counting, needs);
  count_decided(counting, needs);
}

}  // namespace inact

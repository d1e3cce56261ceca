// How reports count: three spans of time at once, over rows in the order of their days.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "inact/report/report.h"
#include "inact/store/query.h"

namespace inact {

/// In which of the three spans of a report something lies.
using Spans = std::uint8_t;
inline constexpr Spans kInPeriod = 1;
inline constexpr Spans kInPrevious = 2;
inline constexpr Spans kInYear = 4;

/// The days of a report as the records write them, so that days are compared without being read.
class Days {
 public:
  explicit Days(const ReportRequest& request);
  /// Of a stored day; rows come in the order of their days, so that the day before is mostly the same.
  Spans of(std::string_view day);

  const std::string& first() const { return first_; }  ///< the earliest day that counts
  const std::string& until() const { return until_; }  ///< the first day that does not

  struct Span {
    std::string from, until;
  };
  Span period, previous, year;

 private:
  std::string first_, until_, day_;
  Spans spans_ = 0;
};

/// Adds to the spans.
inline void add(Count& count, Spans spans, std::int64_t n = 1) {
  if (spans & kInPeriod) count.value += n;
  if (spans & kInPrevious) count.previous += n;
  if (spans & kInYear) count.year_to_date += n;
}

/// Different records by id: one byte each for all three spans.
class Distinct {
 public:
  /// The spans in which the record had not been before.
  Spans add(std::int64_t id, Spans spans) {
    Spans& seen = at(id);
    const Spans fresh = spans & static_cast<Spans>(~seen);
    seen |= spans;
    return fresh;
  }

 private:
  Spans& at(std::int64_t id) {
    const auto index = static_cast<std::size_t>(id);
    if (index >= seen_.size()) seen_.resize(std::max(index + 1, seen_.size() * 2));
    return seen_[index];
  }
  std::vector<Spans> seen_;
};

/// Persons who are set apart: void ones do not count at all, others only as "without statistics".
class SetApart {
 public:
  SetApart(const Store& store, const Days& days);
  bool is_void(std::int64_t person) const { return (marks(person) & kVoid) != 0; }
  /// At the end of which spans the person is without statistics.
  Spans without_statistics(std::int64_t person) const { return marks(person) & static_cast<Spans>(~kVoid); }

 private:
  static constexpr Spans kVoid = 128;
  Spans marks(std::int64_t person) const {
    const auto found = marks_.find(person);
    return found == marks_.end() ? Spans{0} : found->second;
  }
  std::map<std::int64_t, Spans> marks_;  // few
};

/// Whose intakes they are: rows of conversations, needs and events know only the intake. Those opened in the spans of
/// the report are read at once, older ones when they occur.
class Intakes {
 public:
  struct Intake {
    std::int64_t person = 0;  ///< 0: does not count
    Spans opened = 0;         ///< in which spans
    bool is_ours = false;     ///< of the association whose work is counted
    bool is_read = false;
    bool counts() const { return person != 0; }
  };

  Intakes(const Store& store, const ReportRequest& request, Days& days, const SetApart& set_apart);
  const Intake& of(std::int64_t id);
  /// Those opened in the spans that count and are ours.
  const std::vector<std::int64_t>& opened() const { return opened_; }

 private:
  Intake& at(std::int64_t id);

  const SetApart& set_apart_;
  Query one_;
  std::vector<Intake> intakes_;
  std::vector<std::int64_t> opened_;
};

/// Counts the rows of one breakdown.
class Rows {
 public:
  Rows(Breakdown breakdown, const Vocabulary& vocabulary);
  /// A code of the vocabulary, a kind of no answer, or a code that is no longer known. Empty: not asked.
  void add(std::string_view code, std::int64_t n = 1);
  void add_missing(Missing missing, std::int64_t n = 1);
  void add_apart(std::int64_t n = 1) { count_.apart += n; }
  /// Of breakdowns in which one counts in several rows: of how many there is an answer.
  void set_valid(std::int64_t n) { count_.valid = n; }
  BreakdownCount take() &&;

 private:
  BreakdownCount count_;
  const Vocabulary* vocabulary_;
  std::map<std::string, std::int64_t, std::less<>> unknown_;  ///< codes that the vocabulary does not have
};

/// Volunteers who gave hours or were trained.
struct ActiveVolunteers {
  Distinct seen;
  std::vector<std::int64_t> in_period;
};

/// What the parts of a report share while it is counted.
struct Counting {
  const Store& store;
  const Vocabularies& vocabularies;
  Report& report;
  Days& days;
  const SetApart& set_apart;
  Intakes& intakes;
  ActiveVolunteers volunteers;

  Count& of(Figure figure) { return report.figures[static_cast<std::size_t>(figure)]; }
  void add(Figure figure, Spans spans, std::int64_t n = 1) { inact::add(of(figure), spans, n); }
  Rows rows(Breakdown breakdown) const { return {breakdown, vocabularies[info(breakdown).vocabulary]}; }
  /// Once for each volunteer and span.
  void add_volunteer(std::int64_t person, Spans spans);
  void keep(Rows rows) { report.breakdowns.push_back(std::move(rows).take()); }
};

/// The class of a number, in a vocabulary whose terms say where they begin; empty below the first.
std::string_view class_of(const Vocabulary& classes, int number);

void count_intakes(Counting& counting);
void count_stock(Counting& counting);
void count_needs(Counting& counting);
void count_referrals(Counting& counting);
void count_workshops(Counting& counting);
void count_volunteers(Counting& counting);
void count_network(Counting& counting);

}  // namespace inact

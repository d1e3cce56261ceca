#include "inact/report/counting.h"

#include <algorithm>

#include "inact/people/consent.h"

namespace inact {
namespace {

/// What lies after the day on which the report is made does not count yet.
Days::Span span_of(const Period& period, Date until) {
  const Date end = std::min(period.until, until);
  return {iso(std::min(period.from, end)), iso(end)};
}

}  // namespace

Days::Days(const ReportRequest& request) {
  const Date until = std::min(request.period.until, add_days(request.as_of, 1));
  period = span_of(request.period, until);
  previous = span_of(request.previous, until);
  year = span_of({request.year_to_date, request.period.until}, until);
  first_ = std::min({period.from, previous.from, year.from});
  until_ = iso(until);
}

Spans Days::of(std::string_view day) {
  if (day == day_) return spans_;
  const auto in = [&](const Span& span, Spans bit) { return span.from <= day && day < span.until ? bit : Spans{0}; };
  day_ = day;
  spans_ = in(period, kInPeriod) | in(previous, kInPrevious) | in(year, kInYear);
  return spans_;
}

SetApart::SetApart(const Store& store, const Days& days) {
  const Spans at_end = kInPeriod | kInYear;
  const auto at = [&](std::string_view day) {
    return static_cast<Spans>((day < days.period.until ? at_end : 0) | (day < days.previous.until ? kInPrevious : 0));
  };
  Query persons(store,
                "SELECT id, restricted_since, void_reason IS NOT NULL FROM person"
                " WHERE void_reason IS NOT NULL OR restricted_since IS NOT NULL ORDER BY id");
  while (persons.next()) {
    const auto [person, restricted, is_void] = persons.row<std::int64_t, std::optional<std::string_view>, bool>();
    marks_[person] |= is_void ? kVoid : at(*restricted);
  }
  const auto leave_out = [&](const std::string& until, Spans spans) {
    Query query(store, kWithoutStatistics, {{"statistics_until", until}});
    for (const std::int64_t person : query.column<std::int64_t>()) marks_[person] |= spans;
  };
  leave_out(days.period.until, at_end);
  leave_out(days.previous.until, kInPrevious);
}

Intakes::Intakes(const Store& store, const ReportRequest& request, Days& days, const SetApart& set_apart)
    : set_apart_(set_apart),
      one_(store,
           "SELECT CASE WHEN void_reason IS NULL THEN person_id ELSE 0 END, :partner = '' OR partner = :partner"
           " FROM intake WHERE id = :id",
           {{"partner", request.partner}}) {
  Query opened(store,
               "SELECT opened_on, id, person_id, :partner = '' OR partner = :partner, void_reason IS NULL FROM intake"
               " WHERE opened_on >= :first AND opened_on < :until ORDER BY opened_on, partner, person_id",
               {{"first", days.first()}, {"until", days.until()}, {"partner", request.partner}});
  while (opened.next()) {
    const auto [day, id, person, is_ours, counts] =
        opened.row<std::string_view, std::int64_t, std::int64_t, bool, bool>();
    Intake& intake = at(id);
    intake = {counts && !set_apart.is_void(person) ? person : 0, days.of(day), is_ours, true};
    if (intake.counts() && is_ours) opened_.push_back(id);
  }
}

Intakes::Intake& Intakes::at(std::int64_t id) {
  const auto index = static_cast<std::size_t>(id);
  if (index >= intakes_.size()) intakes_.resize(std::max(index + 1, intakes_.size() * 2));
  return intakes_[index];
}

const Intakes::Intake& Intakes::of(std::int64_t id) {
  Intake& intake = at(id);
  if (intake.is_read) return intake;
  const auto [person, is_ours] = one_.bind({{"id", id}}).one<std::int64_t, bool>().value();
  return intake = {set_apart_.is_void(person) ? 0 : person, 0, is_ours, true};
}

Rows::Rows(Breakdown breakdown, const Vocabulary& vocabulary) : vocabulary_(&vocabulary) {
  count_.breakdown = breakdown;
  count_.vocabulary = vocabulary.name;
  for (const Term& term : vocabulary.terms) count_.rows.push_back({term.code, 0});
}

void Rows::add(std::string_view code, std::int64_t n) {
  const std::size_t position = vocabulary_->position(code);
  // The last class of residence gathers missing answers: here they have a place of their own.
  if (code.empty() || code == "missing") return add_missing(Missing::NotAsked, n);
  if (position < count_.rows.size())
    count_.rows[position].count += n;
  else if (const auto missing = from_word<Missing>(code))
    return add_missing(*missing, n);
  else
    unknown_[std::string(code)] += n;
  count_.valid += n;
}

void Rows::add_missing(Missing missing, std::int64_t n) { count_.missing[static_cast<std::size_t>(missing)] += n; }

BreakdownCount Rows::take() && {
  const bool sparse = info(count_.breakdown).sparse;
  std::erase_if(count_.rows, [&](const BreakdownRow& row) {
    return row.count == 0 && (sparse || row.code == "missing" || vocabulary_->find(row.code)->retired);
  });
  for (const auto& [code, n] : unknown_) count_.rows.push_back({code, n});
  return std::move(count_);
}

std::string_view class_of(const Vocabulary& classes, int number) {
  std::string_view code;
  for (const Term& term : classes.terms)
    if (term.from && *term.from <= number) code = term.code;
  return code;
}

void Counting::add_volunteer(std::int64_t person, Spans spans) {
  const Spans fresh = volunteers.seen.add(person, spans);
  add(Figure::VolunteerActive, fresh);
  add(Figure::VolunteerWithoutStatistics, fresh & set_apart.without_statistics(person));
  if (fresh & kInPeriod) volunteers.in_period.push_back(person);
}

}  // namespace inact

#include "inact/report/report.h"

#include <algorithm>

#include "inact/report/counting.h"
#include "inact/store/snapshot.h"

namespace inact {

ReportRequest monthly_request(Month month, Date as_of) {
  ReportRequest request;
  request.name = "monthly";
  request.period = period_of(month);
  request.previous = period_of(add_months(month, -1));
  request.year_to_date = month.year() / std::chrono::January / 1;
  request.as_of = as_of;
  return request;
}

const BreakdownCount* Report::find(Breakdown breakdown) const {
  const auto found = std::ranges::find(breakdowns, breakdown, &BreakdownCount::breakdown);
  return found == breakdowns.end() ? nullptr : &*found;
}

Report count_report(const Store& store, const Vocabularies& vocabularies, ReportRequest request) {
  Report report;
  report.request = std::move(request);
  const Snapshot snapshot(store);
  Days days(report.request);
  const SetApart set_apart(store, days);
  Intakes intakes(store, report.request, days, set_apart);
  Counting counting{store, vocabularies, report, days, set_apart, intakes, {}};
  count_intakes(counting);
  count_stock(counting);
  count_needs(counting);
  count_referrals(counting);
  count_workshops(counting);
  count_volunteers(counting);
  count_network(counting);
  std::ranges::sort(report.breakdowns, {}, &BreakdownCount::breakdown);
  return report;
}

}  // namespace inact

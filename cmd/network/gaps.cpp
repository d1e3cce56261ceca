// inact network gaps
#include "inact/network/gaps.h"

#include "cmd/network/verbs.h"
#include "cmd/session.h"
#include "inact/base/error.h"
#include "inact/text/answer.h"

namespace inact::network {
namespace {

struct GapOptions {
  std::optional<Month> month;
  std::optional<Date> since, until;
  std::optional<std::string> need, language, district;
  bool internal = false;
};

/// This year up to the last month that is over; in January the year before.
Period complete_months(Date today) {
  const Month last = add_months(month_of(today), -1);
  return {first_day(std::chrono::year_month(last.year(), std::chrono::January)), first_day(add_months(last, 1))};
}

Period days_of(const GapOptions& options, Date today) {
  if (options.month && (options.since || options.until))
    throw usage("Either `--month` or `--since` and `--until`.").remedy(tr("Leave one of both out."));
  if (options.month) return period_of(*options.month);
  Period days = complete_months(today);
  if (options.since) days.from = *options.since;
  if (options.since || options.until) days.until = add_days(options.until.value_or(today), 1);
  if (days.until <= days.from)
    throw usage("The last day, {until}, is before the first, {since}.", {{"until", days.last()}, {"since", days.from}});
  return days;
}

/// Whoever may choose days and groups can subtract one table from another until a single person is left.
void require_whole_tables(const GapOptions& options) {
  if (options.since || options.until || options.language || options.district)
    throw usage("With `--since`, `--until`, `--language` or `--district` the numbers could be traced to people.")
        .remedy(tr("Add `--internal` for a table that stays in the team; or take `--month` and `--need`."));
}

int run_gaps(Session& session, const GapOptions& options) {
  if (!options.internal) require_whole_tables(options);
  GapRequest request{days_of(options, session.today()), session.today(), options.need, {}, options.district};
  if (options.language) request.language = accept_language(session.vocabularies(), *options.language);
  Gaps gaps = find_gaps(session.records(), request);
  const int base = options.internal ? 0 : session.config().report.base;
  if (base > 0) gaps = protect_gaps(gaps, base);
  session.show(gaps_document(gaps, request, base));
  return 0;
}

}  // namespace

void gaps(Verb& verb) {
  auto options = std::make_shared<GapOptions>();
  verb.option("--month", options->month,
              tr("needs of this month: 2026-10, last or this; otherwise of the whole months of this year"))
      .code("--need", "need", options->need, tr("this need alone"))
      .option("--since", options->since, tr("from this day on; with --internal"))
      .option("--until", options->until, tr("up to this day; with --internal"))
      .option("--language", options->language, tr("people of this language of choice; with --internal"))
      .shown_as("CODE")
      .code("--district", "district", options->district, tr("people who live in this district; with --internal"))
      .flag("--internal", options->internal, tr("exact small numbers: only for the team"))
      .example("inact network gaps")
      .example("inact network gaps --month last --format html --output gaps.html")
      .example("inact network gaps --since 2026-01-01 --need housing --internal")
      .run([options](Session& session) { return run_gaps(session, *options); });
}

}  // namespace inact::network

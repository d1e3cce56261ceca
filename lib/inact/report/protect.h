// What may be printed of a report. Renderers take nothing else.
//
// Small numbers are protected in published reports (base 5 as an example):
// - counts of a breakdown are rounded down to a multiple of the base; 1 to 4 are printed as <5, zero is 0; so are the
//   margins: how many valid and how many missing answers;
// - percentages stand only where there are ten answers or more, and are computed from the rounded counts;
// - a breakdown in which one row holds more than 90 % is withheld;
// - figures of activity (FigureInfo::headline) and the lists of single workshops and meetings are exact: that is what
//   funders count. The other figures are rounded, and have no running total: from two running totals in a row small
//   months can be computed;
// - rounding alone does not protect small breakdowns: of two referrals, one of a kind <5 and one of another, each is
// one.
//   So every breakdown is checked as one who reads it would compute: even who knows the exact total of its population
//   (and of the answers, where one may give several) must not be able to tell a number of 1 to 4. Where that fails the
//   margins are withheld, and where that does not help the whole breakdown. As each is safe whatever is known of
//   totals, nothing is learned from putting months together.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "inact/report/report.h"

namespace inact {

/// A number as it is printed.
struct Printed {
  enum class Kind : std::uint8_t { Number, Small, Withheld };
  Kind kind = Kind::Number;
  std::int64_t value = 0;  ///< of a Number; hours in minutes
  friend bool operator==(const Printed&, const Printed&) = default;
};

struct PrintedFigure {
  Figure figure;
  Printed value, previous, year_to_date;
};

struct PrintedRow {
  std::string code;
  Printed count;
  std::optional<double> percent;  ///< rounded as it is to be shown
};

struct PrintedBreakdown {
  Breakdown breakdown;
  std::string vocabulary;
  bool withheld = false;  ///< then without rows and margins
  Printed valid, missing;
  std::vector<PrintedRow> rows;
  int decimals = 0;  ///< of the percentages
};

struct Protection {
  int base = 5;           ///< 2 or more
  int percent_from = 10;  ///< the least number of answers of which percentages are printed
  int dominance = 90;     ///< per cent
};

/// What PublishedReport and InternalReport have in common: nobody else can make one.
class PrintedReport {
 public:
  const ReportRequest& request() const { return request_; }
  bool is_public() const { return base_ > 0; }
  /// 1 to base - 1 are small; 0: nothing is protected.
  int base() const { return base_; }
  const std::vector<PrintedFigure>& figures() const { return figures_; }
  const std::vector<PrintedBreakdown>& breakdowns() const { return breakdowns_; }
  const std::vector<ListedEvent>& workshops() const { return workshops_; }
  const std::vector<ListedEvent>& meetings() const { return meetings_; }

 protected:
  explicit PrintedReport(const Report& report)
      : request_(report.request), workshops_(report.workshops), meetings_(report.meetings) {}

  ReportRequest request_;
  int base_ = 0;
  std::vector<PrintedFigure> figures_;
  std::vector<PrintedBreakdown> breakdowns_;
  std::vector<ListedEvent> workshops_, meetings_;
};

/// May leave the house.
class PublishedReport : public PrintedReport {
  friend PublishedReport protect(const Report& report, const Protection& protection);
  using PrintedReport::PrintedReport;
};

/// Holds exact small numbers and says so.
class InternalReport : public PrintedReport {
  friend InternalReport for_internal_use(const Report& report);
  using PrintedReport::PrintedReport;
};

PublishedReport protect(const Report& report, const Protection& protection = {});
InternalReport for_internal_use(const Report& report);

}  // namespace inact

// A report as it is counted: whole numbers with codes. What may be printed of it is decided by protect.h.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "inact/base/id.h"
#include "inact/report/figures.h"
#include "inact/store/store.h"
#include "inact/text/answer.h"
#include "inact/text/vocabulary.h"

namespace inact {

/// The day for which ages and lengths of stay are computed.
enum class ReferenceDay { FirstConversation, PeriodEnd };
template <>
inline constexpr auto kWords<ReferenceDay> = std::array<std::string_view, 2>{"first_conversation", "period_end"};

/// What a report is to count.
struct ReportRequest {
  std::string name;     ///< monthly
  Period period;        ///< local dates
  Period previous;      ///< what it is compared with: the month before
  Date year_to_date;    ///< the first day of the running total, which ends with the period
  Date as_of;           ///< the day on which it is made; what lies after it does not count
  std::string partner;  ///< only the work of this association; empty: of all together
  ReferenceDay reference_day = ReferenceDay::FirstConversation;
  bool residence = false;                        ///< residence is recorded and may be reported
  std::string age_classes = "age_class_coarse";  ///< a vocabulary whose terms say where they begin
  bool countries = false;                        ///< countries instead of regions
  /// Which marks at a session are an attendance: present, late, left_early.
  std::vector<std::string> attended = {"present", "late", "left_early"};
};

/// Of one calendar month, compared with the month before; the running total begins with the year.
ReportRequest monthly_request(Month month, Date as_of);

/// The same thing counted in the period, in the one before, and since the year began.
struct Count {
  std::int64_t value = 0;
  std::int64_t previous = 0;
  std::int64_t year_to_date = 0;
  friend bool operator==(const Count&, const Count&) = default;
};

struct BreakdownRow {
  std::string code;
  std::int64_t count = 0;
  friend bool operator==(const BreakdownRow&, const BreakdownRow&) = default;
};

/// One breakdown of the period: every code of its vocabulary in its order, zeros too (but see BreakdownInfo::sparse).
struct BreakdownCount {
  Breakdown breakdown;
  std::string vocabulary;  ///< of the codes
  std::vector<BreakdownRow> rows;
  std::int64_t valid = 0;                 ///< of how many there is an answer
  std::array<std::int64_t, 4> missing{};  ///< of how many there is none, by the values of Missing
  std::int64_t apart = 0;                 ///< not counted here: of persons who refuse statistics

  std::int64_t missing_total() const { return missing[0] + missing[1] + missing[2] + missing[3]; }
  friend bool operator==(const BreakdownCount&, const BreakdownCount&) = default;
};

/// One workshop or meeting with its sessions in the period.
struct ListedEvent {
  WorkshopId id;
  Date date;  ///< of the first session in the period
  std::string title;
  std::string kind;      ///< a code of workshop_kind
  std::string module;    ///< empty: none
  std::string audience;  ///< empty: not said
  std::int64_t sessions = 0;
  std::int64_t units = 0;
  std::int64_t heads = 0;        ///< different persons
  std::int64_t attendances = 0;  ///< with people who gave no name
  friend bool operator==(const ListedEvent&, const ListedEvent&) = default;
};

struct Report {
  ReportRequest request;
  std::array<Count, kFigures> figures{};   ///< by the values of Figure
  std::vector<BreakdownCount> breakdowns;  ///< in the order of reports
  std::vector<ListedEvent> workshops;      ///< by day, then id
  std::vector<ListedEvent> meetings;       ///< of groups

  const Count& of(Figure figure) const { return figures[static_cast<std::size_t>(figure)]; }
  const BreakdownCount* find(Breakdown breakdown) const;
};

/// Counts everything that the records can answer, in one read transaction. Voided records and cancelled workshops do
/// not count. A person counts once a period in tables of persons, every conversation in tables of conversations. Throws
/// std::logic_error when the stock of open intakes does not come out the same in two ways.
Report count_report(const Store& store, const Vocabularies& vocabularies, ReportRequest request);

}  // namespace inact

// Every figure and every table of the reports, in one place: what it is called, what is counted, of whom.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "inact/base/message.h"
#include "inact/base/named.h"

namespace inact {

/// The parts of a report, in their order. Labels: vocabulary `report_section`.
enum class Section { Intake, Need, Referral, Workshop, Group, Volunteer, Network };
template <>
inline constexpr auto kWords<Section> =
    std::array<std::string_view, 7>{"intake", "need", "referral", "workshop", "group", "volunteer", "network"};

/// What one is counted in; units are never added to one another. Hours are counted in minutes and shown as hours; a
/// unit of teaching has 45 minutes. Labels: vocabulary `report_unit`.
enum class Unit {
  Persons,
  Intakes,
  Conversations,
  Relatives,
  Questions,
  Needs,
  Referrals,
  Accompaniments,
  Workshops,
  Sessions,
  Units,
  Heads,
  Attendances,
  Meetings,
  Hours,
  Trainings,
  Calls,
  Organizations
};
template <>
inline constexpr auto kWords<Unit> = std::array<std::string_view, 18>{
    "persons",     "intakes",        "conversations", "relatives", "questions", "needs",
    "referrals",   "accompaniments", "workshops",     "sessions",  "units",     "heads",
    "attendances", "meetings",       "hours",         "trainings", "calls",     "organizations"};

/// How many of what is counted make one of the unit: 60 minutes an hour.
constexpr std::int64_t counted_per(Unit unit) { return unit == Unit::Hours ? 60 : 1; }

enum class Figure : std::uint8_t {
  IntakeNew,
  IntakePersons,
  IntakeWithoutStatistics,
  IntakeConversations,
  IntakeFollowUps,
  IntakeInterpreted,
  IntakeRelatives,
  IntakeShortQuestions,
  IntakeOpenStart,
  IntakeAdditions,
  IntakeDepartures,
  IntakeOpenEnd,
  NeedRaised,
  NeedMet,
  NeedPartlyMet,
  NeedUnmet,
  ReferralMade,
  ReferralClosed,
  AccompanimentDone,
  AccompanimentHours,
  WorkshopHeld,
  WorkshopSessions,
  WorkshopUnits,
  WorkshopHeads,
  WorkshopAttendances,
  WorkshopUnnamed,
  GroupMeetings,
  GroupHeads,
  GroupAttendances,
  GroupUnnamed,
  VolunteerActive,
  VolunteerWithoutStatistics,
  VolunteerHours,
  VolunteerExternalTrainings,
  NetworkCalls,
  NetworkReached,
  NetworkOrganizations
};
template <>
inline constexpr auto kWords<Figure> = std::array<std::string_view, 37>{"intake.new",
                                                                        "intake.persons",
                                                                        "intake.without_statistics",
                                                                        "intake.conversations",
                                                                        "intake.follow_ups",
                                                                        "intake.interpreted",
                                                                        "intake.relatives",
                                                                        "intake.short_questions",
                                                                        "intake.open_start",
                                                                        "intake.additions",
                                                                        "intake.departures",
                                                                        "intake.open_end",
                                                                        "need.raised",
                                                                        "need.met",
                                                                        "need.partly_met",
                                                                        "need.unmet",
                                                                        "referral.made",
                                                                        "referral.closed",
                                                                        "accompaniment.done",
                                                                        "accompaniment.hours",
                                                                        "workshop.held",
                                                                        "workshop.sessions",
                                                                        "workshop.units",
                                                                        "workshop.heads",
                                                                        "workshop.attendances",
                                                                        "workshop.unnamed",
                                                                        "group.meetings",
                                                                        "group.heads",
                                                                        "group.attendances",
                                                                        "group.unnamed",
                                                                        "volunteer.active",
                                                                        "volunteer.without_statistics",
                                                                        "volunteer.hours",
                                                                        "volunteer.external_trainings",
                                                                        "network.calls",
                                                                        "network.reached",
                                                                        "network.organizations"};
inline constexpr std::size_t kFigures = kWords<Figure>.size();

struct FigureInfo {
  Figure figure;
  Section section;
  Unit unit;
  /// Activity that funders count: exact in published reports. Others are protected there (see protect.h).
  bool headline;
  Message label;
  Message definition;
  /// Of which other figure this counts a part, where it is protected and the other exact.
  std::optional<Figure> part_of = {};
};
/// In the order of reports.
std::span<const FigureInfo> figures();
const FigureInfo& info(Figure figure);

/// The breakdowns, in the order of reports.
enum class Breakdown : std::uint8_t {
  PersonsByGender,
  PersonsByAge,
  PersonsByCountry,
  PersonsByRegion,
  PersonsByResidence,
  PersonsByStay,
  PersonsByDistrict,
  PersonsByAccessPath,
  ConversationsByLanguage,
  ConversationsByForm,
  ShortQuestionsByNeed,
  NeedsByCode,
  NeedsUnmetByReason,
  ReferralsByKind,
  ReferralsByOrganizationKind,
  ReferralsByOutcome,
  AttendancesByModule,
  AttendancesByTopic,
  AttendancesByAudience,
  VolunteersByKind,
  HoursByActivity
};
template <>
inline constexpr auto kWords<Breakdown> = std::array<std::string_view, 21>{
    "persons_by_gender",       "persons_by_age",          "persons_by_country",
    "persons_by_region",       "persons_by_residence",    "persons_by_stay",
    "persons_by_district",     "persons_by_access_path",  "conversations_by_language",
    "conversations_by_form",   "short_questions_by_need", "needs_by_code",
    "needs_unmet_by_reason",   "referrals_by_kind",       "referrals_by_organization_kind",
    "referrals_by_outcome",    "attendances_by_module",   "attendances_by_topic",
    "attendances_by_audience", "volunteers_by_kind",      "hours_by_activity"};

struct BreakdownInfo {
  Breakdown breakdown;
  Section section;
  Unit unit;
  std::string_view vocabulary;  ///< of its codes, without those of ages and stay, which a report may choose
  /// What its rows and the missing answers add up to, those apart who refused statistics. Nothing: no figure.
  std::optional<Figure> total;
  bool multiple;  ///< one may count in several rows: they add up to more than the total
  /// Rows that nobody falls into are left out: vocabularies of many codes, where only those that occur say something.
  bool sparse;
  Message title;
  Message population;
};
std::span<const BreakdownInfo> breakdowns();
const BreakdownInfo& info(Breakdown breakdown);

}  // namespace inact

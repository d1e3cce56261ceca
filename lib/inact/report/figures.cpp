#include "inact/report/figures.h"

#include <stdexcept>
#include <vector>

namespace inact {
namespace {

using F = Figure;
using B = Breakdown;

constexpr bool kHeadline = true;
constexpr bool kProtected = false;

std::vector<FigureInfo> make_figures() {
  return {
      {F::IntakeNew, Section::Intake, Unit::Intakes, kHeadline, tr("First conversations"),
       tr("Intakes that were opened in the period: each begins with a first conversation.")},
      {F::IntakePersons, Section::Intake, Unit::Persons, kHeadline, tr("Persons advised"),
       tr("Different persons with at least one conversation in the period. Relatives advised along are not among "
          "them.")},
      {F::IntakeWithoutStatistics, Section::Intake, Unit::Persons, kProtected, tr("Persons without statistics"),
       tr("Persons advised who, at the end of the period, refuse to be counted in statistics or whose data are"
          " restricted. Of them nothing else is said: no table counts them."),
       F::IntakePersons},
      {F::IntakeConversations, Section::Intake, Unit::Conversations, kHeadline, tr("Conversations"),
       tr("Conversations held in the period, first ones and later ones.")},
      {F::IntakeFollowUps, Section::Intake, Unit::Conversations, kHeadline, tr("Later conversations"),
       tr("Conversations held in the period that were not the first of their intake.")},
      {F::IntakeInterpreted, Section::Intake, Unit::Conversations, kProtected, tr("Conversations with an interpreter"),
       tr("Conversations held in the period in which somebody interpreted."), F::IntakeConversations},
      {F::IntakeRelatives, Section::Intake, Unit::Relatives, kHeadline, tr("Relatives advised along"),
       tr("Relatives who were advised along in the conversations of the period, counted in each conversation.")},
      {F::IntakeShortQuestions, Section::Intake, Unit::Questions, kHeadline, tr("Short questions"),
       tr("Questions answered in two minutes, without an intake.")},
      {F::IntakeOpenStart, Section::Intake, Unit::Intakes, kHeadline, tr("Open intakes at the start"),
       tr("Intakes that were open when the period began.")},
      {F::IntakeAdditions, Section::Intake, Unit::Intakes, kHeadline, tr("Additions"),
       tr("Intakes opened or reopened in the period.")},
      {F::IntakeDepartures, Section::Intake, Unit::Intakes, kHeadline, tr("Departures"),
       tr("Intakes closed in the period.")},
      {F::IntakeOpenEnd, Section::Intake, Unit::Intakes, kHeadline, tr("Open intakes at the end"),
       tr("Intakes that were open when the period ended: at the start, plus additions, less departures.")},

      {F::NeedRaised, Section::Need, Unit::Needs, kHeadline, tr("Needs raised"),
       tr("Needs that were raised in the period; one person may have several.")},
      {F::NeedMet, Section::Need, Unit::Needs, kProtected, tr("Needs met"),
       tr("Needs that became met in the period and still were at its end.")},
      {F::NeedPartlyMet, Section::Need, Unit::Needs, kProtected, tr("Needs partly met"),
       tr("Needs that became partly met in the period and still were at its end.")},
      {F::NeedUnmet, Section::Need, Unit::Needs, kProtected, tr("Needs not met"),
       tr("Needs that were given up as unmet in the period and still were at its end.")},

      {F::ReferralMade, Section::Referral, Unit::Referrals, kHeadline, tr("Referrals made"),
       tr("Referrals of the period, each of one need to one service. Those in preparation and those entered in error do"
          " not count.")},
      {F::ReferralClosed, Section::Referral, Unit::Referrals, kProtected, tr("Referrals with an outcome"),
       tr("Referrals whose outcome dates from the period.")},
      {F::AccompanimentDone, Section::Referral, Unit::Accompaniments, kHeadline, tr("Accompaniments"),
       tr("Accompaniments that were done in the period.")},
      {F::AccompanimentHours, Section::Referral, Unit::Hours, kHeadline, tr("Hours of accompaniment"),
       tr("Duration of the accompaniments done in the period, as far as it is known.")},

      {F::WorkshopHeld, Section::Workshop, Unit::Workshops, kHeadline, tr("Workshops held"),
       tr("Trainings, supervision and other events with at least one session in the period. Cancelled ones do not "
          "count;"
          " meetings of groups are counted apart.")},
      {F::WorkshopSessions, Section::Workshop, Unit::Sessions, kHeadline, tr("Sessions held"),
       tr("Sessions of these workshops in the period.")},
      {F::WorkshopUnits, Section::Workshop, Unit::Units, kHeadline, tr("Units of teaching"),
       tr("Units of 45 minutes of the sessions in the period.")},
      {F::WorkshopHeads, Section::Workshop, Unit::Heads, kHeadline, tr("Participants"),
       tr("Different persons who attended at least one session in the period. People who gave no name are not among"
          " them.")},
      {F::WorkshopAttendances, Section::Workshop, Unit::Attendances, kHeadline, tr("Attendances"),
       tr("Persons times sessions attended in the period, with people who gave no name.")},
      {F::WorkshopUnnamed, Section::Workshop, Unit::Attendances, kHeadline, tr("of these without a name"),
       tr("Attendances of people who gave no name.")},

      {F::GroupMeetings, Section::Group, Unit::Meetings, kHeadline, tr("Meetings of groups"),
       tr("Meetings of exchange groups and of supervision groups in the period.")},
      {F::GroupHeads, Section::Group, Unit::Heads, kHeadline, tr("Participants of groups"),
       tr("Different persons who attended at least one meeting in the period. People who gave no name are not among"
          " them.")},
      {F::GroupAttendances, Section::Group, Unit::Attendances, kHeadline, tr("Attendances of groups"),
       tr("Persons times meetings attended in the period, with people who gave no name.")},
      {F::GroupUnnamed, Section::Group, Unit::Attendances, kHeadline, tr("of these without a name"),
       tr("Attendances of people who gave no name.")},

      {F::VolunteerActive, Section::Volunteer, Unit::Persons, kHeadline, tr("Active volunteers"),
       tr("Different persons who gave hours in the period or attended a training, supervision or a training held"
          " elsewhere.")},
      {F::VolunteerWithoutStatistics, Section::Volunteer, Unit::Persons, kProtected,
       tr("Volunteers without statistics"),
       tr("Active volunteers who, at the end of the period, refuse to be counted in statistics or whose data are"
          " restricted."),
       F::VolunteerActive},
      {F::VolunteerHours, Section::Volunteer, Unit::Hours, kHeadline, tr("Volunteer hours"),
       tr("Hours of unpaid work in the period.")},
      {F::VolunteerExternalTrainings, Section::Volunteer, Unit::Trainings, kHeadline, tr("Trainings elsewhere"),
       tr("Trainings of others that volunteers attended in the period.")},

      {F::NetworkCalls, Section::Network, Unit::Calls, kHeadline, tr("Calls to institutions"),
       tr("Calls to institutions of the network in the period.")},
      {F::NetworkReached, Section::Network, Unit::Calls, kHeadline, tr("Calls that reached somebody"),
       tr("Calls of the period in which somebody was reached.")},
      {F::NetworkOrganizations, Section::Network, Unit::Organizations, kHeadline, tr("Institutions reached"),
       tr("Different institutions in which somebody was reached in the period.")},
  };
}

std::vector<BreakdownInfo> make_breakdowns() {
  const Message advised = tr("persons advised in the period");
  const Message conversations = tr("conversations of the period");
  const Message referrals = tr("referrals of the period");
  const auto by_person = [&](B breakdown, std::string_view vocabulary, bool sparse, Message title) {
    return BreakdownInfo{breakdown, Section::Intake, Unit::Persons,    vocabulary, F::IntakePersons,
                         false,     sparse,          std::move(title), advised};
  };
  return {
      by_person(B::PersonsByGender, "gender", false, tr("Gender")),
      by_person(B::PersonsByAge, "age_class", false, tr("Age")),
      by_person(B::PersonsByCountry, "country", true, tr("Country of origin")),
      by_person(B::PersonsByRegion, "region", false, tr("Region of origin")),
      by_person(B::PersonsByResidence, "residence_aggregate", false, tr("Residence status")),
      by_person(B::PersonsByStay, "stay_class", false, tr("Length of stay in Germany")),
      by_person(B::PersonsByDistrict, "district", false, tr("District")),
      by_person(B::PersonsByAccessPath, "access_path", false, tr("How they came to us")),
      {B::ConversationsByLanguage, Section::Intake, Unit::Conversations, "language", F::IntakeConversations, false,
       true, tr("Language of the conversation"), conversations},
      {B::ConversationsByForm, Section::Intake, Unit::Conversations, "conversation_form", F::IntakeConversations, false,
       false, tr("Form of the conversation"), conversations},
      {B::ShortQuestionsByNeed, Section::Intake, Unit::Questions, "need", F::IntakeShortQuestions, false, true,
       tr("Short questions by need"), tr("short questions of the period")},
      {B::NeedsByCode, Section::Need, Unit::Persons, "need", std::nullopt, true, false, tr("Persons by need"),
       tr("persons who raised a need in the period; several needs are possible")},
      {B::NeedsUnmetByReason, Section::Need, Unit::Needs, "need_unmet_reason", F::NeedUnmet, false, false,
       tr("Needs not met by reason"), tr("needs given up as unmet in the period")},
      {B::ReferralsByKind, Section::Referral, Unit::Referrals, "referral_kind", F::ReferralMade, false, false,
       tr("Referrals by kind"), referrals},
      {B::ReferralsByOrganizationKind, Section::Referral, Unit::Referrals, "organization_kind", F::ReferralMade, false,
       true, tr("Referrals by kind of institution"), referrals},
      {B::ReferralsByOutcome, Section::Referral, Unit::Referrals, "referral_outcome", F::ReferralClosed, false, false,
       tr("Referrals by outcome"), tr("referrals whose outcome dates from the period")},
      {B::AttendancesByModule, Section::Workshop, Unit::Attendances, "module", std::nullopt, false, false,
       tr("Attendances by module"), tr("attendances of workshops that belong to a module")},
      {B::AttendancesByTopic, Section::Workshop, Unit::Attendances, "topic", std::nullopt, true, false,
       tr("Attendances by topic"), tr("attendances of workshops with a topic; several topics are possible")},
      {B::AttendancesByAudience, Section::Group, Unit::Attendances, "audience", F::GroupAttendances, false, false,
       tr("Attendances of groups by audience"), tr("attendances of meetings in the period")},
      {B::VolunteersByKind, Section::Volunteer, Unit::Persons, "volunteer_kind", F::VolunteerActive, false, false,
       tr("Volunteers by where they come from"), tr("active volunteers")},
      {B::HoursByActivity, Section::Volunteer, Unit::Hours, "activity", F::VolunteerHours, false, false,
       tr("Volunteer hours by activity"), tr("hours of unpaid work in the period")},
  };
}

/// The n-th entry describes the n-th value: the tables above are in the order of the enumerations.
template <class Entry, class Key>
const Entry& entry_of(std::span<const Entry> all, Key key, Key Entry::*member) {
  const Entry& entry = all[static_cast<std::size_t>(key)];
  if (entry.*member != key) throw std::logic_error("figures.cpp is not in the order of its enumerations");
  return entry;
}

}  // namespace

std::span<const FigureInfo> figures() {
  static const std::vector<FigureInfo> all = make_figures();
  return all;
}

const FigureInfo& info(Figure figure) { return entry_of(figures(), figure, &FigureInfo::figure); }

std::span<const BreakdownInfo> breakdowns() {
  static const std::vector<BreakdownInfo> all = make_breakdowns();
  return all;
}

const BreakdownInfo& info(Breakdown breakdown) { return entry_of(breakdowns(), breakdown, &BreakdownInfo::breakdown); }

}  // namespace inact

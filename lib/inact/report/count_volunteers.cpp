#include "inact/report/counting.h"

namespace inact {
namespace {

void count_hours(Counting& counting) {
  Rows by_activity = counting.rows(Breakdown::HoursByActivity);
  Query hours(counting.store,
              "SELECT done_on, activity, person_id, minutes FROM volunteer_hours"
              " WHERE done_on >= :first AND done_on < :until AND void_reason IS NULL"
              " AND (:partner = '' OR partner = :partner) ORDER BY done_on, activity, person_id, minutes",
              {{"first", counting.days.first()},
               {"until", counting.days.until()},
               {"partner", counting.report.request.partner}});
  while (hours.next()) {
    const auto [day, activity, person, minutes] =
        hours.row<std::string_view, std::string_view, std::int64_t, std::int64_t>();
    if (counting.set_apart.is_void(person)) continue;
    const Spans spans = counting.days.of(day);
    counting.add(Figure::VolunteerHours, spans, minutes);
    counting.add_volunteer(person, spans);
    if (spans & kInPeriod) by_activity.add(activity, minutes);
  }
  counting.keep(std::move(by_activity));
}

void count_external_trainings(Counting& counting) {
  Query trainings(counting.store,
                  "SELECT held_on, person_id FROM external_training"
                  " WHERE held_on >= :first AND held_on < :until AND void_reason IS NULL"
                  " AND (:partner = '' OR partner = :partner) ORDER BY held_on, id",
                  {{"first", counting.days.first()},
                   {"until", counting.days.until()},
                   {"partner", counting.report.request.partner}});
  while (trainings.next()) {
    const auto [day, person] = trainings.row<std::string_view, std::int64_t>();
    if (counting.set_apart.is_void(person)) continue;
    const Spans spans = counting.days.of(day);
    counting.add(Figure::VolunteerExternalTrainings, spans);
    counting.add_volunteer(person, spans);
  }
}

void count_kinds(Counting& counting) {
  Rows by_kind = counting.rows(Breakdown::VolunteersByKind);
  Query sent_by(counting.store,
                "SELECT coalesce(p.organization_missing, 'not_asked'), o.kind FROM person p"
                " LEFT JOIN organization o ON o.id = p.organization_id WHERE p.id = :id");
  for (const std::int64_t person : counting.volunteers.in_period) {
    if (counting.set_apart.without_statistics(person) & kInPeriod) {
      by_kind.add_apart();
      continue;
    }
    const auto [missing, organization] =
        sent_by.bind({{"id", person}}).one<Missing, std::optional<std::string>>().value();
    if (organization)
      by_kind.add(*organization == "migrant_org" ? "migrant_organization" : "organization");
    else if (missing == Missing::NotApplicable)
      by_kind.add("private");
    else
      by_kind.add_missing(missing);
  }
  counting.keep(std::move(by_kind));
}

}  // namespace

void count_volunteers(Counting& counting) {
  count_hours(counting);
  count_external_trainings(counting);
  count_kinds(counting);
}

void count_network(Counting& counting) {
  Distinct organizations;
  Query calls(counting.store,
              "SELECT called_on, organization_id, reached FROM call"
              " WHERE called_on >= :first AND called_on < :until AND void_reason IS NULL"
              " AND (:partner = '' OR partner = :partner) ORDER BY called_on, id",
              {{"first", counting.days.first()},
               {"until", counting.days.until()},
               {"partner", counting.report.request.partner}});
  while (calls.next()) {
    const auto [day, organization, reached] = calls.row<std::string_view, std::int64_t, bool>();
    const Spans spans = counting.days.of(day);
    counting.add(Figure::NetworkCalls, spans);
    if (!reached) continue;
    counting.add(Figure::NetworkReached, spans);
    counting.add(Figure::NetworkOrganizations, organizations.add(organization, spans));
  }
}

}  // namespace inact

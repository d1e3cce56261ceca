#include "inact/report/counting.h"

namespace inact {
namespace {

void count_made(Counting& counting) {
  Rows by_kind = counting.rows(Breakdown::ReferralsByKind);
  Rows by_organization = counting.rows(Breakdown::ReferralsByOrganizationKind);
  Query kind_of_organization(counting.store,
                             "SELECT o.kind FROM service s JOIN organization o ON o.id = s.organization_id"
                             " WHERE s.id = :service");
  Query referrals(counting.store,
                  "SELECT referred_on, person_id, service_id, kind FROM referral"
                  " WHERE referred_on >= :first AND referred_on < :until AND void_reason IS NULL"
                  " AND status <> 'draft' AND status <> 'entered_in_error'"
                  " AND (:partner = '' OR partner = :partner) ORDER BY referred_on, partner, service_id, person_id",
                  {{"first", counting.days.first()},
                   {"until", counting.days.until()},
                   {"partner", counting.report.request.partner}});
  while (referrals.next()) {
    const auto [day, person, service, kind] =
        referrals.row<std::string_view, std::int64_t, std::int64_t, std::string_view>();
    if (counting.set_apart.is_void(person)) continue;
    const Spans spans = counting.days.of(day);
    counting.add(Figure::ReferralMade, spans);
    if ((spans & kInPeriod) == 0) continue;
    if (counting.set_apart.without_statistics(person) & kInPeriod) {
      by_kind.add_apart();
      by_organization.add_apart();
    } else {
      by_kind.add(kind);
      by_organization.add(kind_of_organization.bind({{"service", service}}).value<std::string>());
    }
  }
  counting.keep(std::move(by_kind));
  counting.keep(std::move(by_organization));
}

void count_outcomes(Counting& counting) {
  Rows by_outcome = counting.rows(Breakdown::ReferralsByOutcome);
  Query outcomes(counting.store,
                 "SELECT outcome_on, outcome, person_id FROM referral"
                 " WHERE outcome_on >= :first AND outcome_on < :until AND outcome IS NOT NULL AND void_reason IS NULL"
                 " AND status <> 'entered_in_error' AND (:partner = '' OR partner = :partner)"
                 " ORDER BY outcome_on, outcome, person_id",
                 {{"first", counting.days.first()},
                  {"until", counting.days.until()},
                  {"partner", counting.report.request.partner}});
  while (outcomes.next()) {
    const auto [day, outcome, person] = outcomes.row<std::string_view, std::string_view, std::int64_t>();
    if (counting.set_apart.is_void(person)) continue;
    const Spans spans = counting.days.of(day);
    counting.add(Figure::ReferralClosed, spans);
    if ((spans & kInPeriod) == 0) continue;
    if (counting.set_apart.without_statistics(person) & kInPeriod)
      by_outcome.add_apart();
    else
      by_outcome.add(outcome);
  }
  counting.keep(std::move(by_outcome));
}

void count_accompaniments(Counting& counting) {
  Query done(counting.store,
             "SELECT a.status_on, r.person_id, coalesce(a.minutes, 0)"
             " FROM accompaniment a JOIN referral r ON r.id = a.referral_id"
             " WHERE a.status = 'done' AND a.status_on >= :first AND a.status_on < :until"
             " AND a.void_reason IS NULL AND r.void_reason IS NULL AND (:partner = '' OR a.partner = :partner)"
             " ORDER BY a.status_on, a.id",
             {{"first", counting.days.first()},
              {"until", counting.days.until()},
              {"partner", counting.report.request.partner}});
  while (done.next()) {
    const auto [day, person, minutes] = done.row<std::string_view, std::int64_t, std::int64_t>();
    if (counting.set_apart.is_void(person)) continue;
    const Spans spans = counting.days.of(day);
    counting.add(Figure::AccompanimentDone, spans);
    counting.add(Figure::AccompanimentHours, spans, minutes);
  }
}

}  // namespace

void count_referrals(Counting& counting) {
  count_made(counting);
  count_outcomes(counting);
  count_accompaniments(counting);
}

}  // namespace inact

#include <algorithm>

#include "inact/check/rules.h"
#include "inact/people/consent.h"
#include "inact/refer/due.h"
#include "inact/store/query.h"

namespace inact {
namespace {

using Findings = std::vector<WorkFinding>;

/// What went out, against what the person allowed on that day.
void sent(const Store& store, Findings& findings) {
  Query query(store,
              "SELECT s.referral_id, s.sent_on, s.data_categories, s.override_reason IS NOT NULL, r.person_id,"
              " r.service_id, n.code FROM referral_sent s JOIN referral r ON r.id = s.referral_id"
              " JOIN need n ON n.id = r.need_id WHERE r.void_reason IS NULL ORDER BY s.referral_id, s.id");
  while (query.next()) {
    auto [id, on, categories, overridden, person, service, need] =
        query.row<ReferralId, Date, std::string, bool, PersonId, ServiceId, std::string>();
    const std::vector<Argument> places{{"service", service.str()}, {"day", on}, {"person", person.str()}};
    if (overridden) {
      findings.push_back({FindingLevel::Notice, "referral_sent_overridden", id.str(),
                          tr("sent to {service} on {day} without consent, for a reason given", places),
                          "inact refer show " + id.str()});
      continue;
    }
    ConsentQuestion question;
    question.purpose = "referral";
    question.to = {RecipientType::Service, service.value, ""};
    question.need = need;
    question.on = on;
    for (std::size_t begin = 0; begin < categories.size();) {
      const auto end = std::min(categories.find(',', begin), categories.size());
      question.categories.push_back(categories.substr(begin, end - begin));
      begin = end + 1;
    }
    if (consent_state(store, person, question).decision != Decision::Given)
      findings.push_back({FindingLevel::Error, "referral_sent_without_consent", id.str(),
                          tr("sent to {service} on {day} without the consent of {person}", places),
                          "inact person consent list " + person.str()});
  }
}

/// Rules that one statement finds: the id of the record, and what the message says of it.
void outcomes(const Store& store, Findings& findings) {
  Query query(store,
              "SELECT id, status FROM referral WHERE void_reason IS NULL AND outcome IS NULL"
              " AND status IN ('completed', 'failed', 'rejected', 'cancelled', 'expired') ORDER BY id");
  while (query.next()) {
    auto [id, status] = query.row<ReferralId, std::string>();
    findings.push_back({FindingLevel::Error, "referral_without_outcome", id.str(),
                        tr("{status}, without an outcome", {{"status", Coded{"referral_status", status}}}),
                        "inact refer show " + id.str()});
  }
}

void overdue(const Store& store, const Config& config, Date today, Findings& findings) {
  for (const DueItem& item : due_referrals(store, config.refer, today, {})) {
    if (today <= add_days(item.due, config.refer.escalate_days)) continue;
    findings.push_back({FindingLevel::Notice, "referral_overdue", item.id, item.what, item.command});
  }
}

void without_companion(const Store& store, Date today, Findings& findings) {
  Query query(store,
              "SELECT r.id, coalesce(r.appointment_at, '') FROM referral r WHERE r.void_reason IS NULL"
              " AND r.kind = 'accompanied' AND r.status IN ('requested', 'acknowledged', 'accepted', 'in_progress',"
              " 'completed') AND r.appointment_at IS NOT NULL AND r.appointment_at < :today"
              " AND NOT EXISTS (SELECT 1 FROM accompaniment a WHERE a.referral_id = r.id AND a.void_reason IS NULL"
              " AND a.companion_id IS NOT NULL AND a.status IN ('agreed', 'met', 'done')) ORDER BY r.id",
              {{"today", today}});
  while (query.next()) {
    auto [id, appointment] = query.row<ReferralId, std::string>();
    findings.push_back({FindingLevel::Error, "accompanied_without_companion", id.str(),
                        tr("accompanied, but nobody went along"), "inact refer accompany " + id.str()});
  }
}

/// Where a referral leads nowhere, or where nobody should be referred.
void places(const Store& store, Findings& findings) {
  Query query(store,
              "SELECT r.id, r.service_id, s.void_reason IS NOT NULL OR o.void_reason IS NOT NULL, s.status,"
              " o.do_not_list FROM referral r JOIN service s ON s.id = r.service_id"
              " JOIN organization o ON o.id = s.organization_id WHERE r.void_reason IS NULL AND r.status IN"
              " ('draft', 'requested', 'acknowledged', 'on_hold', 'accepted', 'in_progress')"
              " AND (s.void_reason IS NOT NULL OR o.void_reason IS NOT NULL OR s.status IN ('defunct', 'inactive')"
              " OR o.do_not_list = 1) ORDER BY r.id");
  while (query.next()) {
    auto [id, service, is_void, status, do_not_list] = query.row<ReferralId, ServiceId, bool, std::string, bool>();
    const std::vector<Argument> which{{"service", service.str()}};
    if (is_void)
      findings.push_back({FindingLevel::Error, "referral_to_void_service", id.str(),
                          tr("open, but {service} is void", which), "inact refer bounce " + id.str() + " closed"});
    else if (status == "defunct" || status == "inactive")
      findings.push_back(
          {FindingLevel::Error, "service_ended", id.str(),
           status == "defunct" ? tr("open, but {service} has ended", which) : tr("open, but {service} rests", which),
           "inact refer bounce " + id.str() + " closed"});
    else if (do_not_list)
      findings.push_back({FindingLevel::Notice, "referral_to_do_not_list", id.str(),
                          tr("open, but {service} is on the do-not-list", which), "inact refer show " + id.str()});
  }
}

}  // namespace

void check_referrals(const Store& store, const Config& config, Date today, Findings& findings) {
  sent(store, findings);
  outcomes(store, findings);
  overdue(store, config, today, findings);
  without_companion(store, today, findings);
  places(store, findings);
}

}  // namespace inact

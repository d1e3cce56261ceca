#include "inact/refer/referral_list.h"

#include "inact/people/identity_key.h"
#include "inact/store/query.h"

namespace inact {

Table list_referrals(const Store& store, const ReferralFilter& filter, const Vocabularies& vocabularies, bool names) {
  Table table{"items",
              {},
              {{"id", tr("Id")},
               {"referred_on", tr("Referred")},
               {"person", tr("Person")},
               {"need", {}},
               {"need_code", tr("Need")},
               {"service", tr("Service")},
               {"service_name", tr("Name of the service")},
               {"organization", {}},
               {"organization_name", {}},
               {"kind", tr("Kind")},
               {"channel", {}},
               {"priority", tr("Urgency")},
               {"status", tr("Status")},
               {"status_on", tr("Since")},
               {"outcome", tr("Outcome")},
               {"appointment", tr("Appointment")},
               {"owner", tr("Looked after by")},
               {"second_owner", {}},
               {"partner", {}}},
              {}};
  if (names) table.columns.insert(table.columns.begin() + 3, {"name", tr("Name")});
  if (filter.voided) table.columns.push_back({"void_reason", tr("Void because")});
  Query query(
      store,
      "SELECT r.id, r.referred_on, r.person_id, r.need_id, n.code, r.service_id, s.name, o.id, o.name, r.kind,"
      " r.channel, r.priority, r.status, r.status_on, r.outcome, r.appointment_at, r.owner, r.second_owner, r.partner,"
      " r.void_reason FROM referral r JOIN need n ON n.id = r.need_id JOIN service s ON s.id = r.service_id"
      " JOIN organization o ON o.id = s.organization_id"
      " WHERE (r.void_reason IS NOT NULL) = :void AND (:status IS NULL OR r.status = :status)"
      " AND (:kind IS NULL OR r.kind = :kind) AND (:need IS NULL OR r.need_id = :need)"
      " AND (:code IS NULL OR n.code = :code) AND (:service IS NULL OR r.service_id = :service)"
      " AND (:organization IS NULL OR o.id = :organization) AND (:person IS NULL OR r.person_id = :person)"
      " AND (:owner IS NULL OR r.owner = :owner OR r.second_owner = :owner)"
      " AND (:partner IS NULL OR r.partner = :partner)"
      " AND (:since IS NULL OR r.referred_on >= :since) AND (:until IS NULL OR r.referred_on <= :until)"
      " AND (:open = 0 OR r.status IN ('draft', 'requested', 'acknowledged', 'on_hold', 'accepted', 'in_progress'))"
      " ORDER BY r.referred_on, r.id",
      {{"void", filter.voided},
       {"status", filter.status},
       {"kind", filter.kind},
       {"need", filter.need},
       {"code", filter.need_code},
       {"service", filter.service},
       {"organization", filter.organization},
       {"person", filter.person},
       {"owner", filter.owner},
       {"partner", filter.partner},
       {"since", filter.since},
       {"until", filter.until},
       {"open", filter.open}});
  std::optional<IdentityFinder> finder;
  if (names) finder.emplace(store);
  while (query.next()) {
    auto [id, on, person, need, code, service, service_name, organization, organization_name, kind, channel, priority,
          status, status_on, outcome, appointment, owner, second, partner, why_void] =
        query.row<ReferralId, Date, PersonId, NeedId, std::string, ServiceId, std::string, OrganizationId, std::string,
                  std::string, std::string, std::string, std::string, Date, std::optional<std::string>,
                  std::optional<LocalTime>, std::string, std::optional<std::string>, std::string,
                  std::optional<std::string>>();
    auto& row = table.rows.emplace_back();
    row = {cell(id), on, cell(person)};
    if (names) {
      const auto identity = finder->identity(person);
      row.push_back(identity ? Cell(full_name(*identity)) : Cell());
    }
    row.push_back(cell(need));
    row.push_back(names && guarded(vocabularies, code) ? Cell() : Cell(Coded{"need", code}));
    for (Cell& next : std::vector<Cell>{cell(service), service_name, cell(organization), organization_name,
                                        Coded{"referral_kind", kind}, Coded{"channel", channel},
                                        Coded{"urgency", priority}, Coded{"referral_status", status}, status_on,
                                        outcome ? Cell(Coded{"referral_outcome", *outcome}) : Cell(), cell(appointment),
                                        owner, cell(second), Coded{"partner", partner}})
      row.push_back(std::move(next));
    if (filter.voided) row.push_back(cell(why_void));
  }
  return table;
}

}  // namespace inact

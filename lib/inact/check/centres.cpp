#include "inact/base/id.h"
#include "inact/check/rules.h"
#include "inact/store/query.h"

namespace inact {
namespace {

/// Nobody there can be called or written to: neither the institution, nor a service, nor a person of it has a number or
/// an address.
void without_contact(const Store& store, std::vector<WorkFinding>& findings) {
  Query query(store,
              "SELECT o.id, o.name FROM organization o WHERE o.void_reason IS NULL AND o.do_not_list = 0"
              " AND coalesce(o.email, '') = ''"
              " AND EXISTS (SELECT 1 FROM service s WHERE s.organization_id = o.id AND s.void_reason IS NULL"
              "   AND s.status = 'active')"
              " AND NOT EXISTS (SELECT 1 FROM phone p WHERE p.organization_id = o.id)"
              " AND NOT EXISTS (SELECT 1 FROM service s WHERE s.organization_id = o.id AND s.void_reason IS NULL"
              "   AND (coalesce(s.email, '') <> '' OR EXISTS (SELECT 1 FROM phone p WHERE p.service_id = s.id)))"
              " AND NOT EXISTS (SELECT 1 FROM location l JOIN phone p ON p.location_id = l.id"
              "   WHERE l.organization_id = o.id AND l.void_reason IS NULL)"
              " AND NOT EXISTS (SELECT 1 FROM contact k WHERE k.organization_id = o.id AND k.void_reason IS NULL"
              "   AND (coalesce(k.email, '') <> '' OR EXISTS (SELECT 1 FROM phone p WHERE p.contact_id = k.id)))"
              " ORDER BY o.id");
  while (query.next()) {
    auto [id, name] = query.row<OrganizationId, std::string>();
    findings.push_back({FindingLevel::Notice, "centre_without_contact", id.str(),
                        tr("“{name}”: nobody there can be called or written to", {{"name", name}}),
                        "inact network edit " + id.str() + " --phone NUMBER"});
  }
}

/// Where somebody waits for an answer and nobody of us, or one of us alone, knows the people there.
void known_by_few(const Store& store, std::vector<WorkFinding>& findings) {
  Query query(store,
              "SELECT o.id, o.name, coalesce(o.steward, '') = '' FROM organization o WHERE o.void_reason IS NULL"
              " AND (coalesce(o.steward, '') = '' OR coalesce(o.second_steward, '') = '')"
              " AND EXISTS (SELECT 1 FROM service s JOIN referral r ON r.service_id = s.id"
              "   WHERE s.organization_id = o.id AND r.void_reason IS NULL AND r.status IN ('draft', 'requested',"
              "   'acknowledged', 'on_hold', 'accepted', 'in_progress')) ORDER BY o.id");
  while (query.next()) {
    auto [id, name, nobody] = query.row<OrganizationId, std::string, bool>();
    const std::vector<Argument> places{{"name", name}};
    if (nobody)
      findings.push_back({FindingLevel::Notice, "centre_without_steward", id.str(),
                          tr("“{name}”: referrals are open, and nobody of us keeps the contact", places),
                          "inact network edit " + id.str() + " --steward NAME"});
    else
      findings.push_back({FindingLevel::Notice, "centre_known_by_one", id.str(),
                          tr("“{name}”: referrals are open, and one of us alone knows the people there", places),
                          "inact network edit " + id.str() + " --second-steward NAME"});
  }
}

/// Recorded, and nothing that anybody could be referred to.
void without_service(const Store& store, std::vector<WorkFinding>& findings) {
  Query query(store,
              "SELECT o.id, o.name FROM organization o WHERE o.void_reason IS NULL AND o.do_not_list = 0"
              " AND NOT EXISTS (SELECT 1 FROM service s WHERE s.organization_id = o.id AND s.void_reason IS NULL)"
              " AND NOT EXISTS (SELECT 1 FROM person p WHERE p.organization_id = o.id AND p.void_reason IS NULL)"
              " ORDER BY o.id");
  while (query.next()) {
    auto [id, name] = query.row<OrganizationId, std::string>();
    findings.push_back({FindingLevel::Notice, "centre_without_service", id.str(),
                        tr("“{name}”: no service is recorded, so nobody can be referred there", {{"name", name}}),
                        "inact network service add " + id.str() + " --name TEXT --need CODE"});
  }
}

}  // namespace

void check_centres(const Store& store, Date, std::vector<WorkFinding>& findings) {
  without_contact(store, findings);
  known_by_few(store, findings);
  without_service(store, findings);
}

}  // namespace inact

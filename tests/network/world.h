// Records in memory with an invented institution, for the tests of this folder.
#pragma once

#include <string>
#include <vector>

#include "inact/config/vocabularies.h"
#include "inact/network/network.h"
#include "inact/store/query.h"

namespace network_test {

using namespace inact;

inline const Author kAuthor{"kim", "test", Instant{std::chrono::seconds{1'795'000'000}}};
inline const Date kToday{std::chrono::year{2026}, std::chrono::month{11}, std::chrono::day{22}};

inline const NetworkRules& rules() {
  static const Vocabularies vocabularies = built_in_vocabularies();
  static const NetworkRules rules{vocabularies, kToday, "hope"};
  return rules;
}

inline OrganizationId add_centre(Transaction& tx, const char* name = "Beratung am Kanal") {
  return add_organization(tx, {{"name", {name}}, {"kind", {"mbe"}}},
                          {{"address_1", {"Weg 1"}}, {"postal_code", {"12043"}}, {"district", {"neukoelln"}}}, rules());
}

inline ServiceId add_housing(Transaction& tx, OrganizationId organization, FieldValues answers = {}) {
  answers.try_emplace("name", std::vector<std::string>{"Housing"});
  answers.try_emplace("need", std::vector<std::string>{"housing"});
  return add_service(tx, organization, answers, "", rules());
}

/// An open referral of an invented person to the service.
inline ReferralId refer(Transaction& tx, ServiceId service, const char* status = "requested") {
  const auto person = insert(tx, "INSERT INTO person (partner, entered_by, entered_at) VALUES ('hope', 'kim', :at)",
                             {{"at", tx.entered_at()}});
  const auto intake = insert(tx,
                             "INSERT INTO intake (person_id, opened_on, partner, entered_by, entered_at) "
                             "VALUES (:person, '2026-11-01', 'hope', 'kim', :at)",
                             {{"person", person}, {"at", tx.entered_at()}});
  const auto need = insert(tx,
                           "INSERT INTO need (intake_id, code, urgency, raised_on, status_on, entered_by, entered_at) "
                           "VALUES (:intake, 'housing', 'normal', '2026-11-01', '2026-11-01', 'kim', :at)",
                           {{"intake", intake}, {"at", tx.entered_at()}});
  return {
      insert(tx,
             "INSERT INTO referral (person_id, need_id, service_id, kind, channel, referred_on, status, status_on, "
             "owner, partner, entered_by, entered_at) VALUES (:person, :need, :service, 'recommendation', 'self', "
             "'2026-11-01', :status, '2026-11-01', 'kim', 'hope', 'kim', :at)",
             {{"person", person}, {"need", need}, {"service", service}, {"status", status}, {"at", tx.entered_at()}})};
}

inline std::vector<std::string> values(const Store& store, NetworkId id, std::string_view key) {
  const FieldValues all = get_record(store, id).values;
  const auto found = all.find(key);
  return found == all.end() ? std::vector<std::string>() : found->second;
}

/// The fields that the newest entry of the log names.
inline std::string logged(const Store& store) {
  return Query(store, "SELECT action || ' ' || record || ' ' || fields FROM log ORDER BY seq DESC LIMIT 1")
      .value<std::string>();
}

}  // namespace network_test

// Records to try intakes on.
#pragma once

#include <doctest/doctest.h>

#include <functional>

#include "inact/base/error.h"
#include "inact/config/vocabularies.h"
#include "inact/intake/first_conversation.h"
#include "inact/intake/intake.h"
#include "inact/store/query.h"
#include "inact/store/transaction.h"

namespace inact::test {

inline Date day(const char* text) { return parse_iso_date(text).value(); }

inline const Date kToday = day("2026-11-22");
inline const Author kKim{"kim", "test", Instant{std::chrono::seconds{1'795'000'000}}};

inline const Vocabularies& vocabularies() {
  static const Vocabularies all = built_in_vocabularies();
  return all;
}

inline PersonRules rules() { return {vocabularies(), kToday, "hope", false}; }

/// A first conversation about housing on 1 October.
inline FirstConversation about_housing(const char* held_on = "2026-10-01") {
  FirstConversation first;
  first.held_on = day(held_on);
  first.needs = {{"housing", Urgency::Urgent}};
  return first;
}

inline ErrorKind kind_of(const std::function<void()>& work) {
  try {
    work();
  } catch (const Error& error) {
    return error.kind();
  }
  FAIL("nothing was thrown");
  return ErrorKind::Usage;
}

inline std::int64_t count(const Store& store, std::string_view from) {
  return Query(store, "SELECT count(*) FROM " + std::string(from)).value<std::int64_t>();
}

/// A referral to the need, as it stands in the records.
inline ReferralId refer(Transaction& tx, NeedId need, const char* status, const char* referred_on = "2026-10-02") {
  const auto organization = insert(tx,
                                   "INSERT INTO organization (uuid, name, partner, entered_by, entered_at)"
                                   " VALUES (lower(hex(randomblob(16))), 'Centre', 'hope', 'kim', :at)",
                                   {{"at", tx.entered_at()}});
  const auto service =
      insert(tx, "INSERT INTO service (uuid, organization_id, name) VALUES (lower(hex(randomblob(16))), :id, 'Advice')",
             {{"id", organization}});
  return {
      insert(tx,
             "INSERT INTO referral (person_id, need_id, service_id, kind, channel, referred_on, status, status_on,"
             " owner, partner, entered_by, entered_at)"
             " SELECT i.person_id, n.id, :service, 'information', 'self', :on, :status, :on, 'kim', 'hope', 'kim', :at"
             " FROM need n JOIN intake i ON i.id = n.intake_id WHERE n.id = :need",
             {{"service", service}, {"need", need}, {"status", status}, {"on", referred_on}, {"at", tx.entered_at()}})};
}

}  // namespace inact::test

// Records to try referrals on: one person with one need, and two services.
#pragma once

#include "../intake/world.h"
#include "inact/refer/steps.h"

namespace inact::test {

inline ServiceId add_service(Transaction& tx, const char* name, const char* kind = "mbe", bool public_body = false) {
  const auto organization = insert(tx,
                                   "INSERT INTO organization (uuid, name, kind, public_body, partner, entered_by,"
                                   " entered_at) VALUES (lower(hex(randomblob(16))), :name, :kind, :public, 'hope',"
                                   " 'kim', :at)",
                                   {{"name", name}, {"kind", kind}, {"public", public_body}, {"at", tx.entered_at()}});
  return {insert(tx,
                 "INSERT INTO service (uuid, organization_id, name) VALUES (lower(hex(randomblob(16))), :id, :name)",
                 {{"id", organization}, {"name", name}})};
}

/// N1, housing and urgent since 1 October; S1 and S2.
struct ReferralWorld {
  Store store = Store::in_memory();
  Transaction tx{store, kKim};
  IntakeId intake = add_intake(tx, about_housing(), rules()).id;
  NeedId need{1};
  ServiceId first = add_service(tx, "Housing advice"), second = add_service(tx, "Tenants’ advice");

  ReferralId make(const char* on = "2026-10-02", ReferralKind kind = ReferralKind::WarmHandover) {
    return make_referral(tx, planned(on, kind), kToday);
  }
  NewReferral planned(const char* on, ReferralKind kind) const {
    NewReferral referral;
    referral.need = need;
    referral.service = first;
    referral.kind = kind;
    referral.referred_on = day(on);
    referral.owner = "kim";
    referral.partner = "hope";
    return referral;
  }
  StepRules rules_of_steps() const { return {vocabularies(), kToday, 3}; }
  ReferralState set(ReferralId id, ReferralStep step) { return set_referral(tx, id, step, rules_of_steps()); }
  NeedStatus need_status() { return get_need(tx, need).status; }
};

}  // namespace inact::test

// Where people were referred in the demo, and who went along.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "inact/demo/world.h"
#include "inact/store/query.h"

namespace inact::demo {

/// Whose need it is, and who of us looks after it.
struct ReferredNeed {
  std::int64_t need;
  PersonId person;
  std::string language;
  const char* code;
  const char* urgency;
  std::string by, partner;
};

class Referrals {
 public:
  explicit Referrals(World& world);

  /// A referral as far as it has come by today; whether the person was helped.
  bool refer(const ReferredNeed& what, Date day, Date answered, Date finished, bool declined);

 private:
  struct Statements {
    Query referral, referral_event, accompaniment, accompaniment_event, hours;
    explicit Statements(Transaction& tx);
  };
  void event(const ReferredNeed& what, std::int64_t referral, Date day, std::optional<std::string> from, const char* to,
             const char* party, std::optional<std::string> reason = {}, std::optional<std::string> outcome = {});
  void accompany(std::int64_t referral, const ReferredNeed& what, Date day);

  World& world_;
  Chance& chance_;
  Statements sql_;
  std::map<std::string, std::vector<ServiceId>, std::less<>> by_need_;
};

}  // namespace inact::demo

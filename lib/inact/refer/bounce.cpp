#include "inact/refer/bounce.h"

#include <fmt/core.h>

#include <algorithm>

#include "inact/base/error.h"
#include "inact/people/person.h"
#include "inact/store/query.h"

namespace inact {
namespace {

using enum ReferralStatus;

/// No free place is forgotten after so long, unless somebody says more.
constexpr int kDaysFull = 30;

/// They stood before a closed door: the centre has answered nothing.
bool nobody_asked(std::string_view reason) { return reason == "closed" || reason == "wrong_address"; }

ReferralStatus end_of(const Referral& referral, std::string_view reason) {
  const ReferralStatus from = referral.state.status;
  const bool undecided = from == Requested || from == Acknowledged || from == OnHold;
  return undecided && !nobody_asked(reason) ? Rejected : Cancelled;
}

/// The languages of the service without those of the person: what it can do by now.
std::string other_languages(const Store& store, const Referral& referral) {
  const auto spoken = get_person(store, referral.person).facts.languages;
  std::string switches;
  for (const std::string& code :
       Query(store, "SELECT DISTINCT code FROM language WHERE service_id = :id AND code IS NOT NULL ORDER BY code",
             {{"id", referral.service}})
           .column<std::string>())
    if (code == "de" || std::ranges::find(spoken, code, &PersonLanguage::code) == spoken.end())
      switches += fmt::format(" --language {}", code);
  return switches.empty() ? " --language de" : switches;
}

}  // namespace

std::optional<std::string> directory_change(const Store& store, const Referral& referral, std::string_view reason,
                                            Date on) {
  const std::string edit = fmt::format("inact network service edit {}", referral.service.str());
  if (reason == "no_capacity")
    return fmt::format("{} --capacity full --capacity-until {}", edit, iso(add_days(on, kDaysFull)));
  if (reason == "language") return edit + other_languages(store, referral);
  if (reason == "area") return edit + " --area DISTRICT";
  if (reason == "age") return edit + " --minimum-age N --maximum-age N";
  if (reason == "eligibility") return edit + " --conditions TEXT";
  if (reason == "closed") return fmt::format("{} --closed-until {}", edit, iso(add_days(on, kDaysFull)));
  if (reason == "not_competent") return edit + " --need CODE";
  if (reason == "wrong_address") {
    const auto location = Query(store,
                                "SELECT min(l.id) FROM service_at_location a JOIN location l ON l.id = a.location_id"
                                " WHERE a.service_id = :id AND l.void_reason IS NULL",
                                {{"id", referral.service}})
                              .value<std::optional<LocationId>>();
    return location ? fmt::format("inact network location edit {} --address TEXT", location->str())
                    : fmt::format("inact network location add {} --address TEXT", referral.organization.str());
  }
  return std::nullopt;
}

Bounced bounce_referral(Transaction& tx, ReferralId id, const Bounce& bounce, const StepRules& rules) {
  const Referral referral = require_referral(tx, id);
  if (bounce.to == referral.service)
    throw refused("{service} is the one that turned the person away.", {{"service", referral.service.str()}})
        .remedy(tr("`inact refer match {need} --without {service}` shows others.",
                   {{"need", referral.need.str()}, {"service", referral.service.str()}}));
  Bounced bounced;
  bounced.status = end_of(referral, bounce.reason);
  ReferralStep step{bounced.status, bounce.on};
  step.reason = bounce.reason;
  step.by_whom = bounce.by_whom.value_or(nobody_asked(bounce.reason) ? Party::Us : Party::Provider);
  set_referral(tx, id, step, rules);
  bounced.change = directory_change(tx, referral, bounce.reason, bounce.on);
  if (!bounce.to) return bounced;
  NewReferral next;
  next.need = referral.need;
  next.service = *bounce.to;
  next.kind = referral.kind;
  next.channel = referral.channel;
  next.priority = referral.priority;
  next.referred_on = bounce.on;
  next.owner = referral.owner;
  next.second_owner = referral.second_owner;
  next.partner = referral.partner;
  next.previous = id;
  bounced.next = make_referral(tx, next, rules.today);
  return bounced;
}

}  // namespace inact

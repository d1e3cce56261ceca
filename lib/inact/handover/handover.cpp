#include "inact/handover/handover.h"

#include <fmt/core.h>

#include "inact/base/error.h"
#include "inact/group/group.h"
#include "inact/handover/colleagues.h"
#include "inact/network/network.h"
#include "inact/people/person.h"
#include "inact/refer/accompaniment.h"
#include "inact/store/query.h"
#include "inact/text/answer.h"
#include "inact/text/fold.h"

namespace inact {
namespace {

using enum HandoverRole;

constexpr std::size_t kLongestName = 200;

class Mover {
 public:
  Mover(Transaction& tx, const HandoverRequest& request, const HandoverRules& rules)
      : tx_(tx), request_(request), rules_(rules), from_(search_key(request.from)), colleagues_(tx, rules.today) {
    if (from_.empty()) throw usage("Who hands over?").remedy(tr("Say `--from NAME`."));
    if (request.to) to_ = accept_line(*request.to, kLongestName, tr("Who takes it"));
    if (request.to && search_key(to_) == from_)
      throw usage("“{name}” cannot hand over to the same person.", {{"name", request.from}});
    person_ = request.person ? request.person : colleagues_.person_of(request.from, "--person");
    if (request.to) to_person_ = request.to_person ? request.to_person : colleagues_.person_of(to_, "--to-person");
    if (request.person) require_person(tx, *request.person);
    if (request.to_person) require_person(tx, *request.to_person);
    if (person_ && person_ == to_person_)
      throw usage("{person} cannot hand over to the same person.", {{"person", person_->str()}});
    if (request.to && !colleagues_.known(tx, to_)) {
      done_.to_is_new = true;
      done_.nearest_to = colleagues_.nearest_to(to_);
    }
  }

  Handover move() {
    referrals();
    second_owners();
    institutions();
    groups();
    if (person_) {
      accompaniments();
      workshops();
    }
    if (done_.moved.empty() && done_.left.empty()) done_.nearest = colleagues_.nearest_to(request_.from);
    return std::move(done_);
  }

 private:
  bool is_from(const std::string& name) const { return search_key(name) == from_; }

  /// Who takes it: the one named, the one who knows it already, else who fits best. Empty: nobody.
  std::string taker(const std::string& partner, const std::optional<std::string>& knows_it,
                    const std::vector<std::string>& spoken, const std::string& not_this = {}) {
    std::string name;
    if (request_.to)
      name = to_;
    else if (knows_it && !knows_it->empty() && !is_from(*knows_it))
      name = *knows_it;
    else
      name = colleagues_.best(partner, spoken, {from_, search_key(not_this)});
    colleagues_.takes(name);
    return name;
  }

  void moved(HandoverRole role, std::string record, std::string about, std::string to) {
    done_.moved.push_back({role, std::move(record), std::move(about), std::move(to), {}, {}});
  }
  void left(HandoverRole role, std::string record, std::string about, Message why, std::string command) {
    done_.left.push_back({role, std::move(record), std::move(about), {}, std::move(why), std::move(command)});
  }
  Message nobody() const { return tr("nobody else holds anything yet: say --to NAME"); }

  /// One referral that has something to do still.
  struct Held {
    ReferralId id;
    PersonId person;
    std::string about, partner, owner;
    std::optional<std::string> second;
  };
  std::vector<Held> held() {
    Query query(tx_,
                "SELECT r.id, r.person_id, o.name, r.partner, r.owner, r.second_owner FROM referral r "
                "JOIN service s ON s.id = r.service_id JOIN organization o ON o.id = s.organization_id "
                "JOIN need n ON n.id = r.need_id JOIN intake i ON i.id = n.intake_id "
                "WHERE r.void_reason IS NULL AND (r.status IN ('draft', 'requested', 'acknowledged', 'on_hold', "
                "'accepted', 'in_progress') OR (n.void_reason IS NULL AND n.status IN ('open', 'in_work') "
                "AND i.status = 'open' AND r.status <> 'entered_in_error') "
                "OR EXISTS (SELECT 1 FROM accompaniment a WHERE a.referral_id = r.id AND a.void_reason IS NULL "
                "AND a.debrief_due IS NOT NULL)) ORDER BY r.id");
    std::vector<Held> all;
    while (query.next()) {
      auto [id, person, about, partner, owner, second] =
          query.row<ReferralId, PersonId, std::string, std::string, std::string, std::optional<std::string>>();
      all.push_back({id, person, std::move(about), std::move(partner), std::move(owner), std::move(second)});
    }
    return all;
  }
  std::vector<std::string> spoken_by(PersonId person) {
    return Query(tx_, "SELECT code FROM person_language WHERE person_id = :person ORDER BY position",
                 {{"person", person}})
        .column<std::string>();
  }

  void referrals() {
    for (const Held& one : held()) {
      if (!is_from(one.owner)) continue;
      const std::string to = taker(one.partner, one.second, spoken_by(one.person));
      if (to.empty()) {
        left(Owner, one.id.str(), one.about, nobody(), fmt::format("inact refer edit {} --owner NAME", one.id.str()));
        continue;
      }
      ReferralChanges changes;
      changes.owner = to;
      // Nobody is reminded twice of the same thing.
      if (one.second && (search_key(*one.second) == search_key(to) || is_from(*one.second))) changes.second_owner = "";
      edit_referral(tx_, one.id, changes, rules_.today);
      moved(Owner, one.id.str(), one.about, to);
    }
  }

  void second_owners() {
    for (const Held& one : held()) {
      if (!one.second || !is_from(*one.second)) continue;
      std::string to = taker(one.partner, std::nullopt, spoken_by(one.person), one.owner);
      const bool owner_already = search_key(to) == search_key(one.owner);
      if (to.empty() || owner_already) {
        left(SecondOwner, one.id.str(), one.about,
             owner_already && !to.empty() ? tr("{name} looks after it already", {{"name", to}}) : nobody(),
             fmt::format("inact refer edit {} --second-owner NAME", one.id.str()));
        continue;
      }
      ReferralChanges changes;
      changes.second_owner = to;
      edit_referral(tx_, one.id, changes, rules_.today);
      moved(SecondOwner, one.id.str(), one.about, to);
    }
  }

  NetworkRules network_rules() const { return {rules_.vocabularies, rules_.today, rules_.partner, "", 0}; }

  void institutions() {
    struct Kept {
      OrganizationId id;
      std::string name, partner;
      std::optional<std::string> steward, second;
    };
    std::vector<Kept> all;
    Query query(tx_,
                "SELECT id, name, partner, steward, second_steward FROM organization WHERE void_reason IS NULL "
                "AND (steward IS NOT NULL OR second_steward IS NOT NULL) ORDER BY id");
    while (query.next()) {
      auto [id, name, partner, steward, second] =
          query.row<OrganizationId, std::string, std::string, std::optional<std::string>, std::optional<std::string>>();
      all.push_back({id, std::move(name), std::move(partner), std::move(steward), std::move(second)});
    }
    for (const Kept& one : all) {
      const bool first = one.steward && is_from(*one.steward), second = one.second && is_from(*one.second);
      if (!first && !second) continue;
      const std::string other = first ? one.second.value_or("") : one.steward.value_or("");
      const std::string to = first ? taker(one.partner, one.second, {}) : taker(one.partner, std::nullopt, {}, other);
      const HandoverRole role = first ? Steward : SecondSteward;
      const bool has_it = !first && search_key(to) == search_key(other);
      if (to.empty() || has_it) {
        left(role, one.id.str(), one.name,
             to.empty() ? nobody() : tr("{name} keeps the contact already", {{"name", to}}),
             fmt::format("inact network edit {} --{} NAME", one.id.str(), first ? "steward" : "second-steward"));
        continue;
      }
      FieldValues answers;
      answers[first ? "steward" : "second_steward"] = {to};
      if (first && one.second && (search_key(*one.second) == search_key(to) || second)) answers["second_steward"] = {};
      edit_record(tx_, one.id, answers, network_rules());
      moved(role, one.id.str(), one.name, to);
    }
  }

  void groups() {
    const auto ids = Query(tx_,
                           "SELECT id FROM exchange_group WHERE void_reason IS NULL AND steward IS NOT NULL "
                           "AND (ended_on IS NULL OR ended_on > :today) ORDER BY id",
                           {{"today", rules_.today}})
                         .column<GroupId>();
    for (const GroupId id : ids) {
      const ExchangeGroup group = get_group(tx_, id);
      if (!is_from(group.steward)) continue;
      const std::string to = taker(group.partner, std::nullopt, {});
      if (to.empty()) {
        left(GroupSteward, id.str(), group.name, nobody(),
             fmt::format("inact network group edit {} --steward NAME", id.str()));
        continue;
      }
      GroupAnswers answers;
      answers.steward = to;
      edit_group(tx_, id, answers, {rules_.vocabularies, rules_.today, rules_.partner});
      moved(GroupSteward, id.str(), group.name, to);
    }
  }

  /// Who goes along instead; nobody where nobody may.
  std::optional<PersonId> other_companion(const Accompaniment& one) {
    const auto ranked =
        ranked_companions(tx_, one.referral, {.language = one.language}, rules_.companions, rules_.today);
    for (const PersonId person : ranked) {
      if (request_.to && person != to_person_) continue;
      if (person != *person_ && person != one.companion && person != one.reserve) return person;
    }
    return std::nullopt;
  }

  void accompaniments() {
    const auto ids =
        Query(tx_,
              "SELECT a.id FROM accompaniment a JOIN referral r ON r.id = a.referral_id "
              "WHERE (a.companion_id = :person OR a.reserve_id = :person) AND a.void_reason IS NULL "
              "AND r.void_reason IS NULL AND a.status IN ('needed', 'asked', 'agreed', 'met') ORDER BY a.id",
              {{"person", *person_}})
            .column<AccompanimentId>();
    for (const AccompanimentId id : ids) {
      const Accompaniment one = get_accompaniment(tx_, id);
      const bool goes = one.companion == person_;
      const HandoverRole role = goes ? Companion : Reserve;
      const std::string about = one.referral.str();
      const std::string by_hand =
          fmt::format("inact refer accompany {} {} P7", about, goes ? "--companion" : "--reserve");
      if (one.status == AccompanimentStatus::Met) {
        left(role, id.str(), about, tr("they have met already"), by_hand);
        continue;
      }
      if (!is_live(get_referral(tx_, one.referral).state.status)) {
        left(role, id.str(), about, tr("the referral has ended"),
             fmt::format("inact refer accompany set {} fell_through --reason TEXT", id.str()));
        continue;
      }
      CompanionPlan plan;
      const bool moves_up = goes && one.reserve && (!request_.to || one.reserve == to_person_);
      const auto other = moves_up ? one.reserve : other_companion(one);
      if (goes) plan.companion = other;
      if (!goes) plan.reserve = other;
      plan.no_reserve = moves_up;
      if (!other) {
        left(role, id.str(), about, tr("nobody else may go along"), by_hand);
        continue;
      }
      plan_companion(tx_, one.referral, plan, rules_.today);
      moved(role, id.str(), about, other->str());
    }
  }

  /// Who leads a workshop was chosen for what they know: that is not handed over by rule.
  void workshops() {
    Query query(tx_,
                "SELECT w.id, w.title FROM workshop w JOIN workshop_trainer t ON t.workshop_id = w.id "
                "WHERE t.person_id = :person AND w.status = 'planned' AND EXISTS (SELECT 1 FROM session s "
                "WHERE s.workshop_id = w.id AND s.held_on >= :today) ORDER BY w.id",
                {{"person", *person_}, {"today", rules_.today}});
    while (query.next()) {
      const auto [id, title] = query.row<WorkshopId, std::string>();
      left(Trainer, id.str(), title, tr("who leads a workshop is chosen by hand"),
           fmt::format("inact workshop edit {} --trainer NAME", id.str()));
    }
  }

  Transaction& tx_;
  const HandoverRequest& request_;
  const HandoverRules& rules_;
  std::string from_;  ///< the key of the name
  std::string to_;    ///< the name; empty: whoever fits best
  std::optional<PersonId> person_, to_person_;
  Colleagues colleagues_;
  Handover done_;
};

}  // namespace

Handover hand_over(Transaction& transaction, const HandoverRequest& request, const HandoverRules& rules) {
  return Mover(transaction, request, rules).move();
}

}  // namespace inact

// Exchange groups beside the meetings they had: their people, what was talked about, and the next meeting.
#include <algorithm>
#include <set>

#include "inact/config/vocabularies.h"
#include "inact/demo/world.h"
#include "inact/group/invitation.h"
#include "inact/group/meeting.h"
#include "inact/group/members.h"
#include "inact/store/query.h"

namespace inact::demo {
namespace {

constexpr std::array<const char*, 6> kTopicsOfMigrants = {"housing", "work",   "residence",
                                                          "school",  "family", "language_course"};
constexpr std::array<const char*, 5> kTopicsOfVolunteers = {"burnout_prevention", "authorities", "trauma", "diversity",
                                                            "labour_market"};

class Groups {
 public:
  explicit Groups(World& world)
      : world_(world),
        tx_(world.tx),
        chance_(world.chance),
        group_rules_{vocabularies_, world.plan.today, "hope"},
        workshop_rules_{vocabularies_, "hope", world.plan.today, 45} {}

  void make(GroupId id, bool invited) {
    const ExchangeGroup group = get_group(tx_, id);
    if (group.audience != "migrants") take_in_volunteers(id);
    if (group.audience != "volunteers") take_in_clients(id);
    talk(group);
    const std::string next = meet(id).str();
    if (invited) invite(id, next);
  }

 private:
  /// Who came twice belongs to it, from the first time on.
  void take_in_volunteers(GroupId group) {
    Query query(tx_,
                "SELECT a.person_id, min(s.held_on) FROM attendance a JOIN session s ON s.id = a.session_id "
                "JOIN workshop w ON w.id = s.workshop_id WHERE w.group_id = :group GROUP BY a.person_id "
                "HAVING count(*) > 1 ORDER BY a.person_id",
                {{"group", group}});
    std::vector<std::pair<PersonId, Date>> came;
    while (query.next()) {
      const auto [person, day] = query.row<PersonId, Date>();
      came.emplace_back(person, day);
    }
    for (const auto& [person, day] : came) {
      join_group(tx_, group, {person}, day, chance_.percent(40), world_.plan.today);
      const Date gone = add_days(day, chance_.number(60, 200));
      if (chance_.percent(12) && world_.past(gone)) leave_group(tx_, group, {person}, gone, world_.plan.today);
    }
  }

  /// People who came for advice, of late: who of them comes to a meeting is counted there without a name.
  void take_in_clients(GroupId group) {
    Query query(tx_,
                "SELECT i.person_id, min(i.opened_on) FROM intake i JOIN identity d ON d.person_id = i.person_id "
                "GROUP BY i.person_id ORDER BY i.person_id");
    std::vector<std::pair<PersonId, Date>> clients;
    while (query.next()) {
      const auto [person, day] = query.row<PersonId, Date>();
      clients.emplace_back(person, day);
    }
    std::set<PersonId> taken;
    for (int tries = chance_.number(7, 12); tries > 0 && !clients.empty(); --tries) {
      const auto& [person, day] = chance_.one_of(clients);
      const Date joined = std::max(day, add_days(world_.plan.today, -chance_.number(0, 60)));
      if (taken.insert(person).second) join_group(tx_, group, {person}, joined, chance_.percent(60), world_.plan.today);
    }
  }

  const char* topic(const ExchangeGroup& group) {
    return group.audience == "volunteers" ? chance_.one_of(kTopicsOfVolunteers) : chance_.one_of(kTopicsOfMigrants);
  }

  /// What was talked about at its meetings, and what somebody asks for.
  void talk(const ExchangeGroup& group) {
    const auto meetings =
        Query(tx_, "SELECT id FROM workshop WHERE group_id = :group ORDER BY id", {{"group", group.id}})
            .column<WorkshopId>();
    for (const WorkshopId meeting : meetings)
      if (chance_.percent(70))
        raise_topic(tx_, group.id, {.code = topic(group), .meeting = meeting.str()}, group_rules_);
    const auto members = members_of(tx_, group.id, world_.plan.today);
    if (members.empty()) return;
    const auto& who = chance_.one_of(members);
    raise_topic(tx_, group.id, {.code = topic(group), .asked_by = who.person}, group_rules_);
  }

  WorkshopId meet(GroupId group) {
    Date day = add_days(world_.plan.today, chance_.number(7, 20));
    while (weekday_from_monday(day) > 4) day = add_days(day, 1);
    WorkshopAnswers answers;
    answers.starts_at = "17:30";
    answers.ends_at = "19:00";
    return meet_group(tx_, group, answers, {day}, workshop_rules_);
  }

  /// Some days ago; most have answered since.
  void invite(GroupId group, const std::string& meeting) {
    const Date day = add_days(world_.plan.today, -chance_.number(4, 8));
    if (members_of(tx_, group, day).empty()) return;
    const Invitations all = invite_group(tx_, {group, meeting, {}, "InAct", day});
    for (const Invitation& one : all.invited) {
      constexpr std::array kAnswers = {InvitationAnswer::Yes, InvitationAnswer::No, InvitationAnswer::Maybe};
      if (!chance_.percent(60)) continue;
      const InvitationAnswer answer = kAnswers[chance_.weighted({60, 25, 15})];
      answer_invitation(tx_, {group, one.person, answer, meeting, add_days(day, chance_.number(0, 4))},
                        world_.plan.today);
    }
  }

  World& world_;
  Transaction& tx_;
  Chance& chance_;
  const Vocabularies vocabularies_ = built_in_vocabularies();
  const GroupRules group_rules_;
  const WorkshopRules workshop_rules_;
};

}  // namespace

void make_groups(World& world) {
  Groups groups(world);
  const auto all = Query(world.tx, "SELECT id FROM exchange_group ORDER BY id").column<GroupId>();
  // The last one is left to be invited.
  for (const GroupId id : all) groups.make(id, id != all.back());
}

}  // namespace inact::demo

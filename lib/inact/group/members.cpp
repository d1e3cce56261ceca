#include "inact/group/members.h"

#include <algorithm>
#include <map>

#include "inact/base/error.h"
#include "inact/group/group.h"
#include "inact/people/person.h"
#include "inact/store/query.h"

namespace inact {
namespace {

struct LastInvitation {
  Date on{};
  std::string by, answer;
};

std::map<PersonId, LastInvitation> last_invitations(const Store& store, GroupId group, Date day) {
  Query query(store,
              "SELECT i.person_id, i.invited_on, i.entered_by, coalesce(i.answer, '') FROM group_invitation i "
              "JOIN workshop w ON w.id = i.workshop_id WHERE w.group_id = :group AND i.invited_on <= :day "
              "ORDER BY i.invited_on, i.workshop_id, i.person_id",
              {{"group", group}, {"day", day}});
  std::map<PersonId, LastInvitation> last;
  while (query.next()) {
    const auto [person, on, by, answer] = query.row<PersonId, Date, std::string, std::string>();
    last[person] = {on, by, answer};
  }
  return last;
}

void require_past(Date day, Date today) {
  if (day > today) throw usage("{date} is after today.", {{"date", day}});
}

/// When somebody belonged to the group the last time.
struct Membership {
  Date from{};
  std::optional<Date> until;
};
std::optional<Membership> last_membership(const Store& store, GroupId group, PersonId person) {
  const auto row = Query(store,
                         "SELECT joined_on, left_on FROM group_member WHERE group_id = :group AND person_id = :person "
                         "ORDER BY joined_on DESC LIMIT 1",
                         {{"group", group}, {"person", person}})
                       .one<Date, std::optional<Date>>();
  if (!row) return std::nullopt;
  return Membership{std::get<0>(*row), std::get<1>(*row)};
}

}  // namespace

std::vector<GroupMember> members_of(const Store& store, GroupId group, Date day) {
  const auto invited = last_invitations(store, group, day);
  Query query(store,
              "WITH meeting AS (SELECT s.id, s.held_on FROM session s JOIN workshop w ON w.id = s.workshop_id "
              "WHERE w.group_id = :group AND w.status = 'planned' AND s.held_on <= :day AND "
              "EXISTS (SELECT 1 FROM attendance a WHERE a.session_id = s.id)), "
              "came AS (SELECT a.person_id, max(t.held_on) AS last FROM attendance a JOIN meeting t "
              "ON t.id = a.session_id WHERE a.mark IN ('present', 'late', 'left_early') GROUP BY a.person_id) "
              "SELECT m.person_id, m.joined_on, m.asked, c.last, (SELECT count(*) FROM meeting t "
              "WHERE t.held_on >= m.joined_on AND (c.last IS NULL OR t.held_on > c.last)) "
              "FROM group_member m JOIN person p ON p.id = m.person_id LEFT JOIN came c ON c.person_id = m.person_id "
              "WHERE m.group_id = :group AND m.joined_on <= :day AND (m.left_on IS NULL OR m.left_on > :day) "
              "AND p.void_reason IS NULL ORDER BY m.person_id",
              {{"group", group}, {"day", day}});
  std::vector<GroupMember> members;
  while (query.next()) {
    GroupMember member;
    std::tie(member.person, member.joined_on, member.asked, member.last_came, member.missed) =
        query.row<PersonId, Date, bool, std::optional<Date>, int>();
    if (const auto found = invited.find(member.person); found != invited.end()) {
      member.invited_on = found->second.on;
      member.invited_by = found->second.by;
      member.answer = found->second.answer;
    }
    members.push_back(std::move(member));
  }
  return members;
}

std::vector<GroupJoined> join_group(Transaction& transaction, GroupId group, const std::vector<PersonId>& people,
                                    Date day, bool asked, Date today) {
  require_past(day, today);
  require_group(transaction, group, day);
  Query add(transaction,
            "INSERT INTO group_member (group_id, person_id, joined_on, asked, entered_by, entered_at) "
            "VALUES (:group, :person, :day, :asked, :by, :at)");
  std::vector<GroupJoined> all;
  for (const PersonId person : people) {
    if (std::ranges::find(all, person, &GroupJoined::person) != all.end()) continue;
    require_person(transaction, person);
    require_day_of(transaction, person, day);
    const auto last = last_membership(transaction, group, person);
    if (last && !last->until) {
      all.push_back({person, false});
      continue;
    }
    if (last && day < *last->until)
      throw refused("{person} belonged to {group} from {from} on, until {until}.",
                    {{"person", person.str()}, {"group", group.str()}, {"from", last->from}, {"until", *last->until}});
    add.bind({{"group", group},
              {"person", person},
              {"day", day},
              {"asked", asked},
              {"by", transaction.author().who},
              {"at", transaction.entered_at()}})
        .run();
    all.push_back({person, true});
  }
  const auto changed = std::ranges::count(all, true, &GroupJoined::changed);
  if (changed > 0) transaction.log(Action::Edit, group.str(), "members", changed);
  return all;
}

void leave_group(Transaction& transaction, GroupId group, const std::vector<PersonId>& people, Date day, Date today) {
  require_past(day, today);
  require_group(transaction, group);
  for (const PersonId person : people) {
    require_person(transaction, person);
    const auto last = last_membership(transaction, group, person);
    if (!last || last->until)
      throw refused("{person} does not belong to {group}.", {{"person", person.str()}, {"group", group.str()}})
          .remedy(tr("`inact network group show {group}` shows who does.", {{"group", group.str()}}));
    if (day < last->from)
      throw refused("{person} joined {group} on {day} only.",
                    {{"person", person.str()}, {"group", group.str()}, {"day", last->from}});
    if (day == last->from)
      run(transaction, "DELETE FROM group_member WHERE group_id = :group AND person_id = :person AND joined_on = :from",
          {{"group", group}, {"person", person}, {"from", last->from}});
    else
      run(transaction,
          "UPDATE group_member SET left_on = :day WHERE group_id = :group AND person_id = :person AND joined_on = "
          ":from",
          {{"day", day}, {"group", group}, {"person", person}, {"from", last->from}});
  }
  transaction.log(Action::Edit, group.str(), "members", static_cast<std::int64_t>(people.size()));
}

}  // namespace inact

#include "inact/group/group_document.h"

#include <algorithm>

#include "inact/group/meeting.h"
#include "inact/group/members.h"
#include "inact/people/person.h"
#include "inact/store/query.h"

namespace inact {
namespace {

Cell group_text(const std::string& text) { return text.empty() ? Cell{} : Cell{text}; }

Cell group_code(const char* vocabulary, const std::string& code) {
  return code.empty() ? Cell{} : Cell{Coded{vocabulary, code}};
}

Table members_table(const Store& store, const std::vector<GroupMember>& members, int missed, bool names) {
  Table table{"members", tr("Members"), {}, {}};
  table.columns = {{"person", tr("Person")},
                   {"joined_on", tr("Since")},
                   {"asked", tr("Own wish")},
                   {"last_came", tr("Last came")},
                   {"missed", tr("Missed since"), Align::Right},
                   {"away", tr("Away for long")},
                   {"invited_on", tr("Invited")},
                   {"invited_by", tr("By")},
                   {"answer", tr("Answer")}};
  if (names) table.columns.insert(table.columns.begin() + 1, Column{"name", tr("Name")});
  for (const GroupMember& member : members) {
    std::vector<Cell> row = {cell(member.person),
                             member.joined_on,
                             member.asked,
                             cell(member.last_came),
                             std::int64_t{member.missed},
                             member.missed >= missed,
                             cell(member.invited_on),
                             group_text(member.invited_by),
                             group_code("group_answer", member.answer)};
    if (names) row.insert(row.begin() + 1, group_text(name_of(store, member.person)));
    table.rows.push_back(std::move(row));
  }
  return table;
}

}  // namespace

Table list_groups(const Store& store, const GroupFilter& filter, Date today) {
  Table table;
  table.columns = {{"id", tr("Id")},
                   {"name", tr("Name")},
                   {"kind", tr("Kind")},
                   {"audience", tr("For")},
                   {"language", tr("Language")},
                   {"place", {}},
                   {"steward", tr("Kept by")},
                   {"members", tr("Members"), Align::Right},
                   {"last_meeting", tr("Last meeting")},
                   {"next_meeting", tr("Next meeting")},
                   {"partner", {}},
                   {"ended_on", {}}};
  Query query(store,
              "SELECT g.id, g.name, g.kind, g.audience, coalesce(g.language, ''), g.place, g.steward, "
              "(SELECT count(DISTINCT m.person_id) FROM group_member m JOIN person p ON p.id = m.person_id "
              "WHERE m.group_id = g.id AND p.void_reason IS NULL AND m.joined_on <= :today "
              "AND (m.left_on IS NULL OR m.left_on > :today)), "
              "(SELECT max(s.held_on) FROM session s JOIN workshop w ON w.id = s.workshop_id WHERE w.group_id = g.id "
              "AND w.status = 'planned' AND s.held_on < :today), "
              "(SELECT min(s.held_on) FROM session s JOIN workshop w ON w.id = s.workshop_id WHERE w.group_id = g.id "
              "AND w.status = 'planned' AND s.held_on >= :today), g.partner, g.ended_on FROM exchange_group g "
              "WHERE (g.void_reason IS NOT NULL) = :voided "
              "AND (:voided OR (g.ended_on IS NOT NULL AND g.ended_on <= :today) = :ended) "
              "AND (:audience IS NULL OR g.audience = :audience) AND (:kind IS NULL OR g.kind = :kind) "
              "AND (:language IS NULL OR g.language = :language) AND (:partner IS NULL OR g.partner = :partner) "
              "AND (:steward IS NULL OR lower(g.steward) = lower(:steward)) ORDER BY g.name, g.id",
              {{"today", today},
               {"voided", filter.voided},
               {"ended", filter.ended},
               {"audience", filter.audience},
               {"kind", filter.kind},
               {"language", filter.language},
               {"partner", filter.partner},
               {"steward", filter.steward}});
  using Text = std::optional<std::string>;
  while (query.next()) {
    const auto [id, name, kind, audience, language, place, steward, members, last, next, partner, ended] =
        query.row<GroupId, std::string, std::string, std::string, std::string, Text, Text, std::int64_t,
                  std::optional<Date>, std::optional<Date>, std::string, std::optional<Date>>();
    table.rows.push_back({cell(id), name, Coded{"group_kind", kind}, Coded{"audience", audience},
                          group_code("language", language), cell(place), cell(steward), members, cell(last), cell(next),
                          Coded{"partner", partner}, cell(ended)});
  }
  return table;
}

Document group_document(const Store& store, GroupId id, Date today, int missed, bool names) {
  const ExchangeGroup group = get_group(store, id);
  const std::vector<GroupMember> members = members_of(store, id, today);
  const auto away = std::ranges::count_if(members, [&](const GroupMember& one) { return one.missed >= missed; });
  Document document;
  document.schema = "group";
  document.fields = {{"id", tr("Id"), cell(id)},
                     {"name", tr("Name"), group.name},
                     {"kind", tr("Kind"), Coded{"group_kind", std::string(word(group.kind))}},
                     {"audience", tr("For"), Coded{"audience", group.audience}},
                     {"language", tr("Language"), group_code("language", group.language)},
                     {"place", tr("Place"), group_text(group.place)},
                     {"steward", tr("Kept by"), group_text(group.steward)},
                     {"partner", tr("Partner"), Coded{"partner", group.partner}},
                     {"ended_on", tr("Ended"), cell(group.ended_on)},
                     {"members_now", tr("Members"), static_cast<std::int64_t>(members.size())},
                     {"away", tr("Away for long"), static_cast<std::int64_t>(away)},
                     {"void_reason", tr("Void because"), cell(group.void_reason)},
                     {"entered_by", {}, group.entered_by},
                     {"entered_at", {}, group.entered_at}};
  document.tables = {members_table(store, members, missed, names), group_meetings_table(store, id),
                     group_topics_table(store, id)};
  return document;
}

}  // namespace inact

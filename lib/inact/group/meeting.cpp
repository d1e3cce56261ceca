#include "inact/group/meeting.h"

#include <algorithm>

#include "inact/base/day_of_work.h"
#include "inact/base/error.h"
#include "inact/people/person.h"
#include "inact/store/query.h"
#include "inact/text/answer.h"
#include "inact/text/fold.h"
#include "inact/workshop/meeting.h"

namespace inact {
namespace {

constexpr std::size_t kLongestTopicText = 120;

/// A topic is a need that people have, or a topic of trainings.
struct TopicCode {
  std::optional<std::string> need, topic;
};

TopicCode accept_topic(const Vocabularies& words, const std::string& typed) {
  const Vocabulary& needs = words["need"];
  const Vocabulary& topics = words["topic"];
  const auto is = [&](const Vocabulary& codes) {
    try {
      codes.accept(typed);
      return true;
    } catch (const Error&) {
      return false;
    }
  };
  if (is(needs)) return {needs.accept(typed), std::nullopt};
  if (is(topics)) return {std::nullopt, topics.accept(typed)};
  std::string meant = needs.nearest_code(typed);
  if (meant.empty()) meant = topics.nearest_code(typed);
  const std::string said = cut_to_width(shown(typed), 40);
  Error error = meant.empty() ? usage("“{typed}” is neither a need nor a topic.", {{"typed", said}})
                              : usage("“{typed}” is neither a need nor a topic. Did you mean “{nearest}”?",
                                      {{"typed", said}, {"nearest", meant}});
  throw std::move(error).remedy(tr("`inact config explain need` and `inact config explain topic` list them."));
}

Coded coded_topic(const std::optional<std::string>& need, const std::optional<std::string>& topic) {
  return need ? Coded{"need", *need} : Coded{"topic", topic.value_or("")};
}

Workshop require_meeting(const Store& store, GroupId group, std::string_view typed) {
  Workshop meeting = require_workshop(store, find_workshop(store, typed));
  if (meeting.group != group)
    throw refused("{workshop} is no meeting of {group}.", {{"workshop", meeting.name()}, {"group", group.str()}})
        .remedy(tr("`inact network group show {group}` shows its meetings.", {{"group", group.str()}}));
  return meeting;
}

}  // namespace

WorkshopId meet_group(Transaction& transaction, GroupId id, const WorkshopAnswers& answers,
                      const std::vector<Date>& days, const WorkshopRules& rules) {
  const ExchangeGroup group =
      days.empty() ? require_group(transaction, id) : require_group(transaction, id, *std::ranges::min_element(days));
  WorkshopAnswers said = answers;
  const auto usual = [](std::optional<std::string>& answer, const std::string& of_group) {
    if (!answer) answer = of_group;
  };
  usual(said.title, group.name);
  usual(said.audience, group.audience);
  usual(said.language, group.language);
  usual(said.place, group.place);
  usual(said.partner, group.partner);
  return plan_meeting(transaction, id, said, days, rules);
}

Workshop meeting_of(const Store& store, GroupId group, const std::optional<std::string>& named, Date day) {
  require_group(store, group);
  if (named) return require_meeting(store, group, *named);
  const std::vector<WorkshopId> next = meetings_from(store, group, day);
  if (next.empty())
    throw refused("No meeting of {group} is planned.", {{"group", group.str()}})
        .remedy(tr("`inact network group meet {group} --date DATE` plans one.", {{"group", group.str()}}));
  return get_workshop(store, next.front());
}

std::vector<WorkshopId> meetings_from(const Store& store, GroupId group, Date day) {
  return Query(store,
               "SELECT w.id FROM workshop w JOIN session s ON s.workshop_id = w.id WHERE w.group_id = :group "
               "AND w.status = 'planned' AND s.held_on >= :day GROUP BY w.id ORDER BY min(s.held_on), w.id",
               {{"group", group}, {"day", day}})
      .column<WorkshopId>();
}

void raise_topic(Transaction& transaction, GroupId group, const GroupTopic& topic, const GroupRules& rules) {
  require_group(transaction, group);
  const TopicCode code = accept_topic(rules.vocabularies, topic.code);
  std::optional<Workshop> meeting;
  if (topic.meeting) meeting = require_meeting(transaction, group, *topic.meeting);
  const Date day =
      topic.raised_on.value_or(meeting ? std::min(meeting->sessions.front().date, rules.today) : rules.today);
  if (day > rules.today) throw usage("{date} is after today.", {{"date", day}});
  require_day_of_work(day);
  if (topic.asked_by) require_person(transaction, *topic.asked_by);
  const std::string text = accept_text(topic.text, kLongestTopicText, tr("Text"));
  insert(transaction,
         "INSERT INTO group_topic (group_id, workshop_id, need, topic, text, asked_by, raised_on, entered_by, "
         "entered_at) VALUES (:group, :meeting, :need, :topic, :text, :asked_by, :day, :by, :at)",
         {{"group", group},
          {"meeting", meeting ? std::optional(meeting->id) : std::nullopt},
          {"need", code.need},
          {"topic", code.topic},
          {"text", text.empty() ? std::nullopt : std::optional(text)},
          {"asked_by", topic.asked_by},
          {"day", day},
          {"by", transaction.author().who},
          {"at", transaction.entered_at()}});
  transaction.log(Action::Edit, group.str(), "topics");
}

void void_topic(Transaction& transaction, GroupId group, const GroupTopic& topic, std::string_view reason,
                const GroupRules& rules) {
  require_group(transaction, group);
  const TopicCode code = accept_topic(rules.vocabularies, topic.code);
  std::optional<WorkshopId> meeting;
  if (topic.meeting) meeting = require_meeting(transaction, group, *topic.meeting).id;
  const auto last =
      Query(transaction,
            "SELECT id FROM group_topic WHERE group_id = :group AND need IS :need AND topic IS :topic "
            "AND (:meeting IS NULL OR workshop_id = :meeting) AND (:person IS NULL OR asked_by = :person) "
            "AND void_reason IS NULL ORDER BY id DESC LIMIT 1",
            {{"group", group},
             {"need", code.need},
             {"topic", code.topic},
             {"meeting", meeting},
             {"person", topic.asked_by}})
          .one<std::int64_t>();
  if (!last)
    throw refused("“{topic}” was not raised in {group}.",
                  {{"topic", coded_topic(code.need, code.topic)}, {"group", group.str()}})
        .remedy(tr("`inact network group show {group}` shows what was.", {{"group", group.str()}}));
  run(transaction, "UPDATE group_topic SET void_reason = :reason WHERE id = :id",
      {{"reason", accept_reason(reason, group.str())}, {"id", std::get<0>(*last)}});
  transaction.log(Action::Edit, group.str(), "topics");
}

Table group_topics_table(const Store& store, GroupId group) {
  Table table{"topics", tr("Topics"), {}, {}};
  table.columns = {{"raised_on", tr("Day")},
                   {"topic", tr("Topic")},
                   {"text", tr("Text")},
                   {"meeting", tr("Meeting")},
                   {"asked_by", tr("Asked for by")}};
  Query query(store,
              "SELECT raised_on, need, topic, text, workshop_id, asked_by FROM group_topic WHERE group_id = :group "
              "AND void_reason IS NULL ORDER BY raised_on DESC, id DESC",
              {{"group", group}});
  using Text = std::optional<std::string>;
  while (query.next()) {
    const auto [day, need, topic, text, meeting, person] =
        query.row<Date, Text, Text, Text, std::optional<WorkshopId>, std::optional<PersonId>>();
    table.rows.push_back({day, coded_topic(need, topic), cell(text), cell(meeting), cell(person)});
  }
  return table;
}

Table group_meetings_table(const Store& store, GroupId group) {
  Table table{"meetings", tr("Meetings"), {}, {}};
  table.columns = {{"id", tr("Id")},
                   {"date", tr("Day")},
                   {"title", {}},
                   {"place", tr("Place")},
                   {"registered", tr("Registered"), Align::Right},
                   {"attended", tr("Attended"), Align::Right},
                   {"unnamed", tr("Without name"), Align::Right},
                   {"topics", tr("Topics")},
                   {"state", tr("Status")}};
  Query topics(store,
               "SELECT DISTINCT need, topic FROM group_topic WHERE workshop_id = :meeting AND void_reason IS NULL "
               "UNION SELECT NULL, topic FROM workshop_topic WHERE workshop_id = :meeting ORDER BY 1, 2");
  Query query(store,
              "SELECT w.id, min(s.held_on), w.title, w.place, w.status, "
              "(SELECT count(*) FROM registration r JOIN person p ON p.id = r.person_id WHERE r.workshop_id = w.id "
              "AND r.status IN ('registered', 'offered') AND p.void_reason IS NULL), "
              "(SELECT count(DISTINCT a.person_id) FROM attendance a JOIN session t ON t.id = a.session_id "
              "JOIN person p ON p.id = a.person_id WHERE t.workshop_id = w.id AND p.void_reason IS NULL "
              "AND a.mark IN ('present', 'late', 'left_early')), "
              "(SELECT coalesce(sum(u.count), 0) FROM unnamed_attendance u JOIN session t ON t.id = u.session_id "
              "WHERE t.workshop_id = w.id) "
              "FROM workshop w JOIN session s ON s.workshop_id = w.id WHERE w.group_id = :group "
              "GROUP BY w.id ORDER BY min(s.held_on) DESC, w.id DESC",
              {{"group", group}});
  using Text = std::optional<std::string>;
  while (query.next()) {
    const auto [id, day, title, place, status, registered, attended, unnamed] =
        query.row<WorkshopId, Date, std::string, Text, std::string, std::int64_t, std::int64_t, std::int64_t>();
    std::vector<Coded> raised;
    topics.bind({{"meeting", id}});
    while (topics.next()) {
      const auto [need, topic] = topics.row<Text, Text>();
      raised.push_back(coded_topic(need, topic));
    }
    const bool held = status == "planned" && attended + unnamed > 0;
    table.rows.push_back({cell(id), day, title, cell(place), registered, attended, unnamed, raised,
                          Coded{"workshop_state", held ? "held" : status}});
  }
  return table;
}

}  // namespace inact

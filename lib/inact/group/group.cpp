#include "inact/group/group.h"

#include <tuple>

#include "inact/base/day_of_work.h"
#include "inact/base/error.h"
#include "inact/people/person.h"
#include "inact/store/changes.h"
#include "inact/store/query.h"
#include "inact/text/answer.h"
#include "inact/text/fold.h"

namespace inact {
namespace {

constexpr std::size_t kLongestGroupName = 100;
constexpr std::size_t kLongestGroupPlace = 200;

std::optional<std::string> or_null(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional(text);
}

/// Takes the answers over that differ, and gives the names of those fields.
std::vector<std::string> apply_answers(const GroupAnswers& answers, const GroupRules& rules, ExchangeGroup& group) {
  const Vocabularies& words = rules.vocabularies;
  Changes changes;
  const auto take_text = [&](const char* field, std::string& stored, const std::optional<std::string>& typed,
                             std::size_t most, const Message& title) {
    if (typed) changes.take(field, stored, std::optional(accept_line(*typed, most, title)));
  };
  const auto take_code = [&](const char* field, std::string& stored, const std::optional<std::string>& typed,
                             const char* vocabulary) {
    if (typed) changes.take(field, stored, std::optional(words[vocabulary].accept(*typed)));
  };
  take_text("name", group.name, answers.name, kLongestGroupName, tr("Name"));
  if (answers.kind) changes.take("kind", group.kind, from_word<GroupKind>(words["group_kind"].accept(*answers.kind)));
  take_code("audience", group.audience, answers.audience, "audience");
  if (answers.language)
    changes.take("language", group.language,
                 std::optional(answers.language->empty() ? "" : accept_language(words, *answers.language)));
  take_text("place", group.place, answers.place, kLongestGroupPlace, tr("Place"));
  take_text("steward", group.steward, answers.steward, kLongestGroupName, tr("Kept by"));
  take_code("partner", group.partner, answers.partner, "partner");
  if (answers.ended) {
    std::optional<Date> day;
    if (!answers.ended->empty() && *answers.ended != "none") day = parse_date(*answers.ended, rules.today);
    if (day) require_day_of_work(*day);
    changes.take("ended_on", group.ended_on, std::optional<std::optional<Date>>(day));
  }
  return changes.fields();
}

void require_complete(const Store& store, const ExchangeGroup& group) {
  if (group.name.empty()) throw usage("A group needs a name.");
  if (group.audience.empty())
    throw usage("Whom is the group for?").remedy(tr("Say `--audience migrants`, `volunteers` or `mixed`."));
  Query other(store,
              "SELECT id FROM exchange_group WHERE name = :name AND id <> :id AND void_reason IS NULL "
              "AND ended_on IS NULL ORDER BY id",
              {{"name", group.name}, {"id", group.id}});
  if (const auto row = other.one<GroupId>(); row && !group.ended_on)
    throw refused("{id} is called “{name}” already.", {{"id", std::get<0>(*row).str()}, {"name", group.name}});
}

void bind_group(Query& query, const ExchangeGroup& group) {
  query.bind({{"name", group.name},
              {"kind", group.kind},
              {"audience", group.audience},
              {"language", or_null(group.language)},
              {"place", or_null(group.place)},
              {"steward", or_null(group.steward)},
              {"partner", group.partner},
              {"ended_on", group.ended_on}});
}

}  // namespace

GroupId add_group(Transaction& transaction, const GroupAnswers& answers, const GroupRules& rules) {
  ExchangeGroup group;
  group.partner = rules.partner;
  apply_answers(answers, rules, group);
  if (!answers.audience && group.kind == GroupKind::Supervision) group.audience = "volunteers";
  require_complete(transaction, group);
  Query add(transaction,
            "INSERT INTO exchange_group (name, kind, audience, language, place, steward, partner, ended_on, "
            "entered_by, entered_at) VALUES (:name, :kind, :audience, :language, :place, :steward, :partner, "
            ":ended_on, :by, :at)");
  bind_group(add, group);
  const GroupId id{add.insert({{"by", transaction.author().who}, {"at", transaction.entered_at()}})};
  transaction.log(Action::Add, id.str());
  return id;
}

std::vector<std::string> edit_group(Transaction& transaction, GroupId id, const GroupAnswers& answers,
                                    const GroupRules& rules) {
  ExchangeGroup group = require_group(transaction, id);
  std::vector<std::string> fields = apply_answers(answers, rules, group);
  if (fields.empty()) return fields;
  require_complete(transaction, group);
  Query update(transaction,
               "UPDATE exchange_group SET name = :name, kind = :kind, audience = :audience, language = :language, "
               "place = :place, steward = :steward, partner = :partner, ended_on = :ended_on WHERE id = :id");
  bind_group(update, group);
  update.bind({{"id", id}}).run();
  transaction.log(Action::Edit, id.str(), fields);
  return fields;
}

void void_group(Transaction& transaction, GroupId id, std::string_view reason) {
  require_group(transaction, id);
  const std::string text = accept_reason(reason, id.str());
  Query meetings(transaction, "SELECT id FROM workshop WHERE group_id = :id AND status = 'planned' ORDER BY id LIMIT 1",
                 {{"id", id}});
  if (const auto meeting = meetings.one<WorkshopId>())
    throw refused("{id} has meetings, {meeting} for one.", {{"id", id.str()}, {"meeting", std::get<0>(*meeting).str()}})
        .remedy(tr("`inact network group edit {id} --ended DATE` says that it meets no more; "
                   "`inact workshop cancel {meeting} --reason TEXT` calls a meeting off.",
                   {{"id", id.str()}, {"meeting", std::get<0>(*meeting).str()}}));
  run(transaction, "UPDATE exchange_group SET void_reason = :reason WHERE id = :id", {{"reason", text}, {"id", id}});
  transaction.log(Action::Void, id.str());
}

ExchangeGroup get_group(const Store& store, GroupId id) {
  using Text = std::optional<std::string>;
  auto row = Query(store,
                   "SELECT name, kind, audience, coalesce(language, ''), coalesce(place, ''), coalesce(steward, ''), "
                   "partner, ended_on, entered_by, entered_at, void_reason FROM exchange_group WHERE id = :id",
                   {{"id", id}})
                 .one<std::string, GroupKind, std::string, std::string, std::string, std::string, std::string,
                      std::optional<Date>, std::string, std::string, Text>();
  if (!row)
    throw refused("There is no exchange group {id}.", {{"id", id.str()}})
        .remedy(tr("`inact network group list` shows all."));
  ExchangeGroup group;
  group.id = id;
  std::tie(group.name, group.kind, group.audience, group.language, group.place, group.steward, group.partner,
           group.ended_on, group.entered_by, group.entered_at, group.void_reason) = *std::move(row);
  return group;
}

ExchangeGroup require_group(const Store& store, GroupId id) {
  ExchangeGroup group = get_group(store, id);
  if (group.void_reason)
    throw refused("{id} is void: {reason}", {{"id", id.str()}, {"reason", *group.void_reason}})
        .remedy(tr("`inact network group list` shows those that count."));
  return group;
}

ExchangeGroup require_group(const Store& store, GroupId id, Date day) {
  ExchangeGroup group = require_group(store, id);
  if (group.ended_on && *group.ended_on <= day)
    throw refused("{id} ended on {day}.", {{"id", id.str()}, {"day", *group.ended_on}})
        .remedy(tr("`inact network group edit {id} --ended none` says that it goes on.", {{"id", id.str()}}));
  return group;
}

}  // namespace inact

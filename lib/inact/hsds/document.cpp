#include "inact/hsds/plan.h"

namespace inact {
namespace {

constexpr std::size_t kShownItems = 40;

bool has_short_id(int table) { return feed_short_id(table, 1).has_value(); }

Cell name_of(const FeedRows& rows, int table, std::size_t row) {
  const int place = feed_tables()[static_cast<std::size_t>(table)].place("name");
  return place < 0 || rows.at(row, place).empty() ? Cell{} : Cell{rows.at(row, place)};
}

std::vector<std::string> names_of(int table, std::uint64_t fields) {
  std::vector<std::string> names;
  const auto& all = feed_tables()[static_cast<std::size_t>(table)].fields;
  for (std::size_t i = 1; i < all.size(); ++i)
    if (fields >> i & 1) names.push_back(all[i].name);
  return names;
}

/// What is not the same: of new rows those that have an id here.
Table items_table(const Feed& feed, const FeedPlan& plan, std::size_t most) {
  Table table{"items", {}, {}, {}};
  table.columns = {{"id", tr("Id")},     {"table", tr("Table")}, {"uuid", {}},
                   {"name", tr("Name")}, {"action", tr("What")}, {"fields", tr("Fields")}};
  const auto add = [&](const FeedRows& rows, int at, std::size_t row, std::int64_t id, FeedAction action,
                       std::uint64_t fields) {
    if (table.rows.size() < most)
      table.rows.push_back({cell(feed_short_id(at, id)),
                            Coded{"hsds_table", feed_tables()[static_cast<std::size_t>(at)].name}, rows.at(row, 0),
                            name_of(rows, at, row), Coded{"import_action", std::string(word(action))},
                            names_of(at, fields)});
  };
  for (int at = 0; at < static_cast<int>(plan.steps.size()); ++at)
    for (std::size_t row = 0; row < plan.steps[static_cast<std::size_t>(at)].size(); ++row) {
      const FeedStep& step = plan.steps[static_cast<std::size_t>(at)][row];
      if (step.action == FeedAction::Same || (step.action == FeedAction::New && !has_short_id(at))) continue;
      const std::int64_t known = plan.recorded.id(at, feed[at].at(row, 0));
      add(feed[at], at, row, known != 0 ? known : plan.new_id(at, row), step.action, step.fields);
    }
  for (const GoneRow& gone : plan.gone)
    add(plan.recorded.feed[gone.table], gone.table, gone.row, gone.id, FeedAction::Gone, 0);
  return table;
}

std::size_t size_of_items(const FeedPlan& plan) {
  std::size_t size = plan.gone.size();
  for (int at = 0; at < static_cast<int>(plan.steps.size()); ++at)
    for (const FeedStep& step : plan.steps[static_cast<std::size_t>(at)])
      size += step.action != FeedAction::Same && (step.action != FeedAction::New || has_short_id(at));
  return size;
}

Table counts_table(const FeedPlan& plan) {
  Table table{"rows", {}, {}, {}};
  table.columns = {{"table", tr("Table")},
                   {"read", tr("Read"), Align::Right},
                   {"new", tr("New"), Align::Right},
                   {"same", tr("Unchanged"), Align::Right},
                   {"changed", tr("Changed"), Align::Right},
                   {"gone", tr("Gone"), Align::Right},
                   {"conflict", tr("Conflicts"), Align::Right},
                   {"rejected", tr("Rejected"), Align::Right}};
  for (int at = 0; at < static_cast<int>(plan.steps.size()); ++at) {
    FeedCounts counts;
    for (const FeedStep& step : plan.steps[static_cast<std::size_t>(at)]) ++counts[step.action];
    for (const GoneRow& gone : plan.gone) counts[FeedAction::Gone] += gone.table == at;
    if (counts.read() + counts[FeedAction::Gone] == 0) continue;
    table.rows.push_back({Coded{"hsds_table", feed_tables()[static_cast<std::size_t>(at)].name}, counts.read()});
    for (const std::int64_t count : counts.by_action) table.rows.back().push_back(count);
  }
  return table;
}

}  // namespace

Document feed_summary(const Feed& feed, const FeedPlan& plan, const FeedSource& source, std::optional<BatchId> batch) {
  Document document;
  document.schema = "import";
  document.fields = {{"file", tr("File"), source.file},
                     {"source", tr("Publisher"), plan.source},
                     {"batch", tr("Import"), cell(batch)}};
  document.tables = {counts_table(plan), items_table(feed, plan, kShownItems)};
  if (const std::size_t all = size_of_items(plan); all > kShownItems)
    document.notes.push_back(trn("and 1 more; --json shows it", "and {n} more; --json shows all",
                                 static_cast<std::int64_t>(all - kShownItems)));
  document.notes.insert(document.notes.end(), feed.notes.begin(), feed.notes.end());
  return document;
}

Document feed_document(const Feed& feed, const FeedPlan& plan, const FeedSource& source, bool committed,
                       std::optional<BatchId> batch) {
  Document document;
  document.schema = "import";
  const FeedCounts& counts = plan.counts;
  auto rows = std::make_shared<Record>();
  rows->fields = {{"read", {}, counts.read()},
                  {"new", {}, counts[FeedAction::New]},
                  {"same", {}, counts[FeedAction::Same]},
                  {"changed", {}, counts[FeedAction::Changed]},
                  {"gone", {}, counts[FeedAction::Gone]},
                  {"conflict", {}, counts[FeedAction::Conflict]},
                  {"rejected", {}, counts[FeedAction::Rejected]}};
  document.fields = {{"file", {}, source.file},
                     {"sha256", {}, source.sha256},
                     {"profile", {}, source.profile},
                     {"source", {}, plan.source},
                     {"committed", {}, committed},
                     {"batch", {}, cell(batch)},
                     {"rows", {}, std::shared_ptr<const Record>(rows)}};
  Table problems{"problems", {}, {{"file", {}}, {"line", {}}, {"record", {}}, {"field", {}}, {"message", {}}}, {}};
  for (const FeedProblem& one : feed.problems)
    problems.rows.push_back({one.file, std::int64_t{one.line}, one.record.empty() ? Cell{} : Cell{one.record},
                             one.field.empty() ? Cell{} : Cell{one.field}, one.message});
  Table notes{"notes", {}, {{"message", {}}}, {}};
  for (const Message& note : feed.notes) notes.rows.push_back({note});
  document.tables = {items_table(feed, plan, std::string::npos), std::move(problems), std::move(notes)};
  return document;
}

}  // namespace inact

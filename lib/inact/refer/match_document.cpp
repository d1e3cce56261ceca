#include "inact/refer/match_document.h"

#include <algorithm>

#include "inact/refer/match_language.h"

namespace inact {
namespace {

constexpr std::size_t kClosest = 3;  // shown when nothing fits

Coded criterion(std::size_t i) { return {"match_criterion", std::string(kWords<Criterion>[i])}; }

Cell points_of(const RankedService& match) {
  auto points = std::make_shared<Record>();
  for (std::size_t i = 0; i < kCriteria; ++i)
    points->fields.push_back({std::string(kWords<Criterion>[i]), {}, match.points[i]});
  return std::shared_ptr<const Record>(std::move(points));
}

Table items_table(const MatchResult& result, const MatchView& view, const Words& words) {
  Table table{"items",
              {},
              {{"rank", tr("No."), Align::Right},
               {"service", tr("Id")},
               {"organization", {}},
               {"name", tr("Service")},
               {"organization_name", tr("Institution")},
               {"score", tr("Points"), Align::Right}},
              {}};
  const bool spread = view.why && !view.json;
  if (spread)
    for (std::size_t i = 0; i < kCriteria; ++i)
      table.columns.push_back(
          {std::string(kWords<Criterion>[i]), tr("{code}", {{"code", criterion(i)}}), Align::Right});
  else if (view.json)
    table.columns.push_back({"points", {}});
  table.columns.push_back({"notes", tr("To be asked or known")});
  std::int64_t rank = 0;
  for (const RankedService& match : result.items) {
    auto& row = table.rows.emplace_back();
    row = {++rank, cell(match.id), cell(match.organization), match.name, match.organization_name, match.score};
    if (spread)
      row.insert(row.end(), match.points.begin(), match.points.end());
    else if (view.json)
      row.push_back(points_of(match));
    std::vector<std::string> notes;
    for (const Message& note : match.notes) notes.push_back(words.say(note));
    row.push_back(std::move(notes));
  }
  return table;
}

Table excluded_table(const MatchResult& result, const MatchView& view) {
  const bool closest = result.items.empty() && !view.why && !view.json;
  Table table{"excluded",
              closest ? tr("What came closest") : tr("Excluded"),
              {{"service", tr("Id")},
               {"organization", {}},
               {"name", tr("Service")},
               {"rule", tr("Excluded because")},
               {"detail", tr("Value")}},
              {}};
  for (const RankedService& match : result.excluded) {
    if (closest && table.rows.size() == kClosest) break;
    const Exclusion& first = match.exclusions.front();
    table.rows.push_back({cell(match.id), cell(match.organization), match.name,
                          Coded{"match_rule", std::string(word(first.rule))}, first.detail});
  }
  return table;
}

/// What of the person would have decided and is not known.
std::vector<Message> unknown_facts(const Wish& wish) {
  std::vector<Message> notes;
  if (wish.languages.empty()) notes.push_back(tr("Not known: in which language the person can be advised."));
  if (!wish.birth_year) notes.push_back(tr("Not known: the birth year."));
  if (!wish.home.known()) notes.push_back(tr("Not known: where the person lives."));
  if (wish.nothing_allowed_since)
    notes.push_back(
        tr("The person refused on {day} that anything is given to others: only information and recommendation.",
           {{"day", *wish.nothing_allowed_since}}));
  return notes;
}

Message criteria_used() {
  std::vector<Coded> all;
  for (std::size_t i = 0; i < kCriteria; ++i) all.push_back(criterion(i));
  return tr(
      "Compared by: {criteria}. Nationality and religion never count; residence only where an institution has a "
      "rule about it.",
      {{"criteria", listed(all)}});
}

}  // namespace

Document match_document(const MatchResult& result, const MatchRequest& request, const MatchView& view,
                        const Words& words) {
  Document document;
  document.schema = "match";
  document.fields = {{"need", {}, cell(request.need)}};
  document.tables.push_back(items_table(result, view, words));
  const bool with_excluded = view.json || view.why || result.items.empty();
  if (with_excluded && (view.json || !result.excluded.empty())) document.tables.push_back(excluded_table(result, view));
  if (result.empty_directory) {
    document.empty = tr("The directory is empty: no service is recorded yet.");
    document.notes = {tr("Begin with `inact network add` and `inact network service add`.")};
    return document;
  }
  document.notes = unknown_facts(request.wish);
  const Message nothing = tr("Nothing fits: {need}.", {{"need", Coded{"need", request.wish.need}}});
  if (result.items.empty() && document.tables.size() > 1 && !result.excluded.empty())
    document.notes.insert(document.notes.begin(), nothing);
  else
    document.empty = nothing;
  if (result.items.empty())
    document.notes.push_back(tr("`inact network gaps` shows what is missing in the directory."));
  else
    document.notes.push_back(criteria_used());
  return document;
}

}  // namespace inact
